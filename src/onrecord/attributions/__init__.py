"""Stage 5, Parse → Attribution: source, cue, content, nesting, speech act."""

from onrecord.attributions.nesting import Nesting, innermost, source_chain
from onrecord.attributions.reading import attribute
from onrecord.attributions.rules import read_drafts
from onrecord.entities import Cast
from onrecord.language import Parse
from onrecord.records import Attribution, Time
from onrecord.settings import Settings

__all__ = ["Nesting", "find_attributions", "innermost", "source_chain"]


def find_attributions(
    parse: Parse,
    times: tuple[Time, ...],
    cast: Cast,
    settings: Settings,
) -> tuple[Attribution, ...]:
    """Everything that someone is said to have said, thought, wanted or shown, in text order."""
    return attribute(read_drafts(parse.doc), parse, times, cast)
