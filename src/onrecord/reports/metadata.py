"""When a web page says it was published: only what says so in so many words, never a date that merely stands there.

Extractors that look for any date (htmldate's later steps) find copyright years and other reports' days; a wrong day
of publication would shift every "Tuesday" of a report, so we read named fields and addresses only.
"""

import json
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.reports.dates import parse_date

_FIELDS = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date",
    "publish_date", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "cxenseparse:recs:publishtime", "article_date_original", "date",
)  # fmt: skip
"""Names of fields that hold the day of publication, in the order in which we trust them."""
_DEEPEST = 12


def date_in_metadata(tree: HtmlElement) -> str | None:
    """The day of publication that a page's metadata gives."""
    fields: dict[str, str] = {}
    for meta in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            if name := meta.get(attribute):
                fields.setdefault(name.strip().casefold(), meta.get("content") or "")
    named = (parse_date(fields.get(name)) for name in _FIELDS)
    return next(filter(None, named), None) or date_in_linked_data(tree) or date_in_time_element(tree)


def date_in_linked_data(tree: HtmlElement) -> str | None:
    """`datePublished` of a page's JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            try:
                data = json.loads(script.text_content())
            except (ValueError, RecursionError):
                continue
            if found := next(filter(None, map(parse_date, _published_in(data))), None):
                return found
    return None


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


def date_in_time_element(tree: HtmlElement) -> str | None:
    """The day of a `<time>` that says it is that of publication."""
    for element in tree.iter("time"):
        if "pubdate" in element.attrib or (element.get("itemprop") or "").casefold() == "datepublished":
            return parse_date(element.get("datetime") or element.text_content())
    return None
