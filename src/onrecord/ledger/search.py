"""Full text: the user's words as a query that cannot fail, and where they stand in each report."""

import re

import msgspec

from onrecord.ledger.sentences import sentence_around
from onrecord.records import Span

OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Unicode's noncharacters: they mark matches in a text, where no text should hold them."""

MOST_WORDS = 64
_PHRASES = re.compile(r'"([^"]*)"|(\w+)')


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """A report that holds the words searched for."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    snippet: Span
    """The sentence with the first match; the text's first sentence where only the title matches."""
    matches: tuple[Span, ...]
    """Every match, in characters of the report's text."""


def fts_query(words: str) -> str:
    """A full-text query for all the words, those within double quotes in their order; empty where there are none.

    All is quoted: operators, brackets and stars are words like any other.
    """
    phrases = (re.findall(r"\w+", phrase) or [word] for phrase, word in _PHRASES.findall(words))
    wanted = [" ".join(phrase) for phrase in phrases if any(phrase)]
    return " ".join(f'"{phrase}"' for phrase in wanted[:MOST_WORDS])


def make_hit(row: tuple[str, str | None, str | None, str | None, str | None, str, str]) -> Hit:
    """A hit from its row: id, title, publisher, published, url, text, and the text with its matches marked."""
    report_id, title, publisher, published, url, text, marked = row
    matches = find_marks(text, marked)
    first = matches[0] if matches else Span(start=0, end=0, text="")
    return Hit(
        id=report_id,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        snippet=sentence_around(text, first),
        matches=matches,
    )


def find_marks(text: str, marked: str) -> tuple[Span, ...]:
    """The marked stretches, as spans of the text without marks."""
    if OPEN in text or CLOSE in text:  # then marks and text cannot be told apart
        return ()
    spans, at = [], 0
    for piece in re.split(f"[{OPEN}{CLOSE}]", marked):
        spans.append(Span(start=at, end=at + len(piece), text=text[at : at + len(piece)]))
        at += len(piece)
    return tuple(spans[1::2])
