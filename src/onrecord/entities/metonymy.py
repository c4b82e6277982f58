"""Whether a capital stands for its government or is just a place."""

from spacy.tokens import Token

from onrecord.entities.words import metonymy

GOVERNMENT_PREPOSITIONS = frozenset({"between", "with", "against", "toward", "towards", "by"})
SUBJECTS = frozenset({"nsubj", "agent"})
OBJECTS = frozenset({"dobj", "dative", "nsubjpass"})


def is_government(capital: Token) -> bool:
    """Whether the capital at this token acts, speaks or is addressed, rather than being where something happens."""
    token = lead_of(capital)
    if token.dep_ in SUBJECTS:
        return _reading(token.head, "subject", token.head.pos_ in {"VERB", "AUX"})
    if token.dep_ in OBJECTS:
        return _reading(token.head, "object", False)
    if token.dep_ == "pobj":
        return _after_preposition(token.head)
    if token.dep_ == "poss":
        return True
    return token.dep_ in {"npadvmod", "nmod"} and token.head.text.endswith(("backed", "led", "controlled", "allied"))


def lead_of(token: Token) -> Token:
    """The first of the things that a token is coordinated with: it stands where they all stand."""
    for _ in range(20):
        if token.dep_ != "conj" or token.head.i == token.i:
            break
        token = token.head
    return token


def _after_preposition(preposition: Token) -> bool:
    word = preposition.lower_
    if preposition.dep_ == "agent" or word in GOVERNMENT_PREPOSITIONS:
        # "by Moscow" without a passive is a place: "drove by Moscow"
        return word != "by" or preposition.dep_ == "agent"
    return _reading(preposition.head, word, False)


def _reading(governor: Token, slot: str, otherwise: bool) -> bool:
    reading = metonymy().get((governor.lemma_.lower(), slot))
    return otherwise if reading is None else reading == "government"
