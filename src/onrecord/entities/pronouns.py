"""Who is meant by he, she, it and they.

The candidates before a pronoun are weighed by how much they stand out. Where the two best are as good as one another,
nobody is meant.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.entities.chain import Chain
from onrecord.entities.salience import rank_sightings
from onrecord.entities.scene import Place, Scene, Sighting, governing_verb

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = frozenset({*GENDERS, *THINGS, *MANY})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
SENTENCES_BACK = 3
FARTHEST = -3.0
LONE = -5.0
"""The only person whom he or she can mean may be farther away; both measured on news reports of GUM."""
BODIES = frozenset({"organization", "country", "group"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means, the next best, and how far the best leads."""

    chain: Chain
    runner_up: Chain | None
    lead: float | None
    """None: nobody else can be meant."""


def resolve_pronoun(pronoun: Token, at: Place, scene: Scene, speakers: frozenset[Chain]) -> Choice | None:
    """Whom a pronoun means, by what was named before it and is not itself speaking; None where that is not clear."""
    barred = speakers | {sighting.chain for sighting in scene.back(at.sentence, 0) if _is_barred(pronoun, sighting)}

    def fits(sighting: Sighting) -> bool:
        return sighting.chain not in barred and _agrees(pronoun, sighting)

    ranked = rank_sightings(at, scene, SENTENCES_BACK, fits)
    choice = _clear_best(ranked, 0.0 if pronoun.lower_ in GENDERS else 1.0)
    if choice is not None and choice.chain.gender is None:
        choice.chain.gender = GENDERS.get(pronoun.lower_)
    return choice


def _clear_best(ranked: list[tuple[Chain, float]], margin: float) -> Choice | None:
    if not ranked:
        return None
    floor = LONE if len(ranked) == 1 and margin == 0.0 else FARTHEST
    lead = ranked[0][1] - ranked[1][1] if len(ranked) > 1 else None
    if ranked[0][1] < floor or (lead is not None and lead < margin):
        return None
    return Choice(ranked[0][0], ranked[1][0] if len(ranked) > 1 else None, lead)


def _agrees(pronoun: Token, sighting: Sighting) -> bool:
    """In gender, number and kind."""
    word, chain = pronoun.lower_, sighting.chain
    if word in GENDERS:
        return chain.kind == "person" and chain.gender in {None, GENDERS[word]}
    if chain.kind == "person" or sighting.draft.found == "demonym":
        return False
    if word in MANY:
        return chain.plural or chain.kind == "group"
    return chain.kind in BODIES and not chain.plural


def _is_barred(pronoun: Token, sighting: Sighting) -> bool:
    """The subject's own clause bars it from being its object: "Velin met him"; and nobody is his own owner."""
    if pronoun.lower_ in REFLEXIVES:
        return False
    head = sighting.draft.head
    if pronoun.dep_ == "poss":
        return bool(pronoun.head.i == head.i)
    verb = governing_verb(pronoun)
    return verb is not None and governing_verb(head) == verb and not _is_apart(pronoun, head)


def _is_apart(pronoun: Token, head: Token) -> bool:
    """A possessor inside the subject ("Velin's friends saw him") is no coargument."""
    return head.dep_ == "poss" and pronoun.dep_ not in {"nsubj", "nsubjpass"}
