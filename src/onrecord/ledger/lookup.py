"""The index asked: which reports can hold what is looked for. Wide, never narrow; who asks looks again.

Of a report of which several versions are kept only the current one is found.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable

import msgspec

from onrecord.ledger.versions import CURRENT

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


# CROSS JOIN: SQLite joins in the order written, from the few who are named; left to itself it may begin with all
# events of a type.
_PARTS = """
SELECT DISTINCT events.report, events.id, events.is_open
FROM entities
CROSS JOIN event_roles ON event_roles.report = entities.report AND event_roles.entity = entities.id
CROSS JOIN events ON events.report = event_roles.report AND events.id = event_roles.event
WHERE {known} AND {types} AND events.report {current} ORDER BY events.report
"""
_EVENTS = "SELECT report, id FROM events WHERE {types} AND report {current} ORDER BY report"
_WORDS = """
SELECT DISTINCT spans.report, spans.owner FROM entities
CROSS JOIN spans ON spans.report = entities.report AND spans.entity = entities.id AND spans.role = 'source'
WHERE {known} AND spans.report {current} ORDER BY spans.report
"""


def event_ids(
    connection: sqlite3.Connection, everyone: Collection[Known], types: Collection[str]
) -> dict[int, set[str]]:
    """Ids of events in which everyone known has a part, by the number of their report.

    A type is also that of events whose own type refines it. One party is enough where a side is open or its words
    name nobody known. Where nobody is given, every event of the types is found.
    """
    sort = f"(events.type IN ({_blanks(types)}) OR events.refines IN ({_blanks(types)}))" if types else "1"
    types = (*types, *types)
    if not everyone:
        return _gather(connection.execute(_EVENTS.format(types=sort, current=CURRENT), types))
    seen: Counter[tuple[int, str]] = Counter()
    open_sided: set[tuple[int, str]] = set()
    for known in everyone:
        condition, values = _condition(known)
        for number, own_id, is_open in connection.execute(
            _PARTS.format(known=condition, types=sort, current=CURRENT), (*values, *types)
        ):
            seen[number, own_id] += 1
            if is_open:
                open_sided.add((number, own_id))
    return _gather(sorted(event for event, times in seen.items() if times == len(everyone) or event in open_sided))


def attribution_ids(connection: sqlite3.Connection, known: Known) -> dict[int, set[str]]:
    """Ids of the attributions with such a source by the number of their report."""
    condition, values = _condition(known)
    return _gather(connection.execute(_WORDS.format(known=condition, current=CURRENT), values))


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
    counted = f"SELECT max(name) FROM entities WHERE report {CURRENT} GROUP BY key ORDER BY count(*) DESC, key LIMIT ?"
    return [row[0] for row in connection.execute(counted, (limit,))]


def _condition(known: Known) -> tuple[str, tuple[str, ...]]:
    ways = {
        "entities.country = ?": known.country,
        "entities.folded = ?": known.folded,
        "entities.organization = ?": known.folded,
        "entities.surname = ?": known.surname,
    }
    asked = {way: value for way, value in ways.items() if value}
    return f"({' OR '.join(asked) or '0'})", tuple(asked.values())


def _gather(found: Iterable[tuple[int, str]]) -> dict[int, set[str]]:
    ids: dict[int, set[str]] = {}
    for number, own_id in found:
        ids.setdefault(number, set()).add(own_id)
    return ids


def _blanks(values: Collection[str]) -> str:
    return ", ".join("?" * len(values))
