"""Cues of speech whose content the parser missed: found by place instead."""

from spacy.tokens import Token

from onrecord.attributions.contents import tidy
from onrecord.attributions.drafts import Draft
from onrecord.language import end_of, start_of

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
OPENING = frozenset({"DET", "PRON", "PROPN", "NUM", "SCONJ"})
"""Parts of speech that a clause begins with."""
SHORTEST_WORDS = 3


def fill_content(draft: Draft) -> Draft | None:
    """The clause before ", she said." or the one after "she said"; None where neither stands there."""
    if "clause" not in draft.row.frames or draft.source is None or draft.head.pos_ not in ("VERB", "AUX"):
        return None
    contents = _before(draft) or _after(draft)
    return draft.with_contents(contents) if contents else None


def _before(draft: Draft) -> tuple[tuple[int, int], ...]:
    sentence = draft.head.sent
    first = min(draft.cue[0], draft.source.stretch[0]) if draft.source else draft.cue[0]
    text = draft.head.doc.text
    start = start_of(sentence[0])
    if not text[start:first].rstrip().endswith(",") or not _has_clause(draft.head, start, first):
        return ()
    return tidy(((start, first),), (), text)


def _after(draft: Draft) -> tuple[tuple[int, int], ...]:
    head, text = draft.head, draft.head.doc.text
    last = head.sent[-1]
    if draft.source is None or draft.source.stretch[0] > draft.cue[0] or head.tag_ not in FINITE:
        return ()
    words = [token for token in head.sent if token.idx >= draft.cue[1] and not token.is_space]
    if words and words[0].text == ",":  # "they said, among other things, that …"
        words = words[next((at for at, word in enumerate(words) if word.dep_ == "mark"), len(words)) :]
    if not words or words[0].pos_ not in OPENING or not _has_clause(head, words[0].idx, end_of(last)):
        return ()
    return tidy(((start_of(words[0]), end_of(last)),), (), text)


def _has_clause(head: Token, start: int, end: int) -> bool:
    """Whether a subject with a finite verb stands in that part of the cue's sentence."""
    words = [token for token in head.sent if start <= token.idx < end and not token.is_space]
    subject = any(token.dep_ in ("nsubj", "nsubjpass", "expl") for token in words)
    return len(words) >= SHORTEST_WORDS and subject and any(token.tag_ in FINITE for token in words)
