"""When the learned typer is heard beside the frames.

The frames are the first voice, and what they find stands: silencing them where the typer takes a word for no event lost
three right events for each wrong one. Where they are silent, the typer may speak for a type if it is sure enough; who
takes part is then found by the frames for words without one of their own.
"""

from collections.abc import Collection

from onrecord.events.typer import Opinion
from onrecord.records import EventType

HEARD = 0.97
"""As likely a word must tell of a type for it to be heard where no frame knows that word so (see the card)."""
INSISTED = 0.99
"""As likely where the word has frames of that type and none of them holds, most often for a reason."""


def suggest(opinion: Opinion | None, known: Collection[str]) -> EventType | None:
    """The type that the typer is sure of, beside those that a word is known to tell of; None where it is not."""
    if opinion is None:
        return None
    kind = opinion.best
    return kind if opinion.of(kind) >= (INSISTED if kind in known else HEARD) else None
