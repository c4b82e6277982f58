"""What is wrong with tables of entities and office-holders, row against row."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from onrecord.entities.places.gazetteer import cities_also_named, cities_named
from onrecord.entities.register.columns import (
    BEYOND_COUNTRIES,
    COUNTRY_CODE,
    SECTORS,
    WIKIDATA_ID,
    fault_of_entity,
    fault_of_holder,
)
from onrecord.entities.register.holders import Holder, office_of, read_holder
from onrecord.entities.register.tables import OwnTables, Register, load_register
from onrecord.entities.register.terms import LAST_DAY
from onrecord.entities.spelling import plain_office, split
from onrecord.entities.trie import PIECE, straighten
from onrecord.lexicons import Row, number_rows, read_table, text_of

Level = Literal["error", "note"]
Form = Literal["entities", "holders"]
OUR_ENTITIES = ("regions", "countries", "groups", "bodies")
OUR_HOLDERS = "officeholders"
LONGEST_TERM_YEARS = 60
LONGEST_REIGN_YEARS = 80
"""The longest reign on record lasted 72 years."""
REIGNING = frozenset({"king", "queen", "emperor", "empress", "emir", "sultan", "prince", "princess", "monarch"})


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What is wrong, and in which line; a note is worth a look, but may be right."""

    level: Level
    path: str
    line: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What counts as too long, and which day it is."""

    today: str
    gap_days: int = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A row with the table and the line where it stands."""

    path: str
    line: int
    row: Row

    def fault(self, code: str, detail: str, level: Level = "error") -> Fault:
        """A fault of this row."""
        return Fault(level, self.path, self.line, code, detail)


@dataclass(slots=True)
class _Tables:
    """The rows that can be read, ours or the user's: one rules the other, so each is laid only against its own."""

    entities: list[Entry] = field(default_factory=list)
    holders: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def find_faults(paths: Iterable[Path], limits: Limits) -> list[Fault]:
    """Every fault of our tables and of the user's at the paths, errors first, then by path and line."""
    ours, theirs = _read_ours(), _Tables()
    for path in paths:
        _read_theirs(path, theirs)
    codes = {entry.row["code"] for entry in ours.entities if "code" in entry.row}
    codes |= {entry.row["country"] for entry in theirs.entities if _is_own_country(entry.row)}
    register = load_register()
    own_names = _names_of_bodies(theirs.entities)
    faults = [*ours.faults, *theirs.faults]
    for tables in (ours, theirs):
        faults += _check_entities(tables.entities, codes)
        faults += _check_holders(tables.holders, codes, register, own_names, limits)
    return sorted(faults)


def paths_of(own: OwnTables) -> list[Path]:
    """The user's own tables that there are."""
    return [path for path in (own.entities, own.holders) if path is not None]


def _read_ours() -> _Tables:
    tables = _Tables()
    for name in OUR_ENTITIES:
        for number, row in number_rows(text_of(name)):
            _sort_in(row, Entry(f"{name}.tsv", number, row if isinstance(row, dict) else {}), "entities", tables)
    for number, row in number_rows(text_of(OUR_HOLDERS)):
        entry = Entry(f"{OUR_HOLDERS}.tsv", number, row if isinstance(row, dict) else {})
        _sort_in(row, entry, "holders", tables, fault_of_holder(entry.row))
    return tables


def _read_theirs(path: Path, tables: _Tables) -> None:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        tables.faults.append(Entry(str(path), 0, {}).fault("unreadable", str(error)))
        return
    for number, row in number_rows(text):
        entry = Entry(str(path), number, row if isinstance(row, dict) else {})
        form: Form = "holders" if {"person", "body", "from"} & set(entry.row) else "entities"
        fault = (fault_of_holder if form == "holders" else fault_of_entity)(entry.row)
        _sort_in(row, entry, form, tables, fault)


def _sort_in(row: Row | str, entry: Entry, form: Form, tables: _Tables, fault: str | None = None) -> None:
    """Keep a row that can be read; keep why it cannot."""
    if isinstance(row, str) or fault is not None:
        tables.faults.append(entry.fault("malformed", row if isinstance(row, str) else fault or ""))
    else:
        (tables.entities if form == "entities" else tables.holders).append(entry)


