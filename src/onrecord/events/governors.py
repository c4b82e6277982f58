"""The words that may rule a clause or noun, and what may be read off the grammar around them."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from onrecord.events.moods import SUBJECTS, VERB_TAGS, WIDEST
from onrecord.events.operators import Operator, load_modifiers, load_operators
from onrecord.events.wording import find_adjectives

COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "become", "sound", "make"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_DOUBTS = frozenset({"unconfirmed", "unproven", "alleged"})
_SOME = frozenset({"a", "an", "any", "some", "no"})


def find_governors(token: Token) -> Iterator[Token]:
    """The words that may rule a clause: beside "is" and "has" the adjective or noun that goes with them."""
    head = token.head
    partners = [child for child in islice(head.children, WIDEST) if child != token]
    if head.lemma_ in COPULAS:
        yield from (child for child in partners if child.dep_ in ("acomp", "attr", "oprd"))
    if not (head.lemma_ == "be" and any(child.dep_ in ("acomp", "attr", "oprd") for child in partners)):
        yield head
    if head.lemma_ == "be":
        yield from (child for child in partners if child.dep_ == "nsubj")
    yield from (child for child in partners if child.dep_ in ("dobj", "nsubjpass") and child.i < token.i)


def frames_under(governor: Token, frames: tuple[str, ...]) -> tuple[str, ...]:
    """The frames, `advice` before them where the governor judges what is not done yet.

    `would to` before an infinitive is what "would like" and "would love" wish for: who "loves to sail" sails.
    """
    if frames[0] in ("to", "ing") and is_unreal(governor):
        frames = ("would to", *frames)
    return ("advice", *frames) if frames[-1] in ("to", "np", "subj") and is_advice(governor) else frames


def is_advice(word: Token) -> bool:
    """Whether a predicate adjective or noun judges beforehand: "it is wrong to", "would be wise to".

    "It was wrong to" and "they are wrong to" judge what is so.
    """
    copula = word.head
    if copula.lemma_ not in COPULAS:
        return word.dep_ == "oprd"  # "called it a mistake to leave"
    if word.dep_ not in ("acomp", "attr", "oprd") or copula.tag_ in ("VBD", "VBN"):
        return False
    if any(child.tag_ == "MD" for child in copula.lefts):
        return True
    subject = next((child for child in copula.lefts if child.dep_ in SUBJECTS), None)
    return subject is None or subject.lower_ == "it" or subject.dep_ == "csubj"


def is_unreal(predicate: Token) -> bool:
    """Whether a verb, or the copula of a predicate noun or adjective, says what would be."""
    verb = predicate.head if predicate.dep_ in ("attr", "acomp") else predicate
    return any(child.tag_ == "MD" and child.lower_ in ("would", "'d", "’d") for child in verb.lefts)


def find_doubts(verb: Token) -> Iterator[Operator]:
    """What stands with the reports that say something: "unconfirmed reports said that they left"."""
    reports = [verb] if verb.tag_.startswith("N") else []
    for subject in (*reports, *islice(verb.lefts, WIDEST)):
        if subject == verb or (subject.dep_ == "nsubj" and subject.tag_.startswith("N")):
            before = list(islice(subject.lefts, WIDEST))
            yield from (operator for operator in find_adjectives(before) if operator.name in _DOUBTS)
            doubting = load_modifiers("doubting")
            yield from (Operator(word.idx, doubting[word.lower_]) for word in before if word.lower_ in doubting)


def find_deed(predicate: Token) -> Token | None:
    """The "do" of "what they did was leave" and "all you have to do is call", which stands for the predicate."""
    copula = predicate.head
    if copula.lemma_ != "be" or predicate.tag_ != "VB" or predicate.i < copula.i:
        return None
    for subject in islice(copula.lefts, WIDEST):
        if subject.dep_ in SUBJECTS or subject.dep_ == "ccomp":
            return next((word for word in islice(subject.subtree, WIDEST) if is_deed(word)), None)
    return None


def is_deed(word: Token) -> bool:
    """Whether a word is the main verb "do"."""
    return word.lemma_ == "do" and word.dep_ not in ("aux", "auxpass") and word.tag_[:1] == "V"


def has_person(verb: Token) -> bool:
    """Whether the object of a verb can be the one who does what follows: "begged them to leave"."""
    objects = [child for child in islice(verb.rights, WIDEST) if child.dep_ == "dobj"]
    return any(noun.pos_ in ("PRON", "PROPN") or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for noun in objects)


def is_definite(noun: Token) -> bool:
    """Whether a noun is put as known: "the attack", "their attack"."""
    if noun.tag_ in VERB_TAGS:
        return False
    return any(word.lower_ in _DEFINITE or word.dep_ == "poss" for word in islice(noun.lefts, WIDEST))


def is_unknown(noun: Token) -> bool:
    """Whether a noun brings up somebody or something not known: "a company that", "anyone who", "firms that"."""
    if noun.pos_ == "PROPN":
        return False
    return noun.tag_ in ("NNS", "NN") and all(word.lower_ in _SOME or word.dep_ != "det" for word in noun.lefts)


def is_described(operator: Operator, copula: Token) -> bool:
    """Whether a copula says of its subject what it is like, not that it is: "the attack was not a surprise"."""
    if operator.name != "implicative" or copula.lemma_ != "be":
        return False
    return any(child.dep_ in ("acomp", "attr") for child in islice(copula.rights, WIDEST))


def is_comparison(word: Token) -> bool:
    """Whether a "than" compares: "easier than leaving"; "rather than leaving" does not."""
    return word.lower_ == "than" and (word.i == 0 or word.nbor(-1).lower_ not in ("rather", "other"))


def find_phrase_before(token: Token, prep: Token) -> Operator | None:
    """What a verb and its object say together of what follows a preposition: "lost hope of leaving"."""
    noun = prep.head if prep.head.dep_ == "dobj" else next(find_noun_before(prep), None)
    if noun is None:
        return None
    entry = load_operators().get((f"V:{noun.head.lemma_.lower()} {noun.lemma_.lower()}", prep.lower_))
    return Operator(noun.head.idx, entry.name) if entry else None


def find_noun_before(prep: Token) -> Iterator[Token]:
    """The object right before a preposition, to which it belongs more often: "criticised the plan for an attack"."""
    before = prep.nbor(-1) if prep.i else prep
    if before.dep_ == "dobj" and before.head == prep.head:
        yield before


def find_particle_verb(verb: Token, prep: Token, frame: str) -> Operator | None:
    """What a verb says whose particle was taken for a preposition: "ruled out a visit"."""
    entry = load_operators().get((f"V:{verb.lemma_.lower()} {prep.lower_}", frame))
    return Operator(verb.idx, entry.name) if entry else None
