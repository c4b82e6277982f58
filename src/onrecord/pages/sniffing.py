"""What a stream holds, from its first bytes and its name."""

import codecs
import json
import re
from pathlib import PurePath
from typing import Literal

Holding = Literal["html", "text", "jsonl"]

HTML_ENDINGS = frozenset({".html", ".htm", ".xhtml"})
LINES_ENDINGS = frozenset({".jsonl", ".ndjson"})
KNOWN_ENDINGS = HTML_ENDINGS | LINES_ENDINGS | {".txt"}

SNIFFED_BYTES = 65_536

_BLANKS = b" \t\r\n\f"
_OPENS_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml)\b", re.IGNORECASE)
_TAG = re.compile(rb"</?(?:html|head|body|title|meta|script|div|article|section|table|p|h1|span|a)\b[^<]{0,500}>", re.I)


def sniff(head: bytes, address: str, input_format: str = "auto") -> Holding:
    """What a stream holds: what the user says, else what its first bytes look like, helped by its name."""
    if input_format in ("html", "text", "jsonl"):
        return input_format  # type: ignore[return-value]
    ending = PurePath(address).suffix.lower()
    if ending in LINES_ENDINGS or _begins_with_json_line(head):
        return "jsonl"
    if ending in HTML_ENDINGS:
        return "html" if _TAG.search(_narrow(head)) else "text"
    return "html" if _looks_like_html(head) else "text"


def _looks_like_html(head: bytes) -> bool:
    """Whether it opens as a web page does, or is thick with its tags (a page whose first lines were cut)."""
    start = _narrow(head).removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)
    return bool(_OPENS_HTML.match(start)) or (start.startswith(b"<") and len(_TAG.findall(start)) >= 3)


def _narrow(head: bytes) -> bytes:
    """The head as one byte a character, where it comes as UTF-16."""
    return head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")


def _begins_with_json_line(head: bytes) -> bool:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip(_BLANKS)
    if not start.startswith(b"{"):
        return False
    first, _, rest = start.partition(b"\n")
    if not rest and len(first) > SNIFFED_BYTES // 2:  # a line that goes on beyond what we look at
        return b'"text"' in first
    try:
        return "text" in json.loads(first)
    except (ValueError, RecursionError):
        return False
