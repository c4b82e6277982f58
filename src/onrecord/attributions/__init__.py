"""Stage 5, Parse → Attribution: source, cue, content, nesting, speech act.

The order of work, a file a step: `cues` and `rules` (what grammar tells), `windows`, `tagger`, `spans` and `linking`
(what was learned), `voices` (both as one), `nesting`, `sources`, `acts`, `hearing` (to whom, where), `confidence`;
`reading` puts them in a row.
"""

from onrecord.attributions.nesting import Nesting, innermost, source_chain
from onrecord.attributions.reading import attribute
from onrecord.attributions.tagger import describe_tagger
from onrecord.attributions.voices import read_drafts
from onrecord.entities import Cast
from onrecord.language import Parse
from onrecord.records import Attribution, Time
from onrecord.settings import Settings

__all__ = ["Nesting", "describe_tagger", "find_attributions", "innermost", "source_chain"]


def find_attributions(
    parse: Parse,
    times: tuple[Time, ...],
    cast: Cast,
    settings: Settings,
) -> tuple[Attribution, ...]:
    """Everything that someone is said to have said, thought, wanted or shown, in text order."""
    return attribute(read_drafts(parse.doc, settings), parse, times, cast)
