"""The learned voice: what the tagger finds, as drafts like those of the rules."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from spacy.tokens import Doc, Token

from onrecord.attributions.acts import act_of
from onrecord.attributions.cues import Cue, CueRow, adjective_rows, noun_rows, row_of_verb
from onrecord.attributions.drafts import Draft, Evidence, Source
from onrecord.attributions.linking import Link, link_runs
from onrecord.attributions.spans import Run, find_runs
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.tagger import Floats, Tagger
from onrecord.attributions.windows import LABELS, NO_WORD, make_windows
from onrecord.language import end_of, start_of
from onrecord.records import Act

CUE_LABELS = [place for place, label in enumerate(LABELS) if label.endswith("-cue")]
UNKNOWN = CueRow("say", "speech", frozenset(), frozenset())
"""A cue that no table has."""
COLON = CueRow("say", "speech", frozenset({"quote", "clause"}), frozenset())


@dataclass(frozen=True, slots=True)
class Learned:
    """What the tagger finds in a text."""

    drafts: tuple[Draft, ...]
    cue_shares: Floats
    """For each word of the doc how likely it is part of a cue."""


def find_learned(doc: Doc, ruled: Sequence[Draft], tagger: Tagger) -> Learned:
    """Every attribution that the tagger finds, window by window, with its evidence."""
    drafts: list[Draft] = []
    shares = np.zeros(len(doc), dtype=np.float32)
    for window in make_windows(doc, ruled, tagger.model.tokenizer, tagger.vocabulary):
        tagging = tagger.tag(window)
        links = link_runs(window, tagging, find_runs(window, tagging), tagger)
        drafts += [draft_of(doc, link) for link in links]
        at = window.words != NO_WORD
        np.maximum.at(shares, window.words[at], np.exp(tagging.labels[at][:, CUE_LABELS]).sum(axis=1))
    return Learned(tuple(drafts), shares)


def draft_of(doc: Doc, link: Link) -> Draft:
    """One link as a draft: its act is that of the cue's chief word."""
    words = doc[link.cue.first : link.cue.last + 1]
    head, row = chief_word(list(words))
    return Draft(
        head=head,
        row=row,
        act=_act(head, row, words[0]),
        cue=stretch_of(doc, link.cue),
        source=_source(doc, link.source) if link.source is not None else None,
        contents=tuple(stretch_of(doc, run) for run in link.contents),
        construction="learned",
        evidence=Evidence(
            cue=link.cue.probability,
            source=link.source.probability if link.source is not None else 1.0,
            content=max(run.probability for run in link.contents),
            source_link=link.source_probability,
            content_link=link.content_probability,
        ),
    )


def _source(doc: Doc, run: Run) -> Source:
    return Source(stretch_of(doc, run), doc[run.first : run.last + 1].root)


def stretch_of(doc: Doc, run: Run) -> Stretch:
    """The characters of a run."""
    return start_of(doc[run.first]), end_of(doc[run.last])


def chief_word(words: Sequence[Token]) -> tuple[Token, CueRow]:
    """The word of a cue that tells its act, and its row: the last verb that a table has, else an adjective or noun."""
    for word in reversed(words):
        if word.pos_ in ("VERB", "AUX") and (row := row_of_verb(word)) is not None:
            return word, row
    for word in reversed(words):
        if (row := adjective_rows().get(word.lower_) or noun_rows().get(word.lemma_.lower())) is not None:
            return word, row
    if [word.text for word in words] == [":"]:
        return words[0], COLON
    return next((word for word in reversed(words) if word.pos_ in ("VERB", "NOUN", "ADJ")), words[-1]), UNKNOWN


def _act(head: Token, row: CueRow, first: Token) -> Act:
    """The act of a cue, with the verb that helps it along: "refused to say"."""
    top = head
    while first.i <= top.head.i < top.i:
        top = top.head
    return act_of(Cue(head, top, row, (start_of(first), end_of(head))))
