"""The calendar behind TIMEX3 values: days to values, values to intervals of days."""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.records import Precision

Interval = tuple[date, date]

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_YEARS_OF: dict[int, Precision] = {2: "century", 3: "decade"}
_MINUTES = re.compile(r"\d[:.]\d\d|\d{4}\s*(?:GMT|UTC|hours)", re.IGNORECASE)
_VALUE = re.compile(
    r"(?P<year>\d{4})(?:-W(?P<week>\d\d)(?P<weekend>-WE)?|-Q(?P<quarter>\d)|-H(?P<half>\d)|-(?P<season>SP|SU|FA|WI)"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T.*)?)?)?"
)


def value_of(day: date, unit: str) -> str:
    """The value of the day, week, weekend, month, quarter, year, decade or century in which a day stands."""
    year, week, _ = day.isocalendar()
    values = {
        "D": day.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04}",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }
    return values[unit]


def unknown_of(unit: str) -> str:
    """The value of a day, week, … of which only the kind is known."""
    return _UNKNOWN.get(unit, "XXXX")


def shift(day: date, unit: str, amount: int) -> date | None:
    """The day so many units later, kept within its month; None where the calendar ends."""
    weeks = {"D": 1, "W": 7, "WE": 7}
    months = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
    try:
        if unit in weeks:
            return day + timedelta(days=amount * weeks[unit])
        year, month = divmod(day.year * 12 + day.month - 1 + amount * months[unit], 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, where the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def interval_of(value: str) -> Interval | None:
    """First and last day of a value; None for durations, sets and whatever leaves something open."""
    if re.fullmatch(r"\d{2,3}", value):
        return _years(int(value) * 10 ** (4 - len(value)), 10 ** (4 - len(value)))
    found = _VALUE.fullmatch(value)
    try:
        return _interval(found) if found else None
    except (ValueError, OverflowError):
        return None


def _interval(found: re.Match[str]) -> Interval | None:
    year = int(found["year"])
    if found["week"]:
        first = date.fromisocalendar(year, int(found["week"]), 6 if found["weekend"] else 1)
        return first, first + timedelta(days=1 if found["weekend"] else 6)
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["month"]:
        return _months(year, int(found["month"]), 1)
    if found["quarter"]:
        return _months(year, int(found["quarter"]) * 3 - 2, 3)
    if found["half"]:
        return _months(year, int(found["half"]) * 6 - 5, 6)
    if found["season"]:
        return _months(year, _SEASON_MONTH[found["season"]], 3)
    return _years(year, 1)


def _months(year: int, month: int, count: int) -> Interval:
    last_year, last_month = divmod(year * 12 + month + count - 2, 12)
    last = monthrange(last_year, last_month + 1)[1]
    return date(year, month, 1), date(last_year, last_month + 1, last)


def _years(year: int, count: int) -> Interval | None:
    return (date(year, 1, 1), date(year + count - 1, 12, 31)) if year > 0 else None


def easter_of(year: int) -> date:
    """Easter Sunday of the western churches (the anonymous Gregorian computus)."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    month, day = divmod(moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter_of(year: int) -> date:
    """Easter Sunday of the eastern churches, in our calendar (the Julian computus)."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date | None:
    """The n-th Monday (1) to Sunday (7) of a month, the last for n = -1; None where it has fewer."""
    first, length = date(year, month, 1), monthrange(year, month)[1]
    days = [day for at in range(length) if (day := first + timedelta(days=at)).isoweekday() == weekday]
    return days[nth - 1 if nth > 0 else nth] if nth <= len(days) else None


def precision_of(value: str, words: str) -> Precision | None:
    """How exact a value is; None for durations, sets and whatever leaves something open.

    The words tell 3 o'clock from 3:00, which have the same value.
    """
    found = _VALUE.fullmatch(value)
    if interval_of(value) is None or found is None:
        return _YEARS_OF.get(len(value)) if interval_of(value) else None
    if found["day"]:
        return _precision_in_day(value[len("2023-03-22") :], words)
    kinds: tuple[Precision, ...] = ("weekend", "week", "quarter", "half", "season", "month")
    return next((kind for kind in kinds if found[kind]), "year")


def _precision_in_day(rest: str, words: str) -> Precision:
    if not rest or rest == "TXX":
        return "day"
    if not rest[1].isdigit():
        return "part_of_day"
    if rest.count(":") > 1:
        return "second"
    whole = ":" not in rest or rest[4:6] == "00"
    return "hour" if whole and not _MINUTES.search(words) else "minute"
