"""Stage 6, Parse → Event: type, actor, recipient, object, place, time, factuality."""

from onrecord.entities import Cast
from onrecord.events.own.loading import load_types
from onrecord.events.predicates import find_predicates
from onrecord.events.reading import Reading, read_events
from onrecord.events.typer import describe_typer, load_typer
from onrecord.language import Parse
from onrecord.records import Attribution, Event, Time
from onrecord.settings import Settings

__all__ = ["describe_typer", "find_events", "find_predicates"]


def find_events(
    parse: Parse,
    times: tuple[Time, ...],
    cast: Cast,
    attributions: tuple[Attribution, ...],
    settings: Settings,
) -> tuple[Event, ...]:
    """Every event that the report tells of, in text order.

    Raises TypesInvalid where the user's file of event types cannot be used.
    """
    typer = load_typer() if settings.learned_typer else None
    return read_events(Reading(parse, times, cast, attributions, load_types(settings), typer))
