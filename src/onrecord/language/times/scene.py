"""What a reader knows when a time expression comes, and what resolves it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from onrecord.language.times.values import interval_of
from onrecord.records import Anchor, TimeType

Direction = Literal["past", "future", "last", "next", "this", "open"]
"""Which of the Mondays is meant: by tense (past and future include today), by word (last, next, this), or unknown."""

_COARSER = {"D": ("D", "W", "WE", "M", "Q", "Y"), "W": ("W", "Y"), "M": ("M", "Q", "Y"), "Q": ("Q", "Y"), "Y": ("Y",)}


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, what anchored it (nothing, where it stays open), and whether that rests on a guess."""

    value: str
    anchor: Anchor | None
    guess: bool = False


@dataclass(frozen=True, slots=True)
class Base:
    """A day to count from, what gives it, and whether it is a guess that this is the one."""

    day: date | None
    anchor: Anchor | None
    guess: bool


@dataclass(slots=True)
class Scene:
    """What a reader knows when the expression comes: the day of writing, the times told so far, the tense."""

    reference: date | None
    reference_anchor: Anchor | None
    reference_guess: bool = False
    direction: Direction = "open"
    seen_from_past: bool = False
    """Whether what is ahead was so at the time told before: "planned in January to meet in February"."""
    told: dict[str, date] = field(default_factory=dict)

    def tell(self, value: str) -> None:
        """Remember a resolved value as the time last told of, for each unit that it settles."""
        interval = interval_of(value)
        if interval is None:
            return
        days = (interval[1] - interval[0]).days
        unit = "D" if days == 0 else "W" if days < 7 else "M" if days < 31 else "Q" if days < 93 else "Y"
        for coarser in _COARSER[unit]:
            self.told[coarser] = interval[0]

    def earlier_reference(self, unit: str, most_days: int) -> date | None:
        """The day told before from which something was ahead; None where it is as far from the day of writing."""
        told = self.told.get(unit) if self.seen_from_past else None
        return told if told and self.reference and 0 < (self.reference - told).days <= most_days else None

    def base(self, unit: str, narrative: bool) -> Base:
        """The day to count from: the one last told, where the words ask for it, else that of writing."""
        if narrative and unit in self.told:
            return Base(self.told[unit], "narrative", guess=True)
        return Base(self.reference, self.reference_anchor, self.reference_guess or narrative)


class Meaning(Protocol):
    """Anything that a scene resolves."""

    @property
    def type(self) -> TimeType: ...
    def resolve(self, scene: Scene) -> Resolution:
        """The value in this scene."""
        ...
