"""Rows of a query's result as facts: the service's JSON, where each value is an object, and its flat JSON."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.entities.register.wikidata.facts import GENDERS, Fact, Side, Skipped, id_of, partial_day, spellings_like
from onrecord.entities.register.wikidata.objects import read_rows


def read_bindings(path: Path, within_bindings: bool) -> Iterator[Fact | Skipped]:
    """A fact a row; the columns are those of the query in docs/entities.md."""
    for found in read_rows(path, within_bindings):
        yield found if isinstance(found, Skipped) else fact_of(f"line {found[0]}", found[1])


def fact_of(where: str, row: dict[str, Any]) -> Fact | Skipped:
    """The fact that a row tells. A label that only repeats an id is none."""
    told = {name: _value_of(cell) for name, cell in row.items()}
    person = _label(told, "person")
    if not person:
        return Skipped(where, "a person without an English name")
    over = bool(told.get("end")) and not partial_day(told["end"], told.get("endPrecision"))
    start = partial_day(told.get("start"), told.get("startPrecision"))
    return Fact(
        where=where,
        person_id=id_of(told.get("person")),
        person=person,
        others=spellings_like(person, told.get("personAltLabel", "").split(", ")),
        gender=GENDERS.get(id_of(told.get("gender")) or told.get("genderLabel", ""), ""),
        position_id=id_of(told.get("office")),
        position=_label(told, "office"),
        of=_sides(Side(id_of(told.get("of")), _label(told, "of"))),
        sides=_sides(
            Side(id_of(told.get("country")), _label(told, "country"), told.get("countryCode", "")),
            Side(id_of(told.get("body")), _label(told, "body")),
        ),
        start=start,
        end=partial_day(told.get("end"), told.get("endPrecision")),
        over=over or (bool(told.get("death")) and not told.get("end")),
    )


def _value_of(cell: Any) -> str:
    value = cell.get("value") if isinstance(cell, dict) else cell
    return "" if value is None else " ".join(str(value).split())


def _label(told: dict[str, str], name: str) -> str:
    label = told.get(f"{name}Label") or told.get(name, "")
    return "" if id_of(label) or label.startswith(("http:", "https:", "_:")) else label


def _sides(*sides: Side) -> tuple[Side, ...]:
    return tuple(side for side in sides if side != Side())
