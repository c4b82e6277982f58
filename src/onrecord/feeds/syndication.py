"""RSS 0.9x, 1.0 and 2.0, and Atom, through feedparser: it forgives what feeds get wrong."""

import re
from io import BytesIO
from typing import Any
from xml.parsers import expat
from xml.sax import SAXException

from onrecord.errors import FeedMalformed
from onrecord.feeds.items import Feed
from onrecord.feeds.making import Draft, make_item, tidy
from onrecord.pages.fetching import Fetched

_OPENS = re.compile(rb"<(?:[\w-]+:)?(?:item|entry)(?=[\s>/])", re.IGNORECASE)
_CLOSES = re.compile(rb"</(?:[\w-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_DOCTYPE = re.compile(rb"<!doctype\b[^>\[]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_DECLARED = re.compile(r"""(<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"']{0,40}["']""")
_PROLOGUE_BYTES = 100_000
_MOST_BROKEN_BYTES = 500_000
_DEEPEST = 256
_MOST_ATTRIBUTES = 256
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}


def read_syndication(content: bytes, fetched: Fetched, most_items: int) -> Feed:
    """The items of an RSS or Atom feed. Raises FeedMalformed where it is neither."""
    import feedparser  # slow to import, and only here

    content, cut = cut_items(drop_doctype(narrow(content)), most_items)
    content, cut_short = cut_broken(content, fetched.address)
    charset = f"; charset={fetched.encoding}" if fetched.encoding else ""
    headers = {"content-location": fetched.address, "content-type": f"application/xml{charset}"}
    # A stream, since feedparser would take bytes for a file's name; embedded HTML is of no use here.
    parsed = feedparser.parse(
        BytesIO(content), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )
    broken = not parsed.version or isinstance(parsed.get("bozo_exception"), SAXException)
    if broken and not parsed.entries:
        raise FeedMalformed(fetched.address, _describe_fault(parsed))
    title = tidy(_words(parsed.feed, "title"))
    atom = parsed.version.startswith("atom")
    items = [make_item(_draft_of(entry, parsed.feed, atom), fetched.address) for entry in parsed.entries[:most_items]]
    kept = tuple(item for item in items if item)
    return Feed(
        kind="atom" if atom else "rss",
        title=title,
        items=kept,
        passed_over=len(items) - len(kept),
        cut=cut or cut_short or len(parsed.entries) > most_items,
    )


def narrow(content: bytes) -> bytes:
    """UTF-16 as UTF-8, so that items can be counted in it."""
    encoding = _WIDE.get(content[:2])
    if encoding is None:
        return content
    return _DECLARED.sub(r"\1", content.decode(encoding, "replace"), count=1).encode("utf-8", "replace")


def drop_doctype(content: bytes) -> bytes:
    """The feed without its document type: entities that a host declares are never resolved."""
    start = content[:_PROLOGUE_BYTES].lower().find(b"<!doctype")
    found = _DOCTYPE.match(content, start, start + _PROLOGUE_BYTES) if start >= 0 else None
    return content[: found.start()] + content[found.end() :] if found else content


def cut_broken(content: bytes, address: str) -> tuple[bytes, bool]:
    """The start of a feed that is no XML, up to the end of an item, and whether anything was cut.

    Such a feed is left to a forgiving parser, which needs 5 s a megabyte, and longer the longer a single tag is.
    Raises FeedMalformed where elements are nested, or attributes heaped, as in no feed.
    """
    if is_well_formed(content, address) or len(content) <= _MOST_BROKEN_BYTES:
        return content, False
    ends = [found.end() for found in _CLOSES.finditer(content, 0, _MOST_BROKEN_BYTES)]
    return content[: ends[-1] if ends else _MOST_BROKEN_BYTES], True


def is_well_formed(content: bytes, address: str) -> bool:
    """Whether the strict parser will take it. Raises FeedMalformed where that would take it minutes."""
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST or len(attributes) > _MOST_ATTRIBUTES:
            raise FeedMalformed(address, "Its XML is nested more deeply, or has more attributes, than that of a feed.")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return False
    return True


def cut_items(content: bytes, most_items: int) -> tuple[bytes, bool]:
    """The feed without the items beyond the first so many, and whether there were more.

    The parser takes a second for a few thousand items: it must not be given a million.
    """
    for count, found in enumerate(_OPENS.finditer(content)):
        if count == most_items:
            return content[: found.start()] + _after_last_item(content, found.start()), True
    return content, False


def _after_last_item(content: bytes, start: int) -> bytes:
    last = start
    for found in _CLOSES.finditer(content, start):
        last = found.end()
    return content[last:] if last > start else b""


def _draft_of(entry: Any, feed: Any, atom: bool) -> Draft:
    """What the feed says of an item. RSS's `dc:date` is the day of publication; Atom's `updated` may not be."""
    modified = _own_modified(entry)
    source = entry.get("source") if hasattr(entry.get("source"), "get") else {}
    return Draft(
        link=_link_of(entry),
        id=_words(entry, "id"),
        title=_words(entry, "title"),
        published=_words(entry, "published") or _words(entry, "created") or (None if atom else modified),
        modified=modified,
        publisher=_words(source, "title") or _words(feed, "title"),
        language=_words(entry, "language") or _words(feed, "language"),
    )


def _link_of(entry: Any) -> str | None:
    """Its link; an RSS item without one has it as its permanent id."""
    if link := _words(entry, "link"):
        return link
    given = _words(entry, "id") or ""
    return given if given.startswith(("http://", "https://")) else None


def _own_modified(entry: Any) -> str | None:
    """When it was changed. Asked of its own keys: feedparser's `get` would answer with the day of publication."""
    return _words(entry, "updated") if "updated" in dict.keys(entry) else None


def _words(holder: Any, name: str) -> str | None:
    found = holder.get(name)
    return found if isinstance(found, str) and found.strip() else None


def _describe_fault(parsed: Any) -> str:
    fault = parsed.get("bozo_exception")
    return f"It is neither RSS nor Atom{f': {str(fault)[:200]}' if fault else ''}."
