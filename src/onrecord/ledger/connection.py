"""Opening the ledger's file, and SQLite's errors in our words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import LedgerBusy, LedgerError, LedgerMissing, LedgerNotOurs
from onrecord.ledger.migrations import check_ours, migrate

PAUSE_SECONDS = 0.02
LOG_PAGES = 8_000
"""The log is poured into the file every 32 MB: half as many reports again are kept a second as with SQLite's 4 MB
(bench/ledger_speed.py, 1,000 records)."""
_HELD = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def open_connection(path: Path, *, create: bool, timeout_seconds: float) -> sqlite3.Connection:
    """A connection to the ledger at the path, brought up to date.

    Raises LedgerMissing, LedgerNotOurs, LedgerTooNew, LedgerBusy, LedgerError.
    """
    prepare_path(path, create=create)
    with our_errors(path):
        # isolation_level None: transactions begin where we say so, and nowhere else.
        connection = sqlite3.connect(path, timeout=timeout_seconds, isolation_level=None)
        try:
            check_ours(connection, str(path))
            use_write_ahead(connection, timeout_seconds)
            connection.execute("PRAGMA foreign_keys = ON")
            # With a write-ahead log a killed process loses nothing; only a power cut can cost the last reports whole.
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            migrate(connection, str(path))
        except BaseException:
            connection.close()
            raise
    return connection


def prepare_path(path: Path, *, create: bool) -> None:
    """Make the folder of a new ledger. Raises LedgerMissing where none may be made, LedgerError where none can."""
    if path.is_dir():
        raise LedgerNotOurs(f"{path} is a folder.")
    if path.exists():
        return
    if not create:
        raise LedgerMissing(f"No ledger stands at {path}.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LedgerError(f"No ledger can be made at {path}: {error.strerror}.") from error


def use_write_ahead(connection: sqlite3.Connection, timeout_seconds: float) -> None:
    """Let readers read while one process writes. SQLite does not wait for this change by itself, so we do."""
    last = time.monotonic() + timeout_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_held(error) or time.monotonic() > last:
                raise
            time.sleep(PAUSE_SECONDS)


@contextmanager
def our_errors(path: Path) -> Iterator[None]:
    """Raise what SQLite raises as the errors of the ledger, with its path."""
    try:
        yield
    except sqlite3.Error as error:
        if _is_held(error):
            raise LedgerBusy(f"Another process held {path} for too long.") from error
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
            raise LedgerNotOurs(f"{path} is no ledger.") from error
        raise LedgerError(f"The ledger at {path} cannot be used: {error}.") from error


def _is_held(error: sqlite3.Error) -> bool:
    # The low byte is the error; higher ones say what exactly was held.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _HELD
