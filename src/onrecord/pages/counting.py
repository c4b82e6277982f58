"""How many pages addresses hold, where that is cheap to know."""

from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import PageRefused
from onrecord.pages.folders import walk_folder
from onrecord.pages.intake import Intake
from onrecord.pages.sniffing import SNIFFED_BYTES, sniff

_AT_ONCE_BYTES = 4_194_304
MOST_BYTES = 4_000_000_000
"""Lines of larger files are not counted: it would take seconds."""


def count_pages(addresses: Iterable[str], input_format: str = "auto") -> int | None:
    """Files, and lines of JSON Lines, at the addresses; None where one can only be counted by reading it, as archives.

    Blank lines count too, and what will be refused.
    """
    total = 0
    for address in addresses:
        try:
            path = Path(address)
            found = list(walk_folder(path)) if path.is_dir() else [path]
            counts = [1 if isinstance(file, PageRefused) else _count_file(file, input_format) for file in found]
        except (OSError, ValueError):
            counts = [None]
        if None in counts:
            return None
        total += sum(count or 0 for count in counts)
    return total


def _count_file(path: Path, input_format: str) -> int | None:
    if not path.is_file():  # standard input, an address on the web, a pipe
        return None
    with path.open("rb") as stream:
        head = stream.read(SNIFFED_BYTES)
        holding = sniff(head, str(path), Intake(input_format=input_format))
        if holding != "jsonl":
            return 1 if holding in ("html", "text") else None
        if path.stat().st_size > MOST_BYTES:
            return None
        lines, last = head.count(b"\n"), head[-1:]
        while piece := stream.read(_AT_ONCE_BYTES):
            lines += piece.count(b"\n")
            last = piece[-1:]
    return lines + (last not in (b"\n", b""))
