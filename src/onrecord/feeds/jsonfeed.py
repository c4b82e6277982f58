"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import codecs

import msgspec

from onrecord.errors import FeedMalformed
from onrecord.feeds.items import Feed
from onrecord.feeds.making import Draft, make_item, tidy
from onrecord.pages.fetching import Fetched

_VERSION = "jsonfeed.org/version/1"


class _Feed(msgspec.Struct):
    version: str
    title: str | None = None
    language: str | None = None
    items: list[msgspec.Raw] = []  # each decoded on its own: one broken item costs only itself


class _Item(msgspec.Struct):
    id: str | int | float | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


def read_json_feed(content: bytes, fetched: Fetched, most_items: int) -> Feed:
    """The items of a JSON Feed. Raises FeedMalformed where it is none."""
    try:
        feed = msgspec.json.decode(content.removeprefix(codecs.BOM_UTF8), type=_Feed)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FeedMalformed(fetched.address, f"It is no JSON Feed: {str(error) or type(error).__name__}.") from error
    if _VERSION not in feed.version:
        raise FeedMalformed(fetched.address, f"It is no JSON Feed of version 1: {feed.version[:80]!r}.")
    drafts = [_draft_of(raw, feed) for raw in feed.items[:most_items]]
    items = [item for draft in drafts if draft and (item := make_item(draft, fetched.address))]
    return Feed(
        kind="json",
        title=tidy(feed.title),
        items=tuple(items),
        passed_over=len(drafts) - len(items),
        cut=len(feed.items) > most_items,
    )


def _draft_of(raw: msgspec.Raw, feed: _Feed) -> Draft | None:
    try:
        item = msgspec.json.decode(raw, type=_Item)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return Draft(
        link=item.url or item.external_url,
        id=None if item.id is None else str(item.id),
        title=item.title,
        published=item.date_published,
        modified=item.date_modified,
        publisher=feed.title,
        language=item.language or feed.language,
    )
