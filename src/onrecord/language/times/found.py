"""A rule's match over words, as its reader sees it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from re import Match

from onrecord.language.times.scene import Direction, Meaning
from onrecord.language.times.words import Word

_WHICH: dict[str, Direction] = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "next": "next",
    "coming": "next",
    "this": "this",
    "current": "this",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match: its words, those of its named groups, and the words around it."""

    match: Match[str]
    words: Sequence[Word]
    interpret: Callable[[Sequence[Word]], Meaning | None]

    def __getitem__(self, name: str) -> Sequence[Word]:
        """The words of a group; none where the rule has no such group or it is not there."""
        start, end = self.match.span(name) if name in self.match.re.groupindex else (0, 0)
        return self.words[max(start, 0) : max(end, 0)]

    def lower(self, name: str) -> str:
        """The first word of a group in lower case; empty where the group is not there."""
        group = self[name]
        return group[0].lower if group else ""

    def read(self, name: str) -> Meaning | None:
        """The meaning of a group that is a date by itself; None where there is none."""
        group = self[name]
        return self.interpret(group) if group else None

    @property
    def which(self) -> Direction | None:
        """The direction that "last", "next" or "this" gives; None where none of them stands there."""
        words = [word.lower for word in self["which"]]
        return next((_WHICH[word] for word in reversed(words) if word in _WHICH), None)

    @property
    def all(self) -> Sequence[Word]:
        return self.words[self.match.start() : self.match.end()]

    @property
    def is_in_name(self) -> bool:
        """Whether capitals join the words to a name before them: "USA Today", "CBS This Morning"."""
        before = self.before
        named = before is not None and before.text.isalpha() and before.text[:1].isupper()
        return named and self.all[0].text[:1].isupper()

    @property
    def before(self) -> Word | None:
        return self.words[self.match.start() - 1] if self.match.start() else None

    @property
    def after(self) -> Word | None:
        return self.words[self.match.end()] if self.match.end() < len(self.words) else None


Reader = Callable[[Found], Meaning | None]
"""From the words of one expression to its meaning; None where they make no sense as a time."""
