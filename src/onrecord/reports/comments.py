"""What readers say below a report, where no heading says so: each under a name and a moment."""

from collections.abc import Sequence

from onrecord.records import FurnitureKind
from onrecord.reports.lines import Line
from onrecord.reports.phrases import is_moment

_FEWEST_SIGNED = 2
_FEWEST_ABOVE = 2
_NAME_WORDS = 4


def mark_signed(lines: Sequence[Line], kinds: list[FurnitureKind | None]) -> None:
    """From the first of several paragraphs under a name and a moment on, all is what readers say.

    Two paragraphs must stand above: a report itself begins with a name and a day.
    """
    prose = 0
    signed: list[int] = []
    for at, line in enumerate(lines):
        if prose >= _FEWEST_ABOVE and _is_signed(lines, at):
            signed.append(at)
        prose += line.is_prose
    if len(signed) >= _FEWEST_SIGNED:
        for at in range(signed[0], len(lines)):
            kinds[at] = kinds[at] or "comment"


def _is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether a name, a moment and then a sentence stand here, a line each."""
    if at + 2 >= len(lines) or not lines[at + 2].is_sentence:
        return False
    name, moment = lines[at], lines[at + 1]
    words = name.text.removesuffix(":").removesuffix(" says").split() if len(name.words) <= _NAME_WORDS + 1 else []
    is_name = 1 <= len(words) <= _NAME_WORDS and not name.ends and all(word[0].isupper() for word in words)
    return is_name and (is_moment(moment) or (len(moment.words) <= 5 and moment.text.casefold().endswith(" ago")))
