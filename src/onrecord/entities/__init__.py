"""Stage 4, mentions → Entity: people, offices, bodies, countries."""

from onrecord.entities.cast import Cast
from onrecord.language import Parse
from onrecord.settings import Settings

__all__ = ["Cast", "find_entities"]


def find_entities(parse: Parse, settings: Settings) -> Cast:
    """Everyone who is named in the report, each mention joined to its entity."""
    return Cast()
