"""In: {"id", "published", "text"}. Out: {"id", "times": [{"start", "end", "type", "value"}]}."""

from typing import Any

from forms.reading import read_as_far_as


def answer(row: dict[str, Any]) -> dict[str, Any]:
    times = read_as_far_as("times", row)["times"]
    return {"times": [{"start": time.start, "end": time.end, "type": time.type, "value": time.value} for time in times]}
