"""Stretches of text, `(start, end)` in characters, before they become spans."""

from collections.abc import Iterable, Iterator

Stretch = tuple[int, int]

LOOSE = " \t\r\n\f\v\u00a0\u200b\ufeff,;:–—-"
"""What no content begins or ends with, where no quotation mark holds it."""
FINAL = ".!?…"


def subtract(whole: Stretch, holes: Iterable[Stretch]) -> Iterator[Stretch]:
    """What is left of a stretch when others are taken out of it, in text order."""
    at, end = whole
    for hole_start, hole_end in sorted(holes):
        if hole_start >= end:
            break
        if hole_start > at:
            yield at, hole_start
        at = max(at, hole_end)
    if at < end:
        yield at, end


def join(stretches: Iterable[Stretch], text: str) -> list[Stretch]:
    """The stretches in text order; those that overlap or have only white space between them become one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and not text[joined[-1][1] : start].strip() and "\n" not in text[joined[-1][1] : start]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def trim(stretch: Stretch, text: str, edges: str = LOOSE) -> Stretch:
    """The stretch without the given characters at its two ends."""
    start, end = stretch
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def trim_content(stretch: Stretch, text: str) -> Stretch:
    """The stretch without loose punctuation, brackets that do not close in it and the sentence's full stop."""
    start, end = trim(stretch, text)
    while end > start and text[end - 1] in FINAL and not _abbreviates(text[start:end]):
        start, end = trim((start, end - 1), text)
    return start, end


def _abbreviates(words: str) -> bool:
    """Whether a final stop belongs to the word: "U.S.", "Jr."."""
    last = words.rsplit(None, 1)[-1]
    return last.count(".") > 1 and not last.endswith("..")


def has_words(stretch: Stretch, text: str) -> bool:
    """Whether there is a letter or a digit in it."""
    return any(character.isalnum() for character in text[stretch[0] : stretch[1]])


def within(inner: Stretch, outer: Stretch) -> bool:
    """Whether one stretch lies in the other."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlap(one: Stretch, other: Stretch) -> int:
    """How many characters two stretches share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
