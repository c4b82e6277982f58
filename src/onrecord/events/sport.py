"""Whether a fight is a game: sport is told in the words of war ("attacked down the left wing")."""

from spacy.tokens import Token

from onrecord.events.frames import load_classes
from onrecord.events.grammar import children_of

_WINDOW = 30
_SURE, _LIKELY, _ENOUGH = 2, 1, 3


def is_game(token: Token) -> bool:
    """Whether the words within thirty of a word speak of sport, and none of bloodshed."""
    near = token.doc[max(0, token.i - _WINDOW) : token.i + _WINDOW + 1]
    known = load_classes("object_kinds")
    classes = {key: known.get(key, frozenset()) for word in near for key in keys_of(word)}
    if any("bloodshed" in each for each in classes.values()):
        return False
    scores = any(is_score(near[first : first + width].text) for first in range(len(near)) for width in (1, 3))
    return scores * _SURE + sum(map(weigh, classes.values())) >= _ENOUGH


def keys_of(word: Token) -> list[str]:
    """The keys of a word in the table: its lemma, and with each modifier."""
    lemma = word.lemma_.lower()
    return [lemma, *(f"{child.lemma_.lower()}_{lemma}" for child in children_of(word, "amod", "compound"))]


def weigh(classes: frozenset[str]) -> int:
    """How surely a word of these classes speaks of sport."""
    return _SURE if "sport" in classes else _LIKELY if "sportthing" in classes else 0


def is_score(text: str) -> bool:
    """Whether a word is the score of a game: "3-0", "3–0"."""
    first, dash, second = text.replace("–", "-").partition("-")
    return bool(dash) and all(each.isdecimal() and len(each) <= 2 for each in (first, second))
