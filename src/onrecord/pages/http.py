"""An HTTP answer as an archive keeps it: its head, and its body unpacked within bounds."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]{1,60})""", re.IGNORECASE)
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b", re.IGNORECASE)
_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,200})?\r?\n")
_AT_ONCE_BYTES = 65_536


class BodyTooLarge(Exception):
    """Unpacked, a body is larger than what we take."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host answered."""

    status: int
    headers: Mapping[str, str]
    """By name in small letters."""
    body_start: int
    """Where the body begins in the bytes that it was parsed from."""


def parse_answer(block: bytes) -> Answer | None:
    """The head of an answer, None where the bytes begin with none."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block)
    if status is None or end is None:
        return None
    lines = block[: end.start()].decode("latin-1").splitlines()[1:]
    pairs = (line.partition(":") for line in lines)
    headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
    return Answer(int(status[1]), headers, end.end())


def media_type_of(content_type: str) -> str:
    """`text/html` of `Text/HTML; charset=utf-8`; empty where there is none."""
    return content_type.partition(";")[0].strip().lower()


def charset_of(content_type: str) -> str | None:
    """The charset that a content type declares, as written."""
    found = _CHARSET.search(content_type)
    return found[1] if found else None


def unpack_body(body: bytes, headers: Mapping[str, str], max_bytes: int) -> bytes:
    """A body without its transfer and content encodings.

    Many archives keep a body unpacked under a head that calls it packed: what does not begin as such is taken as it is.
    Raises ValueError where it is broken or in an encoding that we do not know, BodyTooLarge from `max_bytes` on.
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = join_chunks(body)
    codings = [coding.strip().lower() for coding in headers.get("content-encoding", "").split(",")]
    for coding in reversed(codings[-4:]):
        body = _unpack(body, coding, max_bytes)
    if len(body) > max_bytes:
        raise BodyTooLarge
    return body


def join_chunks(body: bytes) -> bytes:
    """A chunked body in one piece; one that is not chunked as it is. Raises ValueError where it breaks off."""
    pieces: list[bytes] = []
    start = 0
    while chunk := _CHUNK.match(body, start):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(pieces)
        end = chunk.end() + size
        if end > len(body):
            break
        pieces.append(body[chunk.end() : end])
        start = end + (2 if body.startswith(b"\r\n", end) else 1)
    if not pieces and _CHUNK.match(body) is None:
        return body
    raise ValueError("its chunks break off")


def _unpack(body: bytes, coding: str, max_bytes: int) -> bytes:
    if coding in ("gzip", "x-gzip"):
        return _inflate(body, zlib.MAX_WBITS | 16, max_bytes) if body.startswith(b"\x1f\x8b") else body
    if coding == "deflate":
        return _undeflate(body, max_bytes)
    if coding == "br":
        return _unbrotli(body, max_bytes)
    if coding in ("", "identity", "none", "utf-8"):
        return body
    raise ValueError(f"its encoding {coding[:20]!r} is not known")


def _inflate(body: bytes, window_bits: int, max_bytes: int) -> bytes:
    inflater = zlib.decompressobj(window_bits)
    try:
        plain = inflater.decompress(body, max_bytes + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from None
    if len(plain) > max_bytes:
        raise BodyTooLarge
    if not inflater.eof:
        raise ValueError("its compressed body is cut off")
    return plain


def _undeflate(body: bytes, max_bytes: int) -> bytes:
    """`deflate` is zlib's form by the standard, and bare deflate by the habit of many hosts; some keep it unpacked."""
    for window_bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflate(body, window_bits, max_bytes)
        except ValueError:
            continue
    if body.lstrip().startswith(b"<"):
        return body
    raise ValueError("its deflated body is damaged")


def _unbrotli(body: bytes, max_bytes: int) -> bytes:
    from fastwarc.stream_io import BrotliReader

    if body.lstrip()[:1] == b"<":  # no Brotli stream of a page begins so: kept unpacked
        return body
    reader = BrotliReader(BytesIO(body))
    pieces: list[bytes] = []
    size = 0
    try:
        while piece := reader.read(_AT_ONCE_BYTES):
            pieces.append(piece)
            size += len(piece)
            if size > max_bytes:
                raise BodyTooLarge
    except OSError as error:
        raise ValueError(str(error)) from None
    return b"".join(pieces)
