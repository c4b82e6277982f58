"""What a number is told with: hedges, words that stand for one, units, currencies; asked by the words of a text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar
from typing import cast as typed

import pycountry

from onrecord.language.numbers import Word, word_at
from onrecord.lexicons import Row, read_table, split_cell
from onrecord.records import Hedge

Phrase = tuple[str, ...]
Value = TypeVar("Value")
_LONGEST = 8
"""Words of the longest phrase of any table."""
_NO_MONEY = "X"
"""ISO 4217 codes that begin so are of metals, funds and tests; the francs among them are in the table."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A row of `hedges.tsv`: how words tell a number, and its bounds where they stand for one."""

    place: str
    hedge: Hedge | None
    least: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted or measured, and in what sort of unit: `money`, or the scope in `units.tsv`."""

    name: str
    scope: str
    guess: bool = False


@cache
def load_tellings(*places: str) -> dict[Phrase, Telling]:
    """The words that tell how a number is meant, by where they stand."""
    return {
        tuple(words.split()): tell(row)
        for row in read_table("hedges")
        if row["place"] in places
        for words in split_cell(row["words"])
    }


def tell(row: Row) -> Telling:
    """A row of the table as a value."""
    least, most = (float(row[name]) if row[name] else None for name in ("least", "most"))
    return Telling(row["place"], typed(Hedge, row["hedge"]) if row["hedge"] else None, least, most)


@cache
def load_units() -> dict[Phrase, Unit]:
    """The units of measure, by their words."""
    return {
        split_phrase(words): Unit(row["unit"], row["scope"])
        for row in read_table("units")
        for words in split_cell(row["words"])
    }


@cache
def load_currencies() -> dict[Phrase, Unit]:
    """The currencies, by sign and name; what the table says goes before ISO's own name."""
    named = {
        split_phrase(currency.name.lower()): Unit(currency.alpha_3, "money")
        for currency in pycountry.currencies
        if not currency.alpha_3.startswith(_NO_MONEY) and " " in currency.name
    }
    for row in read_table("currencies"):
        for words in split_cell(row["words"]) if row["code"] != "not_code" else ():
            named[split_phrase(words)] = Unit(row["code"], "money", bool(row["guess"]))
    return named


@cache
def load_codes() -> frozenset[str]:
    """The ISO 4217 codes that are no words as well."""
    words = {word for row in read_table("currencies") if row["code"] == "not_code" for word in split_cell(row["words"])}
    return frozenset(currency.alpha_3 for currency in pycountry.currencies if currency.alpha_3.lower() not in words)


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a currency's code."""
    return unit is not None and pycountry.currencies.get(alpha_3=unit) is not None


def split_phrase(words: str) -> Phrase:
    """A table's words as the text is split: dots and hyphens stand alone."""
    return tuple(words.replace(".", " . ").replace("-", " - ").split())


def find_longest(table: Mapping[Phrase, Value], words: Sequence[Word], at: int) -> tuple[Value | None, int]:
    """What the longest phrase of a table that begins at a place tells, and the place after it."""
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        if (found := table.get(tuple(word_at(words, at + offset) for offset in range(length)))) is not None:
            return found, at + length
    return None, at


def find_before(table: Mapping[Phrase, Value], words: Sequence[Word], end: int) -> tuple[Value | None, int]:
    """What the longest phrase of a table that ends before a place tells, and where it begins."""
    for length in range(min(_LONGEST, end), 0, -1):
        if (found := table.get(tuple(word_at(words, at) for at in range(end - length, end)))) is not None:
            return found, end - length
    return None, end
