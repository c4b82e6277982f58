"""Readers of days, months, seasons, quarters, years, decades, centuries and feasts."""

import re
from collections.abc import Sequence

from onrecord.language.times.amounts import ordinal_of
from onrecord.language.times.found import Found
from onrecord.language.times.meanings import DayOfMonth, Fiscal, Plain, Shifted, Until, WeekOf, Within, Yearly
from onrecord.language.times.scene import Direction, Meaning
from onrecord.language.times.values import day_or_none
from onrecord.language.times.words import Word, values_of

_CENTURY_PIVOT = 40
"""Two-digit years from here on belong to the twentieth century."""
_LONGEST_SPAN_YEARS = 30
_MONTH_WITHIN = 8
"""Words before the last day of "March 3, 4 and 5" among which its month stands."""
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


def read_iso(found: Found) -> Meaning | None:
    text = found.all[0].text.upper().replace("/", "-")
    year, month, day = (int(part) for part in text[:10].split("-"))
    if day_or_none(year, month, day) is None:
        return None
    return Plain("TIME" if "T" in text else "DATE", text)


def read_slashes(found: Found) -> Meaning | None:
    """Month first, as in the United States, unless only the other order is a date; between dots, the day first."""
    first, second, year = (int(part) for part in re.split("[/.-]", found.all[0].text))
    year = year if year > 99 else full_year(year)
    days = [day_or_none(year, first, second), day_or_none(year, second, first)]
    if dotted := "." in found.all[0].text:
        days.reverse()
    known = [day for day in days if day]
    return Plain("DATE", known[0].isoformat(), guess=len(set(known)) > 1 and not dotted) if known else None


def full_year(short: int) -> int:
    """The year that its last two figures mean in news."""
    return short + (1900 if short >= _CENTURY_PIVOT else 2000)


def read_day(found: Found) -> Meaning | None:
    """A day of a month, with or without its year."""
    return _day_in(found, _month_of(found["month"][0]), found["year"] or found["later"])


def read_day_after(found: Found) -> Meaning | None:
    """The second day of "March 3 to 7", whose month stands before the first."""
    near = found.words[max(found.match.start() - _MONTH_WITHIN, 0) : found.match.start()]
    month = next((word for word in reversed(near) if word.lower in values_of("MONTH")), None)
    token = found["day"][0].token
    if month is None or (token.dep_ == "nummod" and token.head.i > token.i):
        return None
    return _day_in(found, _month_of(month), found["year"])


def read_day_until(found: Found) -> Meaning | None:
    """The first day of "April 30 to May 3, 2012", which has the year of the second."""
    month, day, end = _month_of(found["month"][0]), _day_number(found["day"][0]), found.read("end")
    if end is None or day_or_none(2000, month, day) is None:
        return None
    return Until(_yearly_day(month, day), end)


def read_month_until(found: Found) -> Meaning | None:
    """The first month of "March to June 2019", which has the year of the second."""
    month, end = _month_of(found["month"][0]), found.read("end")
    return Until(_yearly_month(month), end) if end else None


def read_named_date(found: Found) -> Meaning | None:
    """ "the Fourth of July", "July Fourth"."""
    if not found["of"] and not found["the"] and not found["day"][0].text[:1].isupper():
        return None
    return _day_in(found, _month_of(found["month"][0]), found["year"])


def _day_number(word: Word) -> int:
    return ordinal_of(word.lower) if word.text.isalpha() else int(word.lower.rstrip("sthndr"))


def _day_in(found: Found, month: int, year: Sequence[Word]) -> Meaning | None:
    day = _day_number(found["day"][0])
    if day_or_none(2000, month, day) is None or _counts(found["day"][0]):
        return None
    if len(year) != 1:
        return _in_year(found, _yearly_day(month, day, _weekday_of(found)))
    whole = day_or_none(int(year[0].lower), month, day)
    return Plain("DATE", whole.isoformat()) if whole else None


def _yearly_day(month: int, day: int, weekday: int | None = None) -> Yearly:
    return Yearly(lambda y: f"{y:04}-{month:02}-{day:02}", f"XXXX-{month:02}-{day:02}", weekday=weekday)


