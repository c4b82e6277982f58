"""Lines that a label opens, as templates of reports have them: "Source: …", "Quote: …", "Details: …"."""

import re

from onrecord.reports.lines import Line
from onrecord.reports.words import words_for

_LABEL = re.compile(r"([^\W\d_][\w' ]{2,30}):(?=\s|$)")
_CREDITED = re.compile(r"(?:via|sources?):\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_MOST_CREDITED = 4


def is_labelled(line: Line) -> bool:
    """Whether a label of a template opens it: such a line belongs to the report, however much it looks like a link."""
    found = _LABEL.match(line.text)
    return found is not None and found[1].casefold() in words_for("label")


def is_credit(line: Line) -> bool:
    """Whether it says from whom a report was taken over, and nothing else: "Source: Northwire"."""
    found = _CREDITED.match(line.text)
    if not found or line.ends:
        return False
    named = re.split(r",\s*|\s*/\s*|\s+and\s+", line.text[found.end() :][:120])
    return len(named) <= _MOST_CREDITED and all(map(_is_outlet, named))


def _is_outlet(name: str) -> bool:
    """One word, an address, or words that a paper's or an agency's name begins or ends with."""
    words = name.split()
    if not words or not all(word[0].isupper() or word.casefold() in words_for("in an outlet") for word in words):
        return bool(_ADDRESS.fullmatch(name))
    return len(words) == 1 or any(word.casefold() in words_for("outlet") for word in (words[0], words[-1]))
