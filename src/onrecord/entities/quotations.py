"""Which characters stand between quotation marks."""

from bisect import bisect_right

OPENING, CLOSING, EITHER = "“«", "”»", '"'


class Quotations:
    """The quotations of a text, numbered from 1; one that is not closed ends with its paragraph."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        opened = -1
        for at, character in enumerate(text):
            if opened < 0 and (character in OPENING or character == EITHER):
                opened = at
            elif opened >= 0 and (character in CLOSING or character in EITHER or character == "\n"):
                self._starts.append(opened)
                self._ends.append(at)
                opened = -1

    def at(self, offset: int) -> int:
        """The number of the quotation around a character, 0 outside."""
        found = bisect_right(self._starts, offset)
        return found if found and offset < self._ends[found - 1] else 0