def _yearly_month(month: int, direction: Direction | None = None) -> Yearly:
    return Yearly(lambda y: f"{y:04}-{month:02}", f"XXXX-{month:02}", direction)


def _weekday_of(found: Found) -> int | None:
    """The weekday that stands before a day of a month."""
    numbers = values_of("WEEKDAY") | values_of("SHORTDAY")
    first = found.all[0].lower
    return int(numbers[first]) if first in numbers else None


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
    return _in_year(found, _yearly_month(month, found.which))


def _in_year(found: Found, part: Yearly) -> Meaning | None:
    if not found["year"]:
        return part
    whole = found.read("year") or Shifted(
        "Y", 0
    )  # "the year" by itself is no expression, here it is the year of writing
    fiscal = isinstance(whole, Shifted) and any(word.lower in ("fiscal", "financial") for word in found["year"])
    return Within(part, Fiscal(whole) if fiscal else whole)


def read_season(found: Found) -> Meaning | None:
    season, year = values_of("SEASON")[found.lower("season")], found["year"]
    if not year and not _tells_season(found):
        return None
    if year and len(year) == 1:
        return Plain("DATE", f"{int(year[0].text):04}-{season}")
    return _in_year(found, Yearly(lambda y: f"{y:04}-{season}", f"XXXX-{season}", found.which))


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
    part, number, before, after = found["part"][0], found["ordinal"][0], found.before, found.after
    first, last = sorted((part, number), key=lambda word: word.start)
    free = before is None or before.end < found.all[0].start or not before.text[-1:].isalnum()
    ends = after is None or after.start > found.all[-1].end or not (after.text[:1].isalnum() or after.text in "-–/")
    return part.text.isupper() and first.end == last.start and free and ends


def read_week_of_month(found: Found) -> Meaning | None:
    month = found.read("month")
    return WeekOf(ordinal_of(found.lower("ordinal")), month) if month else None


def read_whole(found: Found) -> Meaning | None:
    """A part of a stretch, which keeps the stretch's value: "the first half of March"."""
    return found.read("whole") or (Shifted("Y", 0) if found["whole"][-1].lower == "year" else None)


def read_year(found: Found) -> Meaning | None:
    year = found["year"][0]
    sure = len(found.all) > 1
    if not sure and not _tells_year(found, year):
        return None
    whole = Plain("DATE", f"{int(year.text):04}")
    return Fiscal(whole) if any(word.lower in ("fiscal", "financial") for word in found.all) else whole


def read_fiscal(found: Found) -> Meaning | None:
    """ "FY2019", "FY 19"."""
    figures = found.lower("year")
    if not found.all[0].text.isupper() or not figures.isdigit() or len(figures) not in (2, 4):
        return None
    return Fiscal(Plain("DATE", figures if len(figures) > 2 else str(full_year(int(figures)))))


def read_relative_fiscal(found: Found) -> Meaning | None:
    """ "the current fiscal year", "last fiscal year"."""
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
    return Fiscal(Shifted("Y", step.get(found.lower("which"), 0)))


def read_era(found: Found) -> Meaning | None:
    """ "400 BC", "AD 79"."""
    era, figures = found["era"][0].text, found.lower("year")
    if not era.isupper() or not figures.isdigit() or not 0 < int(figures) <= 9999:
        return None
    return Plain("DATE", f"{'BC' if era.startswith('B') else ''}{int(figures):04}")


def read_year_after(found: Found) -> Meaning | None:
    """ "14" in "2010-14", "2010/14"."""
    first, sign = found.words[found.match.start() - 2], found.words[found.match.start() - 1]
    year = found["year"][0]
    if first.end != sign.start or sign.end != year.start or len(year.text) != 2 or not year.text.isdigit():
        return None
    whole = int(first.text) // 100 * 100 + int(year.text)
    near = int(first.text) < whole <= int(first.text) + (1 if sign.text == "/" else _LONGEST_SPAN_YEARS)
    return Plain("DATE", f"{whole:04}") if near and 1900 <= whole <= 2099 else None


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
    era = "BC" if found["era"] else ""
    return Plain("DATE", f"{era}{number - 1:02}") if 1 <= number <= 22 else None
