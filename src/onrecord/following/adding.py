"""From an address that a user gives to a feed that is followed."""

from dataclasses import dataclass

from onrecord.errors import FeedMalformed, PageRefused
from onrecord.feeds import Feed, find_feeds, is_html, read_feed
from onrecord.following.steps import moment
from onrecord.ledger import Ledger
from onrecord.pages.fetching import Fetched, Fetcher
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of following an address."""

    address: str
    """The feed's: another than was given where that was a web page's."""
    kind: str
    title: str | None
    items: int
    """So many does it name now; of a sitemap index, so many sitemaps."""
    new: bool
    """Whether it was not yet followed."""
    others: tuple[str, ...] = ()
    """Other feeds that the web page names."""


def follow_feed(ledger: Ledger, address: str, fetcher: Fetcher, settings: Settings) -> Added:
    """Follow a feed, or the first usable one that a web page names. Raises PageRefused where there is none.

    Nothing but the feed is fetched: its items come with the next run.
    """
    fetched = fetcher.fetch(address)
    if not is_html(fetched):
        return _follow(ledger, address, read_feed(fetched, settings), ())
    found = find_feeds(fetched)
    address, feed = _first_usable(fetched, found, fetcher, settings)
    return _follow(ledger, address, feed, tuple(other for other in found if other != address))


def _first_usable(fetched: Fetched, found: tuple[str, ...], fetcher: Fetcher, settings: Settings) -> tuple[str, Feed]:
    refusal: PageRefused | None = None
    for address in found:
        try:
            return address, read_feed(fetcher.fetch(address), settings)
        except PageRefused as error:
            refusal = refusal or error
    raise refusal or FeedMalformed(fetched.address, "It is a web page that names no feed.")


def _follow(ledger: Ledger, address: str, feed: Feed, others: tuple[str, ...]) -> Added:
    new = ledger.feeds.add(address, feed.kind, feed.title, moment())
    items = len(feed.items) + len(feed.parts)
    return Added(address=address, kind=feed.kind, title=feed.title, items=items, new=new, others=others)
