"""Whom a pronoun or a plural stands for, where the sentence says it: "France said it", "the leaders, A and B"."""

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from onrecord.events.grammar import DEEPEST, VERBS, children_of, objects_after, resolve_relative, with_conjuncts

_SINGULAR = frozenset({"it", "he", "she"})
_PLURAL = frozenset({"they"})
_PEOPLE = frozenset({"president", "leader", "minister", "premier", "chancellor", "king", "envoy", "diplomat", "man"})
_STATES = frozenset({"country", "state", "nation", "government", "neighbour", "neighbor", "capital"})
_SIDES = frozenset({"side", "party", "negotiator"})
_THINGS = frozenset({"it", "them"})
_DONE_TO = frozenset({"dobj", "obj", "nsubjpass"})
_REACH = 40
_PAIRS_MARKS = frozenset({"the", "both", "two"})


def find_antecedents(pronoun: Token) -> list[Token]:
    """The subject of a clause above that a pronoun repeats, its members apart; nothing where number forbids."""
    for above in islice(pronoun.ancestors, DEEPEST):
        subject = next((resolve_relative(child) for child in above.lefts if child.dep_ in ("nsubj", "nsubjpass")), None)
        if above.pos_ not in VERBS or subject is None or subject.i >= pronoun.i or subject.pos_ == "PRON":
            continue
        members = with_conjuncts(subject)
        return members if agrees(pronoun, members) else []
    return []


def agrees(pronoun: Token, members: list[Token]) -> bool:
    """Whether number lets a pronoun stand for these."""
    plural = len(members) > 1 or members[0].tag_ in ("NNS", "NNPS")
    return pronoun.lower_ in (_PLURAL if plural else _SINGULAR)


def find_appositives(noun: Token) -> list[Token]:
    """The names that spell out a plural: "the leaders of both countries – A and B –"."""
    if noun.tag_ not in ("NNS", "NNPS"):
        return []
    names = _appositives_of(noun)
    # The parser may hang people's names on the nearest plural: the countries, rather than their leaders.
    return names or [
        name for owner in objects_after(noun, "of") for name in _appositives_of(owner) if name.ent_type_ == "PERSON"
    ]


def _appositives_of(noun: Token) -> list[Token]:
    return [
        member for child in children_of(noun, "appos") for member in with_conjuncts(child) if member.pos_ == "PROPN"
    ]


def find_thing(pronoun: Token) -> Token | None:
    """What an object "it" or "them" stands for: the same verb's object before, else the last one that agrees."""
    if pronoun.lower_ not in _THINGS or pronoun.dep_ not in _DONE_TO:
        return None
    plural, last = pronoun.lower_ == "them", None
    for earlier in reversed(pronoun.doc[max(0, pronoun.i - _REACH) : pronoun.i]):
        if earlier.dep_ in _DONE_TO and earlier.tag_ == ("NNS" if plural else "NN"):
            if earlier.head.lemma_ == pronoun.head.lemma_:
                return earlier
            last = last or earlier
    return last


@dataclass(frozen=True, slots=True)
class Pairs:
    """The entities of the last two people, and of the last two of any sort, that met."""

    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()

    def after(self, pair: tuple[str, ...], people: frozenset[str]) -> "Pairs":
        """The pairs when those two have met; an empty pair changes nothing."""
        if not pair:
            return self
        if people.issuperset(pair):
            return Pairs(pair, self.others, pair)
        if people.isdisjoint(pair):
            return Pairs(self.people, pair, pair)
        return self

    def meant_by(self, noun: Token) -> tuple[str, ...]:
        """The two that "the presidents", "both countries" or "the two sides" stand for; nobody where not clear."""
        if not is_pair(noun):
            return ()
        lemma = noun.lemma_.lower()
        if lemma in _PEOPLE:
            return self.people
        return self.others if lemma in _STATES else self.sides


NOBODY = Pairs()


def is_pair(noun: Token) -> bool:
    """Whether a plural can only mean two who were told of together before: "the presidents", "both countries"."""
    if noun.tag_ not in ("NNS", "NNPS") or noun.lemma_.lower() not in _PEOPLE | _STATES | _SIDES:
        return False
    before = [child for child in noun.lefts if child.dep_ in ("det", "nummod", "predet", "amod", "compound", "poss")]
    held = "of" not in {child.lower_ for child in noun.rights} or is_of_both(noun)
    return bool(before) and all(child.lower_ in _PAIRS_MARKS for child in before) and held


def is_of_both(noun: Token) -> bool:
    """Whether a plural is "… of both countries"."""
    leaves = (leaf for child in noun.rights if child.lower_ == "of" for leaf in children_of(child, "pobj"))
    return any(child.lower_ in ("both", "two") for leaf in leaves for child in leaf.lefts)
