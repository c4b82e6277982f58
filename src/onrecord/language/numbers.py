"""Numbers as a text writes them: "1,500", "12m", "twenty-four", "one and a half million", "tens of thousands".

Text is split into words of its own, since numbers, signs and units stand together without blanks ("$12m", "3-5",
"155mm"). What only looks like a number (a model's name, "155mm", "10-day", a list "1,2,3") is a word.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from spacy.tokens import Token

from onrecord.language.parse import start_of
from onrecord.lexicons import read_table

_SIGNS = "$€£¥₩₹₽₴₺₪₫₦₱₡₲₵₸₼₾฿"
_MOST_DIGITS = 15
"""Longer figures are no amounts, and no floating-point number holds them exactly."""
_AFTER_HYPHEN = r"(?:plus|odd|strong)\b"
_GLUED = r"(?:kg|km|ha|t|lb|lbs|GW|MW|kW)\b"
_LEXEME = re.compile(
    rf"""
    (?P<SPACE>\s+)
  | (?P<FIGURE>(?P<digits>[0-9]{{1,3}}(?:[,\u00a0\u202f][0-9]{{3}}){{1,4}}(?:\.[0-9]{{1,6}})?
        | [0-9]{{1,{_MOST_DIGITS}}}(?:\.[0-9]{{1,6}})?)
      (?:(?={_GLUED})|(?P<suffix>[A-Za-z]{{1,3}})?(?!\w)) (?![.,/:][0-9]) (?!-(?!{_AFTER_HYPHEN})[^\W\d_]))
  | (?P<SIGN>(?:[A-Z]{{1,3}})?[{_SIGNS}])
  | (?P<NAME>(?:[^\W\d_]+-?)?[0-9](?:[\w.,/:-]*\w)?)
  | (?P<WORD>[^\W\d_]+)
  | (?P<MARK>\S)
    """,
    re.VERBOSE,
)
_HYPHENS = frozenset("-–—‑")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, figure, sign or mark, with the token that covers its first character; offsets are the report's."""

    start: int
    end: int
    text: str
    token: Token
    shape: str
    value: Decimal | None = None
    """Of a figure: the number, its suffix counted in."""
    scale: Decimal = Decimal(1)
    """Of a figure: what its suffix multiplies by."""

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words `[at, then)` of a row of them."""

    at: int
    then: int
    value: Decimal
    scale: Decimal = Decimal(1)
    """What its last word multiplies by, which a range shares: "10 to 15 million"."""
    many: bool = False
    """Whether it is a plural that tells no number: "hundreds"; `value` is one of them."""


def split_words(tokens: Sequence[Token]) -> list[Word]:
    """The words of neighbouring tokens, in order."""
    return list(_walk(tokens)) if len(tokens) else []


def _walk(tokens: Sequence[Token]) -> Iterator[Word]:
    first, at = start_of(tokens[0]), 0
    whole = tokens[0].doc[tokens[0].i : tokens[-1].i + 1].text  # the doc's own text would be joined anew each time
    for found in _LEXEME.finditer(whole):
        start, shape = first + found.start(), found.lastgroup or "MARK"
        if found["SPACE"]:
            continue
        while at + 1 < len(tokens) and start_of(tokens[at + 1]) <= start:
            at += 1
        value, scale = None, Decimal(1)
        if found["FIGURE"]:
            shape = "FIGURE"
            scale = scale_of(found["suffix"])
            value = Decimal(re.sub(r"[^0-9.]", "", found["digits"])) * scale
            if not scale:
                shape, value = "NAME", None
        yield Word(start, first + found.end(), found[0], tokens[at], shape, value, scale)


def scale_of(suffix: str | None) -> Decimal:
    """What letters glued to a figure multiply it by; 0 where they are no multiple ("155mm")."""
    return Decimal(1) if suffix is None else values_of("SUFFIX").get(suffix.lower(), Decimal(0))


@cache
def values_of(name: str) -> dict[str, Decimal]:
    """Word to value, for one class of `numbers.tsv`."""
    return {row["word"]: Decimal(row["value"]) for row in read_table("numbers") if row["class"] == name}


def is_hyphen(word: Word) -> bool:
    """Whether a word is a hyphen or a dash."""
    return word.text in _HYPHENS


def word_at(words: Sequence[Word], at: int) -> str:
    """The word at a place, in lower case; empty beyond the ends."""
    return words[at].lower if 0 <= at < len(words) else ""


def read_number(words: Sequence[Word], at: int) -> Number | None:
    """The number that begins at a place, as far as it goes."""
    return read_many(words, at) or read_half(words, at) or read_cardinal(words, at)


def read_many(words: Sequence[Word], at: int) -> Number | None:
    """ "Dozens", "tens of thousands", "hundreds of millions": one of them at least."""
    many = values_of("MANY")
    value = many.get(word_at(words, at))
    if value is None:
        return None
    then, last = at + 1, value
    while word_at(words, then) == "of" and (more := many.get(word_at(words, then + 1), Decimal(0))) > last:
        value, last, then = value * more, more, then + 2
    is_cut = then == at + 1 and words[at].lower == "tens" and word_at(words, then) != "of"
    return None if is_cut else Number(at, then, value, many=True)


def read_half(words: Sequence[Word], at: int) -> Number | None:
    """ "Half a million", "half a tonne"."""
    if word_at(words, at) != "half":
        return None
    then = skip_hyphen(words, at + 1)
    if word_at(words, then) not in ("a", "an"):
        return None
    then = skip_hyphen(words, then + 1)
    multiple = values_of("MULTIPLE").get(word_at(words, then))
    if multiple is None:
        return Number(at, then, Decimal("0.5"))
    return Number(at, then + 1, multiple / 2, multiple)


def skip_hyphen(words: Sequence[Word], at: int) -> int:
    """The place after a hyphen, if one stands there."""
    return at + 1 if at < len(words) and is_hyphen(words[at]) else at


@dataclass(slots=True)
class _Sum:
    """A number as far as it was read: "two million | three hundred" and twenty."""

    total: Decimal = Decimal(0)
    current: Decimal | None = None
    scale: Decimal = Decimal(1)
    spelled: bool = False
    """Whether the last word was a number by itself, in letters."""

    def add(self, value: Decimal) -> bool:
        """Take a number in letters; false where it does not go on with what was read ("three four")."""
        held = self.current
        tens = held is not None and self.spelled and held % 100 >= 20 and held % 10 == 0 and value < 10
        if held is not None and not tens and (self.spelled or held % 100):
            return False
        if held is not None and not tens and self.scale != 100:
            return False
        self.current, self.spelled = (held or Decimal(0)) + value, True
        return True

    def multiply(self, by: Decimal) -> bool:
        """Take a multiple; false where nothing is there to be multiplied."""
        if self.current is None:
            if self.scale <= 1 or by <= self.scale:
                return False
            self.total *= by  # "two hundred thousand million"
        elif by <= 100:
            self.current *= by
        else:
            whole = self.total + self.current if by > self.scale > 100 else self.current
            self.total = whole * by if by > self.scale > 100 else self.total + whole * by
            self.current = None
        self.scale, self.spelled = by, False
        return True

    @property
    def value(self) -> Decimal:
        return self.total + (self.current or Decimal(0))


def read_cardinal(words: Sequence[Word], at: int) -> Number | None:
    """ "20", "1.5 million", "twenty-four", "a dozen", "two hundred and ten thousand"."""
    numbers, multiples = values_of("NUMBER"), values_of("MULTIPLE")
    so_far, then = _Sum(), at
    if word_at(words, at) in ("a", "an") and word_at(words, at + 1) in multiples:
        so_far.current, then = Decimal(1), at + 1
    elif at < len(words) and (value := words[at].value) is not None:
        so_far.current, so_far.scale, then = value, words[at].scale, at + 1
    while then < len(words):
        lower = words[then].lower
        if lower in multiples:
            taken = so_far.multiply(multiples[lower])
        elif lower in numbers:
            taken = so_far.add(numbers[lower])
        elif (goes_on := skip_joint(words, then, so_far)) > then:
            then = goes_on
            continue
        else:
            break
        if not taken:
            break
        then += 1
    if then == at or so_far.value > Decimal(10) ** _MOST_DIGITS:
        return None
    return Number(at, then, so_far.value, so_far.scale)


def skip_joint(words: Sequence[Word], at: int, so_far: _Sum) -> int:
    """The place after what joins the parts of a number: a hyphen, "and", "and a half", which is added."""
    lower, nexts = words[at].lower, word_at(words, at + 1)
    numbers, multiples = values_of("NUMBER"), values_of("MULTIPLE")
    if is_hyphen(words[at]):
        is_tens = so_far.spelled and so_far.value % 100 >= 20 and so_far.value % 10 == 0 and numbers.get(nexts, 10) < 10
        return at + 1 if is_tens or (so_far.current is not None and nexts in multiples) else at
    if lower != "and" or so_far.value == 0:
        return at
    if nexts in ("a", "one") and word_at(words, at + 2) == "half" and so_far.current is not None:
        so_far.current += Decimal("0.5")
        return at + 3
    goes_on = not so_far.spelled and so_far.scale >= 100 and nexts in numbers and nexts not in multiples
    return at + 1 if goes_on else at


def read_fraction(words: Sequence[Word], at: int) -> Number | None:
    """ "Half", "a third", "two-thirds", "three quarters" as a part of one; what it is of is not read."""
    parts, lower = values_of("PART"), word_at(words, at)
    if lower == "half":
        return Number(at, at + 1, Decimal("0.5"))
    count = Decimal(1) if lower in ("a", "one") else values_of("NUMBER").get(lower)
    then = skip_hyphen(words, at + 1)
    divisor = parts.get(word_at(words, then))
    if count is None or divisor is None or count > divisor:
        return None
    return Number(at, then + 1, count / divisor)


def stands(words: Sequence[Word], phrase: tuple[str, ...], at: int) -> bool:
    """Whether a phrase, in lower case, begins at a place."""
    return all(word_at(words, at + offset) == part for offset, part in enumerate(phrase))
