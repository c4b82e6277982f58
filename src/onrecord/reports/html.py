"""A web page → Report: trafilatura finds the body, named fields say the rest."""

import logging
import re
from collections.abc import Sequence
from itertools import chain
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.errors import ReportEmpty
from onrecord.pages.unicode import mend_text
from onrecord.records import Dateline, ModifiedFound, Page, PublishedFound, PublisherFound, Report
from onrecord.reports.authors import authors_in, authors_in_fields, words_of_byline
from onrecord.reports.blocks import Block, split_blocks
from onrecord.reports.bodies import choose_blocks, lines_below, make_text
from onrecord.reports.changes import days_told, find_corrections
from onrecord.reports.cutting import MOST_MARKUP_CHARS
from onrecord.reports.dates import Order, date_in_address, order_of, parse_date, trust_day
from onrecord.reports.fields import Fields, read_fields
from onrecord.reports.layout import Layout
from onrecord.reports.lines import Line
from onrecord.reports.metadata import words_in_metadata, words_of_change
from onrecord.reports.plaintext import (
    around_body,
    body_of,
    credit_lines,
    find_byline,
    find_dateline_in,
    find_publisher,
    found_in,
    furniture_of,
    is_before,
    readable,
    writing_line,
)
from onrecord.reports.publisher import (
    Published,
    decide_publisher,
    host_of,
    origin_in_fields,
    origin_in_lines,
    site_in_fields,
    site_in_title,
)

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are our refusals: not on stderr

_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""Fixed bounds keep the extractor from asking the clock; the day that it finds is not used (see dates.py)."""
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


_LINES_NEAR_TITLE = 12


def read_html(page: Page, markup: str, max_chars: int) -> Report:
    """The report of a web page. Raises ReportEmpty where there is no text in it."""
    tree = parse_markup(markup)
    if tree is None:
        raise ReportEmpty(page.address, "No text stands in its markup.")
    url = page.url or find_address(tree)
    fields = read_fields(tree)
    blocks = split_blocks(tree)
    near_title = lines_near_title(tree, blocks)
    days = (*chain.from_iterable(fields.metas.values()), *words_in_metadata(tree, fields), *near_title)
    order = order_of(days, fields.language)
    published, found = find_published(page, tree, fields, url, order)
    change = next(filter(None, (read_change(words, order, page) for words in words_of_change(tree, fields))), None)
    told = days_told(near_title, order, page.received)
    extract = extract_body(tree, url)
    title = page.title or extract.get("title") or find_title(tree)
    chosen = choose_blocks(blocks, extract.get("text"), title)
    text, layout = make_text(chosen, title, max_chars)
    dateline = find_dateline_in(layout, published)
    beside = days_told((line.text for line in around_body(layout)), order, page.received)
    if found in (None, "address") and (day := told.published or beside.published):
        published, found = day[0], found_in(day)
    if not published and dateline and (published := trust_day(dateline.date, page.received)):
        found = "dateline"
    change = change or next(((day[0], found_in(day)) for day in (told.modified, beside.modified) if day), None)
    change = None if change and is_before(change[0], published) else change
    paper = find_published_by(page, fields, layout, lines_below(blocks, chosen), extract.get("sitename"), url, dateline)
    byline = extract.get("author") or words_of_byline(fields) or find_byline(layout)
    outlets = (paper.publisher, paper.carrier, fields.first("og:site_name"), host_name(url))
    return Report(
        url=url,
        title=title,
        byline=byline,
        authors=authors_in_fields(fields, outlets)
        or authors_in(writing_line(layout) or find_byline(layout), outlets)
        or authors_in(byline, outlets),
        publisher=paper.publisher,
        publisher_found=paper.found,
        carrier=paper.carrier,
        published=published,
        published_found=found,
        modified=change[0] if change else None,
        modified_found=change[1] if change else None,
        dateline=dateline,
        text=text,
        body=body_of(layout),
        furniture=furniture_of(layout),
        corrections=find_corrections(readable(layout), order, published),
    )


def read_change(words: str, order: Order, page: Page) -> tuple[str, ModifiedFound] | None:
    """The day of change in a field's words, unless it is later than the page itself."""
    day, guess = order.read(words)
    return (day, "figures" if guess else "metadata") if day and trust_day(day, page.received) else None


