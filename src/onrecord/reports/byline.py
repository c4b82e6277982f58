"""Who wrote a report, as a line of its own says."""

import re

from onrecord.reports.lines import Line
from onrecord.reports.words import words_for

_BY = re.compile(r"(?:story |text |report |words |written |reported )?by[:\s]\s*", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+@\S+|\(?@\w+\)?")
"""A writer's e-mail or handle: part of the byline, and no part of the name."""
_MOST_WORDS = 14


def is_byline(line: Line) -> bool:
    """Whether the line says who wrote the report and nothing else."""
    return name_author(line) is not None


def name_author(line: Line) -> str | None:
    """Who wrote it: the line without its “by”."""
    found = _BY.match(line.text[:40])
    if not found or len(line.words) > _MOST_WORDS:
        return None
    author = line.text[found.end() :].strip(" \t,.|")
    words = _ADDRESS.sub(" ", author).replace(",", " ").split()
    if not words or words[0].casefold() in words_for("never opens a byline") or line.text[-1] in "!?:":
        return None
    names = sum(word[0].isupper() or word[0].isdigit() or word.casefold() in words_for("in a byline") for word in words)
    lower = author == author.lower() and len(words) <= 4 and not line.ends
    return author if lower or (names >= 0.75 * len(words) and not (line.ends and line.lower_share > 0.5)) else None
