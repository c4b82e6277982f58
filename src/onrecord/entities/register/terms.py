"""Terms of office, whose first and last day may be known only by their month or year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cached_property

PARTIAL_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True)
class Term:
    """From a day to a day, both included; each `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, as exact as it is known."""

    start: str
    end: str
    """Empty where no end is known."""
    checked: str
    """`YYYY-MM-DD`: a day on which a term without an end still ran; empty where it has one."""

    @cached_property
    def sure(self) -> tuple[str, str]:
        """First and last day on which it surely ran; the first after the last where it ran on no day surely."""
        return latest(self.start), earliest(self.end or self.checked)

    @cached_property
    def possible(self) -> tuple[str, str]:
        """First and last day on which it may have run."""
        return earliest(self.start), latest(self.end) if self.end else LAST_DAY

    def held_on(self, day: str) -> bool | None:
        """Whether it ran on a day `YYYY-MM-DD`; None where that is not known: in the month or year of an inexact day,
        and after the day `checked`."""
        if self.sure[0] <= day <= self.sure[1]:
            return True
        return None if self.possible[0] <= day <= self.possible[1] else False

    def overlaps(self, other: "Term") -> bool:
        """Whether both surely ran on the same day; a handover on one day is no overlap."""
        return max(self.sure[0], other.sure[0]) < min(self.sure[1], other.sure[1])

    def cut(self, other: "Term") -> list["Term"]:
        """What is left of it outside another's days: nothing, one piece or two."""
        before = Term(self.start, other.start, "") if self.possible[0] < other.possible[0] else None
        after = Term(other.end, self.end, self.checked) if other.end and self.sure[1] > latest(other.end) else None
        return [piece for piece in (before, after) if piece is not None]


def is_day(text: str) -> bool:
    """Whether it is a day, a month or a year that the calendar has."""
    parts = PARTIAL_DAY.fullmatch(text)
    if parts is None:
        return False
    year, month, day = (int(part) if part else 1 for part in parts.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def earliest(text: str) -> str:
    """The first day that a day, a month or a year may mean."""
    return f"{text}-01-01"[:10] if len(text) == 4 else f"{text}-01"[:10]


def latest(text: str) -> str:
    """The last day that a day, a month or a year may mean."""
    if len(text) == 4:
        return f"{text}-12-31"
    if len(text) == 7:
        return f"{text}-{monthrange(int(text[:4]), int(text[5:]))[1]:02}"
    return text
