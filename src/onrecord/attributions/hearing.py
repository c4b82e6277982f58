"""To whom something was said, and where: "told reporters in Brussels", "said at a rally in Halvik"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from spacy.tokens import Token

from onrecord.attributions.drafts import Draft
from onrecord.attributions.rules.subjects import MOST_CHILDREN, is_passive, phrase_of
from onrecord.attributions.stretches import Stretch, overlap
from onrecord.language import end_of, start_of
from onrecord.lexicons import read_table

TO = frozenset({"to", "with", "before"})
SPOKEN_IN = frozenset({"interview", "conversation", "call", "meeting", "briefing"})
"""Whom these are with hears what is said in them."""
AT = frozenset({"in", "at", "from", "outside", "near", "on", "aboard"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
HEARERS = frozenset({"PERSON", "ORG", "NORP"})
SPOKEN_TO = frozenset({"say", "speak", "talk", "write", "confirm", "explain", "comment", "announce", "add", "complain"})
"""Verbs whose "to" names a hearer: "said to the crowd"."""


@cache
def hearers() -> frozenset[str]:
    """Nouns of those who are spoken to."""
    return frozenset(row["noun"] for row in read_table("hearers"))


def find_audience(draft: Draft) -> Token | None:
    """Head word of whoever is addressed; None where nobody is."""
    verb = draft.head
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    found = _addressee(draft) if "addressee" in draft.row.frames else None
    if found is None and verb.lemma_.lower() in SPOKEN_TO:
        found = next((noun for noun in _behind(_prepositions(verb), TO) if _hears(noun)), None)
    found = found or _partner(verb)
    return found if found is not None and not _is_held(found, draft.contents) else None


def _addressee(draft: Draft) -> Token | None:
    """The object of "told", or its subject where it was told."""
    verb = draft.head
    passive = ("nsubjpass",) if is_passive(verb) else ()
    for child in islice(verb.children, MOST_CHILDREN):
        if child.dep_ in ("dobj", "dative", *passive) and child.pos_ in ("NOUN", "PROPN", "PRON"):
            own = draft.source is not None and overlap(phrase_of(child), draft.source.stretch)
            return None if own else child
    return None


def _partner(verb: Token) -> Token | None:
    """Whom an interview is with: "said in an interview with the Courier"."""
    for event in _behind(_prepositions(verb), frozenset({"in", "during"})):
        if event.lemma_.lower() in SPOKEN_IN:
            return next(iter(_behind(_prepositions(event), TO)), None)
    return None


def _hears(noun: Token) -> bool:
    return noun.ent_type_ in HEARERS or noun.lemma_.lower() in hearers() or noun.pos_ == "PRON"


def find_place(draft: Draft, audience: Token | None) -> Token | None:
    """Head word of the place where it was said: named after "in" or "at" beside the cue or behind its hearers."""
    verb = draft.head
    holders = [verb, *([audience] if audience is not None else [])]
    holders += [noun for noun in _behind(_prepositions(verb), AT | {"during"}) if noun.ent_type_ not in PLACES]
    for holder in holders:
        for noun in _behind(_prepositions(holder), AT):
            if _is_place(noun) and not _is_held(noun, draft.contents):
                return noun
    return None


def _is_place(noun: Token) -> bool:
    """A place by the model's word; after "in" any name that is nobody's and no time's."""
    inside = noun.head.lower_ == "in" and noun.pos_ == "PROPN" and noun.ent_type_ not in ("PERSON", "DATE", "TIME")
    return noun.ent_type_ in PLACES or inside


def phrase_of_hearers(noun: Token) -> Stretch:
    """The words of those addressed, without the place where they are."""
    start, end = phrase_of(noun)
    places = (child for child in _prepositions(noun) if child.lower_ in AT and child.i > noun.i)
    cut = next((start_of(child) for child in places), end)
    return start, max(end_of(noun), min(end, cut - 1))


def _prepositions(word: Token) -> Sequence[Token]:
    return [child for child in islice(word.children, MOST_CHILDREN) if child.dep_ in ("prep", "dative")]


def _behind(prepositions: Sequence[Token], words: frozenset[str]) -> Iterator[Token]:
    """The nouns after those of the prepositions that are in a set."""
    for preposition in prepositions:
        if preposition.lower_ in words:
            yield from (child for child in preposition.rights if child.dep_ == "pobj")


def _is_held(word: Token, contents: Sequence[Stretch]) -> bool:
    return any(start <= start_of(word) < end for start, end in contents)
