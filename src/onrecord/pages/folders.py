"""A folder as the pages of its files."""

import os
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import PageMissing, PageRefused, PageUnreadable
from onrecord.pages.files import open_file
from onrecord.pages.intake import Found, Intake
from onrecord.pages.sniffing import KNOWN_ENDINGS, is_known


def open_folder(folder: Path, intake: Intake) -> Iterator[Found]:
    """The pages of the files with a known ending in a folder and those below it, in the order of their names.

    Hidden files and folders are passed over, links to folders are not followed.
    """
    empty = True
    for found in walk_folder(folder):
        empty = False
        if isinstance(found, PageRefused):
            yield found
        else:
            yield from open_file(found, intake)
    if empty:
        endings = " ".join(sorted(KNOWN_ENDINGS))
        yield PageMissing(str(folder), "The folder holds no file that we know.", f"Known endings: {endings}.")


def walk_folder(folder: Path) -> Iterator[Path | PageRefused]:
    """The files with a known ending, sorted; a folder that cannot be read as its refusal."""
    refused: list[PageRefused] = []

    def refuse(error: OSError) -> None:
        refused.append(PageUnreadable(str(error.filename), f"It cannot be read: {error.strerror}."))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        yield from refused
        refused.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent) / name for name in sorted(names) if not name.startswith(".") and is_known(name))
    yield from refused
