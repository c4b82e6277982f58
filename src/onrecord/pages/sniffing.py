"""What a stream holds, from its first bytes and its name."""

import codecs
import json
import re
import zlib
from io import BufferedReader, BytesIO
from pathlib import PurePath
from typing import BinaryIO, Literal, get_args

from onrecord.pages.intake import Intake

Leaf = Literal["html", "text"]
Holding = Literal["html", "text", "jsonl", "parquet", "warc", "zip", "gzip", "bzip2", "xz"]

HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
WARC_ENDINGS = frozenset({".warc", ".wet"})
ARCHIVE_ENDINGS: dict[str, Holding] = {
    ".parquet": "parquet",
    ".warc": "warc",
    ".wet": "warc",
    ".zip": "zip",
    ".wacz": "zip",
}
WRAPPINGS: dict[str, Holding] = {".gz": "gzip", ".bz2": "bzip2", ".xz": "xz"}
PAGE_ENDINGS = HTML_ENDINGS | {".txt"}
KNOWN_ENDINGS = PAGE_ENDINGS | LINES_ENDINGS | ARCHIVE_ENDINGS.keys()

SNIFFED_BYTES = 65_536

_MAGIC: tuple[tuple[bytes, Holding], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
)
_WRAPPING_MAGIC: tuple[tuple[bytes, Holding], ...] = (
    (b"\x1f\x8b\x08", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
)
_BLANKS = b" \t\r\n\f"
_OPENS_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:html|head|body|title|meta|script|div|article|section|table|p|h1|span|a)\b[^<]{0,500}>", re.I)


def is_known(name: str) -> bool:
    """Whether a file of that name is one of ours: by its ending, behind which it may be compressed."""
    path = PurePath(name)
    ending = path.suffix.lower()
    return (PurePath(path.stem).suffix.lower() if ending in WRAPPINGS else ending) in KNOWN_ENDINGS


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, still to be read."""
    if isinstance(stream, BufferedReader):
        return stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
    if isinstance(stream, BytesIO):
        return bytes(stream.getbuffer()[stream.tell() : stream.tell() + SNIFFED_BYTES])
    return b""


def sniff(head: bytes, name: str, intake: Intake) -> Holding:
    """What a stream holds: what the user says, else what its first bytes look like, helped by its name.

    What is compressed or a ZIP archive is so whatever the user says, which is then said of what stands in it.
    """
    asked = intake.input_format
    if wrapping := find_wrapping(head):
        is_warc = asked == "warc" or (asked == "auto" and (_wraps_warc(head) or _ending_of(name) in WARC_ENDINGS))
        return "warc" if wrapping == "gzip" and is_warc else wrapping
    if asked == "wacz" or head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if asked in get_args(Holding):
        return asked  # type: ignore[return-value]
    return _look(head, _ending_of(name), intake)


def find_wrapping(head: bytes) -> Holding | None:
    """How a stream is compressed, if it is."""
    return next((holding for magic, holding in _WRAPPING_MAGIC if head.startswith(magic)), None)


def look_at_page(head: bytes) -> Leaf:
    """Whether a page is markup or plain text, by its first bytes alone."""
    return "html" if _looks_like_html(head) else "text"


def _ending_of(name: str) -> str:
    """The ending that tells what is inside: of `x.warc.gz` that of the archive, should its first bytes be damaged."""
    path = PurePath(name)
    ending = path.suffix.lower()
    inner = PurePath(path.stem).suffix.lower()
    return inner if ending in WRAPPINGS and inner in ARCHIVE_ENDINGS else ending


def _look(head: bytes, ending: str, intake: Intake) -> Holding:
    for magic, holding in _MAGIC:
        if head.startswith(magic):
            return holding
    if ending in ARCHIVE_ENDINGS:
        return ARCHIVE_ENDINGS[ending]
    if ending in LINES_ENDINGS or _begins_with_json_line(head, intake.columns.contents):
        return "jsonl"
    if ending in HTML_ENDINGS:
        return "html" if _TAG.search(_narrow(head)) else "text"
    return look_at_page(head)


def _wraps_warc(head: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


def _looks_like_html(head: bytes) -> bool:
    """Whether it opens as a web page does, or is thick with its tags (a page whose first lines were cut)."""
    start = _narrow(head).removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)
    return bool(_OPENS_HTML.match(start)) or (start.startswith(b"<") and len(_TAG.findall(start)) >= 3)


def _narrow(head: bytes) -> bytes:
    """The head as one byte a character, where it comes as UTF-16."""
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _begins_with_json_line(head: bytes, contents: tuple[str, ...]) -> bool:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)
    if not start.startswith(b"{"):
        return False
    first, _, rest = start.partition(b"\n")
    if not rest and len(first) > SNIFFED_BYTES // 2:  # a line that goes on beyond what we look at
        return any(json.dumps(name).encode() in first for name in contents)
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return any(name in row for name in contents)
