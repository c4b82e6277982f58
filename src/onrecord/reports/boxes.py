"""A box of other reports' headlines in the midst of a report, and the text that goes on beyond it."""

from collections.abc import Sequence

from onrecord.records import FurnitureKind
from onrecord.reports.lines import Line

_FEWEST_LINES = 3
"""A head and two headlines: after a single headline the prose is rather its teaser."""


def reach_over_boxes(
    lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], inside: tuple[int, int]
) -> tuple[int, int]:
    """The body `[start, end)`, grown over boxes beside it to prose that names somebody whom the body names.

    Such prose must stand directly beyond the box, and furniture or nothing after it: what the owner of a page says
    of itself names nobody of the report, and a list of teasers goes on with a headline.
    """
    start, end = inside
    names = _names_in(lines[start:end])
    while (further := _beyond(lines, kinds, end, 1, names)) is not None:
        names |= _names_in(lines[end:further])
        end = further
    while (further := _beyond(lines, kinds, start - 1, -1, names)) is not None:
        names |= _names_in(lines[further + 1 : start])
        start = further + 1
    return start, end


def _beyond(
    lines: Sequence[Line], kinds: Sequence[FurnitureKind | None], at: int, step: int, names: set[str]
) -> int | None:
    """Where the prose beyond a box ends that begins at `at`, going forward or backward."""
    text = at
    while 0 <= text < len(lines) and kinds[text] in ("related", "advertisement", "share"):
        text += step
    last = text
    while 0 <= last < len(lines) and kinds[last] is None and lines[last].is_sentence:
        last += step
    closed = step < 0 or not 0 <= last < len(lines) or kinds[last] is not None
    if abs(text - at) < _FEWEST_LINES or last == text or not closed:
        return None
    found = lines[text:last] if step > 0 else lines[last + 1 : text + 1]
    return last if found[0].is_prose and names & _names_in(found) else None


def _names_in(lines: Sequence[Line]) -> set[str]:
    """Words with a capital that open no line: names, for the most part."""
    marks = ".,;:!?”“\"'’()"
    found = {word.strip(marks).removesuffix("'s").removesuffix("’s") for line in lines for word in line.words[1:]}
    return {word for word in found if len(word) > 3 and word[0].isupper()}
