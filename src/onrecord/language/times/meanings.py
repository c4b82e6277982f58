"""What a time expression means before anything anchors it, and how a scene resolves it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, Protocol

from onrecord.language.times.values import day_or_none, interval_of, shift, unknown_of, value_of
from onrecord.records import Anchor, TimeType

Direction = Literal["past", "future", "last", "next", "this", "open"]
"""Which of the Mondays is meant: by tense (past and future include today), by word (last, next, this), or unknown."""

_COARSER = {"D": ("D", "W", "WE", "M", "Q", "Y"), "W": ("W", "Y"), "M": ("M", "Q", "Y"), "Q": ("Q", "Y"), "Y": ("Y",)}


@dataclass(frozen=True, slots=True)
class Resolution:
    """A value, and what anchored it: nothing, where it stays open."""

    value: str
    anchor: Anchor | None


@dataclass(slots=True)
class Scene:
    """What a reader knows when the expression comes: the day of writing, the times told so far, the tense."""

    reference: date | None
    reference_anchor: Anchor | None
    direction: Direction = "open"
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

    def base(self, unit: str, narrative: bool) -> tuple[date | None, Anchor | None]:
        """The day to count from, and what gives it."""
        if narrative and unit in self.told:
            return self.told[unit], "narrative"
        return self.reference, self.reference_anchor


class Meaning(Protocol):
    """Anything that a scene resolves."""

    @property
    def type(self) -> TimeType: ...
    def resolve(self, scene: Scene) -> Resolution:
        """The value in this scene."""
        ...


@dataclass(frozen=True, slots=True)
class Plain:
    """Complete in its own words: a full date, a duration, a set; or a vague reference, which nothing anchors."""

    type: TimeType
    value: str

    def resolve(self, scene: Scene) -> Resolution:
        return Resolution(self.value, None if self.value.endswith("_REF") else "text")


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units away from the day of writing, or from the time last told of."""

    unit: str
    amount: int
    narrative: bool = False
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        base, anchor = scene.base(self.unit, self.narrative)
        if self.unit == "D" and self.amount and self.narrative and anchor != "narrative":
            base = None  # "the next day": next to a day that nobody told
        day = base and shift(base, self.unit, self.amount)
        if day is None:
            return Resolution(unknown_of(self.unit), None)
        return Resolution(value_of(day, self.unit), anchor)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 to 7."""

    number: int
    direction: Direction | None = None
    type: TimeType = "DATE"

    @property
    def unknown(self) -> str:
        return f"XXXX-WXX-{self.number}"

    def resolve(self, scene: Scene) -> Resolution:
        if scene.reference is None:
            return Resolution(self.unknown, None)
        ahead = (self.number - scene.reference.isoweekday()) % 7
        direction = self.direction or scene.direction
        if direction == "next" or (direction == "last" and ahead == 0):
            amount = ahead or (7 if direction == "next" else -7)
        else:
            amount = ahead if direction == "future" or ahead == 0 else ahead - 7
        if direction == "this":
            amount = self.number - scene.reference.isoweekday()
        return Shifted("D", amount).resolve(scene)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend: that of the week of writing, or the one before while the week is young and the tense is past."""

    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        day = scene.reference
        back = -1 if day and day.isoweekday() < 6 and scene.direction != "future" else 0
        return Shifted("WE", back).resolve(scene)


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes once a year: a month, a day of a month, a season, a quarter, a feast."""

    value_in: Callable[[int], str]
    unknown: str
    direction: Direction | None = None
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        if scene.reference is None:
            return Resolution(self.unknown, None)
        direction = self.direction or scene.direction
        value = self.choose(scene.reference, direction)
        return Resolution(value, scene.reference_anchor) if value else Resolution(self.unknown, None)

    def choose(self, day: date, direction: Direction) -> str | None:
        """The value that the direction wants, among those of the years around."""
        years = [self.value_in(year) for year in range(max(day.year - 4, 1), day.year + 5)]
        known = [(interval, value) for value in years if (interval := interval_of(value))]
        if direction == "this":
            return next((value for _, value in known if value.startswith(f"{day.year:04}")), None)
        if direction == "open":
            near = min(known, key=lambda pair: abs((pair[0][0] - day).days), default=None)
            return near[1] if near else None
        if direction in ("future", "next"):
            after = [value for (first, last), value in known if (first > day if direction == "next" else last >= day)]
            return after[0] if after else None
        before = [value for (first, last), value in known if (last < day if direction == "last" else first <= day)]
        return before[-1] if before else None


@dataclass(frozen=True, slots=True)
class Within:
    """A part of a year told beside it: "the first quarter of last year"."""

    part: Yearly
    whole: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        year = self.whole.resolve(scene)
        if not year.value[:4].isdigit():
            return Resolution(self.part.unknown, None)
        return replace(year, value=self.part.value_in(int(year.value[:4])))


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The first, second … or last (-1) week of a month."""

    number: int
    month: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        month = self.month.resolve(scene)
        interval = interval_of(month.value)
        if interval is None:
            return Resolution("XXXX-WXX", None)
        amount = -3 if self.number < 0 else 7 * self.number - 4  # the middle of the seven days counts
        day = shift(interval[1] if self.number < 0 else interval[0], "D", amount)
        return replace(month, value=value_of(day, "W") if day else "XXXX-WXX")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 19th": of the month last told of, or of writing."""

    number: int
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        base, anchor = scene.base("M", narrative=True)
        day = base and day_or_none(base.year, base.month, self.number)
        return Resolution(day.isoformat(), anchor) if day else Resolution(f"XXXX-XX-{self.number:02}", None)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day told beside it, or on the day last told of."""

    suffix: str
    day: Meaning | None = None
    type: TimeType = "TIME"

    def resolve(self, scene: Scene) -> Resolution:
        day = (self.day or Shifted("D", 0, narrative=True)).resolve(scene)
        return replace(day, value=day.value + self.suffix)
