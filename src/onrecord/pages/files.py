"""One file as its pages."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageMissing, PageRefused, PageUnreadable
from onrecord.pages.streams import open_stream
from onrecord.records import Page
from onrecord.settings import Settings


def open_file(path: Path, input_format: str, settings: Settings) -> Iterator[Page | PageRefused]:
    """The page that a file holds, or its pages where it is JSON Lines."""
    address = str(path)
    try:
        with path.open("rb") as stream:
            yield from open_stream(stream, address, input_format, settings)
    except (FileNotFoundError, NotADirectoryError):
        yield PageMissing(address, "There is no such file.")
    except ValueError:
        yield PageMissing(repr(address), "No file can have this name.")
    except OSError as error:
        yield PageUnreadable(address, f"It cannot be read: {error.strerror or error}.")
