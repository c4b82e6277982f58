"""The text as a row of symbols, one a word, so that grammar rules are plain regular expressions over words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.lexicons import Row, read_table

_LEXEME = re.compile(
    r"""
    (?P<SPACE>\s+)
  | (?P<ISODATE>[0-9]{4}-[0-9]{2}-[0-9]{2}
        (?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?
      | [0-9]{4}/[0-9]{2}/[0-9]{2})(?![\w/-])
  | (?P<SLASHDATE>[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})
      | [0-9]{1,2}(?P<sign>[.-])[0-9]{1,2}(?P=sign)[0-9]{4})(?![\w/-])
  | (?P<CLOCK>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![\d:])
  | (?P<DECADENUM>[0-9]{3}0['’]?s|['’`]?[0-9]0s)\b
  | (?P<SHORTYEAR>['’`][0-9]{2})(?!\w)
  | (?P<ORDNUM>[0-9]{1,2}(?:st|nd|rd|th))\b
  | (?P<NUM>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)
  | (?P<AMPM>[ap]\.\ ?m\.|[ap]m\b)
  | (?P<WORD>[^\W\d_]+(?:\.[^\W\d_]\b)*)
  | (?P<PUNCT>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SHAPES = [
    "BREAK",
    "ISODATE",
    "SLASHDATE",
    "CLOCK",
    "DECADENUM",
    "SHORTYEAR",
    "ORDNUM",
    "NUM",
    "AMPM",
    "OTHER",
    "DAYNUM",
    "YEARNUM",
    "HOURNUM",
    "COMMA",
    "DOT",
    "HYPH",
    "APOS",
    "OPEN",
    "CLOSE",
    "SLASH",
    "MONEY",
]
_PUNCTUATION = {
    ",": "COMMA",
    ".": "DOT",
    "(": "OPEN",
    "[": "OPEN",
    ")": "CLOSE",
    "]": "CLOSE",
    "/": "SLASH",
} | dict.fromkeys("-–—", "HYPH")
_PUNCTUATION |= dict.fromkeys("'’`", "APOS") | dict.fromkeys("$€£¥#", "MONEY")
_NAMED = ("MONTH", "WEEKDAY", "SHORTDAY", "WEEKDAYS")
_FIRST = 0xE000  # Unicode's private use area: no symbol is a character with a meaning in a regular expression
_DAY_FIGURE = re.compile(r"(?<!\d)\d{1,2}(?:st|nd|rd|th)?$")
_ITEM = re.compile(r"(?<!\(\?P)<([^<>=!]+)>")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, number or mark of the text, with its symbol and the token that covers its first character."""

    start: int
    end: int
    text: str
    symbol: str
    token: Token

    @property
    def lower(self) -> str:
        return self.text.lower()


class Alphabet:
    """A symbol for each word that the grammar knows, and for each shape of the others."""

    def __init__(self) -> None:
        self._symbols = {shape: chr(_FIRST + at) for at, shape in enumerate(_SHAPES)}
        self._classes: dict[str, list[str]] = {}
        for row in read_words():
            words = self._classes.setdefault(row["class"], [])
            words.append(self.symbol(row["word"]))

    def symbol(self, word: str) -> str:
        """The symbol of a word, a new one if the grammar names it for the first time."""
        return self._symbols.setdefault(word, chr(_FIRST + len(self._symbols)))

    def get(self, word: str) -> str:
        """The symbol of a word, `OTHER`'s if the grammar does not know it."""
        return self._symbols.get(word, self._symbols["OTHER"])

    def compile(self, pattern: str) -> re.Pattern[str]:
        """A pattern in which `<last|MONTH>` is one word: one of these, or of these classes and shapes."""
        return re.compile(_ITEM.sub(lambda item: self._one_of(item[1].split("|")), pattern), re.VERBOSE)

    def _one_of(self, names: list[str]) -> str:
        symbols = [symbol for name in names for symbol in self._classes.get(name, ()) or self.symbol(name)]
        return f"[{''.join(symbols)}]"


@cache
def alphabet() -> Alphabet:
    """The one alphabet: its symbols are given out as the grammar is compiled."""
    return Alphabet()


@cache
def values_of(name: str) -> dict[str, str]:
    """Word to value, for one class of the table."""
    return {row["word"]: row["value"] for row in read_words() if row["class"] == name}


def read_words() -> Iterator[Row]:
    """The rows of every word that times are told in, numbers among them."""
    yield from read_table("time_words")
    yield from (row for row in read_table("numbers") if row["class"] == "NUMBER")


def split_words(doc: Doc) -> list[Word]:
    """The words of a document, in order; a paragraph's end is one too."""
    return list(_walk(doc)) if len(doc) else []


def _walk(doc: Doc) -> Iterator[Word]:
    at, symbols, whole = 0, alphabet(), doc.text
    for found in _LEXEME.finditer(whole):
        start, end, text, shape = found.start(), found.end(), found[0], found.lastgroup or "OTHER"
        if shape == "SPACE":
            if not _ends_paragraph(text, whole[end : end + 1]):
                continue
            shape = "BREAK"
        while at + 1 < len(doc) and doc[at + 1].idx <= start:
            at += 1
        yield Word(start, end, text, symbols.get(_name(text, shape, doc[at])), doc[at])


def _ends_paragraph(space: str, then: str) -> bool:
    """Whether white space ends a paragraph; a lone line's end before a small letter or a digit only wraps a line."""
    ends = space.count("\n")
    return ends > 1 or (ends == 1 and not (then.islower() or then.isdigit()))


def _name(text: str, shape: str, token: Token) -> str:
    """What the alphabet files a word under."""
    if shape == "NUM":
        return _shape_of_number(text)
    if shape == "PUNCT":
        return _PUNCTUATION.get(text, "OTHER")
    if shape != "WORD":
        return shape
    lower = text.lower()
    return "OTHER" if _misleads(lower, text, token) else lower


def _shape_of_number(text: str) -> str:
    if not text.isdigit():
        return "NUM"
    if len(text) <= 2:
        return "DAYNUM" if 1 <= int(text) <= 31 else "NUM"
    if len(text) == 4:
        return "YEARNUM" if 1000 <= int(text) <= 2199 else "HOURNUM"
    return "NUM"


@cache
def _named_words() -> frozenset[str]:
    return frozenset(word for name in _NAMED for word in values_of(name))


def _misleads(lower: str, text: str, token: Token) -> bool:
    """Whether a word only looks like a month, weekday or season: "may", "to march", Theresa May, prices fall."""
    if lower in _named_words():
        if text == lower:
            return True
        if lower in values_of("MONTH") and _follows_day(token, text):
            return False
        return token.pos_ in ("VERB", "AUX") or (lower in values_of("MONTH") and _names_person(token))
    return lower in values_of("SEASON") and token.pos_ not in ("NOUN", "PROPN")


def _follows_day(token: Token, text: str) -> bool:
    """Whether a month in its capital follows a figure: "24-25 May", which the model takes for a verb."""
    before = token.nbor(-1).text if token.i else ""
    return text[:1].isupper() and _DAY_FIGURE.search(before) is not None


def _names_person(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return token.ent_type_ == "PERSON" or bool(
        before is not None and token.dep_ != "compound" and before.dep_ == "compound" and before.head == token
    )
