"""When a web page says it was published: only what says so in so many words, never a date that merely stands there.

Extractors that look for any date (htmldate's later steps) find copyright years and other reports' days; a wrong day
of publication would shift every "Tuesday" of a report, so we read named fields and addresses only.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.reports.dates import parse_date, trust_day

_FIELDS = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date",
    "publish_date", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "cxenseparse:recs:publishtime", "article_date_original", "date",
)  # fmt: skip
"""Names of fields that hold the day of publication, in the order in which we trust them."""
_DEEPEST = 12


def date_in_metadata(tree: HtmlElement, received: str | None = None) -> str | None:
    """The day of publication that a page's metadata gives; none that is later than the page itself."""
    days = (trust_day(parse_date(words), received) for words in words_in_metadata(tree))
    return next(filter(None, days), None)


def words_in_metadata(tree: HtmlElement) -> Iterator[str]:
    """What a page's metadata gives as its day of publication, in the order in which we trust it."""
    fields: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                fields.setdefault(name.strip().casefold(), meta.get("content") or "")
    yield from filter(None, (fields.get(name) for name in _FIELDS))
    yield from words_in_linked_data(tree)
    yield from words_in_time_element(tree)


def words_in_linked_data(tree: HtmlElement) -> Iterator[str]:
    """`datePublished` of a page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            try:
                data = json.loads(script.text_content())
            except (ValueError, RecursionError):
                continue
            yield from _published_in(data)


def _published_in(data: Any, depth: int = 0) -> Iterator[str]:
    """Each `datePublished`, in the order of the data."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if isinstance(given := data.get("datePublished"), str):
            yield given
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _published_in(part, depth + 1)


def words_in_time_element(tree: HtmlElement) -> Iterator[str]:
    """The day of the first `<time>` that says it is that of publication."""
    for element in tree.iter("time"):
        if "pubdate" in element.attrib or (element.get("itemprop") or "").casefold() == "datepublished":
            yield element.get("datetime") or element.text_content()
            return
