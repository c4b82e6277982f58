"""A web address as its page."""

import re
from collections.abc import Iterator
from datetime import date
from io import BytesIO

from onrecord.errors import PageNotText, PageRefused
from onrecord.pages.fetching import Fetched, Fetcher
from onrecord.pages.intake import Found, Intake
from onrecord.pages.sniffing import SNIFFED_BYTES, sniff
from onrecord.pages.streams import open_stream
from onrecord.records import Page

_SCHEME = re.compile("https?://", re.IGNORECASE)
_HTML = frozenset({"text/html", "application/xhtml+xml"})
_ONE_PAGE = frozenset({"auto", "html", "text"})
_MAYBE_HTML = frozenset({None, "text/plain", "text/xml", "application/xml"})


def is_url(address: str) -> bool:
    """Whether an address is one of the web, by its first letters."""
    return _SCHEME.match(address) is not None


def open_url(address: str, fetcher: Fetcher, intake: Intake) -> Iterator[Found]:
    """The page at a web address, under the address where it was found in the end; or the pages, if it is a table."""
    try:
        fetched = fetcher.fetch(address)
        if intake.input_format in _ONE_PAGE:
            yield page_of(fetched, address, intake)
        else:
            yield from open_stream(BytesIO(fetched.content), address, intake)
    except PageRefused as refusal:
        yield refusal


def page_of(fetched: Fetched, address: str, intake: Intake) -> Page:
    """The page that was fetched. Raises PageNotText for feeds and data, which hold no report."""
    is_html = fetched.media_type in _HTML
    holding = sniff(fetched.content[:SNIFFED_BYTES], "page.html" if is_html else "page", intake)
    if intake.input_format == "auto" and holding != "html" and fetched.media_type not in _HTML | _MAYBE_HTML:
        raise PageNotText(address, f"It is {fetched.media_type}: data, not a page.", "Give the address of one report.")
    return Page(
        address=address,
        content=fetched.content,
        form="html" if holding == "html" else "text",
        url=fetched.address,
        encoding=fetched.encoding,
        received=date.today().isoformat(),
    )
