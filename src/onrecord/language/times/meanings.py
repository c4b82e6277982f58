"""What a time expression means before anything anchors it, and how a scene resolves it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.language.times.scene import Direction, Meaning, Resolution, Scene
from onrecord.language.times.values import day_or_none, interval_of, nth_weekday, shift, unknown_of, value_of
from onrecord.records import TimeType

_YEARS_AROUND = 4
_NEAR_DAYS = 200
_WEEK_DAYS, _YEAR_DAYS = 7, 366


@dataclass(frozen=True, slots=True)
class Plain:
    """Complete in its own words: a full date, a duration, a set; or a vague reference, which nothing anchors."""

    type: TimeType
    value: str
    guess: bool = False

    def resolve(self, scene: Scene) -> Resolution:
        open_ = self.value.endswith("_REF") or (self.type in ("DATE", "TIME") and self.value.startswith("XXXX"))
        return Resolution(self.value, None if open_ else "text", self.guess and not open_)


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units away from the day of writing, or from the time last told of."""

    unit: str
    amount: int
    narrative: bool = False
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        base = scene.base(self.unit, self.narrative)
        day = base.day and shift(base.day, self.unit, self.amount)
        if day is None or (self.narrative and base.anchor != "narrative" and self._needs_told(scene)):
            return Resolution(unknown_of(self.unit), None)
        return Resolution(value_of(day, self.unit), base.anchor, base.guess)

    def _needs_told(self, scene: Scene) -> bool:
        """Whether the day of writing cannot stand in for a time that nobody told: "the next day", "a year later"."""
        return bool(self.amount) and (self.unit == "D" or (self.amount > 0 and scene.direction == "past"))


@dataclass(frozen=True, slots=True)
class Away:
    """So many units from a day told beside it: "a week from Tuesday"."""

    day: Meaning
    unit: str
    amount: int
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        from_ = self.day.resolve(scene)
        interval = interval_of(from_.value)
        day = shift(interval[0], self.unit, self.amount) if interval else None
        return replace(from_, value=day.isoformat()) if day else Resolution(unknown_of("D"), None)


@dataclass(frozen=True, slots=True)
class HoursAway:
    """So many hours or minutes before the hour of writing, which nobody tells: on that day, or days before it."""

    days: int
    type: TimeType = "TIME"

    def resolve(self, scene: Scene) -> Resolution:
        day = Shifted("D", self.days).resolve(scene)
        return replace(day, value=f"{day.value}TXX", guess=day.anchor is not None)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 to 7; the nearest that the tense or a word asks for."""

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
        if direction == "future" and (told := scene.earlier_reference("D", _WEEK_DAYS)):
            day = shift(told, "D", (self.number - told.isoweekday()) % 7 or 7)
            if day and day < scene.reference:
                return Resolution(day.isoformat(), "narrative", guess=True)
        found = Shifted("D", amount).resolve(scene)
        return replace(found, guess=found.anchor is not None)


@dataclass(frozen=True, slots=True)
class WeekdayBeside:
    """A day of the week by the day last told: "the following Tuesday" (+1), "the previous Friday" (-1)."""

    number: int
    sign: int
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        base = scene.told.get("D")
        if base is None:
            return Resolution(Weekday(self.number).unknown, None)
        ahead = (self.number - base.isoweekday()) % 7 or 7
        day = shift(base, "D", ahead if self.sign > 0 else ahead - 7 or -7)
        if day is None:
            return Resolution(Weekday(self.number).unknown, None)
        return Resolution(day.isoformat(), "narrative", guess=True)


@dataclass(frozen=True, slots=True)
class WeekdayOfSpan:
    """One end of "from Monday to Friday": both stand in one span, which lies before or after the day of writing."""

    number: int
    other: int
    first: bool
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        ahead = scene.direction in ("future", "next")
        if self.first == ahead:  # the nearer end is found by tense, the other by the nearer
            return Weekday(self.number).resolve(scene)
        nearer = Weekday(self.other).resolve(scene)
        interval = interval_of(nearer.value)
        if interval is None:
            return Resolution(Weekday(self.number).unknown, None)
        apart = (self.number - self.other) % 7 or 7
        day = shift(interval[0], "D", apart if ahead else apart - 7 or -7)
        return replace(nearer, value=day.isoformat()) if day else Resolution(Weekday(self.number).unknown, None)


@dataclass(frozen=True, slots=True)
class WeekdayIn:
    """A day of a week told beside it: "Monday last week", "Friday of this week"."""

    number: int
    weeks: int
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        if scene.reference is None:
            return Resolution(Weekday(self.number).unknown, None)
        return Shifted("D", self.number - scene.reference.isoweekday() + 7 * self.weeks).resolve(scene)


@dataclass(frozen=True, slots=True)
class Weekend:
    """The weekend: that of the week of writing, or the one before while the week is young and the tense is past."""

    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        day = scene.reference
        back = -1 if day and day.isoweekday() < 6 and scene.direction != "future" else 0
        found = Shifted("WE", back).resolve(scene)
        return replace(found, guess=found.anchor is not None)


@dataclass(frozen=True, slots=True)
class Yearly:
    """What comes once a year: a month, a day of a month, a season, a quarter, a feast."""

    value_in: Callable[[int], str]
    unknown: str
    direction: Direction | None = None
    weekday: int | None = None
    """The day of the week that the words give a day: where the tense's year does not have it, a neighbour may."""
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        if scene.reference is None:
            return Resolution(self.unknown, None)
        direction = self.direction or scene.direction
        if direction == "future" and (told := scene.earlier_reference("M", _YEAR_DAYS)):
            value = self.choose(told, "next")
            interval = interval_of(value) if value else None
            if value and interval and interval[1] < scene.reference:
                return Resolution(value, "narrative", guess=True)
        value = self.choose(scene.reference, direction)
        guess = direction != "this" or scene.reference_guess
        return Resolution(value, scene.reference_anchor, guess) if value else Resolution(self.unknown, None)

    def choose(self, day: date, direction: Direction) -> str | None:
        """The value that the direction wants, among those of the years around."""
        years = range(max(day.year - _YEARS_AROUND, 1), min(day.year + _YEARS_AROUND, 9999) + 1)
        known = [(interval, value) for year in years if (interval := interval_of(value := self.value_in(year)))]
        chosen = _choose(known, day, direction)
        if self.weekday and (chosen is None or not self._fits(chosen)):
            near = (value for (first, _), value in known if abs((first - day).days) <= _NEAR_DAYS)
            return next(filter(self._fits, near), chosen)
        return chosen

    def _fits(self, value: str) -> bool:
        return date.fromisoformat(value).isoweekday() == self.weekday


