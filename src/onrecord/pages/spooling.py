"""A stream in which one can go back, for what is read from its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO

from onrecord.errors import PageTooLarge
from onrecord.settings import Settings

_AT_ONCE_BYTES = 1_048_576


@contextmanager
def seekable(stream: BinaryIO, address: str, settings: Settings) -> Iterator[BinaryIO]:
    """The stream itself, or where one cannot go back in it, what it holds as a temporary file.

    Raises PageTooLarge where that is more than `max_spooled_bytes`.
    """
    if stream.seekable():
        yield stream
        return
    with TemporaryFile() as file:
        size = 0
        while piece := stream.read(_AT_ONCE_BYTES):
            size += len(piece)
            if size > settings.max_spooled_bytes:
                reason = f"It is larger than {settings.max_spooled_bytes:,} bytes and is read from its end."
                raise PageTooLarge(address, reason, "Name the file itself instead of sending it.")
            file.write(piece)
        file.seek(0)
        yield file