def _is_own_country(row: Row) -> bool:
    return row.get("kind") == "country" and COUNTRY_CODE.fullmatch(row.get("country", "")) is not None


def _names_of_bodies(entries: list[Entry]) -> dict[str, str]:
    """What the user's own table calls a body or a country, by each of its names."""
    names = {}
    for entry in entries:
        if entry.row["kind"] not in {"person", "place"}:
            shown = entry.row.get("country") if entry.row["kind"] == "country" else None
            for name in [entry.row["name"], *split(entry.row.get("others", ""))]:
                names[name] = shown or entry.row["name"]
    return names


def _check_entities(entries: list[Entry], codes: set[str]) -> Iterator[Fault]:
    for entry in entries:
        code = entry.row.get("country") or entry.row.get("code") or ""
        if code and code not in codes | BEYOND_COUNTRIES:
            yield entry.fault("country_unknown", f"no country has the code {code!r}")
        if (sector := entry.row.get("sector", "")) and sector not in SECTORS:
            yield entry.fault("sector_unknown", f"PLOVER has no sector {sector!r}")
        if (seat := entry.row.get("seat", "")) and not cities_named(seat) and not cities_also_named(seat):
            yield entry.fault("seat_unknown", f"no city of 15,000 people or more is called {seat!r}", "note")
        yield from _check_id(entry)
    yield from _check_names(entries)


def _check_id(entry: Entry) -> Iterator[Fault]:
    wikidata = entry.row.get("wikidata", "")
    if wikidata and not WIKIDATA_ID.fullmatch(wikidata):
        yield entry.fault("wikidata_malformed", f"{wikidata!r} is no Wikidata id: Q and a number")


def _check_names(entries: list[Entry]) -> Iterator[Fault]:
    """Names and ids given to two."""
    bearers: dict[tuple[str, ...], Entry] = {}
    ids: dict[str, Entry] = {}
    for entry in entries:
        cells = (entry.row.get(column, "") for column in ("others", "demonyms", "capital"))
        for name in dict.fromkeys([entry.row["name"], *(name for cell in cells for name in split(cell))]):
            first = bearers.setdefault(tuple(PIECE.findall(straighten(name))), entry)
            if first is not entry:
                yield entry.fault("name_twice", f"{name!r} is also {first.row['name']} ({first.path}:{first.line})")
        if (wikidata := entry.row.get("wikidata")) and (first := ids.setdefault(wikidata, entry)) is not entry:
            yield entry.fault("wikidata_twice", f"{wikidata} is also {first.row['name']} ({first.path}:{first.line})")


def _check_holders(
    entries: list[Entry], codes: set[str], register: Register, own_names: dict[str, str], limits: Limits
) -> Iterator[Fault]:
    ranks = {plain_office(row["office"]): row["rank"] for row in read_table("offices")}
    held = []
    for entry in entries:
        name = entry.row["body"]
        body = name if name in codes else own_names.get(name) or register.body_of(name)
        if body is None:
            code = COUNTRY_CODE.fullmatch(name) is not None
            yield entry.fault(
                "country_unknown" if code else "body_unknown", f"no {'country' if code else 'body'} is called {name!r}"
            )
        holder = read_holder(entry.row, body or name)
        held.append((entry, holder))
        yield from _check_holder(entry, holder, ranks, limits)
    yield from _check_people(held)
    yield from _check_terms(held, ranks, limits)


def _check_holder(entry: Entry, holder: Holder, ranks: dict[str, str], limits: Limits) -> Iterator[Fault]:
    """One row by itself."""
    yield from _check_id(entry)
    words = plain_office(holder.office).split()
    if not any(" ".join(words[start:]) in ranks for start in range(len(words))):
        yield entry.fault("office_unknown", f"no office in offices.tsv ends {holder.office!r}")
    if holder.term.possible[0] > limits.today:
        yield entry.fault("day_to_come", f"the term begins in the future: {holder.term.start}")
    if (checked := holder.term.checked) > limits.today:
        yield entry.fault("day_to_come", f"the row was checked in the future: {checked}")
    longest = LONGEST_REIGN_YEARS if REIGNING & set(words) else LONGEST_TERM_YEARS
    if (years := _days_between(*holder.term.sure) / 365.25) > longest:
        yield entry.fault("term_too_long", f"nobody is {holder.office} for {years:.0f} years")


