"""What joins an entity of one report to the same one in another."""

import unicodedata

from onrecord.records import Entity


def entity_key(entity: Entity) -> str:
    """`country/NOR` for a country whose code is known, else kind and folded name: `person/marta velin`."""
    if entity.kind == "country" and entity.country:
        return f"country/{entity.country}"
    return f"{entity.kind}/{fold(entity.name)}"


def fold(name: str) -> str:
    """A name without case, accents, doubled spaces and leading “the”: two spellings of one name."""
    plain = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    words = "".join(plain).casefold().split()
    return " ".join(words[1:] if words[0:1] == ["the"] and len(words) > 1 else words)


def surname_of(name: str) -> str:
    """The last word of a folded name; empty where the name is."""
    return fold(name).rpartition(" ")[2]
