"""The register: who is known before any report is read, and by which names."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from onrecord.entities.register.columns import fault_of_entity, fault_of_holder
from onrecord.entities.register.holders import Holder, Holders, merge, read_holder
from onrecord.entities.spelling import fold, split
from onrecord.entities.trie import NameTrie
from onrecord.entities.who import Who
from onrecord.errors import SettingInvalid
from onrecord.lexicons import Row, number_rows, read_table
from onrecord.settings import Settings

__all__ = ["OwnTables", "Register", "find_own_tables", "fold", "load_register", "split"]

ENTITIES_FILE, HOLDERS_FILE = "entities.tsv", "officeholders.tsv"
REMEDY = "See docs/entities.md for its columns."


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Names to look for in a text, countries by their code, and who held which office."""

    names: NameTrie[Who]
    countries: dict[str, Who]
    by_id: dict[str, Who] = field(default_factory=dict)
    """Whom a Wikidata id means."""
    holders: Holders = field(default_factory=Holders)

    def body_of(self, name: str) -> str | None:
        """A country's code or a body's name as the register has it, by any of its names; None where not known."""
        if name in self.countries:
            return name
        who = self.names.get(name)
        if who is None or who.kind in {"person", "place"} or who.people_of is not None:
            return None
        return who.country or who.name if who.kind == "country" else who.name


@dataclass(frozen=True, slots=True)
class OwnTables:
    """Where the user's own tables are; None where there is none."""

    entities: Path | None = None
    holders: Path | None = None


def find_own_tables(settings: Settings) -> OwnTables:
    """The tables that the settings name: `entities_path` may be a folder that holds both.

    Raises SettingInvalid where the folder holds neither.
    """
    entities, holders = settings.entities_path, settings.officeholders_path
    if entities is None or not entities.is_dir():
        return OwnTables(entities, holders)
    within = OwnTables(
        *(path if path.exists() else None for path in (entities / ENTITIES_FILE, entities / HOLDERS_FILE))
    )
    if within == OwnTables():
        raise SettingInvalid(f"There is neither {ENTITIES_FILE} nor {HOLDERS_FILE} in {entities}.", REMEDY)
    return replace(within, holders=holders or within.holders)


def load_register(own: OwnTables | None = None) -> Register:
    """Our tables, with the user's own merged over them.

    Raises SettingInvalid, naming the line, where one of those is malformed.
    """
    return _load(own or OwnTables())


@cache
def _load(own: OwnTables) -> Register:
    register = Register(NameTrie(), {})
    for row in read_table("regions"):
        _add_all(register, row, Who(row["name"], "place", row["country"] or None))
    for row in read_table("countries"):
        _add_country(register, row)
    for table in ("groups", "bodies"):
        for row in read_table(table):
            _add_all(register, row, _read_row(row))
    if own.entities is not None:
        for row in _read_own(own.entities, "entities", fault_of_entity):
            _add_own(register, row)
    theirs = _read_own(own.holders, "office-holders", fault_of_holder) if own.holders is not None else ()
    return replace(register, holders=merge(*([_hold(register, row) for row in rows] for rows in (_ours(), theirs))))


def _ours() -> tuple[Row, ...]:
    return read_table("officeholders")


def _hold(register: Register, row: Row) -> Holder:
    return read_holder(row, register.body_of(row["body"]) or row["body"])


def _add_country(register: Register, row: Row) -> None:
    country = Who(row["name"], "country", row["code"], wikidata=row["wikidata"] or None)
    register.countries[row["code"]] = country
    _add_people_and_capital(register.names, row, country)
    _add_all(register, row, country)


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
            _add_all(register, ours, who)
            _add_people_and_capital(register.names, ours, who)
    _add_people_and_capital(register.names, row, who)
    _add_all(register, row, who)


def _add_all(register: Register, row: Row, who: Who) -> None:
    for name in [row["name"], *split(row.get("others", ""))]:
        register.names.add(name, who)
    if who.wikidata is not None:
        register.by_id[who.wikidata] = who


def _read_row(row: Row) -> Who:
    return Who(
        name=row["name"],
        kind=row["kind"],  # type: ignore[arg-type]  # checked for the user's own table, tested for ours
        country=row.get("country") or None,
        sector=row.get("sector") or None,
        wikidata=row.get("wikidata") or None,
        office=row.get("office") or None,
        organization=row.get("organization") or None,
        seat=row.get("seat") or None,
    )


def _read_own(path: Path, of_what: str, fault_of: Callable[[Row], str | None]) -> list[Row]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        raise SettingInvalid(f"The table of {of_what} cannot be read: {error}.", REMEDY) from error
    rows = []
    for number, row in number_rows(text):
        if isinstance(row, str) or (fault := fault_of(row)):
            reason = row if isinstance(row, str) else fault
            raise SettingInvalid(f"The table of {of_what} cannot be used: {path}:{number}: {reason}.", REMEDY)
        rows.append(row)
    return rows
