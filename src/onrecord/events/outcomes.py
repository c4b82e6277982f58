"""Infinitives that look like purposes and tell how it came out: "rose 60 cents to close at 41", "too weak to leave"."""

from itertools import islice

from spacy.tokens import Token

from onrecord.events.clauses import find_frames
from onrecord.events.operators import Operator, load_operators

_WIDEST = 24


def is_outcome(infinitive: Token) -> bool:
    """Whether an infinitive after a verb tells what came of it: "only to find", "took two hours to put out".

    A verb of the frame `outcome` needs an infinitive that is one itself: "fell to close", but "fell to please them".
    """
    verb = infinitive.head
    if verb.tag_[:1] != "V" or infinitive.i < verb.i or not any(child.lower_ == "to" for child in infinitive.lefts):
        return False
    if infinitive.left_edge.i and infinitive.doc[infinitive.left_edge.i - 1].lower_ == "only":
        return True
    if infinitive.left_edge.lower_ == "only":
        return True
    return is_costly(verb) or (has_frame(verb, "outcome") and has_frame(infinitive, "outcome of"))


def is_costly(verb: Token) -> bool:
    """Whether a verb in the past tells what time or money something took: "spent a million to rebuild it"."""
    if verb.tag_ not in ("VBD", "VBN") or not has_frame(verb, "cost"):
        return False
    return any(
        child.dep_ in ("dobj", "npadvmod", "dative") and (child.like_num or has_number(child)) for child in verb.rights
    )


def has_number(noun: Token) -> bool:
    """Whether a noun is counted, or a stretch of time."""
    return any(word.like_num or word.dep_ == "nummod" for word in islice(noun.lefts, _WIDEST)) or (
        (f"N:{noun.lemma_.lower()}", "outcome") in load_operators()
    )


def has_frame(verb: Token, frame: str) -> bool:
    """Whether the table has a verb in a frame."""
    return (f"V:{verb.lemma_.lower()}", frame) in load_operators()


def find_excess(clause: Token) -> Operator | None:
    """The "too" of "too weak to leave", before the word that an infinitive hangs on or that goes with it."""
    if find_frames(clause)[0] != "to":
        return None
    after = ("acomp", "advmod", "dobj")
    words = (clause.head, *(word for word in islice(clause.head.rights, _WIDEST) if word.dep_ in after))
    for word in words:
        too = next((child for child in word.lefts if child.lower_ == "too" and word.tag_[:1] in "JR"), None)
        if too is not None and word.i < clause.i:
            return Operator(too.idx, "negative")
    return None


def is_passive_bare(clause: Token) -> bool:
    """Whether an infinitive has its "to" from the passive alone: "were made to stand", "were seen to leave"."""
    verb = clause.head
    if verb.tag_ != "VBN" or clause.i - verb.i > 3:
        return False
    passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts)
    return passive and (f"V:{verb.lemma_.lower()}", "bare") in load_operators()
