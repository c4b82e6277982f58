"""A stream that remembers its last megabyte, so that reading can go on behind damage."""

import re
import zlib
from typing import BinaryIO

_KEPT_BYTES = 1_048_576
_AT_ONCE_BYTES = 65_536
_MOST_RECORD_BYTES = 16 * _KEPT_BYTES

_GZIP = b"\x1f\x8b\x08"
_STARTS = {True: re.compile(re.escape(_GZIP)), False: re.compile(rb"WARC/\d\.\d{1,2}\r?\n")}
_START_BYTES = 12
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_PADDING = b"\0\r\n \t"


class Trail:
    """The file-like object from which web archives are read: forward, and back as far as it remembers."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._kept = bytearray(stream.read(_AT_ONCE_BYTES))
        self._start = 0
        self._position = 0
        # Where the first record is damaged, the next tells.
        self.is_gzip = not self._kept.startswith(b"WARC/") and _GZIP in self._kept

    @property
    def _end(self) -> int:
        return self._start + len(self._kept)

    def read(self, size: int = -1) -> bytes:
        """At most so many bytes, at least one until the end."""
        if self._position == self._end and not self._grow():
            return b""
        at = self._position - self._start
        piece = bytes(self._kept[at : at + (size if size >= 0 else len(self._kept))])
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to a place that is remembered. Raises OSError where it is not."""
        target = offset + (0, self._position, self._end)[whence]
        if not self._start <= target <= self._end:
            raise OSError("out of what is remembered")
        self._position = target
        return target

    def close(self) -> None:
        """Leave the stream open: whoever opened it closes it."""

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def find_start(self, since: int) -> int | None:
        """The next place at or after `since` where a record seems to start, and go there; None: there is none."""
        pattern = _STARTS[self.is_gzip]
        since = max(since, self._start)
        while True:
            if found := pattern.search(self._kept, since - self._start):
                return self.seek(self._start + found.start())
            since = max(since, self._end - _START_BYTES)
            if not self._grow():
                return None

    def remembers(self, position: int) -> bool:
        return position >= self._start

    def examine(self, position: int, length: int) -> tuple[bool, bytes]:
        """Whether the record at a place is closed behind a block of that length, and what stands behind it."""
        raw = bytes(self._kept[position - self._start :])
        behind = b""
        if raw.startswith(_GZIP):
            inflater = zlib.decompressobj(zlib.MAX_WBITS | 16)
            try:
                raw = inflater.decompress(raw, _MOST_RECORD_BYTES)
            except zlib.error:
                return False, b""
            behind = inflater.unused_data
        head = _HEAD_END.search(raw)
        end = head.end() + length if head else len(raw)
        closed = raw[end:].startswith(b"\r\n\r\n") or (not raw[end:].strip(_PADDING) and len(raw) >= end)
        return closed, (behind or raw[end:]).lstrip(_PADDING)

    def _grow(self) -> bool:
        """Whether the stream held more."""
        if len(self._kept) > 2 * _KEPT_BYTES:
            forgotten = len(self._kept) - _KEPT_BYTES
            del self._kept[:forgotten]
            self._start += forgotten
        more = self._stream.read(_AT_ONCE_BYTES)
        self._kept += more
        return bool(more)
