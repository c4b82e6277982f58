"""Readers of days, months, seasons, quarters, years, decades, centuries and feasts."""

from datetime import timedelta
from functools import cache

from onrecord.language.times.amounts import ordinal_of
from onrecord.language.times.found import Found
from onrecord.language.times.meanings import (
    DayOfMonth,
    Direction,
    Meaning,
    Plain,
    Shifted,
    Weekday,
    Weekend,
    WeekOf,
    Within,
    Yearly,
)
from onrecord.language.times.values import day_or_none, easter_of, nth_weekday
from onrecord.language.times.words import Word, values_of
from onrecord.lexicons import read_table

_WHICH: dict[str, Direction] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
    "current": "this",
}
_CENTURY_PIVOT = 40
"""Two-digit years from here on belong to the twentieth century."""
_SHORTEST_MONTH_NAME = 5
_SHORT_MONTH_NAMES = frozenset(("may", "june", "july"))
_YEAR_SIGNS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "of",
        "from",
        "to",
        "and",
        "before",
        "after",
        "during",
        "for",
        "through",
        "between",
        "or",
    ]
)
_SEASON_SIGNS = frozenset(["in", "by", "since", "until", "till", "during", "early", "late", "mid"])
_MEASURES = frozenset(("CARDINAL", "MONEY", "QUANTITY", "PERCENT"))


def which(found: Found) -> Direction | None:
    """The direction that "last", "next" or "this" gives; None where none of them stands there."""
    words = [word.lower for word in found["which"]]
    return next((_WHICH[word] for word in reversed(words) if word in _WHICH), None)


def read_iso(found: Found) -> Meaning | None:
    text = found.all[0].text.upper()
    year, month, day = (int(part) for part in text[:10].split("-"))
    if day_or_none(year, month, day) is None:
        return None
    return Plain("TIME" if "T" in text else "DATE", text)


def read_slashes(found: Found) -> Meaning | None:
    """Month first, as in the United States, unless only the other order is a date."""
    first, second, year = (int(part) for part in found.all[0].text.split("/"))
    year = year if year > 99 else full_year(year)
    day = day_or_none(year, first, second) or day_or_none(year, second, first)
    return Plain("DATE", day.isoformat()) if day else None


def full_year(short: int) -> int:
    """The year that its last two figures mean in news."""
    return short + (1900 if short >= _CENTURY_PIVOT else 2000)


def read_day(found: Found) -> Meaning | None:
    """A day of a month, with or without its year."""
    month, day = _month_of(found["month"][0]), int(found.lower("day").rstrip("sthndr"))
    if day_or_none(2000, month, day) is None:
        return None
    if _counts(found["day"][0]):
        return None
    if len(found["year"]) != 1:
        return _in_year(found, Yearly(lambda y: f"{y:04}-{month:02}-{day:02}", f"XXXX-{month:02}-{day:02}"))
    whole = day_or_none(int(found.lower("year")), month, day)
    return Plain("DATE", whole.isoformat()) if whole else None


def _counts(number: Word) -> bool:
    """Whether a figure counts what follows: "in May 15 people died"."""
    token = number.token
    return token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ in ("NNS", "NNPS")


def read_day_alone(found: Found) -> Meaning | None:
    """ "the 19th"."""
    day = ordinal_of(found.lower("day"))
    return DayOfMonth(day) if 1 <= day <= 31 else None


def _month_of(word: Word) -> int:
    return int(values_of("MONTH")[word.lower])


def read_month(found: Found) -> Meaning | None:
    """A month, alone, with a year, or with words that say which."""
    name, year = found["month"][0], found["year"]
    month = _month_of(name)
    short = len(name.text) < _SHORTEST_MONTH_NAME and name.lower not in _SHORT_MONTH_NAMES
    if (short and len(found.all) == 1) or (found["dot"] and not short):
        return None
    if year and len(year) == 1:
        return Plain("DATE", f"{int(year[0].text):04}-{month:02}")
    return _in_year(found, Yearly(lambda y: f"{y:04}-{month:02}", f"XXXX-{month:02}", which(found)))


def _in_year(found: Found, part: Yearly) -> Meaning | None:
    if not found["year"]:
        return part
    whole = found.read("year") or Shifted(
        "Y", 0
    )  # "the year" by itself is no expression, here it is the year of writing
    return Within(part, whole)


def read_weekday(found: Found) -> Meaning | None:
    direction = which(found)
    before, after = found.before, found.after
    if after is not None and after.lower in values_of("PAPER") and after.text[:1].isupper():
        return None
    if before is not None and before.lower in values_of("NAMEDDAY") and before.text[:1].isupper():
        return None
    number = int(values_of("WEEKDAY")[found.lower("weekday")])
    return Weekday(number, None if direction == "this" else direction)


def read_weekend(found: Found) -> Meaning | None:
    direction = which(found)
    if direction in ("last", "next"):
        return Shifted("WE", -1 if direction == "last" else 1)
    return Shifted("WE", 0) if direction == "this" and "past" not in found.all[0].lower else Weekend()


def read_season(found: Found) -> Meaning | None:
    season, year = values_of("SEASON")[found.lower("season")], found["year"]
    if not year and not _tells_season(found):
        return None
    if year and len(year) == 1:
        return Plain("DATE", f"{int(year[0].text):04}-{season}")
    return _in_year(found, Yearly(lambda y: f"{y:04}-{season}", f"XXXX-{season}", which(found)))


