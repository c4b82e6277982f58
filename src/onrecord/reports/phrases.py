"""The words by which furniture is known: `lexicons/furniture.tsv`, ready to be looked up by line."""

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.lexicons import read_table
from onrecord.records import FurnitureKind
from onrecord.reports.lines import Line

_NUMBER = re.compile(r"\d[\d.,]*[km]?\b")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_HANDLES = re.compile(r"(?:[@#]\w+[\s,]*)+$")
_COUNTS = re.compile(r"\d[\d\s.,:/|+°%–—-]*(?:[apkm]m?|[CFK])?$")
_MOMENT = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:\d{1,2}[:.]\d{2},?\s+)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)?[\s.-]+[a-z]{3,9}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?|\d{1,4}[./-]\d{1,2})"
    r"[,\s./-]+\d{2,4}\b[\s,|•–—-]*(?:at\s+)?(?:\d{1,2}[:.]\d{2}.{0,20})?\.?$",
    re.IGNORECASE,
)
"""A day on its own, with or without the hour."""
_CREDITED = re.compile(
    r"(?:[(/|]\s*)?\b(?:photo(?:graph)?|image|picture|illustration|credit|screenshot)s?(?:\s+by|\s+credit|\s+courtesy(?:\s+of)?|:)"
    r"\s[^.!?]{2,60}\)?$|\bhide caption$|\bfile photo[.)]?$",
    re.IGNORECASE,
)
_EDGES = " \t\"'»«›‹→←▶►▸•·|*–—-_+…>.<,;:!?)[]{}"
_TYPOGRAPHIC = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u200b": None})
_LONGEST_CHARS = 160
_LONGEST_WORDS = 9
"""A line of more words that only begins like furniture may well be a headline, and is left alone."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of the table."""

    words: str
    kind: FurnitureKind
    heads: bool
    strong: bool


def is_moment(line: Line) -> bool:
    """Whether the line is a day, with or without the hour, and nothing else."""
    return len(line.words) <= 9 and is_moment_of(line.text)


def is_moment_of(words: str) -> bool:
    """Whether the words are a day, with or without the hour, and nothing else."""
    return bool(_MOMENT.match(words))


def phrase_of(line: Line) -> Phrase | None:
    """The phrase that makes a line furniture."""
    said = _NUMBER.sub("9", line.text[:_LONGEST_CHARS].translate(_TYPOGRAPHIC).casefold()).strip()
    said = " ".join(said.split()).lstrip(_EDGES)
    if len(line.text) <= _LONGEST_CHARS and (found := _whole().get(said.rstrip(_EDGES))):
        return found
    if len(line.text) <= _LONGEST_CHARS and (shape := _phrase_of_shape(line)):
        return shape
    opening = next((phrase for phrase in _starts(said) if _begins(said, phrase.words)), None)
    opening = opening or next((phrase for phrase in _within() if phrase.words in said), None)
    if opening and (opening.strong or (not line.is_sentence and len(line.words) <= _LONGEST_WORDS)):
        return opening
    return None


def _phrase_of_shape(line: Line) -> Phrase | None:
    """Furniture known by its shape: a bare address, tags, a picture's credit, counts, a moment."""
    if _ADDRESS.match(line.text):
        return Phrase("", "related", False, False)
    if _HANDLES.match(line.text):
        return Phrase("", "share", False, False)
    if not line.ends and _CREDITED.search(line.text):
        return Phrase("", "caption", False, False)
    if is_moment(line) or (len(line.words) <= 9 and not line.is_sentence and _COUNTS.match(line.text)):
        return Phrase("", "navigation", False, False)
    return None if any(map(str.isalnum, line.text)) else Phrase("", "navigation", False, False)


def _begins(said: str, words: str) -> bool:
    return said.startswith(words) and (not words[-1].isalnum() or not said[len(words) : len(words) + 1].isalnum())


def _starts(said: str) -> tuple[Phrase, ...]:
    """The phrases that a line with this first word may begin with, the longest first."""
    return _by_first_word().get(_first_word(said), ())


def _first_word(said: str) -> str:
    found = re.match(r"[\w'-]+|\S", said)
    return found[0] if found else ""


@cache
def _rows() -> tuple[tuple[str, Phrase], ...]:
    return tuple(
        (
            row["where"],
            Phrase(row["phrase"], cast(FurnitureKind, row["kind"]), row["heads"] == "yes", row["strong"] == "yes"),
        )
        for row in read_table("furniture")
    )


@cache
def _whole() -> dict[str, Phrase]:
    """Phrases that a whole line may consist of: a line that begins like furniture and ends there is furniture too."""
    return {phrase.words.strip(_EDGES): phrase for _, phrase in _rows()}


@cache
def _within() -> tuple[Phrase, ...]:
    return tuple(phrase for where, phrase in _rows() if where == "within")


@cache
def _by_first_word() -> dict[str, tuple[Phrase, ...]]:
    table: dict[str, list[Phrase]] = {}
    for where, phrase in _rows():
        if where == "start":
            table.setdefault(_first_word(phrase.words), []).append(phrase)
    return {word: tuple(sorted(found, key=lambda phrase: -len(phrase.words))) for word, found in table.items()}
