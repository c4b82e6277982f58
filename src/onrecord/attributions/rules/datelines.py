"""The dateline before a report's first sentence, which the parser takes for part of it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.stretches import Stretch, trim, within

DATELINE = re.compile(
    r"^[A-Z][A-Z.'’ -]{2,30}(?:[,/][^\n(–—]{1,40})?(?: ?\([^)\n]{1,40}\))? ?(?:[–—]|--?)\s", re.MULTILINE
)
"""RIVENTA, Norland, May 3 (Agency) — the place in capitals, a dash behind."""
LONGEST_SUBJECT_CHARS = 120


def find_datelines(text: str) -> list[Stretch]:
    """Every stretch at the start of a line that has the form of a dateline."""
    return [found.span() for found in DATELINE.finditer(text)]


def free_of_datelines(draft: Draft, datelines: Sequence[Stretch], text: str) -> Draft:
    """The draft with no dateline in its contents or its source."""
    if not datelines:
        return draft
    contents = tidy(draft.contents, tuple(datelines), text)
    if contents != draft.contents:
        draft = draft.with_contents(contents)
    source = draft.source
    line = next((line for line in datelines if source is not None and line[0] <= source.stretch[0] < line[1]), None)
    return replace(draft, source=_behind(draft, source, line, text)) if source is not None and line else draft


def _behind(draft: Draft, source: Source, line: Stretch, text: str) -> Source:
    """The source without the dateline; where it is nothing but that, the words between it and the cue."""
    end = draft.cue[0] if within(source.stretch, line) and draft.cue[0] > line[1] else source.stretch[1]
    stretch = trim((line[1], max(end, line[1])), text)
    words = draft.head.doc.char_span(*stretch)
    if words is None or not len(words) or stretch[1] - stretch[0] > LONGEST_SUBJECT_CHARS:
        return source
    return Source(stretch, words.root)
