"""What Wikidata's positions are called in our tables: "Minister of Defence of Norland", Norland's defence minister."""

import re
from collections.abc import Iterable
from pathlib import Path

from onrecord.entities.register.tables import Register
from onrecord.entities.register.wikidata.facts import Fact, Side
from onrecord.entities.spelling import plain_office
from onrecord.errors import ImportRefused
from onrecord.lexicons import Row, read_table, read_table_file

OF = re.compile(r" of (?:the )?")
OF_A_STATE = re.compile(r" of the (?:republic|state|nation|union|federation)$")
PORTFOLIO = re.compile(r"((?:.* )?)(?<!prime )(?<!first )minister (?:of|for) (?:the )?(?!state\b)(.+)")
WORDS_OF_PORTFOLIOS = (
    (re.compile(r".*\b(?:foreign|external)\b.*\baffairs\b.*"), "foreign"),
    (re.compile(r"national (defen[cs]e)"), r"\1"),
)
"""What news calls a portfolio in short."""


class Naming:
    """Offices and bodies by what a fact tells; a table of the user's on positions goes first."""

    def __init__(self, register: Register, positions: Path | None) -> None:
        self._register = register
        self._offices = frozenset(plain_office(row["office"]) for row in read_table("offices"))
        self._told = {row["position"]: row for row in _read_positions(positions)} if positions else {}

    def name(self, fact: Fact) -> tuple[str, str | None]:
        """Office and body; the office empty where no word of it is an office's, the body None where we know none."""
        told = self._told.get(fact.position_id) or self._told.get(fact.position)
        office, within = self._split(fact.position)
        if told is not None:
            office = told["office"].lower()
        elif not self._is_office(office):
            office = ""
        named = self._register.body_of(told["body"]) or told["body"] if told and told.get("body") else None
        return office, named or self._first_of(fact.of) or within or self._first_of(fact.sides)

    def _first_of(self, sides: Iterable[Side]) -> str | None:
        return next((body for side in sides if (body := self._body_of(side))), None)

    def _body_of(self, side: Side) -> str | None:
        if side.code in self._register.countries:
            return side.code
        who = self._register.by_id.get(side.id)
        return self._register.body_of(who.name if who else side.name)

    def _split(self, position: str) -> tuple[str, str | None]:
        """The office in news' words, and the country or body within its label."""
        rest, body = position, None
        for found in OF.finditer(position):
            if body := self._register.body_of(position[found.end() :]):
                rest = position[: found.start()]
                break
        if body is None:
            opening = next(self._register.names.find(position), None)
            if opening is not None and opening[0] == 0 and opening[1] < len(position):
                body = self._body_that_opens(position[: opening[1]])
                rest = position[opening[1] :] if body else position
        return self._in_words_of_news(rest), body

    def _body_that_opens(self, name: str) -> str | None:
        """The body of a name, or the country of a demonym."""
        who = self._register.names.get(name)
        if who is not None and who.people_of is not None:
            return who.people_of.country
        return self._register.body_of(name)

    def _in_words_of_news(self, words: str) -> str:
        words = OF_A_STATE.sub("", " ".join(words.lower().replace("-", " ").split()))
        portfolio = PORTFOLIO.fullmatch(words)
        if portfolio is None or words in self._offices:
            return words
        short = portfolio[2]
        for pattern, word in WORDS_OF_PORTFOLIOS:
            short = pattern.sub(word, short) if pattern.fullmatch(short) else short
        return f"{portfolio[1]}{short} minister"

    def _is_office(self, words: str) -> bool:
        parts = plain_office(words).split()
        return any(" ".join(parts[start:]) in self._offices for start in range(len(parts)))


def _read_positions(path: Path) -> tuple[Row, ...]:
    """The user's own table: `position` (an id or a label), `office`, `body` (may be empty)."""
    try:
        rows = read_table_file(path)
    except (OSError, ValueError) as error:
        raise ImportRefused(f"The table of positions cannot be read: {error}.") from error
    for row in rows:
        if not row.get("position") or not row.get("office"):
            raise ImportRefused(
                f"A row of {path} lacks a position or an office.", "Its columns: position, office, body."
            )
    return rows
