"""Streams out of compressed files, watched: damage is told as ours, and what swells without end is refused."""

import bz2
import lzma
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from typing import TYPE_CHECKING, BinaryIO, Protocol

from onrecord.errors import ArchiveDamaged, ArchiveForbidden
from onrecord.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

BUFFER_BYTES = 65_536

_BROKEN = (
    zlib.error,
    lzma.LZMAError,
    zipfile.BadZipFile,
    EOFError,
    OSError,
    RuntimeError,  # of zipfile: a member is encrypted, or packed in a way that it does not know
    struct.error,
    ValueError,
)


@dataclass(slots=True)
class Growth:
    """How much came out of how many compressed bytes."""

    taken_bytes: int = 0
    given_bytes: int = 0

    def exceeds(self, settings: Settings) -> bool:
        """Whether more came out than any archive of reports would hold: a bomb."""
        given = self.given_bytes
        return given > settings.max_page_bytes and given > settings.max_growth_times * self.taken_bytes


class Guarded(RawIOBase):
    """A stream that raises ArchiveDamaged and ArchiveForbidden in place of what its packing would raise."""

    def __init__(self, read: Callable[[int], bytes], address: str, growth: Growth, settings: Settings) -> None:
        self._read, self._address, self._growth, self._settings = read, address, growth, settings

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        try:
            piece = self._read(len(view))
        except _BROKEN as error:
            raise ArchiveDamaged(self._address, f"What it holds is damaged: {tell(error)}.") from None
        view[: len(piece)] = piece
        self._growth.given_bytes += len(piece)
        if self._growth.exceeds(self._settings):
            times = f"{self._settings.max_growth_times:,}"
            raise ArchiveForbidden(self._address, f"It grows to more than {times} times its size.", _TAME)
        return len(piece)


_TAME = "Raise ONRECORD_MAX_GROWTH_TIMES if it really holds reports."


def guard(read: Callable[[int], bytes], address: str, growth: Growth, settings: Settings) -> BufferedReader:
    """A buffered stream over a function that gives at most so many bytes, and none at the end."""
    return BufferedReader(Guarded(read, address, growth, settings), BUFFER_BYTES)


def tell(error: Exception) -> str:
    """What a library says is wrong, as the end of a sentence."""
    return (str(error) or type(error).__name__).rstrip(".")


class Decompressor(Protocol):
    """What bz2 and lzma call one."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class Inflater:
    """zlib's decompressor of a gzip member, in the form of bz2's and lzma's."""

    def __init__(self, window_bits: int = zlib.MAX_WBITS | 16) -> None:
        self._inner = zlib.decompressobj(window_bits)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


_MOST_XZ_BYTES = 128 * 1_048_576
"""Memory that an .xz may ask for: `xz -9` needs 65 MB."""

DECOMPRESSORS: dict[str, Callable[[], Decompressor]] = {
    "gzip": Inflater,
    "bzip2": bz2.BZ2Decompressor,
    "xz": lambda: lzma.LZMADecompressor(memlimit=_MOST_XZ_BYTES),
}


class Expander:
    """The bytes of a compressed stream of one or many members, a piece at a time."""

    def __init__(self, stream: BinaryIO, make: Callable[[], Decompressor], growth: Growth) -> None:
        self._stream, self._make, self._growth = stream, make, growth
        self._decompressor = make()
        self._rest = b""

    def read(self, size: int) -> bytes:
        """Between one and `size` bytes, none at the end. Raises EOFError where the stream is cut."""
        while True:
            if self._decompressor.eof and not self._begin_next():
                return b""
            data = b""
            if self._decompressor.needs_input:
                data, self._rest = self._rest or self._take(), b""
                if not data:
                    raise EOFError("it is cut off")
            if piece := self._decompressor.decompress(data, size):
                return piece

    def _begin_next(self) -> bool:
        """Whether another member follows; padding is passed over."""
        rest = self._decompressor.unused_data.lstrip(b"\0")
        while not rest:
            if not (taken := self._take()):
                return False
            rest = taken.lstrip(b"\0")
        self._decompressor, self._rest = self._make(), rest
        return True

    def _take(self) -> bytes:
        taken = self._stream.read(BUFFER_BYTES)
        self._growth.taken_bytes += len(taken)
        return taken
