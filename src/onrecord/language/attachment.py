"""Which time an event or an utterance has, by syntax."""

from spacy.tokens import Token

from onrecord.language.parse import Parse
from onrecord.records import Time


def time_of(predicate: Token, parse: Parse, times: tuple[Time, ...]) -> Time | None:
    """The time that the clause of a predicate gives it: its own modifiers first, then the sentence's frame."""
    return None