def lines_near_title(tree: HtmlElement, blocks: Sequence[Block]) -> list[str]:
    """The lines that follow a page's heading, or its first ones: where its own days stand, and nobody else's."""
    lines = [block.text for block in blocks]
    heading = next((clean(" ".join(str(one.text_content()).split())) for one in tree.iter("h1")), None)
    at = next((at for at, line in enumerate(lines) if line == heading), 0)
    return lines[at : at + _LINES_NEAR_TITLE]


def find_published_by(
    page: Page,
    fields: Fields,
    layout: Layout,
    below: Sequence[Line],
    sitename: str | None,
    url: str | None,
    dateline: Dateline | None,
) -> Published:
    """Who published a web page. The extractor's name of the site is left where it is only the host."""
    site: tuple[str, PublisherFound] | None = None
    if (named := site_in_fields(fields) or sitename) and not (sitename == named and is_host(named, url)):
        site = named, "metadata"
    elif line := find_publisher(layout):
        site = line, "line"
    elif titled := site_in_title(fields.title, url):
        site = titled, "metadata"
    elif page.publisher:
        site = page.publisher, page.published_from
    origin = origin_in_lines(layout.body, credit_lines(layout), fields.standfirst)
    origin = origin or origin_in_lines(below, (), None)
    origin = origin or origin_in_fields(fields, page.url)
    return decide_publisher(site, origin, dateline.agency if dateline else None, url)


def is_host(name: str, url: str | None) -> bool:
    """Whether the name of a site is but its host."""
    host = host_of(url)
    return host is not None and name.casefold().removeprefix("www.").removeprefix("https://") in (host, f"www.{host}")


def host_name(url: str | None) -> str | None:
    """The part of a host that is its name: “harbourpost” of harbourpost.example."""
    host = host_of(url)
    return host.rpartition(".")[0].rpartition(".")[2] if host else None


def parse_markup(markup: str) -> HtmlElement | None:
    """The tree of a page's markup, as far as we read it."""
    from trafilatura.utils import load_html

    markup = _INVALID.sub("", markup[:MOST_MARKUP_CHARS])
    if not markup.strip():
        return None
    try:
        tree = load_html(f"<html><body>{markup}</body></html>" if "<html" not in markup[:5_000].lower() else markup)
    except (etree.LxmlError, ValueError):
        return None
    return tree


def extract_body(tree: HtmlElement, url: str | None) -> dict[str, Any]:
    """Text, title, author and name of the site, as the extractor finds them; nothing where it finds no body."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
        )
    except (RecursionError, AttributeError, AssertionError, etree.LxmlError):  # odd markup breaks it now and then
        return {}
    names = ("text", "title", "author", "sitename")
    return {name: clean(getattr(found, name, None)) for name in names} if found is not None else {}


def clean(words: str | None) -> str | None:
    return (mend_text(words).strip() or None) if words else None


def find_address(tree: HtmlElement) -> str | None:
    """The address that a page gives as its own."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").startswith("http"):
            return mend_text(link.get("href").strip())
    return None


def find_title(tree: HtmlElement) -> str | None:
    """The first heading, or the page's name."""
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            if words := clean(" ".join(str(element.text_content()).split())):
                return words
    return None


def find_published(
    page: Page, tree: HtmlElement, fields: Fields, url: str | None, order: Order
) -> tuple[str | None, PublishedFound | None]:
    """The day of publication and how it was found: in its metadata, given by user or feed, in its address."""
    for words in words_in_metadata(tree, fields):
        named, guess = order.read(words)
        if trust_day(named, page.received):
            return named, "figures" if guess else "metadata"
    if given := trust_day(parse_date(page.published), page.received):
        return given, page.published_from
    in_address = trust_day(date_in_address(url), page.received)
    return in_address, "address" if in_address else None
