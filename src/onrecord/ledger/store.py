"""The ledger: records kept in one file, each wholly or not at all."""

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from onrecord.errors import NotOnRecord, PageRefused
from onrecord.ledger.checks import find_faults
from onrecord.ledger.connection import open_connection, our_errors
from onrecord.ledger.feeds import FeedShelf, SeenItem, mark_item
from onrecord.ledger.lookup import Known, attribution_ids, event_ids, most_named, names_known
from onrecord.ledger.pages import FIND_PAGE, NOTE_REFUSAL, NOTE_REPORT, Dealt
from onrecord.ledger.rows import WIDTHS, index_rows
from onrecord.ledger.search import CLOSE, OPEN, Hit, fts_query, make_hit
from onrecord.ledger.versions import CURRENT, Version, place_version, versions_of
from onrecord.records import Record, decode_record, encode_record
from onrecord.settings import Settings, load_settings

MOST_NAMED = 5
"""So many reports are named where a prefix fits several."""

_KEEP = """
INSERT INTO reports (number, key, id, url, title, publisher, byline, published, record)
VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING
"""
_KNOWN = "SELECT 1 FROM reports WHERE key = ?"
_FIND = """
SELECT key, id, record FROM reports WHERE id = :name AND version = (SELECT max(version) FROM reports WHERE id = :name)
UNION SELECT key, id, record FROM reports WHERE NOT EXISTS (SELECT 1 FROM reports WHERE id = :name)
    AND ((id >= :name AND id < :beyond) OR (key >= :name AND key < :beyond))
LIMIT :most
"""
_SEARCH = """
SELECT id, reports.title, publisher, published, url, reports.text, highlight(words, 1, ?, ?)
FROM words JOIN reports ON reports.number = words.rowid
WHERE words MATCH ? AND superseded_by IS NULL ORDER BY words.rank, key LIMIT ?
"""


