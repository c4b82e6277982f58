"""A fetched item as a page to be read."""

from datetime import date

import msgspec

from onrecord.errors import PageNotText, PageRefused
from onrecord.ledger import SeenItem
from onrecord.pages.fetching import Fetched
from onrecord.pages.sniffing import SNIFFED_BYTES, sniff
from onrecord.pipeline import make_or_refuse, read_page
from onrecord.records import Page, Record
from onrecord.settings import Settings


def read_item(fetched: Fetched, item: SeenItem, settings: Settings) -> Record:
    """The record of an item's page. Raises PageRefused; ModelMissing, which concerns every page alike."""
    page = page_of(fetched, item)
    record = _read(page, settings)
    if record.report.title or not item.title:
        return record
    # Read once more: the title is part of the text that every span points into.
    return _read(msgspec.structs.replace(page, title=item.title), settings)


def page_of(fetched: Fetched, item: SeenItem) -> Page:
    """The page, with what its feed says of it. Raises PageNotText where it is no page."""
    holding = sniff(fetched.content[:SNIFFED_BYTES], fetched.address)
    if holding == "jsonl":
        raise PageNotText(fetched.address, "It is JSON.")
    return Page(
        address=fetched.address,
        content=fetched.content,
        form=holding,
        url=fetched.address,
        published=item.published,
        published_from="feed",
        publisher=item.publisher,
        encoding=fetched.encoding,
        received=date.today().isoformat(),
    )


def _read(page: Page, settings: Settings) -> Record:
    result = make_or_refuse(lambda page: read_page(page, settings), page)
    if isinstance(result, PageRefused):
        raise result
    return result
