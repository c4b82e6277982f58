"""The pieces of a content that the tagger found, put in order: gaps closed, bullets and addressees left out."""

from onrecord.attributions.drafts import Draft
from onrecord.attributions.hearing import find_audience
from onrecord.attributions.quotes import Quotations
from onrecord.attributions.rules.quoting import BULLET_EDGES
from onrecord.attributions.stretches import Stretch, overlap, trim, trim_content
from onrecord.language import end_of, start_of

STOPS = ".!?;\n"
WIDEST_GAP_WORDS = 15
ADDRESSED = frozenset({"she", "he", "they", "him", "her", "them", "me", "us", "we", "you"})
"""Alone they are whom a cue addresses, never what it gives."""


def tidy_pieces(draft: Draft, quotations: Quotations, text: str) -> Draft:
    """The draft without bullets before its pieces, and without the person addressed: "she | that …"."""
    pieces = [trim_content(trim(piece, text, BULLET_EDGES), text) for piece in _close_gaps(draft, text)]
    pieces = _own_sentences(draft, pieces, quotations)
    kept = [piece for piece in pieces if text[piece[0] : piece[1]].lower() not in ADDRESSED]
    return draft.with_contents(tuple(piece for piece in kept or pieces if piece[0] < piece[1]))


def _own_sentences(draft: Draft, pieces: list[Stretch], quotations: Quotations) -> list[Stretch]:
    """The pieces without those outside of the cue's sentence that are no quotation, where others are inside."""
    sentence = draft.head.sent
    inside = [piece for piece in pieces if sentence.start_char <= piece[0] < sentence.end_char]
    return [piece for piece in pieces if piece in inside or quotations.between(*piece)] if inside else pieces


def _close_gaps(draft: Draft, text: str) -> list[Stretch]:
    """The pieces of a content; a few words between two that are neither cue nor source belong to it."""
    own = [draft.cue, *([draft.source.stretch] if draft.source else [])]
    closed: list[Stretch] = []
    for piece in draft.contents:
        gap = (closed[-1][1], piece[0]) if closed else (0, 0)
        words = text[gap[0] : gap[1]]
        free = closed and not any(overlap(gap, span) for span in own) and not any(mark in words for mark in STOPS)
        if free and len(words.split()) <= WIDEST_GAP_WORDS:
            closed[-1] = (closed[-1][0], piece[1])
        else:
            closed.append(piece)
    return closed


def without_audience(draft: Draft) -> Draft:
    """The draft whose content does not begin with whom it was told: "told | the paper they knew"."""
    hearer = find_audience(draft.with_contents(()))
    start, end = draft.contents[0]
    if hearer is None or start_of(hearer.left_edge) != start or end_of(hearer) >= end:
        return draft
    return draft.with_contents(((end_of(hearer) + 1, end), *draft.contents[1:]))
