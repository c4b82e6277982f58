"""Readers of feasts, by their table."""

from datetime import timedelta
from functools import cache

from onrecord.language.times.found import Found
from onrecord.language.times.meanings import Plain, Yearly
from onrecord.language.times.scene import Meaning
from onrecord.language.times.values import easter_of, nth_weekday, orthodox_easter_of
from onrecord.lexicons import read_table


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
    if day.startswith("?"):
        return Plain("DATE", {"?D": "XXXX-XX-XX", "?M": "XXXX-XX"}[day])
    if found["year"]:
        value = feast_in(int(found.lower("year")), day)
        return Plain("DATE", value) if value else None
    return Yearly(lambda year: feast_in(year, day) or "", "XXXX-XX-XX", found.which)


def feast_in(year: int, day: str) -> str | None:
    """The day of a feast in a year; None where that year has none."""
    if day[0] in "EO":
        easter = easter_of(year) if day[0] == "E" else orthodox_easter_of(year)
        return (easter + timedelta(days=int(day[1:]))).isoformat()
    month, *rest = day.split("-", 1)
    if rest[0].count("-"):
        nth, weekday = rest[0].rsplit("-", 1)
        found = nth_weekday(year, int(month), int(nth), int(weekday))
        return found.isoformat() if found else None
    return f"{year:04}-{day}"
