"""What a row of a table of entities or of office-holders must be, by itself."""

import re
from typing import get_args

from onrecord.entities.register.terms import earliest, is_day, latest
from onrecord.lexicons import Row
from onrecord.records import EntityKind

OF_ENTITIES = (
    "name",
    "others",
    "kind",
    "country",
    "seat",
    "sector",
    "office",
    "organization",
    "wikidata",
    "demonyms",
    "capital",
)
OF_COUNTRIES = ("demonyms", "capital")
OF_HOLDERS = (
    "person", "others", "gender", "office", "body", "from", "to", "source", "checked", "effective", "wikidata"
)  # fmt: skip
SECTORS = frozenset({
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO",
})  # fmt: skip
"""PLOVER's sectors, and IGO for bodies between states."""
BEYOND_COUNTRIES = frozenset({"UNO", "EUR", "IGO", "NGO"})
"""PLOVER's codes of those who belong to no one country."""
COUNTRY_CODE = re.compile(r"[A-Z]{3}")
WIKIDATA_ID = re.compile(r"Q[1-9][0-9]*")


def fault_of_entity(row: Row) -> str | None:
    """Why a row cannot be one of a table of entities."""
    if fault := _fault_of_columns(row, OF_ENTITIES, ("name", "kind")):
        return fault
    if row["kind"] not in get_args(EntityKind):
        return f"kind {row['kind']!r} is none of {', '.join(get_args(EntityKind))}"
    if row["kind"] != "country" and (told := [column for column in OF_COUNTRIES if row.get(column)]):
        return f"{told[0]!r} is for countries"
    return None


def fault_of_holder(row: Row) -> str | None:
    """Why a row cannot be one of a table of office-holders."""
    if fault := _fault_of_columns(row, OF_HOLDERS, ("person", "office", "body", "from")):
        return fault
    if row.get("gender", "") not in {"m", "f", ""}:
        return f"gender {row['gender']!r} is neither m nor f"
    if row.get("effective", "") not in {"yes", ""}:
        return f"effective {row['effective']!r} is neither yes nor empty"
    return _fault_of_days(row)


def _fault_of_days(row: Row) -> str | None:
    for column in ("from", "to", "checked"):
        if row.get(column) and not is_day(row[column]):
            return f"{column} {row[column]!r} is no day: write YYYY-MM-DD, YYYY-MM or YYYY"
    last = row.get("to") or row.get("checked")
    if not last:
        return "nothing under 'to' nor 'checked': one says until when the row is known to hold"
    if latest(last) < earliest(row["from"]):
        return f"the term ends ({last}) before it begins ({row['from']})"
    return None


def _fault_of_columns(row: Row, known: tuple[str, ...], needed: tuple[str, ...]) -> str | None:
    if unknown := sorted(set(row) - set(known)):
        return f"no such column: {', '.join(unknown)}"
    if missing := [column for column in needed if not row.get(column)]:
        return f"nothing under {missing[0]!r}"
    return None
