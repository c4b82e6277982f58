"""Times."""

from onrecord.language.parse import Parse
from onrecord.records import Time
from onrecord.settings import Settings


def find_times(parse: Parse, settings: Settings) -> tuple[Time, ...]:
    """Every time expression of the body, in text order, with its TIMEX3 value."""
    return ()
