"""The feeds that are followed, and which of their items were seen."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Literal

from onrecord.errors import FeedNotFollowed, FollowBusy
from onrecord.ledger.connection import our_errors

Outcome = Literal["kept", "waiting", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """A feed as the ledger knows it; moments are UTC, `YYYY-MM-DDTHH:MM:SSZ`."""

    number: int
    address: str
    kind: str
    title: str | None
    added: str
    etag: str | None
    last_modified: str | None
    last_run: str | None
    last_outcome: str | None
    """`read`, `unchanged`, `limited` (items were left for the next run), or the code of the refusal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenItem:
    """One item of one feed, and what came of it."""

    feed: int
    item: str
    page: str
    address: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    modified: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    seen: str
    outcome: Outcome
    reason: str | None = None
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """The state of a feed whose items were all dealt with: its title, and what a conditional request sends."""

    title: str | None
    etag: str | None
    last_modified: str | None


_FEED = ", ".join(field.name for field in fields(FollowedFeed))
_ITEM = ", ".join(field.name for field in fields(SeenItem))
_MARK = f"INSERT OR REPLACE INTO feed_items ({_ITEM}) VALUES ({', '.join('?' * len(fields(SeenItem)))})"
_ADD = "INSERT INTO feeds (address, kind, title, added) VALUES (?, ?, ?, ?) ON CONFLICT (address) DO NOTHING"
_FINISH = """
UPDATE feeds SET last_run = ?, last_outcome = ?
WHERE number = ?
"""
_SETTLE = "UPDATE feeds SET last_run = ?, last_outcome = ?, title = ?, etag = ?, last_modified = ? WHERE number = ?"


class FeedShelf:
    """The feeds of one ledger. Every method raises LedgerBusy and LedgerError as the ledger's own do."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def add(self, address: str, kind: str, title: str | None, now: str) -> bool:
        """Follow a feed; whether it was not yet followed."""
        with our_errors(self._path):
            return bool(self._connection.execute(_ADD, (address, kind, title, now)).rowcount)

    def remove(self, address: str) -> None:
        """Follow a feed no longer, and forget what was seen of it; its records stay. Raises FeedNotFollowed."""
        feed = self.get(address)
        with our_errors(self._path):
            self._connection.execute("DELETE FROM feeds WHERE number = ?", (feed.number,))

    def get(self, address: str) -> FollowedFeed:
        """The feed at an address. Raises FeedNotFollowed."""
        for feed in self._feeds("WHERE address = ?", address):
            return feed
        raise FeedNotFollowed(f"No feed at {address} is followed.")

    def all(self) -> list[FollowedFeed]:
        """The feeds that are followed, in the order in which they were added."""
        return self._feeds("ORDER BY number")

    def item(self, feed: FollowedFeed, key: str) -> SeenItem | None:
        """What was seen of an item."""
        return next(iter(self._items("WHERE feed = ? AND item = ?", feed.number, key)), None)

    def waiting(self, feed: FollowedFeed) -> list[SeenItem]:
        """The items to be tried again, the longest waiting first."""
        return self._items("WHERE feed = ? AND outcome = 'waiting' ORDER BY seen, item", feed.number)

    def kept_page(self, page: str) -> SeenItem | None:
        """The item, of whichever feed, by which a page was last kept."""
        return next(iter(self._items("WHERE page = ? AND outcome = 'kept' ORDER BY seen DESC LIMIT 1", page)), None)

    def count_items(self, feed: FollowedFeed) -> dict[str, int]:
        """How many items were kept, are waiting, were refused."""
        query = "SELECT outcome, count(*) FROM feed_items WHERE feed = ? GROUP BY outcome"
        with our_errors(self._path):
            return dict(self._connection.execute(query, (feed.number,)).fetchall())

    def mark(self, item: SeenItem) -> None:
        """Write down what came of an item that left no record; see `Ledger.add` for those that did."""
        with our_errors(self._path):
            mark_item(self._connection, item)

    def finish(self, feed: FollowedFeed, outcome: str, now: str, state: FeedState | None = None) -> None:
        """Write down how a run over a feed ended, and the feed's state where all of its items were dealt with."""
        with our_errors(self._path):
            if state is None:
                self._connection.execute(_FINISH, (now, outcome, feed.number))
            else:
                self._connection.execute(_SETTLE, (now, outcome, *astuple(state), feed.number))

    def _feeds(self, where: str, *values: object) -> list[FollowedFeed]:
        with our_errors(self._path):
            rows = self._connection.execute(f"SELECT {_FEED} FROM feeds {where}", values).fetchall()
        return [FollowedFeed(**dict(zip(_FEED.split(", "), row, strict=True))) for row in rows]

    def _items(self, where: str, *values: object) -> list[SeenItem]:
        with our_errors(self._path):
            rows = self._connection.execute(f"SELECT {_ITEM} FROM feed_items {where}", values).fetchall()
        return [SeenItem(**dict(zip(_ITEM.split(", "), row, strict=True))) for row in rows]


def mark_item(connection: sqlite3.Connection, item: SeenItem) -> None:
    """Write down what came of an item, in the open transaction; nothing where its feed was removed meanwhile."""
    if connection.execute("SELECT 1 FROM feeds WHERE number = ?", (item.feed,)).fetchone():
        connection.execute(_MARK, astuple(item))


@contextmanager
def only_run(path: Path) -> Iterator[None]:
    """Be the only run over a ledger's feeds. Raises FollowBusy at once where there is one.

    The lock is SQLite's, on an empty file beside the ledger: it works on every system, and a killed process lets go.
    """
    beside = path.with_name(f"{path.name}.following")
    with closing(sqlite3.connect(beside, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise FollowBusy(f"Another run over the feeds of {path} is under way.") from error
        yield
