"""When a page says it was published: only what says so in so many words, never a date that merely stands there.

Extractors that look for any date (htmldate's later steps) find copyright years and other reports' days; a wrong day
of publication would shift every "Tuesday" of a report, so we read named fields and addresses only.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FIELDS = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date",
    "publish_date", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "cxenseparse:recs:publishtime", "article_date_original", "date",
)  # fmt: skip
"""Names of fields that hold the day of publication, in the order in which we trust them."""
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_WRITTEN = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})\b", re.I)  # fmt: skip  # noqa: E501
_IN_ADDRESS = re.compile(r"[/=_-]((?:19|20)\d{2})[/_-](\d{2})[/_-](\d{2})(?!\d)")
_DEEPEST = 12


def parse_date(words: str | None) -> str | None:
    """The day in a field's words as `YYYY-MM-DD`: ISO 8601, RFC 2822, or with the month's name; None where it is none.

    Numbers alone (`03/04/2023`) stay unknown: nobody can tell day and month. Years before 1900 and after 2100 are
    mistakes.
    """
    if not words:
        return None
    words = words[:200].strip()
    if found := _ISO.match(words):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    try:
        moment = parsedate_to_datetime(words)
        return _valid(moment.year, moment.month, moment.day)
    except (TypeError, ValueError, IndexError):
        return read_written_date(words)


def read_written_date(words: str) -> str | None:
    """The first day written with month's name and year: "22 March 2023", "March 22, 2023"."""
    for found in _WRITTEN.finditer(words[:200]):
        month = MONTHS.get((found[2] or found[3]).casefold())
        if month:
            return _valid(int(found[5]), month, int(found[1] or found[4]))
    return None


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _FIRST_YEAR <= year < _LAST_YEAR else None
    except ValueError:
        return None


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


def date_in_address(url: str | None) -> str | None:
    """The day that an address carries: `/2023/03/22/`."""
    found = _IN_ADDRESS.search((url or "")[:2_000])
    return _valid(int(found[1]), int(found[2]), int(found[3])) if found else None
