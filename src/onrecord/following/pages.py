"""A fetched item as a page to be read."""

import msgspec

from onrecord.errors import PageRefused
from onrecord.ledger import SeenItem
from onrecord.pages import Intake, urls
from onrecord.pages.fetching import Fetched
from onrecord.pipeline import make_or_refuse, read_page
from onrecord.records import Page, Record
from onrecord.settings import Settings


def read_item(fetched: Fetched, item: SeenItem, settings: Settings) -> Record:
    """The record of an item's page. Raises PageRefused; ModelMissing, which concerns every page alike."""
    page = page_of(fetched, item, settings)
    record = _read(page, settings)
    if record.report.title or not item.title:
        return record
    # Read once more: the title is part of the text that every span points into.
    return _read(msgspec.structs.replace(page, title=item.title), settings)


def page_of(fetched: Fetched, item: SeenItem, settings: Settings) -> Page:
    """The page, with what its feed says of it. Raises PageNotText where it is no page."""
    return msgspec.structs.replace(
        urls.page_of(fetched, fetched.address, Intake(settings)),
        published=item.published,
        published_from="feed",
        publisher=item.publisher,
    )


def _read(page: Page, settings: Settings) -> Record:
    result = make_or_refuse(lambda page: read_page(page, settings), page)
    if isinstance(result, PageRefused):
        raise result
    return result
