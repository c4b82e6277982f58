"""The light verb that carries an event noun: "held talks", "issued a warning", "came under attack"."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.events.frames import load_light_verbs
from onrecord.events.grammar import VERBS, children_of, is_passive, objects_after

_CARRIERS = frozenset(
    {"round", "series", "wave", "number", "string", "spate", "couple", "set", "kind", "form", "part"}
    | {"day", "week", "month", "hour", "year", "night", "flurry", "barrage", "campaign", "raft", "succession"}
)
"""Nouns that an event noun is counted or measured by: "two days of talks"."""
_AIMS = frozenset({"target", "subject", "victim", "object", "focus", "recipient", "beneficiary"})
"""Nouns for the one to whom it is done: "was the target of attacks"."""
_STRIKING = frozenset({"hit", "strike", "target", "rock", "shake", "batter", "punish", "greet", "dog"})
"""Verbs whose passive says to whom it is done: "was hit by sanctions"."""
_GAINED = frozenset({"support", "backing", "endorsement", "blessing", "approval", "sympathy", "trust", "praise"})
"""What one has from others: "has the backing of the unions"."""


@dataclass(frozen=True, slots=True)
class Support:
    """A light verb, and the way it lends its sides: `forward` its subject acts, `reverse` it is acted upon."""

    verb: Token
    way: str


def find_support(noun: Token) -> Support | None:
    """The light verb over an event noun, through coordination and "a round of"."""
    bearer = noun
    for _ in range(3):
        if bearer.dep_ == "conj" and bearer.head.pos_ == "NOUN":
            bearer = bearer.head
        elif bearer.dep_ == "pobj" and bearer.head.lower_ == "of" and bearer.head.head.lemma_ in _CARRIERS:
            bearer = bearer.head.head
    return find_aim(bearer) or find_verb_over(bearer) or find_verb_below(bearer)


def find_aim(noun: Token) -> Support | None:
    """The copula over "is the target of attacks": its subject is acted upon."""
    aim = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if aim is None or aim.lemma_.lower() not in _AIMS or aim.dep_ not in ("attr", "dobj", "pobj"):
        return None
    verb = aim.head if aim.dep_ != "pobj" else aim.head.head
    return Support(verb, "reverse") if verb.lemma_ in ("be", "become", "remain") else None


def find_verb_over(noun: Token) -> Support | None:
    """The light verb that a noun is the object of, or stands after the preposition of."""
    head = noun.head
    if noun.dep_ in ("dobj", "obj", "nsubjpass") and head.pos_ in VERBS:
        if head.lemma_ == "have" and noun.lemma_ in _GAINED and objects_after(noun, "of") + objects_after(noun, "from"):
            return Support(head, "reverse")
        return as_support(head, "")
    if noun.dep_ == "pobj" and head.lower_ == "by" and head.head.lemma_ in _STRIKING and is_passive(head.head):
        return Support(head.head, "reverse")
    if noun.dep_ == "pobj" and head.head.pos_ in VERBS:
        return as_support(head.head, head.lower_)
    return None


def find_verb_below(noun: Token) -> Support | None:
    """The light verb in a clause on the noun: "the talks that they held", "talks held by"."""
    for child in noun.rights:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            return as_support(child, "")
        if child.dep_ == "relcl" and child.pos_ in VERBS and not children_of(child, "dobj"):
            return as_support(child, "")
    return None


def as_support(verb: Token, preposition: str) -> Support | None:
    """The verb as a support, where it is a light one with that preposition, and does not say what a thing is."""
    if children_of(verb, "oprd"):  # "called the unrest a moment like no other"
        return None
    way = load_light_verbs().get((verb.lemma_.lower(), preposition))
    return Support(verb, way) if way else None
