"""A text as its lines that hold something: what the rules about furniture look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from onrecord.reports.words import words_for

_ENDING = re.compile(r"""[.!?…][”"’')\]»*]{0,3}(?:\[\d+\])?$""")
_TRAILING_OFF = re.compile(r"(?:\.\.\.|…|\[…\]|\[\.\.\.\])\W{0,3}$")
_LISTED = re.compile(r"[-–•*·‣▪]\s|\(?\d{1,2}[.)]\s")
_LOOKED_AT_CHARS = 2_000
"""What the shape of a line is judged by: enough for any paragraph, and bounded where a whole page is one line."""

_NARROWEST, _WIDEST = 40, 100
"""Characters of a line that was broken at a column."""
_RAGGED_BY = 25
"""The longest word that does not fit moves to the next line."""
_RARELY_ENDS_AT = 55
"""A sentence that closes before this column closes its paragraph."""


@dataclass(frozen=True)
class Line:
    """A line, or a paragraph that was wrapped over several, without the blanks at its ends."""

    start: int
    end: int
    text: str
    apart: bool = True
    """Whether an empty line stands before it."""

    @cached_property
    def words(self) -> list[str]:
        return [word for word in self.text[:_LOOKED_AT_CHARS].split() if any(map(str.isalnum, word))]

    @cached_property
    def ends(self) -> bool:
        """Whether it closes as sentences do."""
        return bool(_ENDING.search(self.text[-12:]))

    @cached_property
    def trails_off(self) -> bool:
        """Whether it breaks off as a teaser does."""
        return bool(_TRAILING_OFF.search(self.text[-12:])) and len(self.words) < 60

    @property
    def hangs(self) -> bool:
        """Whether it cannot be the end of anything: it breaks off at a comma or at "the", "of", "said"."""
        return self.text[-1] == "," or (bool(self.words) and self.words[-1] in words_for("english"))

    @cached_property
    def lower_share(self) -> float:
        """Share of its words that begin with a small letter: low in titles, names and menus."""
        return sum(word[0].islower() for word in self.words) / max(len(self.words), 1)

    @cached_property
    def is_listed(self) -> bool:
        return bool(_LISTED.match(self.text))

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph of a report."""
        count = len(self.words)
        if self.trails_off:
            return False
        return (count >= 8 and self.ends and self.lower_share >= 0.4) or (count >= 20 and self.lower_share >= 0.45)

    @property
    def is_sentence(self) -> bool:
        """Whether it is at least one short sentence."""
        return self.is_prose or (len(self.words) >= 3 and self.ends and self.lower_share >= 0.3)

    @property
    def is_headline(self) -> bool:
        """Whether it could stand over a report: some words, not closed like a sentence, no list's item."""
        last = self.text[-1]
        return 3 <= len(self.words) <= 28 and len(self.text) <= 220 and last not in ".,;:" and not self.is_listed


def split_lines(text: str, end: int | None = None) -> list[Line]:
    """The lines of `text[:end]` that hold something; lines wrapped at a column are joined to their paragraph."""
    lines: list[Line] = []
    for block in _blocks(text, len(text) if end is None else end):
        for part in _parts(block):
            if _is_wrapped(part):
                start, stop = part[0].start, part[-1].end
                lines.append(Line(start, stop, text[start:stop], apart=part[0].apart))
            else:
                lines += part
    return lines


def _blocks(text: str, end: int) -> Iterator[list[Line]]:
    """Runs of lines with no empty line between them."""
    block: list[Line] = []
    at = 0
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        words = text[at:stop]
        if inner := words.strip():
            start = at + len(words) - len(words.lstrip())
            block.append(Line(start, start + len(inner), inner, apart=not block))
        elif block:
            yield block
            block = []
        at = stop + 1
    if block:
        yield block


def _parts(block: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines that can be one paragraph: a line too short or too long to have been wrapped is a run's last."""
    part: list[Line] = []
    for line in block:
        if line.is_listed and part:
            yield part
            part = []
        part.append(line)
        width = len(line.text)
        if not _NARROWEST <= width <= _WIDEST or (line.ends and width < _RARELY_ENDS_AT):
            yield part
            part = []
    if part:
        yield part


def _is_wrapped(part: list[Line]) -> bool:
    """Whether lines of nearly one width run on into one another, and close as a paragraph does."""
    before = part[:-1]
    width = max((len(line.text) for line in before), default=0)
    closes = part[-1].ends or part[-1].text[-1] == ":"  # a title and "by Ada Lind" do not
    if not before or not closes or len(part[-1].text) > width + 5:
        return False
    running_on = sum(not line.ends for line in before)
    sure = sum(after.text[0].islower() or line.hangs for line, after in pairwise(part))
    return (
        min(len(line.text) for line in before) >= width - _RAGGED_BY
        and 2 * running_on >= len(before)
        and 2 * sure >= len(before)
    )
