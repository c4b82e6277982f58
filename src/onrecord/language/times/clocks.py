"""Readers of times of day, with the days that stand beside them."""

import re

from onrecord.language.times.amounts import number_of
from onrecord.language.times.found import Found
from onrecord.language.times.meanings import Clock, Overnight, Shifted
from onrecord.language.times.scene import Meaning
from onrecord.language.times.words import values_of

_CLOCK_SIGNS = frozenset(
    ["at", "by", "until", "till", "around", "from", "about", "before", "after", "since", "between", "to", "and"]
)

_MILITARY_FIGURES = 4
_HOURS_OF_DAY = 24
_DAYS_ON = {"next": 1, "following": 1, "previous": -1, "before": -1, "after": 1}
_SPOKEN_MINUTES = {("half", "past"): 30, ("half", "to"): None, ("quarter", "past"): 15, ("quarter", "to"): -15}
_DOTTED = re.compile(r"\d{1,2}\.\d\d")


def read_part_of_day(found: Found) -> Meaning | None:
    """ "Wednesday morning", "this evening", "last night", "the morning of March 3"."""
    suffix = values_of("DAYPART")[found.lower("part")]
    if found.is_in_name and found.lower("day") != found.all[0].lower:
        return None
    if found["day"]:
        day = found.read("day")
        return Clock(suffix, day) if day and day.type == "DATE" else None
    which = found.lower("which")
    if which in ("last", "this"):
        return Clock(suffix, Shifted("D", -1 if which == "last" else 0))
    return Clock(suffix, Shifted("D", _DAYS_ON.get(which, 0), narrative=True))


def read_part_alone(found: Found) -> Meaning | None:
    """ "in morning trading": on the day last told of."""
    return Clock(values_of("DAYPART")[found.all[0].lower])


def read_overnight(found: Found) -> Meaning | None:
    """ "died overnight", not "an overnight success"."""
    return Overnight() if found.all[0].token.dep_ in ("advmod", "npadvmod", "ROOT") else None


def read_tonight(found: Found) -> Meaning | None:
    """ "tonight"; not the programme "World News Tonight"."""
    return None if found.is_in_name else Clock("TNI", Shifted("D", 0))


def read_clock(found: Found) -> Meaning | None:
    """A time by the clock: `T15:00`, with a `Z` where it is told in Universal Time."""
    hours = _hours(found)
    if hours is None or not _tells_time(found):
        return None
    day = found.read("day") if found["day"] else None
    if found["day"] and (day is None or day.type != "DATE"):
        return None
    zone = "Z" if values_of("ZONE").get(found.lower("zone")) else ""
    return Clock(f"T{hours}{zone}", day)


def _hours(found: Found) -> str | None:
    """Hours and minutes, in 24 hours; None where no clock shows them."""
    if found["named"]:
        return values_of("DAYPART")[found.lower("named")].removeprefix("T")
    text = found.lower("clock")
    if _DOTTED.fullmatch(text):
        text = text.replace(".", ":")
    if ":" in text:
        hour, minute, *rest = (int(part) for part in text.split(":"))
    elif len(text) == _MILITARY_FIGURES and text.isdigit():
        hour, minute, rest = int(text) // 100, int(text) % 100, []
    else:
        hour, minute, rest = int(number_of(text)), 0, []
        if hour > _HOURS_OF_DAY:
            return None
    if half := found.lower("half"):
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    if found["past"]:
        return _spoken(found, hour)
    return ":".join(f"{part:02}" for part in (hour, minute, *rest))


def _spoken(found: Found, hour: int) -> str | None:
    """ "half past seven", "a quarter to eight"."""
    minutes = _SPOKEN_MINUTES[found["past"][0].lower, found["past"][1].lower]
    if minutes is None or not 1 <= hour <= _HOURS_OF_DAY:
        return None
    hour, minute = divmod(hour * 60 + minutes, 60)
    return f"{hour % _HOURS_OF_DAY:02}:{minute:02}"


def _tells_time(found: Found) -> bool:
    """Whether figures are a time of day: they say so, or the word before does; "2:30" alone may be a score."""
    if found["half"] or found["named"] or found["oclock"] or found["past"]:
        return True
    if "." in found.lower("clock"):
        return bool(found["zone"])
    if ":" not in found.lower("clock"):
        return len(found.lower("clock")) == _MILITARY_FIGURES and bool(found["zone"])
    sure = found["zone"] or found["day"]
    return bool(sure) or (found.before is not None and found.before.lower in _CLOCK_SIGNS)
