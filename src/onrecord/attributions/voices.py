"""The two voices as one: the tagger's spans, with what only the rules know.

The tagger decides what is attributed in the text's own words. The rules lend it a source where it found none, give the
quotations that go on in later sentences to their speaker, and find what stands inside a content, which the tagger was
never shown; what the rules alone find outside counts only where the tagger half agrees.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.attributions import rules
from onrecord.attributions.confidence import confidence_of
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.forms import form_of
from onrecord.attributions.learned import Learned, find_learned
from onrecord.attributions.nesting import ContentMap
from onrecord.attributions.pieces import tidy_pieces, without_audience
from onrecord.attributions.quotes import find_quotations
from onrecord.attributions.rules.datelines import find_datelines, free_of_datelines
from onrecord.attributions.rules.phrases import is_standard
from onrecord.attributions.rules.quoting import QuotationJoiner
from onrecord.attributions.stretches import Stretch, overlap, within
from onrecord.attributions.tagger import Floats, load_tagger
from onrecord.attributions.texts import text_of
from onrecord.settings import Settings

PARTED = frozenset({"manner", "aside"})
"""Constructions in which the cue stands in the middle of what it attributes."""
NEVER = 1.1
LEAST_CUE_SHARE = {"label": 0.0, "phrase": 0.1, "manner": 0.05, "quote": 0.1, "noun": 0.2, "noun alone": 0.1}
"""By construction how likely the tagger must find the cue of what the rules alone have outside of contents.

On PolNeAR dev half of these are right (9 of 17); of what the rules alone have by other constructions a fifth.
"""


def read_drafts(doc: Doc, settings: Settings) -> list[Draft]:
    """Every attribution of a text, with content, in text order: by both voices, or by the rules alone."""
    ruled = rules.read_drafts(doc)
    if not settings.learned_tagger:
        return ruled
    learned = find_learned(doc, ruled, load_tagger())
    return rules.with_tellers(doc, join_voices(learned, ruled, text_of(doc), settings.least_confidence))


def join_voices(learned: Learned, ruled: Sequence[Draft], text: str, least: float) -> list[Draft]:
    """Every attribution that either voice is right to find, and at least so surely, in text order."""
    quotations = find_quotations(text)
    beside = _Beside(ruled)
    counting = (tidy_pieces(draft, quotations, text) for draft in learned.drafts if _counts(draft))
    spoken = [_second(draft, beside.overlapping(draft.cue)) for draft in counting]
    datelines = find_datelines(text)
    free = [draft for each in spoken if (draft := free_of_datelines(each, datelines, text)).contents]
    joined = QuotationJoiner(free, quotations, text).join()
    sure = [draft for draft in joined if confidence_of(draft, form_of(draft, quotations)) >= least]
    return rules.order_drafts([*sure, *_only_ruled(sure, ruled, learned.cue_shares)])


def _counts(draft: Draft) -> bool:
    """Whether it can be an attribution at all: not "according to plan"."""
    return draft.source is None or draft.head.lower_ != "according" or not is_standard(draft.source.head)


def _second(draft: Draft, ruled: Sequence[Draft]) -> Draft:
    """The draft with what a ruled one with the same cue knows better: chief word, source, a parted clause, a line."""
    if not ruled:
        return draft
    if (outer := _outer_of_two(ruled)) is not None:
        return replace(outer, evidence=draft.evidence, seconded=True)
    best = max(ruled, key=lambda other: overlap(other.cue, draft.cue))
    if within((best.head.idx, best.head.idx), draft.cue) or within(draft.cue, best.cue):
        draft = replace(draft, head=best.head, row=best.row, act=best.act)
    parted = best.construction in PARTED and len(best.contents) > len(draft.contents)
    if parted or best.construction == "label":
        draft = replace(draft, contents=best.contents, construction=best.construction)
    return replace(without_audience(draft), source=_fuller(draft.source, best.source), seconded=True)


def _outer_of_two(ruled: Sequence[Draft]) -> Draft | None:
    """Of two cues that the tagger runs together the outer one: "dismissed | claims by the fishermen that …"."""
    for outer in ruled:
        for inner in ruled:
            if inner is not outer and any(within(inner.cue, piece) for piece in outer.contents):
                return outer
    return None


def _fuller(learned: Source | None, ruled: Source | None) -> Source | None:
    """The tagger's source; the rules' where it has none or only the first words of the same."""
    if learned is None or ruled is None:
        return learned or ruled
    begins = learned.stretch[0] == ruled.stretch[0] and learned.stretch[1] < ruled.stretch[1]
    return ruled if begins or _passes_on(learned, ruled) else learned


def _passes_on(teller: Source, source: Source) -> bool:
    """Whether one only passes on what the other says: "figures cited by the Courier"."""
    preposition = teller.head.head
    return preposition.lower_ == "by" and preposition.head.dep_ == "acl" and preposition.head.head.i == source.head.i


def _only_ruled(spoken: Sequence[Draft], ruled: Sequence[Draft], cue_shares: Floats) -> Iterator[Draft]:
    """What the rules add: inside a content whatever they find, outside it what LEAST_CUE_SHARE lets through."""
    contents = ContentMap([draft.contents for draft in spoken])
    taken = _Beside(spoken)
    for draft in ruled:
        if draft.carrier is not None or taken.overlapping(draft.cue):
            continue
        around = contents.covering(*draft.cue)
        if around:
            inner = _within(draft, spoken[around[0]].contents)
            if inner.contents:
                yield inner
        elif cue_shares[draft.head.i] >= LEAST_CUE_SHARE.get(draft.construction, NEVER):
            yield draft


def _within(draft: Draft, contents: Sequence[Stretch]) -> Draft:
    """The draft with what it attributes cut to the content that it stands in."""
    pieces = [
        (max(start, outer_start), min(end, outer_end))
        for start, end in draft.contents
        for outer_start, outer_end in contents
        if overlap((start, end), (outer_start, outer_end))
    ]
    return draft.with_contents(tuple(sorted(set(pieces))))


class _Beside:
    """Drafts asked by the place of their cues."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = sorted(drafts, key=lambda draft: draft.cue)
        self._starts = [draft.cue[0] for draft in self._drafts]
        self._longest = max((draft.cue[1] - draft.cue[0] for draft in drafts), default=0)

    def overlapping(self, cue: Stretch) -> list[Draft]:
        """Those whose cues share a character with a stretch."""
        first, last = bisect_left(self._starts, cue[0] - self._longest), bisect_left(self._starts, cue[1])
        return [draft for draft in self._drafts[first:last] if overlap(draft.cue, cue)]
