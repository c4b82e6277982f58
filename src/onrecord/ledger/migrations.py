"""The ledger's tables, as named steps in order: an older ledger takes the steps that it has not yet taken.

Each step is an SQL file beside this one, applied and written down in one transaction, so that a ledger stands
between two steps or not at all. A step that was ever released is never edited: a new one follows it.
"""

import sqlite3
from collections.abc import Iterator
from functools import cache
from importlib import resources

from onrecord.errors import LedgerNotOurs, LedgerTooNew
from onrecord.ledger.versions import place_unplaced

STEPS = ("01_reports", "02_reading", "03_words", "04_quantities", "05_types", "06_pages", "07_feeds", "08_versions")

_VERSIONS = "08_versions"
"""The step whose columns hold what SQL cannot tell: they are filled for the reports already kept."""

APPLICATION_ID = 0x4F6E5263
"""“OnRc” in SQLite's header: tells a ledger from any other database."""

_APPLIED = """
CREATE TABLE IF NOT EXISTS migrations (
    number INTEGER PRIMARY KEY,  -- order of application
    name TEXT NOT NULL UNIQUE    -- the step's file, without ending
)
"""


def migrate(connection: sqlite3.Connection, path: str) -> None:
    """Bring a ledger to the tables of this version.

    Raises LedgerNotOurs where the database is another program's, LedgerTooNew where it knows steps that we do not.
    """
    check_ours(connection, path)
    while set(STEPS) - set(applied_steps(connection, path)):
        take_next_step(connection, path)


def check_ours(connection: sqlite3.Connection, path: str) -> None:
    """Raise LedgerNotOurs unless the database is a ledger or wholly empty. Changes nothing."""
    application_id = connection.execute("PRAGMA application_id").fetchone()[0]
    if application_id != APPLICATION_ID and (application_id or table_names(connection)):
        raise LedgerNotOurs(f"{path} is a database of another program.")


def applied_steps(connection: sqlite3.Connection, path: str) -> list[str]:
    """Names of the steps taken, in order. Raises LedgerTooNew where one of them is not ours."""
    if "migrations" not in table_names(connection):
        return []
    names = [row[0] for row in connection.execute("SELECT name FROM migrations ORDER BY number")]
    if unknown := [name for name in names if name not in STEPS]:
        raise LedgerTooNew(f"{path} was written by a later version of On Record (step {unknown[0]!r}).")
    return names


def take_next_step(connection: sqlite3.Connection, path: str) -> None:
    """Apply the first step not yet taken, if another process has not taken it meanwhile."""
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        connection.execute(_APPLIED)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        missing = [step for step in STEPS if step not in applied_steps(connection, path)]
        for statement in statements_of(missing[0]) if missing else ():
            connection.execute(statement)
        if missing[:1] == [_VERSIONS]:
            place_unplaced(connection)
        connection.executemany("INSERT INTO migrations (name) VALUES (?)", [(name,) for name in missing[:1]])


@cache
def statements_of(step: str) -> tuple[str, ...]:
    """The SQL statements of one step."""
    return tuple(split_statements(resources.files(__package__).joinpath(f"{step}.sql").read_text(encoding="utf-8")))


def split_statements(script: str) -> Iterator[str]:
    """One statement after another: `executescript` would commit the transaction it stands in."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def table_names(connection: sqlite3.Connection) -> set[str]:
    """Names of the tables that the database holds."""
    return {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
