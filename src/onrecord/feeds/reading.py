"""One fetched feed as its items, whatever its dialect."""

import gzip
import re
import zlib
from collections.abc import Callable
from io import BytesIO

from onrecord.errors import FeedMalformed, PageRefused, PageTooLarge
from onrecord.feeds.items import Feed
from onrecord.feeds.jsonfeed import read_json_feed
from onrecord.feeds.sitemaps import read_sitemap
from onrecord.feeds.syndication import read_syndication
from onrecord.pages.fetching import Fetched
from onrecord.settings import Settings

_GZIP = b"\x1f\x8b"
_HEAD_BYTES = 4_096
_PROLOGUE = re.compile(rb"<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([a-zA-Z][\w.-]*)")


def read_feed(fetched: Fetched, settings: Settings) -> Feed:
    """The items of a feed: RSS, Atom, JSON Feed, a sitemap; of a sitemap index its parts.

    What is broken is read as far as it can be. Raises FeedMalformed where nothing can, PageTooLarge where it holds more
    than `max_feed_bytes`.
    """
    content = unpack(fetched, settings.max_feed_bytes)
    if not content.strip(b"\0 \t\r\n"):
        raise FeedMalformed(fetched.address, "Nothing is in it.")
    read = reader_of(content, fetched)
    try:
        return read(content, fetched, settings.max_feed_items)
    except PageRefused:
        raise
    except Exception as error:  # parsers break on what hosts send: that costs one feed
        raise FeedMalformed(fetched.address, f"It cannot be read: {type(error).__name__}: {error}.") from error


def is_html(fetched: Fetched) -> bool:
    """Whether a web page came, rather than a feed."""
    return root_of(fetched.content) == "html" or (
        root_of(fetched.content) in ("", "head", "body", "meta") and "html" in (fetched.media_type or "")
    )


def reader_of(content: bytes, fetched: Fetched) -> Callable[[bytes, Fetched, int], Feed]:
    """What reads it, by its first element or bracket. Raises FeedMalformed where it is plainly no feed."""
    root = root_of(content)
    if root == "{":
        return read_json_feed
    if root == "html":
        raise FeedMalformed(fetched.address, "It is a web page.")
    if root in ("urlset", "sitemapindex"):
        return read_sitemap
    return read_syndication


def root_of(content: bytes) -> str:
    """The name of its first element, in small letters; `{` for JSON; empty where there is none."""
    head = content[:_HEAD_BYTES].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return "{"
    if head[:9].lower() == b"<!doctype" and head[9:].lstrip()[:4].lower() == b"html":
        return "html"
    found = _ROOT.search(_PROLOGUE.sub(b"", head))
    return found[1].decode("ascii").lower() if found else ""


def unpack(fetched: Fetched, most_bytes: int) -> bytes:
    """The feed's own bytes, out of gzip where they came in it. Raises FeedMalformed and PageTooLarge."""
    content = fetched.content
    if content.startswith(_GZIP):
        try:
            with gzip.open(BytesIO(content)) as stream:
                content = stream.read(most_bytes + 1)
        except (OSError, EOFError, zlib.error) as error:
            raise FeedMalformed(fetched.address, f"Its gzip archive is broken: {error}.") from error
    if len(content) > most_bytes:
        reason = f"The feed is larger than {most_bytes:,} bytes."
        raise PageTooLarge(fetched.address, reason, "Raise ONRECORD_MAX_FEED_BYTES if it really is one feed.")
    return content
