"""The register: who is known before any report is read, and by which names."""

import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

from onrecord.entities.trie import NameTrie
from onrecord.entities.who import Who
from onrecord.errors import SettingInvalid
from onrecord.lexicons import Row, read_table, read_table_file
from onrecord.records import EntityKind

NEEDED = ("name", "kind")
KNOWN = ("name", "others", "kind", "country", "sector", "office", "organization", "wikidata", "demonyms", "capital")
OF_COUNTRIES = ("demonyms", "capital")


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Names to look for in a text, and countries by their code."""

    names: NameTrie[Who]
    countries: dict[str, Who]


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone held an office from a day to a day (`YYYY-MM-DD`, both included)."""

    person: str
    gender: str
    office: str
    body: str
    first: str
    last: str
    folded: str
    """The person's name as `fold` gives it."""

    def held_on(self, day: str) -> bool:
        """Whether the office was theirs on that day, as far as the table knows."""
        return self.first <= day <= self.last


@cache
def load_register(path: Path | None = None) -> Register:
    """Our tables, with the user's own merged over them.

    Raises SettingInvalid, naming the line, where that is malformed.
    """
    register = Register(NameTrie(), {})
    for row in read_table("regions"):
        _add_all(register.names, row, Who(row["name"], "place", row["country"] or None))
    for row in read_table("countries"):
        _add_country(register, row)
    for table in ("groups", "bodies"):
        for row in read_table(table):
            _add_all(register.names, row, _read_row(row))
    if path is not None:
        for row in _read_own(path):
            _add_own(register, row)
    return register


@cache
def load_holders() -> tuple[Holder, ...]:
    """Who held which office when."""
    return tuple(
        Holder(
            row["person"],
            row["gender"],
            row["office"],
            row["body"],
            row["from"],
            row["to"] or row["checked"],
            fold(row["person"]),
        )
        for row in read_table("officeholders")
    )


def fold(name: str) -> str:
    """A name without accents, in lower case: two spellings of one name."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()


def split(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value for value in cell.split("|") if value]


def _add_country(register: Register, row: Row) -> None:
    country = Who(row["name"], "country", row["code"], wikidata=row["wikidata"] or None)
    register.countries[row["code"]] = country
    _add_people_and_capital(register.names, row, country)
    _add_all(register.names, row, country)


def _add_people_and_capital(names: NameTrie[Who], row: Row, country: Who) -> None:
    for capital in split(row.get("capital", "")):
        names.add(capital, Who(capital, "place", country.country, seat_of=country))
    for demonym in split(row.get("demonyms", "")):
        names.add(demonym, replace(country, people_of=country))


def _add_own(register: Register, row: Row) -> None:
    """A row of the user's: a country of ours keeps the people and the capital that the row does not tell."""
    who = _read_row(row)
    if who.kind == "country" and who.country is not None:
        known = register.countries.setdefault(who.country, who)
        if known is not who and known.name == who.name:
            register.countries[who.country] = who
            ours = next(row for row in read_table("countries") if row["code"] == who.country)
            _add_all(register.names, ours, who)
            _add_people_and_capital(register.names, ours, who)
    _add_people_and_capital(register.names, row, who)
    _add_all(register.names, row, who)


def _add_all(names: NameTrie[Who], row: Row, who: Who) -> None:
    for name in [row["name"], *split(row.get("others", ""))]:
        names.add(name, who)


def _read_row(row: Row) -> Who:
    return Who(
        name=row["name"],
        kind=row["kind"],  # type: ignore[arg-type]  # checked for the user's own table, tested for ours
        country=row.get("country") or None,
        sector=row.get("sector") or None,
        wikidata=row.get("wikidata") or None,
        office=row.get("office") or None,
        organization=row.get("organization") or None,
    )


def _read_own(path: Path) -> tuple[Row, ...]:
    remedy = "See docs/entities.md for its columns."
    try:
        rows = read_table_file(path)
    except (OSError, ValueError) as error:
        raise SettingInvalid(f"The table of entities cannot be read: {error}.", remedy) from error
    for number, row in zip(_line_numbers(path), rows, strict=True):
        if reason := _fault_of(row):
            raise SettingInvalid(f"The table of entities cannot be used: {path}:{number}: {reason}.", remedy)
    return rows


def _line_numbers(path: Path) -> list[int]:
    """The line of each row: comments and blank lines count as lines, the columns' names are no row."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [number for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")][1:]


def _fault_of(row: Row) -> str | None:
    if unknown := sorted(set(row) - set(KNOWN)):
        return f"no such column: {', '.join(unknown)}"
    if missing := [column for column in NEEDED if not row.get(column)]:
        return f"nothing under {missing[0]!r}"
    if row["kind"] not in get_args(EntityKind):
        return f"kind {row['kind']!r} is none of {', '.join(get_args(EntityKind))}"
    if row["kind"] != "country" and (told := [column for column in OF_COUNTRIES if row.get(column)]):
        return f"{told[0]!r} is for countries"
    return None
