"""What a feed holds: its items, as they are given to whoever fetches them."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["rss", "atom", "json", "sitemap", "sitemap_index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One page that a feed names."""

    key: str
    """What tells it from the feed's other items: the id that the feed gives, else its page."""
    address: str
    page: str
    """Its address without what only counts readers: the same for every feed that names the page."""
    title: str | None = None
    published: str | None = None
    """Day of publication, `YYYY-MM-DD`; as written where that is no date, for the reader to doubt."""
    modified: str | None = None
    """When it was last changed, ISO 8601 in UTC; as written where that is no date."""
    publisher: str | None = None
    language: str | None = None
    """As the feed says. Nothing is refused for it: it is often that of the site's software."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One feed as it was read."""

    kind: Kind
    title: str | None = None
    items: tuple[Item, ...] = ()
    parts: tuple[str, ...] = ()
    """Addresses of the sitemaps of a sitemap index, the last changed first."""
    passed_over: int = 0
    """Items without an address that can be fetched."""
    cut: bool = False
    """Whether there were more items, or parts, than are read."""
