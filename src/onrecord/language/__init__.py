"""Stage 3, Report → Parse: sentences, tokens, dependencies, names; and the times told of."""

from onrecord.language.attachment import Attachment, attach_time, is_simple_past
from onrecord.language.narrative import EXACT_TIMES, Narrative, follow_narrative, moves_on
from onrecord.language.parse import Parse, end_of, parse_report, start_of
from onrecord.language.times import find_times

__all__ = [
    "EXACT_TIMES",
    "Attachment",
    "Narrative",
    "Parse",
    "attach_time",
    "end_of",
    "find_times",
    "follow_narrative",
    "is_simple_past",
    "moves_on",
    "parse_report",
    "start_of",
]
