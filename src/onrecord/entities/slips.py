"""Slips of the pen: names one letter apart."""

from functools import cache

from onrecord.entities.places.gazetteer import is_city
from onrecord.entities.register.tables import Register, fold
from onrecord.entities.who import Who
from onrecord.entities.words import first_names

NAME_LENGTH = 7
"""Only people's names this long can be joined over one wrong letter: shorter ones that close are often other names."""
SHORTEST_SLIP = 6
COUNTRY_LENGTH = 7
FEWEST_CONSONANTS = 4
"""Surnames with fewer consonants sound like too many others."""


def one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter is wrong, missing or too many."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at:] == other[at + 1 :] or one[at + 1 :] == other[at:]


def sound_alike(one: str, other: str) -> bool:
    """Whether two surnames have the same consonants in order: "Velinsky", "Vellinski", not "Petrov", "Petrova"."""
    if one == other or one[:1] != other[:1] or (one[-1:] == "a") != (other[-1:] == "a"):
        return False
    skeleton = _consonants_of(one)
    return len(skeleton) >= FEWEST_CONSONANTS and skeleton == _consonants_of(other)


def _consonants_of(word: str) -> str:
    """Its consonants, doubled ones once: what different ears hear of the same name."""
    heard = [letter for letter in word if letter not in "aeiouyw'’-"]
    return "".join(letter for at, letter in enumerate(heard) if not at or heard[at - 1] != letter)


@cache
def slip_of_country(name: str, register: Register) -> Who | None:
    """The one country whose name is meant by a name that nobody bears: "Norlnad"."""
    word = fold(name)
    if len(word) < COUNTRY_LENGTH or " " in word:
        return None
    near = [who for who in register.countries.values() if one_letter_apart(word, fold(who.name))]
    if len(near) != 1 or name in first_names() or is_city(name):
        return None  # nobody's slip, a "Georgina", or a "Columbia"
    return near[0]
