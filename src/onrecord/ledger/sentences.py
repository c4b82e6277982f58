"""The sentence that words stand in, found without a language model: for showing, never for reading."""

import re

from onrecord.records import Region, Span

MOST_CHARS = 600
"""No further than this to either side, whatever the text: a page on one line must not be shown whole."""

_END = re.compile(r"(?<=[.!?…])([\"'”’)\]]*)\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“‘\"'])(?:\w|(?:\w\.)+\w|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Sgt|Sen|Rep|Gov|Prof|No|vs)\.$"
)


def sentence_around(text: str, words: Region) -> Span:
    """The sentence around some words, without white space at its ends."""
    start = max((end for end in _ends(text, max(0, words.start - MOST_CHARS), words.start)), default=None)
    if start is None:
        start = _open_start(text, words.start)
    stop = min(len(text), words.end + MOST_CHARS)
    end = next((found.end(1) if found.group(1) else found.start() for found in _breaks(text, words.end, stop)), None)
    if end is None:
        end = _open_end(text, stop)
    return trim(text, start, max(end, words.end))


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start=start, end=end, text=text[start:end])


def _ends(text: str, start: int, stop: int) -> list[int]:
    return [found.end() for found in _breaks(text, start, stop)]


def _breaks(text: str, start: int, stop: int) -> list[re.Match[str]]:
    """Ends of sentences between two offsets."""
    return [found for found in _END.finditer(text, start, min(len(text), stop + 1)) if not _abbreviates(text, found)]


def _abbreviates(text: str, found: re.Match[str]) -> bool:
    return "\n" not in found.group() and bool(_ABBREVIATED.search(text[max(0, found.start() - 12) : found.start()]))


def _open_start(text: str, start: int) -> int:
    """Where to begin when no sentence's end is near: between two words."""
    far = max(0, start - MOST_CHARS)
    blank = text.find(" ", far, start) if far else -1
    return blank + 1 if blank >= 0 else far


def _open_end(text: str, stop: int) -> int:
    blank = text.rfind(" ", 0, stop) if stop < len(text) else -1
    return blank if blank >= 0 else stop