def _check_people(held: list[tuple[Entry, Holder]]) -> Iterator[Fault]:
    """One name for two people, two names for one."""
    by_spelling: dict[str, tuple[Entry, Holder]] = {}
    by_id: dict[str, tuple[Entry, Holder]] = {}
    for entry, holder in held:
        for spelling in holder.spellings:
            first, other = by_spelling.setdefault(spelling, (entry, holder))
            where = f"({first.path}:{first.line})"
            if other.person != holder.person:
                yield entry.fault("name_twice", f"{spelling!r} is {holder.person} and {other.person} {where}")
            elif other.wikidata and holder.wikidata and other.wikidata != holder.wikidata:
                yield entry.fault("namesakes", f"{holder.person} is also {other.wikidata} {where}", "note")
            elif other.gender and holder.gender and other.gender != holder.gender:
                yield entry.fault("gender_differs", f"{holder.person} is {holder.gender} and {other.gender} {where}")
        if holder.wikidata is not None:
            first, other = by_id.setdefault(holder.wikidata, (entry, holder))
            if other.person != holder.person:
                where = f"({first.path}:{first.line})"
                yield entry.fault("wikidata_twice", f"{holder.wikidata} is {holder.person} and {other.person} {where}")


def _check_terms(held: list[tuple[Entry, Holder]], ranks: dict[str, str], limits: Limits) -> Iterator[Fault]:
    """Terms of one office, and the leaders of one state, against one another."""
    offices: dict[tuple[str, str], list[tuple[Entry, Holder]]] = defaultdict(list)
    leading: dict[str, list[tuple[Entry, Holder]]] = defaultdict(list)
    for entry, holder in held:
        offices[office_of(holder)].append((entry, holder))
        if holder.effective:
            leading[holder.body].append((entry, holder))
    for (body, office), terms in offices.items():
        rank = ranks.get(office)
        if rank == "many":
            continue  # "minister", "commissioner": several at once
        yield from _check_overlaps(terms, f"{office} of {body}", "office_twice", "error" if rank == "sole" else "note")
        yield from _check_gaps(terms, f"{office} of {body}", limits)
    for body, terms in leading.items():
        yield from _check_overlaps(terms, f"leader of {body}", "leader_twice", "error")


def _check_overlaps(terms: list[tuple[Entry, Holder]], office: str, code: str, level: Level) -> Iterator[Fault]:
    """Each term against those that still ran when it began."""
    running: list[tuple[Entry, Holder]] = []
    for entry, holder in sorted(terms, key=lambda pair: pair[1].term.sure):
        running = [pair for pair in running if pair[1].term.possible[1] > holder.term.sure[0]]
        for first, other in running:
            where = f"({first.path}:{first.line})"
            if other.term.overlaps(holder.term):
                yield entry.fault(code, f"{other.person} {where} was {office} too in this term", level)
            elif other.term.possible[1] == LAST_DAY and code != "leader_twice":
                yield first.fault("end_missing", f"{other.person} has no end, but {holder.person} came after", "note")
        running = [pair for pair in running if pair[1].term.end or pair[1].term.overlaps(holder.term)]
        running.append((entry, holder))


def _check_gaps(terms: list[tuple[Entry, Holder]], office: str, limits: Limits) -> Iterator[Fault]:
    """Days on which nobody held an office between two who did."""
    last: str | None = None
    for entry, holder in sorted(terms, key=lambda pair: pair[1].term.possible):
        begins = holder.term.possible[0]
        if last is not None and last < begins and (days := _days_between(last, begins) - 1) > limits.gap_days:
            yield entry.fault("gap", f"nobody is {office} for {days} days before {holder.term.start}", "note")
        last = max(last or "", holder.term.possible[1])


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
