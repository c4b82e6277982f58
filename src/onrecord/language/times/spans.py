"""Readers of durations, sets, and of what lies so many units away."""

from onrecord.language.times.amounts import add_half, amount_of, duration_value, unit_of
from onrecord.language.times.found import Found
from onrecord.language.times.meanings import Away, HoursAway, Plain, Shifted, Weekday, WeekOf
from onrecord.language.times.scene import Meaning
from onrecord.language.times.words import values_of

_STEP = {"last": -1, "past": -1, "next": 1, "coming": 1, "upcoming": 1, "this": 0, "current": 0}
_NARRATIVE_STEP = {"previous": -1, "preceding": -1, "prior": -1, "earlier": -1, "before": -1, "following": 1}
_NARRATIVE_STEP |= {"same": 0, "that": 0, "next": 1, "after": 1}
_MONTHS_IN = {"Y": 12, "Q": 3, "DE": 120, "CE": 1200}
_MARKS_POINT = frozenset(["after", "before", "later", "earlier", "ago", "from", "since", "when"])
_MANY = 9_999
_HOURS_A_DAY = 24


def read_duration(found: Found) -> Meaning | None:
    unit = found["unit"][0]
    if unit.lower in ("second", "quarter") and not found["hyphen"]:
        return None
    return Plain("DURATION", duration_value(_amount(found), unit_of(unit)))


def read_whole_length(found: Found) -> Meaning | None:
    """ "the two years", "the six-month period"; in "the six-month tour" the article is the tour's."""
    return None if found["hyphen"] and not found["period"] else read_duration(found)


def _amount(found: Found) -> str:
    amount = amount_of(found["amount"])
    return add_half(amount) if found["half"] else amount


def read_bare_units(found: Found) -> Meaning | None:
    """ "for years": a duration of which only the unit is told."""
    return Plain("DURATION", duration_value("X", unit_of(found["unit"][0])))


def read_units_alone(found: Found) -> Meaning | None:
    """ "hours after the blast", "weeks of talks"; not "the opening minutes of the talks"."""
    token = found["unit"][0].token
    alone = not any(child.i < token.i and child.dep_ in ("det", "poss", "amod", "nummod") for child in token.children)
    return read_bare_units(found) if alone else None


def read_past(found: Found) -> Meaning | None:
    """So many units before the day of writing; vague where the number is not told."""
    return _away(found, -1, narrative=False) or _hours_ago(found) or _vague(found, "PAST_REF")


def _hours_ago(found: Found) -> Meaning | None:
    unit, amount = unit_of(found["unit"][0]), _amount(found)
    if not unit.startswith("T") or amount == "X" or float(amount) >= _MANY:
        return None
    return HoursAway(-int(float(amount) / _HOURS_A_DAY) if unit == "TH" else 0)


def read_ahead(found: Found) -> Meaning | None:
    """So many units after the day of writing."""
    return _away(found, 1, narrative=False) or _vague(found, "FUTURE_REF")


def _vague(found: Found, value: str) -> Meaning | None:
    return Plain("DATE", value) if _amount(found) == "X" else None


def read_earlier(found: Found) -> Meaning | None:
    """So many units before the time last told of; vague where the number is not told."""
    return _away(found, -1, narrative=True) or _vague(found, "PAST_REF") or _unknown_hour(found)


def read_later(found: Found) -> Meaning | None:
    """So many units after the time last told of; vague where the number is not told."""
    return _away(found, 1, narrative=True) or _vague(found, "FUTURE_REF") or _unknown_hour(found)


def _unknown_hour(found: Found) -> Meaning | None:
    """ "three hours later": nobody tells the hour from which to count."""
    return Plain("TIME", "XXXX-XX-XXTXX") if unit_of(found["unit"][0]).startswith("T") else None


def read_vague_later(found: Found) -> Meaning | None:
    """ "days later", "years earlier"."""
    return Plain("DATE", "FUTURE_REF" if found.lower("which").startswith(("later", "after")) else "PAST_REF")


def read_from_day(found: Found) -> Meaning | None:
    """ "a week from Tuesday", "a week ago Tuesday"."""
    unit, amount, day = unit_of(found["unit"][0]), _amount(found), found.read("day")
    if day is None or amount == "X" or unit not in ("D", "W", "M", "Y") or not 0 < float(amount) < _MANY:
        return None
    count = int(float(amount)) * (-1 if found.lower("sign") == "ago" else 1)
    return Away(day, unit, count) if float(amount) == abs(count) else None


