"""Deeds that somebody disowns: "had nothing to do with the incident", "denied any role in the attack"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from onrecord.events.frames import load_words
from onrecord.events.grammar import VERBS, children_of, is_negated, objects_after, subjects_of

_WIDEST = 8
_INTO = ("in", "for", "with", "to", "of")
_ANY = frozenset({"any", "a", "the", "slightest"})
_HAVING = frozenset({"have", "play", "bear"})
_WITHIN = ("xcomp", "ccomp", "pcomp")


def find_disowned(word: Token) -> tuple[Token, list[Token]] | None:
    """The deed that a word disowns, and who disowns it; None where it disowns nothing."""
    verb = word.head
    deeds: list[Token] = []
    subjects = subjects_of(verb) if verb.pos_ in VERBS else []
    if word.lower_ == "nothing" and verb.lemma_.lower() == "have":
        deeds = [leaf for below in islice(word.subtree, _WIDEST) if below.lemma_ == "do" for leaf in find_deeds(below)]
    elif word.lower_ == "behind" and verb.lemma_ == "be" and is_negated(verb):
        deeds = [leaf for leaf in children_of(word, "pobj") if is_deed(leaf)]
    elif word.lower_ in load_words("answerable"):
        clause = word if children_of(word, "nsubj", "nsubjpass") else verb
        deeds = list(find_deeds(word)) if is_negated(clause) or is_negated(word) else []
        subjects = children_of(clause, "nsubj", "nsubjpass")
    elif word.lemma_.lower() in load_words("share") and is_refused(word):
        deeds = [*find_deeds(word), *find_deeds(verb)]
    return (deeds[0], subjects) if deeds and subjects else None


def is_refused(share: Token) -> bool:
    """Whether a part in something is not owned to: "had no part", "denied any part", "denied having had a part".

    Who finds no link to an attack, or takes no responsibility for it, does not speak of his own part.
    """
    verb = share.head
    if verb.lemma_.lower() in load_words("deny"):
        return not is_negated(verb)
    held = verb.lemma_.lower() in _HAVING or (verb.lemma_.lower() == "take" and share.lemma_.lower() == "part")
    if share.dep_ not in ("dobj", "obj") or not held:
        return False
    if any(child.lower_ == "no" for child in share.lefts):
        return not is_negated(verb)
    denied = verb.dep_ in _WITHIN and verb.head.lemma_.lower() in load_words("deny") and not is_negated(verb.head)
    bare = verb.lemma_.lower() == "take" and not children_of(share, "det")
    return is_negated(verb) != denied and (bare or any(child.lower_ in _ANY for child in share.lefts))


def find_deeds(word: Token) -> Iterator[Token]:
    """The nouns after a word that stand for what was done: "in the incident"."""
    return (leaf for preposition in _INTO for leaf in objects_after(word, preposition) if is_deed(leaf))


def is_deed(noun: Token) -> bool:
    """Whether a noun stands for something done that has been told of."""
    definite = any(child.lower_ in ("the", "this", "that", "it") for child in noun.lefts)
    return definite and noun.lemma_.lower() in load_words("deed")
