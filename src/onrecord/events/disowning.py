"""Deeds that somebody disowns: "had nothing to do with the incident", "denied any role in the attack"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from onrecord.events.frames import load_words
from onrecord.events.grammar import VERBS, children_of, is_negated, objects_after, subjects_of

_WIDEST = 8
_INTO = ("in", "for", "with", "to")
_NONE = frozenset({"no", "any"})


def find_disowned(word: Token) -> tuple[Token, list[Token]] | None:
    """The deed that a word disowns, and who disowns it; None where it disowns nothing."""
    verb = word.head
    deeds: list[Token] = []
    if word.lower_ == "nothing" and verb.lemma_.lower() == "have":
        deeds = [leaf for below in islice(word.subtree, _WIDEST) if below.lemma_ == "do" for leaf in find_deeds(below)]
    elif word.lower_ == "involved" and is_negated(word if word.pos_ in VERBS else verb):
        verb, deeds = (word if word.pos_ in VERBS else verb), list(find_deeds(word))
        subjects = children_of(verb, "nsubj", "nsubjpass")
        return (deeds[0], subjects) if deeds and subjects else None
    elif word.lemma_.lower() in load_words("share") and is_refused(word):
        deeds = [*find_deeds(word), *find_deeds(verb)]
    return (deeds[0], subjects_of(verb)) if deeds and verb.pos_ in VERBS else None


def is_refused(share: Token) -> bool:
    """Whether a part in something is not owned to: "had no part", "denied any part"."""
    if share.head.lemma_.lower() in load_words("deny"):
        return not is_negated(share.head)
    return share.dep_ in ("dobj", "obj") and any(child.lower_ in _NONE for child in share.lefts)


def find_deeds(word: Token) -> Iterator[Token]:
    """The nouns after a word that stand for what was done: "in the incident"."""
    for preposition in _INTO:
        for leaf in objects_after(word, preposition):
            definite = any(child.lower_ in ("the", "this", "that", "it") for child in leaf.lefts)
            if definite and leaf.lemma_.lower() in load_words("deed"):
                yield leaf
