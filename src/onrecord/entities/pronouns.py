"""Who is meant by he, she, it and they.

The candidates before a pronoun are weighed by how much they stand out. Where the two best are as good as one another,
nobody is meant.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.entities.chain import Chain
from onrecord.entities.salience import rank_sightings
from onrecord.entities.scene import Place, Scene, Sighting, governing_verb
from onrecord.entities.speaking import SPEECH

GENDERS = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = frozenset({*GENDERS, *THINGS, *MANY})
REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves"})
SENTENCES_BACK = 3
FARTHEST = -3.0
LONE = -5.0
"""The only person whom he or she can mean may be farther away; both measured on news reports of GUM."""
CLEAR_LEAD = 2.0
"""A pronoun is surely somebody only where the next best is this far behind."""
FAVOUR = 1.5
DESCRIBING = frozenset({"compound", "amod", "nmod"})
"""Who only tells whose something is, is not taken up by "it" and "they": "Republican claims … they"."""
REACH = 40
OBJECTS = frozenset({"dobj", "dative", "pobj"})
MOST_STEPS = 10
BODIES = frozenset({"organization", "country", "group"})


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom a pronoun means, the next best, and how far the best leads."""

    chain: Chain
    runner_up: Chain | None
    lead: float | None
    """None: nobody else can be meant."""

    @property
    def is_clear(self) -> bool:
        """Whether nobody else comes near."""
        return self.lead is None or self.lead >= CLEAR_LEAD


def resolve_pronoun(pronoun: Token, at: Place, scene: Scene, speakers: frozenset[Chain]) -> Choice | None:
    """Whom a pronoun means, by what was named before it and is not itself speaking; None where that is not clear."""
    barred = speakers | {sighting.chain for sighting in scene.back(at.sentence, 0) if _is_barred(pronoun, sighting)}

    def fits(sighting: Sighting) -> bool:
        return sighting.chain not in barred and _agrees(pronoun, sighting)

    ranked = _favour(pronoun, rank_sightings(at, scene, SENTENCES_BACK, fits), scene, at)
    if pronoun.lower_ in MANY and _others_are_nearer(pronoun, ranked, scene, at):
        return None
    choice = _clear_best(ranked, 0.0 if pronoun.lower_ in GENDERS else 1.0)
    if choice is not None and choice.chain.gender is None and choice.is_clear:
        choice.chain.gender = GENDERS.get(pronoun.lower_)
    return choice


def _others_are_nearer(pronoun: Token, ranked: list[tuple[Chain, float]], scene: Scene, at: Place) -> bool:
    """Whether "they" follows a plural in its sentence that names nobody we know: "parents can deduct their costs"."""
    here = {sighting.chain for sighting in scene.back(at.sentence, 0)}
    if not ranked or ranked[0][0] in here:
        return False
    words = pronoun.doc[max(pronoun.sent.start, pronoun.i - REACH) : pronoun.i]
    return any(word.tag_ == "NNS" and word.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} for word in words)


def _favour(pronoun: Token, ranked: list[tuple[Chain, float]], scene: Scene, at: Place) -> list[tuple[Chain, float]]:
    """The ranking with those in front who are bound to go on: "Velin said she", and "Velin said. … He said"."""
    subject = subject_above(pronoun)
    goes_on = subject is None and pronoun.dep_ == "nsubj" and pronoun.head.lemma_ in SPEECH
    if subject is None and not goes_on:
        return ranked
    favoured = {
        sighting.chain
        for sighting in scene.back(at.sentence, 1 if goes_on else 0)
        if (goes_on and sighting.is_subject and sighting.draft.head.head.lemma_ in SPEECH)
        or (subject is not None and sighting.draft.head.i == subject.i)
    }
    weighed = [(chain, weight + (FAVOUR if chain in favoured else 0.0)) for chain, weight in ranked]
    return sorted(weighed, key=lambda pair: -pair[1])


def subject_ahead(pronoun: Token) -> Token | None:
    """The subject that a possessive before it looks ahead to: "In her speech on Monday, Velin said"."""
    if pronoun.dep_ != "poss" or pronoun.lower_ not in GENDERS:
        return None
    token = pronoun
    for _ in range(MOST_STEPS):
        if token.head.i == token.i:
            return None
        above = token.head
        if (
            above.pos_ in {"VERB", "AUX"}
            and token.dep_ in {"prep", "advcl"}
            and above.dep_ in {"ROOT", "ccomp", "conj"}
        ):
            subject = next((child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
            return subject if subject is not None and pronoun.i < subject.i < above.i else None
        token = above
    return None


def subject_above(pronoun: Token) -> Token | None:
    """The subject of the verb of whose content a pronoun is the subject: "Velin said she", "Velin, who said she"."""
    clause = pronoun.head if pronoun.dep_ in {"nsubj", "nsubjpass"} else None
    if clause is None or clause.dep_ not in {"ccomp", "advcl"} or clause.head.i == clause.i:
        return None
    above = clause.head
    subject = next((child for child in above.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if subject is not None and subject.tag_ in {"WP", "WDT"} and above.dep_ == "relcl":
        return above.head
    return subject if subject is not None and subject.i < pronoun.i else None


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
    if chain.kind == "person" or sighting.draft.found == "demonym" or sighting.draft.head.dep_ in DESCRIBING:
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
    if verb is not None and pronoun.dep_ in OBJECTS and _is_subject_of_above(head, verb):
        return True
    return verb is not None and governing_verb(head) == verb and not _is_apart(pronoun, head)


def _is_subject_of_above(head: Token, verb: Token) -> bool:
    """Whether somebody does what a verb without a subject of its own tells: "Velin left, thanking him"."""
    if verb.dep_ not in {"advcl", "xcomp"} or any(child.dep_ in {"nsubj", "nsubjpass"} for child in verb.children):
        return False
    return bool(head.dep_ == "nsubj" and head.head.i == verb.head.i)


def _is_apart(pronoun: Token, head: Token) -> bool:
    """A possessor inside the subject ("Velin's friends saw him") is no coargument."""
    return bool(head.dep_ == "poss")
