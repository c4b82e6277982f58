"""The gender that a report's words give a person: by pronouns, else by the first name."""

from onrecord.entities.words import first_names
from onrecord.records import Entity

PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}


def gender_of(entity: Entity) -> str | None:
    """m, f, or None where nothing tells."""
    told = [PRONOUNS[word] for mention in entity.mentions if (word := mention.text.lower()) in PRONOUNS]
    if told:
        return max(("m", "f"), key=told.count)
    return first_names().get(entity.name.split()[0]) if entity.kind == "person" and entity.name else None
