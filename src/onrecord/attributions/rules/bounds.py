"""Where a content ends although the parser lets it run on: at the next speaker's clause."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.attributions.drafts import Draft
from onrecord.attributions.nesting import ContentMap
from onrecord.attributions.quotes import Quotations
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.rules.subjects import outer_speech
from onrecord.attributions.stretches import Stretch

CONNECTIVES = frozenset({"and", "but", "while", "as", "though", "although", "whereas", "yet"})
BREAKS = ",;—–"
_LINKED = re.compile(r"\b(and|but) that$")
"""Before a speaker's clause: "… that the fuel was low and that the tower had replied …" are two things said."""


def bound_contents(drafts: Sequence[Draft], quotations: Quotations, text: str) -> list[Draft]:
    """The drafts, each content cut before a clause in which somebody goes on to speak or speaks in turn."""
    drafts = _lend_sources(drafts, text)
    breaks = sorted({at for draft in drafts if (at := _break_before(draft, quotations, text)) is not None})
    return [draft if draft.construction == "label" else _bound(draft, breaks, text) for draft in drafts]


def _lend_sources(drafts: Sequence[Draft], text: str) -> list[Draft]:
    """A participle that goes on, "…, adding that …", has the speaker of what it goes on from."""
    nest = ContentMap([draft.contents for draft in drafts])
    return [_lend_source(draft, drafts, nest, text) for draft in drafts]


def _lend_source(draft: Draft, drafts: Sequence[Draft], nest: ContentMap, text: str) -> Draft:
    if draft.head.tag_ != "VBG" or not text[max(0, draft.cue[0] - 2) : draft.cue[0]].rstrip().endswith(","):
        return draft
    around = [drafts[index] for index in nest.covering(*draft.cue)]
    owner = next((other for other in around if other.row.kind == "speech" and other.cue[1] < draft.cue[0]), None)
    return replace(draft, source=owner.source) if owner is not None and owner.source is not None else draft


def _break_before(draft: Draft, quotations: Quotations, text: str) -> int | None:
    """Offset of the comma before a speaker's clause: ", adding that …", ", while another says …"."""
    if draft.row.kind == "speech" and outer_speech(draft.head) is not None:
        return text.rfind(draft.head.nbor(-1).text, 0, draft.cue[0])
    if draft.row.kind != "speech" or not draft.row.frames & {"clause", "quote"}:
        return None
    if quotations.at(draft.cue[0]) is not None:
        return None
    if _trails(draft, text):
        return _clause_start(draft)
    own = draft.cue[0] if draft.head.tag_ == "VBG" else _clause_start(draft)
    lead = text[max(0, own - 16) : own].rstrip()
    if draft.head.tag_ == "VBG":
        return own if lead.endswith(tuple(BREAKS)) else None
    if lead.endswith(";"):
        return own
    if (linked := _LINKED.search(lead)) is not None:
        return max(0, own - 16) + linked.start()
    word = lead.rsplit(None, 1)[-1] if lead else ""
    rest = lead[: len(lead) - len(word)].rstrip()
    return own - len(word) - 1 if word.lower() in CONNECTIVES and rest.endswith(tuple(BREAKS)) else None


def _trails(draft: Draft, text: str) -> bool:
    """Whether all that a speaker says stands before: "…, writes the Daily Courier"."""
    start = _clause_start(draft)
    if draft.contents:
        return draft.contents[-1][1] <= start
    inverted = draft.source is not None and draft.source.stretch[0] >= draft.cue[1]
    return inverted and text[max(0, start - 2) : start].rstrip().endswith(",")


def _clause_start(draft: Draft) -> int:
    return min(draft.cue[0], draft.source.stretch[0]) if draft.source else draft.cue[0]


def _bound(draft: Draft, breaks: list[int], text: str) -> Draft:
    pieces = tuple(_cut(piece, draft.cue, breaks) for piece in draft.contents)
    return draft.with_contents(tidy(pieces, (), text)) if pieces != draft.contents else draft


def _cut(piece: Stretch, cue: Stretch, breaks: list[int]) -> Stretch:
    """A piece that follows its cue ends before the first break after it; one before its cue stays."""
    if piece[0] < cue[0]:
        return piece
    first = bisect_left(breaks, piece[0] + 1)
    return (piece[0], breaks[first]) if first < len(breaks) and breaks[first] < piece[1] else piece
