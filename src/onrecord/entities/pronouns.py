"""Who is meant by he, she, it and they.

The candidates before a pronoun are weighed by nearness, subject and quotation, after Lappin and Leass (1994): "An
Algorithm for Pronominal Anaphora Resolution". Where the two best are as good as one another, nobody is meant.
"""

from collections import Counter

from spacy.tokens import Token

from onrecord.entities.chain import Chain
from onrecord.entities.scene import Scene, Sighting, governing_verb

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


def resolve_pronoun(
    pronoun: Token, sentence: int, quoted: int, scene: Scene, speakers: frozenset[Chain]
) -> Chain | None:
    """Whom a pronoun means, by what was named before it and is not itself speaking; None where that is not clear."""
    weights: dict[Chain, float] = {}
    barred = speakers | {sighting.chain for sighting in scene.back(sentence, 0) if _is_barred(pronoun, sighting)}
    counts = Counter(sighting.chain for sighting in scene.back(sentence, SENTENCES_BACK))
    for order, sighting in enumerate(scene.back(sentence, SENTENCES_BACK)):
        if sighting.chain not in barred and _agrees(pronoun, sighting):
            weight = _weigh(pronoun, sighting, sentence, quoted) - 0.1 * min(order, 9)
            weight += 0.3 * min(counts[sighting.chain], 4)
            weights[sighting.chain] = max(weight, weights.get(sighting.chain, weight))
    chain = _clear_best(weights, 0.0 if pronoun.lower_ in GENDERS else 1.0)
    if chain is not None and chain.gender is None:
        chain.gender = GENDERS.get(pronoun.lower_)
    return chain


def _clear_best(weights: dict[Chain, float], margin: float) -> Chain | None:
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    floor = LONE if len(ranked) == 1 and margin == 0.0 else FARTHEST
    if not ranked or ranked[0][1] < floor or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < margin):
        return None
    return ranked[0][0]


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


def _weigh(pronoun: Token, sighting: Sighting, sentence: int, quoted: int) -> float:
    weight = -2.0 * (sentence - sighting.sentence)
    if sighting.is_subject:
        weight += 2.0
    elif sighting.draft.head.dep_ in {"dobj", "pobj", "dative", "attr"}:
        weight += 0.5
    elif sighting.draft.head.dep_ == "poss":
        weight += 0.7
    if sighting.quoted != quoted:
        weight -= 2.5 if quoted else 1.5
    if sighting.draft.kind == "pronoun":
        weight += 0.5
    return weight