def _tells_season(found: Found) -> bool:
    """Whether spring or fall is the season: "last fall", "in spring", not "a fall of prices", "the Arab Spring"."""
    before, after = found.before, found.after
    if found["which"]:
        of_something = after is not None and after.lower in ("of", "in") and found.lower("season") == "fall"
        return found.lower("which") != "the" or not of_something
    if before is None or before.lower in _SEASON_SIGNS:
        return True
    return found.lower("season") != "fall" and before.token.pos_ not in ("ADJ", "PROPN", "NUM") and before.lower != "a"


def read_quarter(found: Found) -> Meaning | None:
    """A quarter, or a half of a told year."""
    if found.lower("part") in ("q", "h") and not _is_code(found):
        return None
    letter = "H" if found.lower("part") in ("half", "h") else "Q"
    ordinal = found.lower("ordinal")
    parts = 2 if letter == "H" else 4
    number = int(ordinal) if ordinal.isdigit() else ordinal_of(ordinal) % (parts + 1)
    if not 1 <= number <= parts:
        return None
    return _in_year(found, Yearly(lambda y: f"{y:04}-{letter}{number}", f"XXXX-{letter}{number}"))


def _is_code(found: Found) -> bool:
    """Whether "Q3" stands by itself, in capitals: not the beginning of "H1N1"."""
    part, number, after = found["part"][0], found["ordinal"][0], found.after
    return part.text.isupper() and part.end == number.start and (after is None or after.start > number.end)


def read_week_of_month(found: Found) -> Meaning | None:
    month = found.read("month")
    return WeekOf(ordinal_of(found.lower("ordinal")), month) if month else None


def read_whole(found: Found) -> Meaning | None:
    """A part of a stretch, which keeps the stretch's value: "the first half of March"."""
    return found.read("whole")


def read_year(found: Found) -> Meaning | None:
    year = found["year"][0]
    sure = len(found.all) > 1
    if not sure and not _tells_year(found, year):
        return None
    fiscal = "FY" if any(word.lower == "fiscal" for word in found.all) else ""
    return Plain("DATE", f"{fiscal}{int(year.text):04}")


def _tells_year(found: Found, year: Word) -> bool:
    """Whether four figures are a year rather than a count, a price or a number of something."""
    before, after, token = found.before, found.after, year.token
    if before is not None and before.end == year.start and before.text.isalpha():
        return False
    if before is not None and (before.lower in "$€£¥#" or before.lower in ("no", "number", "nearly", "about", "over")):
        return False
    if after is not None and after.lower in ("%", "percent", "people", "points", "index") | values_of("UNITS").keys():
        return False
    signed = before is not None and before.lower in _YEAR_SIGNS
    if not 1900 <= int(year.text) <= 2099 and not (signed and token.ent_type_ == "DATE"):
        return False
    if (
        before is not None
        and after is not None
        and before.text[:1].isupper()
        and after.text[:1].isupper()
        and not signed
    ):
        return False
    counted = token.dep_ == "nummod" and token.head.i == token.i + 1 and token.head.tag_ in ("NNS", "NNPS")
    if counted and not (before is not None and before.token.pos_ in ("DET", "PRON")):
        return False
    return token.ent_type_ not in _MEASURES or (signed and not counted)


def read_short_year(found: Found) -> Meaning | None:
    if found.before is None or found.before.lower not in _YEAR_SIGNS | {"the", "late", "early", "mid"}:
        return None
    return Plain("DATE", str(full_year(int(found.all[0].text[1:]))))


def read_decade(found: Found) -> Meaning | None:
    """ "the 1990s" is 199: the value keeps only the figures that are known (TempEval-3)."""
    text = "".join(sign for sign in found.lower("decade") if sign.isdigit())
    if not text:
        return Plain("DATE", f"19{values_of('DECADE')[found.lower('decade')]}")
    if len(text) == 2:
        text = str(full_year(int(text)))
    return Plain("DATE", text[:3])


def read_century(found: Found) -> Meaning | None:
    number = ordinal_of(found.lower("ordinal"))
    return Plain("DATE", f"{number - 1:02}") if 1 <= number <= 22 else None


@cache
def feasts() -> dict[str, str]:
    """Names of feasts, as in their table, with their days."""
    return {row["name"]: row["day"] for row in read_table("holidays")}


def read_feast(found: Found) -> Meaning | None:
    words = [word.lower for word in found["feast"] if word.text.isalpha()]
    name = " ".join(words).replace(" s ", "s ").replace("saint ", "st ")
    day = feasts().get(name)
    if day is None or not found["feast"][0].text[:1].isupper():
        return None
    if found["year"]:
        return Plain("DATE", feast_in(int(found.lower("year")), day))
    return Yearly(lambda year: feast_in(year, day), "XXXX-XX-XX", which(found))


def feast_in(year: int, day: str) -> str:
    """The day of a feast in a year."""
    if day.startswith("E"):
        return (easter_of(year) + timedelta(days=int(day[1:]))).isoformat()
    month, *rest = day.split("-", 1)
    if rest[0].count("-"):
        nth, weekday = rest[0].rsplit("-", 1)
        return nth_weekday(year, int(month), int(nth), int(weekday)).isoformat()
    return f"{year:04}-{day}"
