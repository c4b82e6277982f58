"""Numbers and durations in words: "two and a half", "several", "nineteen"."""

from collections.abc import Sequence

from onrecord.language.times.words import Word, values_of

_LONGEST_FIGURE = 40
"""Characters: what is longer is noise, and with some hundred digits no number that a program holds."""
_QUARTERS = {"TH": "PT15M", "Y": "P3M", "CE": "P25Y"}
_HALVES = {"TH": "PT30M", "TM": "PT30S", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}


def amount_of(words: Sequence[Word]) -> str:
    """A number as TIMEX3 writes it ("2", "2.5"), "X" where it is not told; a range gives its last."""
    lowers = [word.lower for word in words]
    if any(lower in values_of("VAGUE") or lower in ("couple", "dozens", "handful") for lower in lowers):
        return "2" if "couple" in lowers else "X"
    if "quarter" in lowers:
        return "0.25"
    return _format(_sum(lowers[_last_of_range(lowers) :]))


def _last_of_range(lowers: Sequence[str]) -> int:
    """Where the last number of a range begins: "three to five", "3-5"; 0 where there is no range."""
    starts = [at + 1 for at, lower in enumerate(lowers) if lower in ("to", "or")]
    for at in range(1, len(lowers) - 1):
        if lowers[at] in "-–—" and lowers[at - 1].isdigit() and lowers[at + 1].isdigit():
            starts.append(at + 1)
    return max(starts, default=0)


def _sum(lowers: Sequence[str]) -> float:
    total = 0.0
    for lower in lowers:
        number = number_of(lower)
        if lower == "half":
            total += 0.5
        elif number and number >= 100 and lower.isalpha():
            total = max(total, 1) * number
        elif lower == "dozen":
            total = max(total, 1) * 12
        elif number:
            total += number
    return total or 1


def number_of(lower: str) -> float:
    """The number that one word or figure writes; 0 where it writes none, or one too long for any count."""
    digits = lower.replace(",", "")
    if len(digits) > _LONGEST_FIGURE:
        return 0
    if digits[:1].isdigit():
        try:
            return float(digits)
        except ValueError:
            return 0
    return float(values_of("NUMBER").get(lower, 0))


def ordinal_of(lower: str) -> int:
    """1 for "first" and "1st"; -1 for "last"; 0 where the word is no ordinal."""
    if lower[:1].isdigit():
        return int(lower[:-2])
    return int(values_of("ORDINAL").get(lower, 0))


def _format(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"


def unit_of(word: Word) -> str:
    """TIMEX3's letter for a unit, hours and shorter marked by a leading "T"."""
    for name in ("UNIT", "UNITS"):
        if word.lower in values_of(name):
            return values_of(name)[word.lower]
    clock = values_of("CLOCKUNIT") | values_of("CLOCKUNITS")
    return f"T{clock[word.lower]}"


def add_half(amount: str) -> str:
    """Half a unit more: "a year and a half"."""
    return amount if amount == "X" else _format(float(amount) + 0.5)


def duration_value(amount: str, unit: str) -> str:
    """The value of so many units: `P3D`, `PT2H`, `PXY`."""
    parts = {"0.5": _HALVES, "0.25": _QUARTERS}.get(amount, {})
    if unit in parts:
        return parts[unit]
    if unit.startswith("T"):
        return f"PT{amount}{unit[1:]}"
    if unit[0].isdigit():
        return f"P{amount if amount == 'X' else _format(float(amount) * int(unit[0]))}{unit[1:]}"
    if unit == "WE":
        return f"P{amount}WE"
    return f"P{amount}{unit}"
