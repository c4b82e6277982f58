"""Facts as a table of office-holders, in the form of our own."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from onrecord.entities.register.columns import OF_HOLDERS, fault_of_holder
from onrecord.entities.register.tables import find_own_tables, load_register
from onrecord.entities.register.wikidata.bindings import read_bindings
from onrecord.entities.register.wikidata.facts import Fact, Skipped
from onrecord.entities.register.wikidata.items import read_dump
from onrecord.entities.register.wikidata.naming import Naming
from onrecord.entities.register.wikidata.objects import holding_of
from onrecord.errors import ImportRefused
from onrecord.lexicons import Row
from onrecord.settings import Settings

EXAMPLES = 8
UNREADABLE = "unreadable"
TELLING = ("person", "office", "body", "from", "to", "wikidata")
"""What makes two rows the same."""


@dataclass(slots=True)
class LeftOut:
    """How many were left out for one reason, and the first few of them."""

    count: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Import:
    """What came of an import."""

    written: int = 0
    left_out: dict[str, LeftOut] = field(default_factory=dict)

    def leave_out(self, reason: str, example: str) -> None:
        """Count one that gives no row."""
        left = self.left_out.setdefault(reason, LeftOut())
        left.count += 1
        if len(left.examples) < EXAMPLES and example not in left.examples:
            left.examples.append(example)


def import_table(
    path: Path, output: Path, positions: Path | None, checked: str, settings: Settings, *, force: bool = False
) -> Import:
    """Write the office-holders of a query's result or a dump as a table; nothing is written where there are none.

    `checked`: the day for which terms without an end are known to have run, `YYYY-MM-DD`. Raises ImportRefused where
    the file or the table of positions cannot be read, or the output cannot be written.
    """
    if output.exists() and not force:
        raise ImportRefused(f"{output} is there already.", "Name another, or write over it with --force.")
    naming = Naming(load_register(find_own_tables(settings)), positions)
    done = Import()
    try:
        _write(output, _head(path.name, checked), rows_of(_facts(path), naming, checked, done), done)
    except OSError as error:
        raise ImportRefused(f"It cannot be imported: {error}.") from error
    return done


def rows_of(facts: Iterator[Fact | Skipped], naming: Naming, checked: str, done: Import) -> Iterator[Row]:
    """A row for each fact that gives one; the others are counted by reason."""
    seen: set[bytes] = set()
    for fact in facts:
        row = fact if isinstance(fact, Skipped) else _row_of(fact, naming, checked)
        if isinstance(row, Skipped):
            reason, _, detail = row.reason.partition(": ")
            named = f"{row.where} ({detail})" if reason == UNREADABLE else detail or row.where
            done.leave_out(reason, named)
            continue
        key = blake2b("\t".join(row[column] for column in TELLING).encode(), digest_size=16).digest()
        if key in seen:
            done.leave_out("told before", f"{row['person']}, {row['office']}")
            continue
        seen.add(key)
        yield row


def _facts(path: Path) -> Iterator[Fact | Skipped]:
    holding = holding_of(path)
    return read_dump(path) if holding == "items" else read_bindings(path, holding == "bindings")


def _row_of(fact: Fact, naming: Naming, checked: str) -> Row | Skipped:
    if not fact.position and not fact.position_id:
        return Skipped(fact.where, "a position that is not told")
    if not fact.start:
        return Skipped(fact.where, "a beginning that is not told, or not to the year")
    if fact.over:
        return Skipped(fact.where, "an end that is not told")
    office, body = naming.name(fact)
    if not office:
        return Skipped(fact.where, f"a position that is no office known here: {fact.position or fact.position_id}")
    if body is None:
        return Skipped(fact.where, f"a country or body not known here: {fact.position or fact.position_id}")
    row = dict.fromkeys(OF_HOLDERS, "") | {
        "person": fact.person, "others": "|".join(fact.others), "gender": fact.gender, "office": office, "body": body,
        "from": fact.start, "to": fact.end, "source": "wikidata.org", "wikidata": fact.person_id,
        "checked": "" if fact.end else checked,
    }  # fmt: skip
    if fault := "a name that begins a comment" if fact.person.startswith("#") else fault_of_holder(row):
        return Skipped(fact.where, f"days or names that cannot be: {fact.person}: {fault}")
    return row


def _head(name: str, checked: str) -> str:
    return (
        f"# Who held an office on a date, from Wikidata (CC0): made by `onrecord actors import {name}`.\n"
        f"# The columns are those of a table of office-holders; terms without an end ran on {checked}.\n"
        + "\t".join(OF_HOLDERS)
        + "\n"
    )


def _write(output: Path, head: str, rows: Iterator[Row], done: Import) -> None:
    """All or nothing: a run that is broken off leaves no half of a table."""
    handle, name = tempfile.mkstemp(dir=output.absolute().parent, prefix=f".{output.name}.")
    scratch = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(head)
            for row in rows:
                stream.write("\t".join(row[column] for column in OF_HOLDERS).rstrip("\t") + "\n")
                done.written += 1
        if done.written:
            scratch.chmod(0o644)
            scratch.replace(output)
    finally:
        scratch.unlink(missing_ok=True)
