"""Who held which office when, found by name and by body."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.entities.register.terms import Term
from onrecord.entities.spelling import fold, plain_office, split
from onrecord.lexicons import Row, read_table


@dataclass(frozen=True, slots=True)
class Holder:
    """Someone held an office of a country or body for a term."""

    person: str
    spellings: tuple[str, ...]
    """The person's name and its other spellings, as `fold` gives them; the name shown is the first."""
    gender: str | None
    office: str
    body: str
    """A country's code, or the body's name."""
    term: Term
    effective: bool = False
    """Whether the office leads its state."""
    wikidata: str | None = None
    """The person's Wikidata id."""

    def held_on(self, day: str) -> bool | None:
        """Whether the office was theirs on a day `YYYY-MM-DD`; None where the table does not know."""
        return self.term.held_on(day)


class Holders:
    """Every office-holder of a register; what is asked for comes in the order of the tables."""

    def __init__(self, rows: Iterable[Holder] = ()) -> None:
        self.rows = tuple(rows)
        self._first_words: dict[str, set[int]] = defaultdict(set)
        self._last_words: dict[str, set[int]] = defaultdict(set)
        self._bodies: dict[str, list[Holder]] = defaultdict(list)
        for number, holder in enumerate(self.rows):
            self._bodies[holder.body].append(holder)
            for words in map(str.split, holder.spellings):
                self._last_words[words[-1]].add(number)
                if len(words) > 1:
                    self._first_words[words[0]].add(number)

    def of_body(self, body: str | None) -> tuple[Holder, ...]:
        """Those who held an office of a country, by its code, or of a body, by its name."""
        return tuple(self._bodies.get(body or "", ()))

    def bearing(self, name: str) -> Iterator[Holder]:
        """Those whom a folded name may mean: all with that surname if it is one word, else all who share its first or
        last word: a slip of one letter leaves one of them as it is.
        """
        words = name.split()
        if not words:
            return
        found = set(self._last_words.get(words[-1], ()))
        if len(words) > 1:
            found |= self._first_words.get(words[0], set())
        yield from (self.rows[number] for number in sorted(found))


def read_holder(row: Row, body: str) -> Holder:
    """A row of a table of office-holders, its body as the register calls it."""
    return Holder(
        person=row["person"],
        spellings=tuple(dict.fromkeys(fold(name) for name in [row["person"], *split(row.get("others", ""))])),
        gender=row.get("gender") or None,
        office=row["office"].lower(),
        body=body,
        term=Term(row["from"], row.get("to", ""), row.get("checked", "")),
        effective=row.get("effective") == "yes",
        wikidata=row.get("wikidata") or None,
    )


def merge(ours: Iterable[Holder], theirs: Iterable[Holder]) -> Holders:
    """The user's rows before ours. Of ours, what a row of theirs for the same office and body contradicts goes: a row
    on the same person as a whole, one on somebody else for the days of theirs, unless several hold that office at once.
    """
    own = tuple(theirs)
    by_office: dict[tuple[str, str], list[Holder]] = defaultdict(list)
    for holder in own:
        by_office[office_of(holder)].append(holder)
    left = (piece for holder in ours for piece in _leave(holder, by_office.get(office_of(holder), [])))
    return Holders([*own, *left])


def office_of(holder: Holder) -> tuple[str, str]:
    """Body and office in one spelling: what two holders can contend for."""
    return holder.body, plain_office(holder.office)


@cache
def _shared_offices() -> frozenset[str]:
    """Those that several hold at once for one body: "minister", "commissioner"."""
    return frozenset(plain_office(row["office"]) for row in read_table("offices") if row["rank"] == "many")


def _leave(holder: Holder, theirs: list[Holder]) -> list[Holder]:
    pieces = [holder]
    for other in theirs:
        pieces = [left for piece in pieces for left in _outside(piece, other)]
    return pieces


def _outside(holder: Holder, other: Holder) -> list[Holder]:
    if not holder.term.overlaps(other.term):
        return [holder]
    if set(holder.spellings) & set(other.spellings):
        return []
    if plain_office(holder.office) in _shared_offices():
        return [holder]
    return [replace(holder, term=term) for term in holder.term.cut(other.term)]
