"""Stage 3, Report → Parse: sentences, tokens, dependencies, names; and the times told of."""

from onrecord.language.attachment import time_of
from onrecord.language.parse import Parse, end_of, parse_report, start_of
from onrecord.language.times import find_times

__all__ = ["Parse", "end_of", "find_times", "parse_report", "start_of", "time_of"]
