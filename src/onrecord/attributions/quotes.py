"""Where a text quotes: by its marks alone, in one pass.

Curly, angle and straight marks, two apostrophes for one mark, single marks, and quotations of several
paragraphs, which open anew with each paragraph and close only at the end of the last.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.attributions.stretches import Stretch

DOUBLE_OPEN = frozenset("“„«‟")
DOUBLE_CLOSE = frozenset("”»")
STRAIGHT = frozenset('"＂')
SINGLE_OPEN = "‘"
SINGLE_CLOSE = "’"
BEFORE_OPENING = frozenset("([{—–-/:,;>")
SINGLE_LIMIT_CHARS = 400
"""A single mark that closes later than this is an apostrophe."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, marks included, within one paragraph."""

    start: int
    end: int
    closed: bool
    """Whether its closing mark stands in the same paragraph."""

    @property
    def stretch(self) -> Stretch:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Quotations:
    """The outermost quotations of a text, in text order, asked by place."""

    all: tuple[Quotation, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that covers the character at `offset`."""
        index = bisect_right(self.starts, offset) - 1
        return self.all[index] if index >= 0 and offset < self.all[index].end else None

    def between(self, start: int, end: int) -> Sequence[Quotation]:
        """The quotations that overlap `[start, end)`."""
        first = bisect_right(self.starts, start) - 1
        if first < 0 or self.all[first].end <= start:
            first += 1
        return self.all[first : max(first, bisect_right(self.starts, end - 1))]


def find_quotations(text: str) -> Quotations:
    """Every outermost quotation. A mark without a partner holds to the end of its paragraph."""
    found = tuple(
        quotation for start, end in paragraphs(text) for quotation in _quotations_of_paragraph(text, start, end)
    )
    return Quotations(found, tuple(quotation.start for quotation in found))


def paragraphs(text: str) -> Iterator[Stretch]:
    """The lines of a text that are not blank, without the white space around them."""
    at = 0
    for line in text.split("\n"):
        if stripped := line.strip():
            start = at + line.index(stripped)
            yield start, start + len(stripped)
        at += len(line) + 1


def _quotations_of_paragraph(text: str, start: int, end: int) -> Iterator[Quotation]:
    opened: int | None = None
    at = start
    while at < end:
        width = _width_of_mark(text, at)
        if opened is not None:
            if width and _closes(text, at, width):
                yield Quotation(opened, at + width, closed=True)
                opened = None
        elif width and _opens(text, at, start):
            opened = at
        elif closing := _single_quotation_end(text, at, start, end):
            yield Quotation(at, closing, closed=True)
            at = closing
            continue
        at += width or 1
    if opened is not None and end - opened > 1:
        yield Quotation(opened, end, closed=False)


def _width_of_mark(text: str, at: int) -> int:
    """How many characters the double mark at `at` takes; 0 where there is none."""
    character = text[at]
    if character in DOUBLE_OPEN or character in DOUBLE_CLOSE or character in STRAIGHT:
        return 1
    return 2 if character in "'`" and text[at : at + 2] == character * 2 else 0


def _opens(text: str, at: int, start: int) -> bool:
    if text[at] in DOUBLE_CLOSE:
        return text[at] == "”" and _stands_before_word(text, at, start, 1)  # ”Swedish marks”
    if text[at] in DOUBLE_OPEN:
        return True
    return _stands_before_word(text, at, start, _width_of_mark(text, at))


def _stands_before_word(text: str, at: int, start: int, width: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + width : at + width + 1]
    return (before.isspace() or before in BEFORE_OPENING) and bool(after) and not after.isspace()


def _closes(text: str, at: int, width: int) -> bool:
    if text[at] in DOUBLE_CLOSE:
        return True
    if text[at] in DOUBLE_OPEN:
        return False
    return text[at] != "`" and (not text[at - 1].isspace() or text[at + width : at + width + 1] in ("", " ", "\n"))


def _single_quotation_end(text: str, at: int, start: int, end: int) -> int:
    """Where a quotation between single marks that begins at `at` ends; 0 where none does."""
    if text[at] not in (SINGLE_OPEN, "'") or not _stands_before_word(text, at, start, 1):
        return 0
    if text[at + 1 : at + 2].isdigit():  # the '90s
        return 0
    mark = SINGLE_CLOSE if text[at] == SINGLE_OPEN else "'"
    limit = min(end, at + SINGLE_LIMIT_CHARS)
    closing = text.find(mark, at + 2, limit)
    while closing > 0 and (text[closing + 1 : closing + 2].isalnum() or text[closing - 1].isspace()):
        closing = text.find(mark, closing + 1, limit)
    return closing + 1 if closing > 0 else 0
