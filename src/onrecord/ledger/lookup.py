"""The index asked: which reports can hold what is looked for. Wide, never narrow; who asks looks again."""

import sqlite3
from collections.abc import Collection

import msgspec

PIECE = 500
"""Values in one query: SQLite takes no more than 999 in its older builds."""


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """By what an entity may be known in a report: any of these is enough."""

    country: str | None = None
    """Its country's code, with all who are of that country."""
    folded: str | None = None
    """Its folded name, also as the body that somebody's office belongs to."""
    surname: str | None = None
    """The last word of its folded name."""


_PARTS = """
SELECT DISTINCT events.report, events.id FROM entities
JOIN event_roles ON event_roles.report = entities.report AND event_roles.entity = entities.id
JOIN events ON events.report = event_roles.report AND events.id = event_roles.event
WHERE {known} AND {types} ORDER BY events.report
"""
_EVENTS = "SELECT report, id FROM events WHERE {types} ORDER BY report"
_WORDS = """
SELECT DISTINCT spans.report, spans.owner FROM entities
JOIN spans ON spans.report = entities.report AND spans.entity = entities.id AND spans.role = 'source'
WHERE {known} ORDER BY spans.report
"""


def event_ids(connection: sqlite3.Connection, anyone: Collection[Known], types: Collection[str]) -> dict[int, set[str]]:
    """Ids of events in which one of those known has a part (whoever where empty), by the number of their report."""
    sort = f"events.type IN ({_blanks(types)})" if types else "1"
    if not anyone:
        return _gather(connection, _EVENTS.format(types=sort), tuple(types))
    condition, values = _condition(anyone)
    return _gather(connection, _PARTS.format(known=condition, types=sort), (*values, *types))


def attribution_ids(connection: sqlite3.Connection, known: Known) -> dict[int, set[str]]:
    """Ids of the attributions with such a source by the number of their report."""
    condition, values = _condition([known])
    return _gather(connection, _WORDS.format(known=condition), values)


def names_known(connection: sqlite3.Connection, folded: Collection[str]) -> dict[str, str]:
    """Folded names that are on record, each with its commonest spelling."""
    wanted = list(dict.fromkeys(folded))
    counted = "SELECT folded, name, count(*) FROM entities WHERE folded IN ({}) GROUP BY folded, name ORDER BY 3, 2"
    found: dict[str, str] = {}
    for start in range(0, len(wanted), PIECE):
        piece = wanted[start : start + PIECE]
        found |= {row[0]: row[1] for row in connection.execute(counted.format(_blanks(piece)), piece)}
    return found


def most_named(connection: sqlite3.Connection, limit: int) -> list[str]:
    """Names of the entities that most reports name, the commonest first."""
    counted = "SELECT max(name) FROM entities GROUP BY key ORDER BY count(*) DESC, key LIMIT ?"
    return [row[0] for row in connection.execute(counted, (limit,))]


def _condition(anyone: Collection[Known]) -> tuple[str, tuple[str, ...]]:
    ways = [
        (f"entities.{column} = ?", value)
        for known in anyone
        for column, value in (
            ("country", known.country),
            ("folded", known.folded),
            ("organization", known.folded),
            ("surname", known.surname),
        )
        if value
    ]
    return f"({' OR '.join(way for way, _ in ways) or '0'})", tuple(value for _, value in ways)


def _gather(connection: sqlite3.Connection, query: str, values: tuple[str, ...]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for number, own_id in connection.execute(query, values):
        found.setdefault(number, set()).add(own_id)
    return found


def _blanks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
