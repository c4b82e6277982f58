"""Which characters stand between quotation marks."""

from bisect import bisect_left, bisect_right

from spacy.tokens import Span

from onrecord.language import end_of, start_of

OPENING, CLOSING, EITHER = "“«", "”»", '"'

MOST_IN_SENTENCE = 20
"""No sentence has more quotations: keeps the reading linear in a text of marks alone."""


class Quotations:
    """The quotations of a text, numbered from 1; one that is not closed ends with its paragraph."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._paragraphs: list[int] = []
        self._open: list[bool] = []
        opened, paragraph = -1, 0
        for at, character in enumerate(text):
            if opened < 0 and (character in OPENING or character == EITHER):
                opened = at
            elif opened >= 0 and (character in CLOSING or character in EITHER or character == "\n"):
                self._starts.append(opened)
                self._ends.append(at)
                self._paragraphs.append(paragraph)
                self._open.append(character == "\n")
                opened = -1
            paragraph += character == "\n"

    def at(self, offset: int) -> int:
        """The number of the quotation around a character, 0 outside."""
        found = bisect_right(self._starts, offset)
        return found if found and offset < self._ends[found - 1] else 0

    def within(self, sentence: Span) -> list[int]:
        """The numbers of the first quotations that begin in a sentence or go on in it."""
        first = bisect_right(self._ends, start_of(sentence[0])) + 1
        last = bisect_left(self._starts, end_of(sentence[-1]))
        return list(range(first, min(last, first + MOST_IN_SENTENCE) + 1))

    def continues(self, number: int) -> bool:
        """Whether the quotation before was left open at the end of its paragraph."""
        return 1 < number <= len(self._open) and self._open[number - 2]

    def shares_paragraph(self, number: int) -> bool:
        """Whether the quotation before stands in the same paragraph."""
        return 1 < number <= len(self._open) and self._paragraphs[number - 2] == self._paragraphs[number - 1]