def _choose(known: list[tuple[tuple[date, date], str]], day: date, direction: Direction) -> str | None:
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
class Until:
    """The first of two ends of which the second tells the year: "March" in "from March to June 2019"."""

    part: Yearly
    end: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        end = self.end.resolve(scene)
        interval = interval_of(end.value)
        if interval is None:
            return Resolution(self.part.unknown, None)
        years = (interval[0].year, interval[0].year - 1)
        values = (self.part.value_in(year) for year in years if year > 0)
        before = (value for value in values if (found := interval_of(value)) and found[0] <= interval[0])
        return replace(end, value=next(before, self.part.unknown))


@dataclass(frozen=True, slots=True)
class Within:
    """A part of a year told beside it: "the first quarter of last year", "of fiscal 2019"."""

    part: Yearly
    whole: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        year = self.whole.resolve(scene)
        fiscal, figures = year.value[:2] == "FY", year.value.removeprefix("FY")[:4]
        if not figures.isdigit() or len(figures) != len("2019"):
            return Resolution(self.part.unknown, None)
        return replace(year, value=f"{'FY' if fiscal else ''}{self.part.value_in(int(figures))}")


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The first, second … or last (-1) week of a month or a year."""

    number: int
    whole: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        whole = self.whole.resolve(scene)
        interval = interval_of(whole.value)
        if interval is None:
            return Resolution("XXXX-WXX", None)
        amount = -3 if self.number < 0 else 7 * self.number - 4  # the middle of the seven days counts
        day = shift(interval[1] if self.number < 0 else interval[0], "D", amount)
        return replace(whole, value=value_of(day, "W") if day else "XXXX-WXX")


@dataclass(frozen=True, slots=True)
class DayOf:
    """The first, second … or last (-1) day of a month or a year, or such a weekday of a month."""

    number: int
    whole: Meaning
    weekday: int | None = None
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        whole = self.whole.resolve(scene)
        interval = interval_of(whole.value)
        day = self._day_in(interval) if interval else None
        return replace(whole, value=day.isoformat()) if day else Resolution(self._unknown(), None)

    def _day_in(self, interval: tuple[date, date]) -> date | None:
        first, last = interval
        if self.weekday:
            return (
                nth_weekday(first.year, first.month, self.number, self.weekday) if first.month == last.month else None
            )
        day = last if self.number < 0 else shift(first, "D", self.number - 1)
        return day if day and day <= last else None

    def _unknown(self) -> str:
        return Weekday(self.weekday).unknown if self.weekday else unknown_of("D")


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """ "the 19th": of the month last told of; else the one that the tense asks for, by the day of writing."""

    number: int
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        base = scene.base("M", narrative=True)
        month = base.day
        if month and base.anchor != "narrative":
            month = shift(month.replace(day=1), "M", self._months_away(month, scene.direction))
        day = month and day_or_none(month.year, month.month, self.number)
        return Resolution(day.isoformat(), base.anchor, True) if day else Resolution(self.unknown, None)

    def _months_away(self, today: date, direction: Direction) -> int:
        if direction == "future":
            return int(self.number < today.day)
        return -int(self.number > today.day) if direction == "past" else 0

    @property
    def unknown(self) -> str:
        return f"XXXX-XX-{self.number:02}"


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A year by somebody's books, whose first and last day nobody tells."""

    year: Meaning
    type: TimeType = "DATE"

    def resolve(self, scene: Scene) -> Resolution:
        year = self.year.resolve(scene)
        return replace(year, value=f"FY{year.value}")


@dataclass(frozen=True, slots=True)
class Overnight:
    """The night before the day of writing, or the one after it where the tense is ahead."""

    type: TimeType = "TIME"

    def resolve(self, scene: Scene) -> Resolution:
        day = Shifted("D", 0 if scene.direction == "future" else -1).resolve(scene)
        return replace(day, value=f"{day.value}TNI", guess=day.anchor is not None)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, on a day told beside it, or on the day last told of."""

    suffix: str
    day: Meaning | None = None
    type: TimeType = "TIME"

    def resolve(self, scene: Scene) -> Resolution:
        day = (self.day or Shifted("D", 0, narrative=True)).resolve(scene)
        return replace(day, value=day.value + self.suffix)
