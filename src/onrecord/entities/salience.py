"""Who stands out most where a word is read: nearness, subject and quotation.

Weights after Lappin and Leass (1994): "An Algorithm for Pronominal Anaphora Resolution".
"""

from collections import Counter
from collections.abc import Callable

from onrecord.entities.chain import Chain
from onrecord.entities.scene import Place, Scene, Sighting

OFTEN = 4
"""Mentions in the last sentences beyond which nobody stands out more."""


def rank(at: Place, scene: Scene, sentences_back: int, fits: Callable[[Chain], bool]) -> list[tuple[Chain, float]]:
    """Those who fit and were named in the last sentences with their weights, the most salient first."""
    return rank_sightings(at, scene, sentences_back, lambda sighting: fits(sighting.chain))


def rank_sightings(
    at: Place, scene: Scene, sentences_back: int, fits: Callable[[Sighting], bool]
) -> list[tuple[Chain, float]]:
    """Those whose mentions fit, with their weights, the most salient first."""
    weights: dict[Chain, float] = {}
    counts = Counter(sighting.chain for sighting in scene.back(at.sentence, sentences_back))
    for order, sighting in enumerate(scene.back(at.sentence, sentences_back)):
        if fits(sighting):
            weight = weigh(sighting, at) - 0.1 * min(order, 9)
            weight += 0.3 * min(counts[sighting.chain], OFTEN)
            weights[sighting.chain] = max(weight, weights.get(sighting.chain, weight))
    return sorted(weights.items(), key=lambda pair: -pair[1])


def weigh(sighting: Sighting, at: Place) -> float:
    """How much one mention stands out at a later place."""
    weight = -2.0 * (at.sentence - sighting.sentence)
    if sighting.is_subject:
        weight += 2.0
    elif sighting.draft.head.dep_ in {"dobj", "pobj", "dative", "attr"}:
        weight += 0.5
    elif sighting.draft.head.dep_ == "poss":
        weight += 0.7
    if sighting.quoted != at.quoted:
        weight -= 2.5 if at.quoted else 1.5
    if sighting.draft.kind == "pronoun":
        weight += 0.5
    if sighting.chain.found == "description" and not sighting.chain.members:
        weight -= 1.0  # reports go on with those they name
    return weight
