"""Readers of days of the week and of weekends."""

from onrecord.language.times.amounts import ordinal_of
from onrecord.language.times.found import Found
from onrecord.language.times.meanings import (
    DayOf,
    Plain,
    Shifted,
    Weekday,
    WeekdayBeside,
    WeekdayIn,
    WeekdayOfSpan,
    Weekend,
)
from onrecord.language.times.scene import Meaning
from onrecord.language.times.words import values_of


def read_weekday(found: Found) -> Meaning | None:
    direction = found.which
    before, after = found.before, found.after
    if after is not None and after.lower in values_of("PAPER") and after.text[:1].isupper():
        return None
    if before is not None and before.lower in values_of("NAMEDDAY") and before.text[:1].isupper():
        return None
    return Weekday(_weekday_number(found, "weekday"), None if direction == "this" else direction)


def _weekday_number(found: Found, group: str) -> int:
    return int(values_of("WEEKDAY")[found.lower(group)])


def read_weekday_in_week(found: Found) -> Meaning | None:
    """ "Friday next week", "Monday of last week"."""
    return WeekdayIn(_weekday_number(found, "weekday"), {"last": -1, "this": 0, "next": 1}[found.lower("which")])


def read_any_weekday(found: Found) -> Meaning | None:
    """ "on a Sunday": any; "in a Sunday interview" is the nearest, which another rule finds."""
    token = found["weekday"][0].token
    return None if token.dep_ in ("compound", "nmod", "poss", "amod") else Plain("DATE", _weekday(found).unknown)


def _weekday(found: Found) -> Weekday:
    return Weekday(_weekday_number(found, "weekday"))


def read_weekday_beside(found: Found) -> Meaning | None:
    """ "the following Tuesday": the first after the day last told of."""
    return WeekdayBeside(_weekday_number(found, "weekday"), 1 if found.lower("which") in ("following", "next") else -1)


def read_weekday_of_span(found: Found) -> Meaning | None:
    """One end of "Monday to Friday"."""
    if found["end"]:
        return WeekdayOfSpan(_weekday_number(found, "weekday"), _weekday_number(found, "end"), first=True)
    start = int(values_of("WEEKDAY")[found.words[found.match.start() - 2].lower])
    return WeekdayOfSpan(_weekday_number(found, "weekday"), start, first=False)


def read_nth_weekday(found: Found) -> Meaning | None:
    """ "the first Monday in May"; open where the month is none told: "the first Monday of the month"."""
    weekday, month = _weekday_number(found, "weekday"), found.read("month")
    if month is None:
        return Plain("DATE", Weekday(weekday).unknown)
    return DayOf(ordinal_of(found.lower("ordinal")), month, weekday)


def read_nth_day(found: Found) -> Meaning | None:
    """ "the last day of March", "the first day of 2019"."""
    whole = found.read("whole")
    return DayOf(ordinal_of(found.lower("ordinal")), whole) if whole else None


def read_weekend(found: Found) -> Meaning | None:
    direction = found.which
    if direction in ("last", "next"):
        return Shifted("WE", -1 if direction == "last" else 1)
    return Shifted("WE", 0) if direction == "this" and "past" not in found.all[0].lower else Weekend()