def _away(found: Found, sign: int, narrative: bool) -> Meaning | None:
    unit, amount = unit_of(found["unit"][0]), _amount(found)
    if amount == "X" or unit.startswith("T"):
        return None
    count = float(amount)
    if unit[0].isdigit():
        count, unit = count * int(unit[0]), unit[1:]
    if count != int(count):
        if unit not in _MONTHS_IN:
            return None
        count, unit = count * _MONTHS_IN[unit], "M"
        if count % _MONTHS_IN["Y"] == 0:
            count, unit = count / _MONTHS_IN["Y"], "Y"
    return Shifted(unit, sign * int(count), narrative) if count < _MANY else None


def read_relative_unit(found: Found) -> Meaning | None:
    """ "last month", "this year", "the following day"."""
    unit, word = unit_of(found["unit"][0]), found.lower("which")
    if unit.startswith("T") or unit[0].isdigit():
        return None
    if word in _STEP and not (unit == "D" and word == "next"):
        return Shifted(unit, _STEP[word]) if unit != "D" else None
    return Shifted(unit, _NARRATIVE_STEP[word], narrative=True)


def read_beyond(found: Found) -> Meaning | None:
    """ "the week before last", "the year after next"."""
    unit = unit_of(found["unit"][0])
    if unit.startswith("T") or unit[0].isdigit():
        return None
    return Shifted(unit, -2 if found["which"] else 2)


def read_unit_before(found: Found) -> Meaning | None:
    """ "the year-earlier quarter", "the year-ago period"."""
    return Shifted(unit_of(found["unit"][0]), -1, narrative=found.lower("which") == "earlier")


def read_in_a_row(found: Found) -> Meaning | None:
    """ "for a third straight day": the day last told of is the third."""
    return Shifted(unit_of(found["unit"][0]), 0, narrative=True)


def read_end_of_year(found: Found) -> Meaning | None:
    """ "at year-end", "at year's end"."""
    return Shifted("Y", 0)


def read_stretch(found: Found) -> Meaning | None:
    """ "the year" in "the end of the year": that of writing; "the day": the one last told of."""
    unit = unit_of(found["unit"][0])
    return Shifted(unit, 0, narrative=unit == "D") if unit[0].isalpha() and not unit.startswith("T") else None


def read_named_day(found: Found) -> Meaning | None:
    """ "yesterday", "the day after tomorrow"; not the paper "USA Today"."""
    if found.is_in_name:
        return None
    days = {"yesterday": -1, "today": 0, "tomorrow": 1}
    beyond = {"before": -1, "after": 1}
    return Shifted("D", days[found.lower("day")] + beyond.get(found.lower("beyond"), 0))


def read_rate(found: Found) -> Meaning | None:
    """ "15 a year", "twice a week": what happens so often in a unit."""
    before, after = found.before, found.after
    if after is not None and after.lower in _MARKS_POINT:
        return None
    counted = before is not None and before.token.pos_ in ("NUM", "NOUN", "SYM")
    if not found["sure"] and not counted:
        return None
    return Plain("SET", duration_value("1", unit_of(found["unit"][0])))


def read_every(found: Found) -> Meaning | None:
    """ "every Tuesday", "each year", "every two weeks"."""
    if unit := found["unit"]:
        amount = "2" if found.lower("other") else amount_of(found["amount"]) if found["amount"] else "1"
        return Plain("SET", duration_value(amount, unit_of(unit[0])))
    return _read_every_named(found)


def _read_every_named(found: Found) -> Meaning | None:
    if found["weekday"]:
        number = int((values_of("WEEKDAY") | values_of("WEEKDAYS"))[found.lower("weekday")])
        return Plain("SET", Weekday(number).unknown)
    if found["month"]:
        return Plain("SET", f"XXXX-{int(values_of('MONTH')[found.lower('month')]):02}")
    if found["season"]:
        return Plain("SET", f"XXXX-{values_of('SEASON')[found.lower('season')]}")
    return Plain("SET", f"XXXX-XX-XX{values_of('DAYPART')[found.lower('part')]}")


def read_weekends(found: Found) -> Meaning | None:
    return Plain("SET", "XXXX-WXX-WE")


def read_set(found: Found) -> Meaning | None:
    return Plain("SET", values_of("SET")[found.all[0].lower])


def read_length(found: Found) -> Meaning | None:
    return Plain("DURATION", values_of("LENGTH")[found.all[0].lower])


def read_now(found: Found) -> Meaning | None:
    return Plain("DATE", "PRESENT_REF")


def read_then(found: Found) -> Meaning | None:
    return Plain("DATE", "PAST_REF")


def read_soon(found: Found) -> Meaning | None:
    return Plain("DATE", "FUTURE_REF")


def read_one_unit(found: Found) -> Meaning | None:
    """ "the past year", "the entire week", "year-long"."""
    return Plain("DURATION", duration_value("1", unit_of(found["unit"][0])))


def read_week_of(found: Found) -> Meaning | None:
    """ "the week of March 3"."""
    day = found.read("whole")
    return WeekOf(1, day) if day else None
