"""Words that say of a report that it is not so: "the claim is false", "none of this is true", "called it a lie"."""

from spacy.tokens import Token

from onrecord.events.frames import load_words
from onrecord.events.grammar import children_of, is_negated, objects_after, objects_of, subjects_of

_NOBODY = frozenset({"none", "nothing", "neither"})
_CLAUSES = ("ccomp", "csubj", "xcomp", "acl", "relcl", "advcl")


def find_falsified(word: Token) -> Token | None:
    """What a word says to be false; None where it says so of nothing, or of a clause of its own."""
    if word.lower_ in load_words("false"):
        found = find_called(word) if not is_denied(word) else None
    elif word.lower_ in load_words("true") and word.dep_ in ("acomp", "attr"):
        found = find_untrue(word)
    elif word.lower_ in load_words("truth") and any(child.lower_ == "no" for child in word.lefts):
        found = next((noun for way in ("in", "to") for noun in objects_after(word, way)), None)
    else:
        return None
    return None if found is None or is_ahead(found) else found


def find_called(word: Token) -> Token | None:
    """What is said to be something, or called, described as, found to be it."""
    above = word.head
    if word.dep_ in ("acomp", "attr"):
        return next((subject for subject in subjects_of(above) if subject.i < word.i), None)
    if own := children_of(word, "nsubj"):  # "branded the claim a lie"
        return own[0] if word.dep_ in ("ccomp", "xcomp", "oprd") else None
    if above.lower_ == "as":
        above = above.head
    elif word.dep_ != "oprd" and not any(child.lower_ == "as" for child in word.lefts):
        return None
    if above.pos_ in ("NOUN", "PRON"):  # "characterised the claims as untrue"
        return above
    # Who dismisses a report denies it by that word alone.
    return next(iter(objects_of(above)), None) if above.lemma_.lower() not in load_words("deny") else None


def is_denied(word: Token) -> bool:
    """Whether a judgement, or the verb that gives it, is negated."""
    above = word.head.head if word.head.lower_ == "as" else word.head
    return any(is_negated(each) for each in (word, above, above.head))


def find_untrue(word: Token) -> Token | None:
    """What is said not to be true, or of which nothing is said to be."""
    subject = next((each for each in subjects_of(word.head) if each.i < word.i), None)
    if subject is not None and subject.lower_ in _NOBODY:
        return next(iter(objects_after(subject, "of")), None)
    return subject if is_negated(word.head) else None


def is_ahead(pointer: Token) -> bool:
    """Whether "it" only holds the place of a clause that follows: "it is not true that they left"."""
    if pointer.lower_ != "it":
        return False
    verb = pointer.head
    below = [*verb.rights, *(leaf for child in verb.rights for leaf in child.rights)]
    return any(child.dep_ in _CLAUSES for child in below)
