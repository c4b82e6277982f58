"""What a coordinated word goes with, and what it shares with that."""

from itertools import islice

from spacy.tokens import Token

from onrecord.events.moods import SUBJECTS, WIDEST

_SAME_FORM = {"VBP": "VB"}  # the tagger takes "do not sell or train" for two forms
_FINITE = frozenset({"VBD", "VBZ"})
_DEEPEST = 6


def find_infinitive(conjunct: Token) -> Token | None:
    """What a base form goes with that the parser hung on a finite verb: "went to see and hear"."""
    first = conjunct.head
    if conjunct.tag_ != "VB" or first.tag_ not in ("VBD", "VBZ", "VBN") or has_helper(conjunct):
        return None
    if has_helper(first):
        return None
    return next(
        (word for word in reversed(first.doc[first.i + 1 : conjunct.i]) if is_infinitive_below(word, first)), None
    )


def has_helper(verb: Token) -> bool:
    """Whether a verb has an auxiliary of its own."""
    return any(child.dep_ in ("aux", "auxpass") for child in verb.lefts)


def is_infinitive_below(word: Token, verb: Token) -> bool:
    """Whether a word is an infinitive that hangs on a verb."""
    return word.tag_ == "VB" and has_helper(word) and any(above == verb for above in islice(word.ancestors, _DEEPEST))


def find_first(conjunct: Token) -> Token:
    """What a conjunct goes with: in "came to see and left", the finite "left" with "came".

    So with the base form of "to stop shelling the town and leave", which goes with "stop".
    """
    first = conjunct.head
    if conjunct.tag_ == "VB" and first.tag_ not in ("VB", "VBP") and not has_helper(conjunct) and not has_helper(first):
        return next((above for above in islice(first.ancestors, _DEEPEST) if above.tag_ == "VB"), first)
    if conjunct.tag_ not in _FINITE:
        return first
    for above in islice(first.ancestors, WIDEST):
        if first.tag_ not in ("VB", "VBG"):
            return first
        if any(child.tag_ == "MD" for child in first.lefts):
            return first
        first = above
    return first


def shares_wording(conjunct: Token) -> bool:
    """Whether "not" or "may" before the first conjunct reaches over to this one."""
    first = conjunct.head
    if any(word.dep_ == "cc" and word.lower_ in ("but", "yet") for word in islice(first.rights, WIDEST)):
        return False
    own = {"aux", "auxpass", "neg", "det"} | SUBJECTS
    return conjunct.tag_[:1] == first.tag_[:1] == "N" or (
        _SAME_FORM.get(conjunct.tag_, conjunct.tag_) == first.tag_
        and not any(word.dep_ in own for word in conjunct.lefts)
    )
