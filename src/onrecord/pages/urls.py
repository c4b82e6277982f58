"""A web address as its page."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from onrecord.errors import PageNotText, PageRefused
from onrecord.pages.fetching import Fetched, Fetcher
from onrecord.pages.sniffing import SNIFFED_BYTES, sniff
from onrecord.pages.streams import open_stream
from onrecord.records import Page
from onrecord.settings import Settings

_SCHEME = re.compile("https?://", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MAYBE_HTML = frozenset({None, "text/plain", "text/xml", "application/xml"})


def is_url(address: str) -> bool:
    """Whether an address is one of the web, by its first letters."""
    return _SCHEME.match(address) is not None


def open_url(address: str, fetcher: Fetcher, settings: Settings, input_format: str = "auto") -> Page | PageRefused:
    """The page at a web address, under the address where it was found in the end; or why there is none."""
    try:
        fetched = fetcher.fetch(address)
        return page_of(fetched, address, input_format)
    except PageRefused as refusal:
        return refusal


def open_url_lines(address: str, fetcher: Fetcher, settings: Settings) -> Iterator[Page | PageRefused]:
    """The pages of the JSON Lines at a web address."""
    try:
        fetched = fetcher.fetch(address)
    except PageRefused as refusal:
        yield refusal
        return
    yield from open_stream(BytesIO(fetched.content), address, "jsonl", settings)


def page_of(fetched: Fetched, address: str, input_format: str = "auto") -> Page:
    """The page that was fetched. Raises PageNotText for feeds and data, which hold no report."""
    head = fetched.content[:SNIFFED_BYTES]
    if input_format == "auto" and fetched.media_type in _HTML:
        holding = sniff(head, "page.html")
    else:
        holding = sniff(head, "page", input_format)
    if input_format == "auto" and holding != "html" and fetched.media_type not in _HTML | _MAYBE_HTML:
        raise PageNotText(address, f"It is {fetched.media_type}: data, not a page.", "Give the address of one report.")
    return Page(
        address=address,
        content=fetched.content,
        form="html" if holding == "html" else "text",
        url=fetched.address,
        encoding=fetched.encoding,
        received=date.today().isoformat(),
    )
