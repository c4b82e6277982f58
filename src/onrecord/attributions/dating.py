"""When something was said that no clause dates: on the day on which its speaker said what stands before it.

"Velin said on Tuesday that … . She added that …": a guess, made only for the same speaker, in the same paragraph or
the next, where a verb in the simple past tells of the speaking and no word moves it to another time.
"""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import structs
from spacy.tokens import Token

from onrecord.attributions.drafts import Draft
from onrecord.language import EXACT_TIMES, Parse, is_simple_past, moves_on, start_of
from onrecord.records import Attribution, Time

_PARAGRAPHS_ON = 1


def carry_times(
    attributions: Sequence[Attribution], drafts: Sequence[Draft], parse: Parse, times: tuple[Time, ...]
) -> tuple[Attribution, ...]:
    """The attributions, those without a time dated by what the same speaker said before. One for each draft."""
    exact = {time.id for time in times if time.precision in EXACT_TIMES}
    starts = [region.start for region in parse.report.body]
    last: dict[str, tuple[str, int]] = {}
    found: list[Attribution] = []
    for attribution, draft in zip(attributions, drafts, strict=True):
        speaker, paragraph = _narrators_source(attribution), bisect_right(starts, start_of(draft.head))
        if speaker and attribution.time is None and speaker in last and _goes_on(draft.head):
            time, told_in = last[speaker]
            if 0 <= paragraph - told_in <= _PARAGRAPHS_ON:
                attribution = structs.replace(attribution, time=time, time_found="narrative")
        if speaker and attribution.time in exact:
            last[speaker] = (attribution.time, paragraph)
        elif speaker and attribution.time is not None:
            last.pop(speaker, None)
        found.append(attribution)
    return tuple(found)


def _narrators_source(attribution: Attribution) -> str | None:
    """The one speaker of what the narrator tells; None for what stands in another's words."""
    if attribution.parent is not None or len(attribution.sources) != 1:
        return None
    return attribution.sources[0].entity


def _goes_on(cue: Token) -> bool:
    return is_simple_past(cue) and not moves_on(cue.children)
