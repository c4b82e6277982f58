"""Time expressions and what they mean: TIMEX3 (TimeML 1.2.1; Pustejovsky et al. 2003), found, read, anchored."""

from onrecord.language.times.finding import find_times

__all__ = ["find_times"]
