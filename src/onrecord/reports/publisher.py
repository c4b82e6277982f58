"""Which paper published a report, as a line of its own near the title says."""

import re

from onrecord.reports.lines import Line
from onrecord.reports.phrases import is_moment_of
from onrecord.reports.words import words_for

_MOST_WORDS = 6
_DIVIDED = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+|,\s+")


def name_publisher(line: Line) -> str | None:
    """The paper's name, where the line is that, with its day or its desk at most: "The Inland Herald, 9 April 2024"."""
    found = _DIVIDED.search(line.text[:80])
    name, rest = (line.text[: found.start()], line.text[found.end() :]) if found else (line.text, "")
    return _name_in(name) if not rest or is_moment_of(rest) else None


def _name_in(words: str) -> str | None:
    """The name, without what comes after it ("fact desk"); none where the words are no title of a paper."""
    parts = words.split()
    if not 2 <= len(parts) <= _MOST_WORDS or words[-1] in ".,;:!?":
        return None
    while parts and parts[-1].casefold() in words_for("after an outlet"):
        parts.pop()
    titled = all(part[0].isupper() or part.casefold() in words_for("in an outlet") for part in parts)
    said = [part.casefold() for part in parts if part.casefold() not in words_for("in an outlet")]
    plain = len(said) >= 1 and len(parts) >= 2 and (said[0] in words_for("outlet") or said[-1] in words_for("outlet"))
    return " ".join(parts) if titled and plain else None
