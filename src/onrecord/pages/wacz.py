"""WACZ: web archives in a ZIP archive, with a list of the pages that were meant."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

import msgspec

from onrecord.errors import PageRefused, PageTooLarge
from onrecord.pages.intake import Intake, Member, Skipped
from onrecord.pages.unicode import mend_text
from onrecord.records import Page

_ARCHIVE_ENDINGS = (".warc", ".warc.gz")


def is_archive(name: str) -> bool:
    """Whether a file of a WACZ is one of its web archives."""
    return PurePosixPath(name).parts[:1] == ("archive",) and name.lower().endswith(_ARCHIVE_ENDINGS)


def is_wacz(names: Iterable[str]) -> bool:
    """Whether a ZIP archive of these files is a WACZ."""
    names = set(names)
    return "datapackage.json" in names and any(map(is_archive, names))


@dataclass(frozen=True, slots=True)
class Listing:
    """The pages that a WACZ lists; where it lists none, every page in it is meant."""

    titles: dict[str, str | None] = field(default_factory=dict)
    """Title by address."""

    def sort(self, page: Page) -> Page | Skipped:
        """A listed page, with the listed title where it has none; any other as passed over."""
        if not self.titles:
            return page
        if page.url not in self.titles:
            return Skipped(page.address, "unlisted")
        return page if page.title else msgspec.structs.replace(page, title=self.titles[page.url])


def read_listing(files: Iterable[Member | PageRefused], address: str, intake: Intake) -> Listing:
    """The list that the files of `pages/` make: those that were asked for and those that were found from them.

    Lines that are no page's are passed over. Raises PageTooLarge where the lists are larger than `max_page_bytes`.
    """
    titles: dict[str, str | None] = {}
    left = intake.settings.max_page_bytes
    for file in files:
        if isinstance(file, PageRefused):
            continue
        content = file.stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise PageTooLarge(address, f"Its lists of pages are larger than {intake.settings.max_page_bytes:,} bytes.")
        titles |= dict(_read_titles(content))
    return Listing(titles)


def is_listing(name: str) -> bool:
    """Whether a file of a WACZ lists pages."""
    return name.startswith("pages/") and name.endswith(".jsonl")


def _read_titles(content: bytes) -> Iterator[tuple[str, str | None]]:
    for line in content.splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(url := row.get("url"), str):
            title = row.get("title")
            yield url, mend_text(title) if isinstance(title, str) and title.strip() else None
