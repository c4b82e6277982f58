"""Versions of one report: what was kept of a page before and after it was changed.

Two reports are versions of one where their normalised addresses are the same, or their given ids; what joins two
joins all of theirs. The versions are counted by the day of change, or of publication where there is none, the undated
first, and those of one day in the order of keeping. The last one is current; the others are superseded.
"""

import difflib
import re
import sqlite3
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from onrecord.records import Record, decode_record

CURRENT = "NOT IN (SELECT number FROM reports WHERE superseded_by IS NOT NULL)"
"""A condition on the number of a report: that no later version of it is kept."""

_MOST_ADDRESS_CHARS = 2_000
_TRACKING = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|guce)_\w+|fbclid|gclid|gclsrc|dclid|msclkid|twclid|ttclid|yclid|wbraid|gbraid|igshid|"
    r"igsh|mc_[ce]id|_hsenc|_hsmi|cmp|cmpid|ocid|ito|smid|smtyp|ref|ref_src|ref_url|referrer|xtor|guccounter|"
    r"__twitter_impression",
    re.IGNORECASE,
)
"""Names of parameters that say how a reader came to a page, never which page it is."""
_DAY = "coalesce(json_extract(record, '$.report.modified'), published, '')"
_JOINED = """
SELECT DISTINCT story FROM reports WHERE story IS NOT NULL AND (address = :address OR (id = :id AND :id <> ''))
"""


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a report."""

    record: Record
    number: int
    """1 for the first."""
    is_current: bool

    @property
    def day(self) -> str | None:
        """Day on which it was changed, or published where it says of no change."""
        return self.record.report.modified or self.record.report.published


def normalize_address(url: str | None) -> str | None:
    """An address without scheme, “www.”, trailing slash, fragment and what tracks readers; None where it is none."""
    if not url or not url[:8].casefold().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(url[:_MOST_ADDRESS_CHARS].strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host:
        return None
    host = re.sub(r"^www\d?\.", "", host) + (f":{port}" if port not in (None, 80, 443) else "")
    pairs = [(name, value) for name, value in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(name)]
    query = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{host}{re.sub('//+', '/', parts.path).rstrip('/')}{query}"


def place_version(connection: sqlite3.Connection, number: int) -> None:
    """Join a report just kept to the versions of the same report that are kept already."""
    own_id, url = connection.execute("SELECT id, url FROM reports WHERE number = ?", (number,)).fetchone()
    address = normalize_address(url)
    connection.execute("UPDATE reports SET address = ? WHERE number = ?", (address, number))
    stories = [row[0] for row in connection.execute(_JOINED, {"address": address, "id": own_id})]
    if not stories:  # by far the commonest: its day need not be read out of the record
        connection.execute("UPDATE reports SET story = number, version = 1 WHERE number = ?", (number,))
        return
    members = {number}
    for story in stories:
        members.update(row[0] for row in connection.execute("SELECT number FROM reports WHERE story = ?", (story,)))
    number_versions(connection, members)


def number_versions(connection: sqlite3.Connection, members: set[int]) -> None:
    """Count the versions of one report, and say of each which is current."""
    days = {
        one: connection.execute(f"SELECT {_DAY} FROM reports WHERE number = ?", (one,)).fetchone()[0] for one in members
    }
    ordered = sorted(members, key=lambda one: (days[one], one))
    story, current = min(members), ordered[-1]
    connection.executemany(
        "UPDATE reports SET story = ?, version = ?, superseded_by = ? WHERE number = ?",
        [(story, at, None if one == current else current, one) for at, one in enumerate(ordered, 1)],
    )


def place_unplaced(connection: sqlite3.Connection) -> None:
    """Join the reports that a ledger kept before it knew of versions, within a transaction of the caller's."""
    query = "SELECT number FROM reports WHERE story IS NULL ORDER BY number"
    for (number,) in connection.execute(query).fetchall():
        place_version(connection, number)


def versions_of(connection: sqlite3.Connection, key: str) -> tuple[Version, ...]:
    """All versions of the report of that content key, the first one first."""
    query = (
        "SELECT record, version, superseded_by FROM reports "
        "WHERE story = (SELECT story FROM reports WHERE key = ?) ORDER BY version"
    )
    return tuple(
        Version(record=decode_record(record), number=number, is_current=later is None)
        for record, number, later in connection.execute(query, (key,))
    )


def find_version_faults(connection: sqlite3.Connection) -> Iterator[str]:
    """A line for each report that does not stand among the versions where its address, id and day put it."""
    rows = connection.execute(
        f"SELECT number, id, url, address, story, version, superseded_by, {_DAY} FROM reports ORDER BY number"
    ).fetchall()
    heads: dict[int, int] = {}

    def head_of(number: int) -> int:
        while heads[number] != number:
            heads[number] = heads[heads[number]]
            number = heads[number]
        return number

    first: dict[tuple[str, str], int] = {}
    for number, own_id, url, *_ in rows:
        heads[number] = number
        names = (("id", own_id), ("address", normalize_address(url) or ""))
        for name in (name for name in names if name[1]):
            one, other = sorted((head_of(first.setdefault(name, number)), head_of(number)))
            heads[other] = one
    stories: dict[int, list[tuple[str, int]]] = {}
    for number, *_, day in rows:
        stories.setdefault(head_of(number), []).append((day, number))
    places = {
        number: (at, max(several)[1])
        for several in stories.values()
        for at, (_, number) in enumerate(sorted(several), 1)
    }
    for number, _, url, address, story, version, later, _ in rows:
        at, current = places[number]
        if address != normalize_address(url):
            yield f"report {number}: its normalised address is wrong"
        if (story, version, later) != (head_of(number), at, None if number == current else current):
            yield f"report {number}: it does not stand in its place among the versions of its report"


def diff_versions(before: Version, after: Version) -> Iterator[str]:
    """The lines in which one version differs from the one before, as a unified diff."""
    old, new = (one.record.report.text.split("\n") for one in (before, after))
    yield from difflib.unified_diff(old, new, _name_version(before), _name_version(after), lineterm="", n=1)


def _name_version(version: Version) -> str:
    return f"version {version.number}{f', {version.day}' if version.day else ''}"
