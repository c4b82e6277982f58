"""Days as pages write them."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

import msgspec

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_ISO = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_WRITTEN = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?\s+(\d{4})\b", re.I)  # fmt: skip  # noqa: E501
_FIGURES = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_DAY_FIRST_REGIONS = {"en-us": False, "en-ph": False} | dict.fromkeys(
    ("en-gb", "en-ie", "en-au", "en-nz", "en-in", "en-ng", "en-ke", "en-pk", "en-sg", "en-mt", "en-hk"), True
)
"""Countries whose readers agree on one order; Canada's and South Africa's do not."""
_IN_ADDRESS = re.compile(r"[/=_-]((?:19|20)\d{2})[/_-](\d{2})[/_-](\d{2})(?!\d)")


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


class Order(msgspec.Struct, frozen=True):
    """Which of two figures is the day on a page, and whether anything decides that."""

    day_first: bool | None = None

    def read(self, words: str | None) -> tuple[str | None, bool]:
        """The day in some words, and whether that is a guess: of figures, by a part over 12 or the page's order."""
        if day := parse_date(words):
            return day, False
        found = _FIGURES.match((words or "")[:200].strip())
        if not found:
            return None, False
        one, two, year = int(found[1]), int(found[2]), int(found[3])
        told = _day_first_by_parts(one, two)
        day_first = self.day_first if told is None and one != two else told or one == two
        if day_first is None:
            return None, False
        day = _valid(year, two, one) if day_first else _valid(year, one, two)
        return day, told is None and one != two


def order_of(words: Iterable[str], language: str | None) -> Order:
    """The order of day and month on a page: that of its dates with a part over 12, else that of its declared region."""
    told = {
        _day_first_by_parts(int(found[1]), int(found[2])) for several in words for found in _FIGURES.finditer(several)
    } - {None}
    if told:
        return Order(told.pop() if len(told) == 1 else None)
    return Order(_DAY_FIRST_REGIONS.get((language or "").casefold()))


def _day_first_by_parts(one: int, two: int) -> bool | None:
    return None if (one > 12) == (two > 12) else one > 12


def trust_day(day: str | None, received: str | None) -> str | None:
    """The day, unless it is later than the day after the page came; None where it is.

    A day later is none too many: where the report was written it may be tomorrow already.
    """
    if not day or not (came := parse_date(received)):
        return day
    return day if date.fromisoformat(day) <= date.fromisoformat(came) + timedelta(1) else None


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


def date_in_address(url: str | None) -> str | None:
    """The day that an address carries: `/2023/03/22/`."""
    found = _IN_ADDRESS.search((url or "")[:2_000])
    return _valid(int(found[1]), int(found[2]), int(found[3])) if found else None
