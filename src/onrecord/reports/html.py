"""A web page → Report: trafilatura finds the body, named fields say the rest."""

import logging
import re
from typing import Any

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.errors import ReportEmpty
from onrecord.pages.unicode import mend_text
from onrecord.records import Page, PublishedFound, Report
from onrecord.reports.cutting import MOST_MARKUP_CHARS, cut_text, end_of_reading
from onrecord.reports.dates import date_in_address, parse_date, trust_day
from onrecord.reports.layout import lay_out
from onrecord.reports.lines import split_lines
from onrecord.reports.metadata import date_in_metadata
from onrecord.reports.plaintext import body_of, find_byline, find_dateline_in, find_publisher, furniture_of

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its warnings are our refusals: not on stderr

_DATES = {"extensive_search": False, "original_date": True, "min_date": "1990-01-01", "max_date": "2100-01-01"}
"""Fixed bounds keep the extractor from asking the clock; the day that it finds is not used (see dates.py)."""
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_INLINE = re.compile("a|abbr|b|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u")
_UNSEEN = re.compile("script|style|noscript|template|iframe|svg|nav|footer|aside|form|head|button|select")


def read_html(page: Page, markup: str, max_chars: int) -> Report:
    """The report of a web page. Raises ReportEmpty where there is no text in it."""
    tree = parse_markup(markup)
    if tree is None:
        raise ReportEmpty(page.address, "No text stands in its markup.")
    url = page.url or find_address(tree)
    published, found = find_published(page, tree, url)
    extract = extract_body(tree, url)
    title = page.title or extract.get("title") or find_title(tree)
    body = extract.get("text")
    text = cut_text("\n\n".join(clean_lines(f"{title or ''}\n{body or text_of(tree)}")), max_chars)
    layout = lay_out(split_lines(text, end_of_reading(text, max_chars)), careful=bool(body), titled=bool(title))
    dateline = find_dateline_in(layout, published)
    if not published and dateline and (published := trust_day(dateline.date, page.received)):
        found = "dateline"
    return Report(
        url=url,
        title=title,
        byline=extract.get("author") or find_byline(layout),
        publisher=extract.get("sitename") or find_publisher(layout) or page.publisher,
        published=published,
        published_found=found,
        dateline=dateline,
        text=text,
        body=body_of(layout),
        furniture=furniture_of(layout),
    )


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


def clean_lines(text: str) -> list[str]:
    """Lines that hold something, each with single blanks."""
    return [line for line in (" ".join(line.split()) for line in text.split("\n")) if line]


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


def find_published(page: Page, tree: HtmlElement, url: str | None) -> tuple[str | None, PublishedFound | None]:
    """The day of publication and how it was found: in its metadata, given by user or feed, in its address."""
    if named := date_in_metadata(tree, page.received):
        return named, "metadata"
    if given := trust_day(parse_date(page.published), page.received):
        return given, page.published_from
    in_address = trust_day(date_in_address(url), page.received)
    return in_address, "address" if in_address else None


def text_of(tree: HtmlElement) -> str:
    """All the words of a page that a reader sees, a block a line: for pages whose body the extractor misses."""
    pieces: list[str] = []
    unseen = 0
    for happening, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        starts = happening == "start"
        unseen += bool(_UNSEEN.fullmatch(element.tag)) * (1 if starts else -1)
        if not _INLINE.fullmatch(element.tag):
            pieces.append("\n")
        words = element.text if starts else element.tail
        if words and not unseen:
            pieces.append(" ".join(words.split("\n")))
    return "".join(pieces)
