"""Where reading ends in a text that is too long."""

import re

MOST_MARKUP_CHARS = 3_000_000
"""What is handed to the extractor, whose time grows with it (about 5 s at this size)."""

_SENTENCE_END = re.compile(r"[.!?][”\"’')]?\s")
_TAIL_CHARS = 200
_LOOKED_BACK_CHARS = 4_000


def cut_text(text: str, max_chars: int) -> str:
    """The text, or what is read of it and a little of what follows, so that the record shows where it breaks off."""
    return text if len(text) <= max_chars + _TAIL_CHARS else text[: max_chars + _TAIL_CHARS]


def end_of_reading(text: str, max_chars: int) -> int:
    """Where the body ends at the latest: the text's end, or the last end of a line, sentence or word that fits."""
    if len(text) <= max_chars:
        return len(text)
    floor = max(max_chars - _LOOKED_BACK_CHARS, max_chars // 2)
    line = text.rfind("\n", floor, max_chars)
    if line > 0:
        return line
    sentences = [found.end() for found in _SENTENCE_END.finditer(text, floor, max_chars)]
    return sentences[-1] if sentences else max(text.rfind(" ", floor, max_chars), 0) or max_chars
