"""{"id", "title", "published", "text"} → {"id", "entities": [{"name", "mentions": [[start, end], …]}]}"""

from typing import Any

from forms.reading import read_as_far_as


def answer(row: dict[str, Any]) -> dict[str, Any]:
    cast = read_as_far_as("cast", row)["cast"]
    return {
        "entities": [
            {"name": entity.name, "mentions": [[mention.start, mention.end] for mention in entity.mentions]}
            for entity in cast.entities
        ]
    }
