"""Cues of speech whose content the parser missed: found by place instead."""

from collections.abc import Sequence

from spacy.tokens import Token

from onrecord.attributions.drafts import Draft
from onrecord.attributions.quotes import paragraphs
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NO_MAIN_CLAUSE = frozenset({"mark", "advmod", "prep"})
SHORTEST_WORDS = 3
LONGEST_LEAD_CHARS = 90
"""From a cue to the colon behind it."""


def fill_content(draft: Draft) -> Draft | None:
    """The clause before ", she said." or the one after "she said, among other things, that"; else None."""
    if block := _block(draft):
        return draft.with_contents(block)
    if draft.row.kind not in ("speech", "belief") or "clause" not in draft.row.frames or draft.source is None:
        return None
    contents = _before(draft, draft.source.stretch) or _after(draft)
    return draft.with_contents(contents) if contents else None


def _block(draft: Draft) -> tuple[Stretch, ...]:
    """ "Velin said:" and then, as a paragraph of its own, her words without marks."""
    text = text_of(draft.head.doc)
    end = text.find("\n", draft.cue[1])
    lead = text[draft.cue[1] : end] if end >= 0 else ""
    if "quote" not in draft.row.frames or draft.source is None or not lead.rstrip().endswith(":"):
        return ()
    if len(lead) > LONGEST_LEAD_CHARS or any(mark in lead.rstrip()[:-1] for mark in '.:?!"“«'):
        return ()
    paragraph = next(paragraphs(text[end:]), None)
    return tidy(((end + paragraph[0], end + paragraph[1]),), (), text) if paragraph else ()


def _before(draft: Draft, source: Stretch) -> tuple[Stretch, ...]:
    sentence, text = draft.head.sent, text_of(draft.head.doc)
    start, first = start_of(sentence[0]), min(draft.cue[0], source[0])
    rest = [token for token in sentence if token.idx >= max(draft.cue[1], source[1])]
    closes = not any(token.tag_ in FINITE or token.dep_ in ("dobj", "xcomp", "advcl") for token in rest)
    if not closes or text[source[0] : source[1]].lower() in RELATIVE or not text[start:first].rstrip().endswith(","):
        return ()
    lead = [token for token in sentence if start <= token.idx < first and not token.is_space]
    return tidy(((start, first),), (), text) if _is_main_clause(lead) else ()


def _is_main_clause(words: Sequence[Token]) -> bool:
    """Whether words make a sentence of their own: not "When the talks ended, …", not "Asked about it, …"."""
    if not _has_clause(words) or words[0].tag_ in ("VBN", "VBG"):
        return False
    return words[0].dep_ not in NO_MAIN_CLAUSE or any(word.dep_ == "ccomp" for word in words)


def _after(draft: Draft) -> tuple[Stretch, ...]:
    """ "They said, among other things, that …": from the "that" on."""
    words = [token for token in draft.head.sent if token.idx >= draft.cue[1] and not token.is_space]
    marks = (at for at, word in enumerate(words) if word.dep_ == "mark" and word.lower_ == "that")
    clause = words[next(marks, len(words)) :]
    if not clause or not _has_clause(clause):
        return ()
    return tidy(((start_of(clause[0]), end_of(draft.head.sent[-1])),), (), text_of(draft.head.doc))


def _has_clause(words: Sequence[Token]) -> bool:
    """Whether a subject with a finite verb is among the words."""
    subject = any(word.dep_ in ("nsubj", "nsubjpass", "expl") for word in words)
    return len(words) >= SHORTEST_WORDS and subject and any(word.tag_ in FINITE for word in words)
