"""What a user names, page by page."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from pathlib import Path

import msgspec

from onrecord.errors import PageRefused
from onrecord.pages.fetching import Fetcher
from onrecord.pages.files import open_file
from onrecord.pages.folders import open_folder
from onrecord.pages.intake import Found, Intake, Skipped
from onrecord.pages.streams import open_stream
from onrecord.pages.urls import is_url, open_url
from onrecord.records import Page
from onrecord.settings import Settings

STANDARD_INPUT = "-"


def open_pages(addresses: Iterable[str], intake: Intake) -> Iterator[Page | PageRefused]:
    """The pages at the addresses, in order, each read only when it is asked for.

    An address is a file, a folder, a web address (`https://…`, `http://…`) or `-` for standard input; the intake says
    what they hold, or to look at each one's first bytes and name. What cannot become a page is yielded as its refusal,
    so that a batch goes on; what an archive holds beside pages goes to `intake.on_skipped`. Each page knows the day on
    which it came: today, where its archive does not say.
    """
    for page in _open_each(addresses, intake):
        if isinstance(page, Skipped):
            intake.on_skipped(page)
        elif isinstance(page, Page) and page.received is None:
            yield msgspec.structs.replace(page, received=date.today().isoformat())
        else:
            yield page


def _open_each(addresses: Iterable[str], intake: Intake) -> Iterator[Found]:
    with ExitStack() as held:
        fetcher: Fetcher | None = None
        for address in addresses:
            if address == STANDARD_INPUT:
                yield from open_stream(sys.stdin.buffer, STANDARD_INPUT, intake)
            elif is_url(address):
                fetcher = fetcher or held.enter_context(_open_fetcher(intake.settings))
                yield from open_url(address, fetcher, intake)
            elif _is_folder(address):
                yield from open_folder(Path(address), intake)
            else:
                yield from open_file(Path(address), intake)


def _open_fetcher(settings: Settings) -> AbstractContextManager[Fetcher]:
    from onrecord.pages.fetching.opening import open_fetcher  # httpx is for those who name a web address

    return open_fetcher(settings)


def _is_folder(address: str) -> bool:
    try:
        return Path(address).is_dir()
    except (OSError, ValueError):  # names that no file can have: too long, or with a NUL
        return False
