"""Addresses of items: made whole, and told apart."""

import hashlib
from urllib.parse import urljoin, urlsplit

MOST_CHARS = 2_000
_MOST_KEY_CHARS = 300


def join_address(base: str, link: str | None) -> str | None:
    """The whole address of a link that stands at `base`; None where it is none that can be fetched."""
    link = "".join((link or "").split())
    if not link or len(link) > MOST_CHARS:
        return None
    try:
        address = urljoin(base, link)
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # brackets that are no IPv6, a port that is none
        return None
    return address if usable and len(address) <= MOST_CHARS and address.isprintable() else None


def page_key(address: str) -> str:
    """An address without tracking parameters, fragment and case of its host: the same for two ways to one page."""
    from courlan import clean_url  # brings a transport of its own: only when items are met

    try:
        cleaned = clean_url(address)
    except (ValueError, TypeError):
        cleaned = None
    return str(cleaned or address).partition("#")[0]


def item_key(given: str | None, page: str) -> str:
    """What tells an item from its feed's others: the id that the feed gives, a digest where that is very long."""
    key = (given or "").strip() or page
    return key if len(key) <= _MOST_KEY_CHARS else hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()
