"""Whether a ledger's file is sound."""

import sqlite3
from collections.abc import Callable, Iterator

import msgspec

from onrecord.ledger.rows import index_rows
from onrecord.ledger.versions import find_version_faults
from onrecord.records import Record, decode_record


def find_faults(connection: sqlite3.Connection, key_of: Callable[[Record], str]) -> list[str]:
    """What is wrong, a line each: the file, its references, its full text, its records, their index and versions."""
    return [
        *_file_faults(connection),
        *_word_faults(connection),
        *_record_faults(connection, key_of),
        *_version_faults(connection),
    ]


def _file_faults(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield f"file: {line}"
    for table, *_ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table}: a row of no report"


def _word_faults(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
    except sqlite3.DatabaseError as error:
        yield f"full text: {error}"
    query = "SELECT count(*) FROM reports WHERE number NOT IN (SELECT id FROM words_docsize)"
    if missing := connection.execute(query).fetchone()[0]:
        yield f"full text: {missing} reports are not in it"


def _version_faults(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        yield from find_version_faults(connection)
    except sqlite3.OperationalError as error:  # a record that is no JSON has no day
        yield f"versions: {error}"


def _record_faults(connection: sqlite3.Connection, key_of: Callable[[Record], str]) -> Iterator[str]:
    for number, key, encoded in connection.execute("SELECT number, key, record FROM reports ORDER BY number"):
        try:
            record = decode_record(encoded)
        except msgspec.DecodeError as error:
            yield f"report {number}: its record cannot be read: {error}"
            continue
        if key_of(record) != key:
            yield f"report {number}: its key is not that of its content"
        for table, rows in index_rows(record, number).items():
            kept = connection.execute(f"SELECT count(*) FROM {table} WHERE report = ?", (number,)).fetchone()[0]
            if kept != len(rows):
                yield f"report {number}: {kept} of {len(rows)} rows in {table}"
