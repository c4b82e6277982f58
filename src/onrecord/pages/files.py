"""One file as its pages."""

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageMissing, PageUnreadable
from onrecord.pages.intake import Found, Intake
from onrecord.pages.sniffing import SNIFFED_BYTES
from onrecord.pages.streams import open_stream


def open_file(path: Path, intake: Intake) -> Iterator[Found]:
    """The page that a file holds, or its pages where it is a table or an archive."""
    address = str(path)
    try:
        with path.open("rb", buffering=SNIFFED_BYTES) as stream:
            yield from open_stream(stream, address, intake)
    except (FileNotFoundError, NotADirectoryError):
        yield PageMissing(address, "There is no such file.")
    except ValueError:
        yield PageMissing(repr(address), "No file can have this name.")
    except OSError as error:
        yield PageUnreadable(address, f"It cannot be read: {error.strerror or error}.")
