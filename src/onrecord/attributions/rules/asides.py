"""Cues thrown into the clause that they attribute: "…, as she put it", "Compaq, she predicted, would …"."""

from spacy.tokens import Token

from onrecord.attributions.cues import Cue
from onrecord.attributions.rules.contents import Complement, span_of
from onrecord.attributions.stretches import Stretch, trim
from onrecord.attributions.texts import text_of

PARENTHETICAL = frozenset({"parataxis", "ccomp", "advcl", "dep", "conj"})
OPENS = ",—–-\"”'’"
CLOSES = ",—–-.;\"”'’"


def find_aside(cue: Cue) -> Complement | None:
    """The clause around a cue that has no complement of its own."""
    verb = cue.head
    if any(child.dep_ in ("ccomp", "xcomp") for child in verb.children) or not _may_stand_aside(cue):
        return None
    own = trim(span_of(verb), text_of(verb.doc))
    if _is_manner(verb):
        return Complement("manner", _around(verb.head, own), cue.stretch[1])
    if verb.dep_ in PARENTHETICAL and not _has_object(verb) and _stands_between_commas(verb, own):
        return Complement("aside", _around(verb.head, own), cue.stretch[1])
    return None


def _may_stand_aside(cue: Cue) -> bool:
    return bool(cue.row.frames & {"clause", "quote", "manner"}) and cue.head.head is not cue.head


def _is_manner(verb: Token) -> bool:
    """Whether "as" opens the cue's clause and it says nothing more: not "as it commented on the plan"."""
    marked = any(child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.lefts)
    free = not any(child.dep_ in ("dobj", "prep", "advcl") and child.lower_ != "it" for child in verb.rights)
    return marked and free and verb.dep_ == "advcl"


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def _stands_between_commas(verb: Token, own: Stretch) -> bool:
    text, sentence = text_of(verb.doc), verb.sent
    before = text[max(0, own[0] - 3) : own[0]].rstrip()
    after = text[own[1] : own[1] + 2].lstrip()
    opened = bool(before) and before[-1] in OPENS and own[0] > sentence.start_char
    return opened and (not after or after[0] in CLOSES)


def _around(clause: Token, own: Stretch) -> tuple[Stretch, ...]:
    start, end = span_of(clause)
    return tuple(piece for piece in ((start, own[0]), (own[1], end)) if piece[0] < piece[1])
