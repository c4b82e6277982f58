"""A statement of Wikidata's: somebody held a position."""

import re
from dataclasses import dataclass
from typing import Any

import msgspec

GENDERS = {"Q6581097": "m", "Q2449503": "m", "male": "m", "Q6581072": "f", "Q1052281": "f", "female": "f"}
DAY, MONTH, YEAR = 11, 10, 9
"""Wikidata's numbers for how exact a time is; lower ones are decades and longer."""
TIME = re.compile(r"\+?([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T.*)?")
ENTITY_ID = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9][0-9]*)")


class Side(msgspec.Struct, frozen=True):
    """A country or body that a position may belong to, by what is told of it."""

    id: str = ""
    name: str = ""
    code: str = ""
    """ISO 3166-1 alpha-3, of a country."""


class Fact(msgspec.Struct, frozen=True):
    """One statement, its days as exact as they are known, what is not told empty."""

    where: str
    person_id: str = ""
    person: str = ""
    others: tuple[str, ...] = ()
    gender: str = ""
    position_id: str = ""
    position: str = ""
    of: tuple[Side, ...] = ()
    """Whose the statement itself says the position is."""
    sides: tuple[Side, ...] = ()
    """Whose it is as a rule, the likeliest first."""
    start: str = ""
    end: str = ""
    over: bool = False
    """Whether the term has ended, though nobody tells when."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """What gives no row: where it stands and why, in words."""

    where: str
    reason: str


def id_of(text: Any) -> str:
    """The id in an entity's address or by itself; empty where there is none."""
    found = ENTITY_ID.fullmatch(text) if isinstance(text, str) else None
    return found[1] if found else ""


def partial_day(time: Any, precision: Any = None) -> str:
    """A time as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; empty where it is none, or less exact than a year.

    Without a precision, the first of January may be all that is known of a year, and the first of a month all that is
    known of that: they are taken so.
    """
    parts = TIME.fullmatch(time.strip()) if isinstance(time, str) else None
    if parts is None or parts[1] == "0000":
        return ""
    year, month, day = parts[1], parts[2] or "00", parts[3] or "00"
    exact = _precision_of(precision)
    if exact is None:
        exact = YEAR if (month, day) in {("01", "01"), ("01", "00")} else MONTH if day == "01" else DAY
    if exact < YEAR:
        return ""
    if exact == YEAR or month == "00":
        return year
    return f"{year}-{month}" if exact == MONTH or day == "00" else f"{year}-{month}-{day}"


def _precision_of(precision: Any) -> int | None:
    try:
        return int(precision)
    except (TypeError, ValueError):
        return None


def spellings_like(name: str, aliases: list[str]) -> tuple[str, ...]:
    """Those aliases that are spellings of a name, no nicknames or titles: two words or more, the first or the last the
    same.
    """
    own = name.split()
    told = dict.fromkeys(" ".join(alias.split()) for alias in aliases)
    return tuple(
        alias
        for alias in told
        if alias != name
        and "|" not in alias
        and not any(character.isdigit() for character in alias)
        and len(words := alias.split()) > 1
        and (words[0] == own[0] or words[-1] == own[-1])
    )
