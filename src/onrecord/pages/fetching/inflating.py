"""Compressed bodies → their bytes, a small piece at a time: a bomb is stopped by whoever counts the pieces."""

import zlib
from collections.abc import Iterable, Iterator

CODINGS = frozenset({"gzip", "x-gzip", "deflate"})

_PIECE_BYTES = 65_536
_GZIP = 16 + zlib.MAX_WBITS
_DEFLATE = 8


def inflate(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """The bytes of a body in one of CODINGS, in pieces of at most 64 KiB. Raises zlib.error where it is damaged.

    What stands behind the end of a gzip and is no further member is passed over, as browsers do.
    """
    opened: zlib._Decompress | None = None
    for chunk in chunks:
        pending, more = chunk, bool(chunk)
        while more:
            if opened is None or opened.eof:
                if opened is not None and not (pending.startswith(b"\x1f") and coding != "deflate"):
                    return
                opened = zlib.decompressobj(_window_of(pending, coding))
            piece = opened.decompress(pending, _PIECE_BYTES)
            pending = opened.unconsumed_tail or opened.unused_data
            # A full piece may leave more to come, though all that came in was taken.
            more = bool(pending) or (len(piece) == _PIECE_BYTES and not opened.eof)
            if piece:
                yield piece
    if opened is not None and not opened.eof:
        raise zlib.error("it breaks off")


def _window_of(start: bytes, coding: str) -> int:
    """zlib's name for the form: “deflate” is sent both with zlib's two bytes before it and bare."""
    if coding != "deflate":
        return _GZIP
    has_head = start[0] & 0x0F == _DEFLATE and (len(start) == 1 or int.from_bytes(start[:2], "big") % 31 == 0)
    return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS
