"""Many names found in a text in one pass."""

import re
from collections.abc import Iterator
from typing import Generic, TypeVar

PIECE = re.compile(r"\w+|[^\w\s]")
Value = TypeVar("Value")


class NameTrie(Generic[Value]):
    """Names as paths of words and signs. The longest name wins; capitals count, kinds of apostrophe do not."""

    def __init__(self) -> None:
        self._children: dict[str, NameTrie[Value]] = {}
        self._value: Value | None = None

    def add(self, name: str, value: Value) -> None:
        """Put in a name; a name put in again takes the later value."""
        node = self
        for piece in PIECE.findall(straighten(name)):
            node = node._children.setdefault(piece, NameTrie())
        if node is not self:
            node._value = value

    def get(self, name: str) -> Value | None:
        """The value of exactly this name."""
        node = self
        for piece in PIECE.findall(straighten(name)):
            child = node._children.get(piece)
            if child is None:
                return None
            node = child
        return node._value

    def find(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """Start, end and value of each name in the text, from left to right, none inside another."""
        pieces = [(found.group(), found.start(), found.end()) for found in PIECE.finditer(straighten(text))]
        at = 0
        while at < len(pieces):
            length, value = self._longest(pieces, at)
            if value is not None:
                yield pieces[at][1], pieces[at + length - 1][2], value
            at += max(length, 1)

    def _longest(self, pieces: list[tuple[str, int, int]], at: int) -> tuple[int, Value | None]:
        node, best, value = self, 0, None
        for depth, (piece, _, _) in enumerate(pieces[at : at + _DEEPEST], 1):
            child = node._children.get(piece)
            if child is None:
                break
            node = child
            if node._value is not None:
                best, value = depth, node._value
        return best, value


_DEEPEST = 16
"""No name has more pieces: keeps the search linear in the text."""


def straighten(text: str) -> str:
    """The text with one kind of apostrophe, offsets unchanged."""
    return text.replace("’", "'")
