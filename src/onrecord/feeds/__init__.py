"""Feeds and sitemaps → items: what a site says that it has published, before anything of it is fetched.

Every dialect becomes the same `Feed` of the same `Item`s; nothing here fetches, reads reports or keeps anything.
"""

from onrecord.feeds.addresses import page_key
from onrecord.feeds.discovery import find_feeds
from onrecord.feeds.items import Feed, Item, Kind
from onrecord.feeds.reading import is_html, read_feed

__all__ = ["Feed", "Item", "Kind", "find_feeds", "is_html", "page_key", "read_feed"]