class Ledger:
    """Records in one SQLite file, to be closed after use: a context manager.

    A report's content is its record's id and its text. The same content is kept once, however often it is added,
    and never replaced; another text under an id or an address already kept is another version of that report, and the
    last version stands for it wherever reports are searched, asked and counted.
    Readers and one writer work at the same time; a second writer waits for `ledger_timeout_seconds`.
    Every method raises LedgerBusy where that was too short, and LedgerError where the file cannot be used.
    """

    def __init__(self, path: str | Path, *, create: bool = True, settings: Settings | None = None) -> None:
        """Open the ledger at a path, or make one there.

        Raises LedgerMissing (where `create` is false), LedgerNotOurs, LedgerTooNew.
        """
        self.path = Path(path)
        timeout_seconds = (settings or load_settings()).ledger_timeout_seconds
        self._connection = open_connection(self.path, create=create, timeout_seconds=timeout_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file. Closing twice does no harm."""
        self._connection.close()

    @property
    def feeds(self) -> FeedShelf:
        """The feeds that are followed, and what was seen of them."""
        return FeedShelf(self._connection, self.path)

    def add(
        self, record: Record, *, page: str | None = None, item: SeenItem | None = None
    ) -> Literal["kept", "already_kept"]:
        """Keep a record, in one transaction with all of its index.

        In the same transaction the page that was read, given by its digest, is noted as dealt with, and the feed's
        item that named it is marked as seen.
        """
        key, encoded = content_key(record), encode_record(record).decode()
        with our_errors(self.path):
            if page is None and item is None and self._connection.execute(_KNOWN, (key,)).fetchone():
                return "already_kept"
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:  # commits, or rolls back where anything is raised
                if item is not None:
                    mark_item(self._connection, item)
                kept = self._keep(record, key, encoded)
                if page is not None:
                    self._connection.execute(NOTE_REPORT, (page, key))
            return "kept" if kept else "already_kept"

    def note_refusal(self, page: str, refusal: PageRefused) -> None:
        """Note that the page of that digest was refused, so that it need not be read again."""
        told = (page, refusal.code, refusal.reason, refusal.remedy)
        row = tuple(words.encode("utf-8", "replace").decode() for words in told)
        with our_errors(self.path):
            self._connection.execute(NOTE_REFUSAL, row)

    def find_page(self, page: str) -> Dealt | None:
        """What came of the page of that digest; None where it was never dealt with."""
        with our_errors(self.path):
            found = self._connection.execute(FIND_PAGE, (page,)).fetchone()
        return Dealt(found[0], found[1] or "", found[2] or "") if found else None

    def get(self, report_id: str) -> Record:
        """The record of that id, or of the only id (or content key) that begins so; the last version that bears the id.

        Raises NotOnRecord where there is none, and where there are several, which it names.
        """
        name = report_id.encode("utf-8", "replace").decode()
        values = {"name": name, "beyond": f"{name}\U0010ffff", "most": MOST_NAMED + 1}
        with our_errors(self.path):
            found = self._connection.execute(_FIND, values).fetchall() if name else []
        if not found:
            raise NotOnRecord(f"No report on record has the id {report_id!r}.")
        if len(found) > 1:
            raise NotOnRecord(
                f"Several reports fit {report_id!r}: {_name_several(found)}.", "Give more of one of them."
            )
        return decode_record(found[0][2])

    def search(self, words: str, limit: int = 20) -> list[Hit]:
        """Reports that hold all the words, the best match first; words within double quotes stand in that order."""
        query = fts_query(words.encode("utf-8", "replace").decode())
        if not query:
            return []
        with our_errors(self.path):
            return [make_hit(row) for row in self._connection.execute(_SEARCH, (OPEN, CLOSE, query, limit))]

    def count(self) -> int:
        """How many reports are kept, each once in however many versions."""
        with our_errors(self.path):
            return int(
                self._connection.execute("SELECT count(*) FROM reports WHERE superseded_by IS NULL").fetchone()[0]
            )

    def versions(self, report_id: str) -> tuple[Version, ...]:
        """All versions of the report of that id, as `get` finds it, the first one first. Raises NotOnRecord."""
        key = content_key(self.get(report_id))
        with our_errors(self.path):
            return versions_of(self._connection, key)

    def records(self) -> Iterator[Record]:
        """Every record, of every version, in the order of keeping; those kept meanwhile come too."""
        last = 0
        next_one = "SELECT number, record FROM reports WHERE number > ? ORDER BY number LIMIT 1"
        while True:  # one query each: no read transaction stays open while the caller works
            with our_errors(self.path):
                row = self._connection.execute(next_one, (last,)).fetchone()
            if row is None:
                return
            last = row[0]
            yield decode_record(row[1])

    def records_with_events(
        self, everyone: Collection[Known], types: Collection[str]
    ) -> Iterator[tuple[Record, set[str]]]:
        """Records with events of those types in which everyone known has a part, and the events' ids.

        A first choice by index, wide rather than narrow: one is enough where the text leaves a side open. Where
        nobody is given, or no type, any will do.
        """
        with our_errors(self.path):
            found = event_ids(self._connection, everyone, types)
        yield from self._records_of(found)

    def records_with_words_of(self, known: Known) -> Iterator[tuple[Record, set[str]]]:
        """Records in which someone so known is a source, and the attributions' ids."""
        with our_errors(self.path):
            found = attribution_ids(self._connection, known)
        yield from self._records_of(found)

    def names_known(self, folded: Collection[str]) -> dict[str, str]:
        """Of some folded names those of entities on record, each with the commonest spelling."""
        with our_errors(self.path):
            return names_known(self._connection, folded)

    def most_named(self, limit: int) -> list[str]:
        """Names of the entities that most reports name."""
        with our_errors(self.path):
            return most_named(self._connection, limit)

    def types_kept(self) -> list[str]:
        """The types of the events on record."""
        with our_errors(self.path):
            return [
                row[0]
                for row in self._connection.execute(
                    f"SELECT DISTINCT type FROM events WHERE report {CURRENT} ORDER BY type"
                )
            ]

    def check(self) -> list[str]:
        """What is wrong with the file, a line each; empty where it is sound."""
        with our_errors(self.path):
            return find_faults(self._connection, content_key)

    def _keep(self, record: Record, key: str, encoded: str) -> bool:
        report = record.report
        values = (key, record.id, report.url, report.title, report.publisher, report.byline, report.published, encoded)
        kept = self._connection.execute(_KEEP, values)
        if not kept.rowcount:  # another process was faster
            return False
        number = kept.lastrowid or 0
        for table, rows in index_rows(record, number).items():
            blanks = ", ".join("?" * WIDTHS[table])
            self._connection.executemany(f"INSERT INTO {table} VALUES ({blanks})", rows)
        indexed = "INSERT INTO words (rowid, title, text) SELECT number, title, text FROM reports WHERE number = ?"
        self._connection.execute(indexed, (number,))
        place_version(self._connection, number)
        return True

    def _records_of(self, found: dict[int, set[str]]) -> Iterator[tuple[Record, set[str]]]:
        for number, ids in found.items():
            with our_errors(self.path):
                row = self._connection.execute("SELECT record FROM reports WHERE number = ?", (number,)).fetchone()
            yield decode_record(row[0]), ids


def content_key(record: Record) -> str:
    """SHA-256 of a record's id and its report's text, 64 hexadecimal digits."""
    return hashlib.sha256(f"{record.id}\0{record.report.text}".encode()).hexdigest()


def _name_several(found: list[tuple[str, str, str]]) -> str:
    """The ids, or the content keys where one id was used for several reports."""
    ids = [row[1] for row in found]
    names = sorted(ids if len(set(ids)) == len(ids) else [row[0] for row in found])
    return ", ".join([*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])])
