"""The feeds that a web page names in its head."""

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement, HTMLParser, document_fromstring  # type: ignore[import-untyped]

from onrecord.feeds.addresses import join_address
from onrecord.pages.fetching import Fetched

_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/json",
})  # fmt: skip
_MOST_BYTES = 2_000_000


def find_feeds(fetched: Fetched) -> tuple[str, ...]:
    """Addresses of the feeds that a page names by `<link rel="alternate">`, in its order; none where it names none."""
    try:
        tree = document_fromstring(fetched.content[:_MOST_BYTES], parser=HTMLParser(no_network=True, huge_tree=False))
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    base = next((join_address(fetched.address, found.get("href")) for found in tree.iter("base")), None)
    links = (join_address(base or fetched.address, link.get("href")) for link in tree.iter("link") if _names_feed(link))
    return tuple(dict.fromkeys(filter(None, links)))


def _names_feed(link: HtmlElement) -> bool:
    kind = (link.get("type") or "").partition(";")[0].strip().casefold()
    relation = (link.get("rel") or "").casefold().split()
    return "alternate" in relation and kind in _TYPES
