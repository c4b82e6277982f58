"""Whom “he”, “the senator” and “the bank” mean where a report goes on with one speaker."""

import pytest
from attributed import attributions_of, cast_of

MEANT = {
    "who is only told of does not go on": (
        "Marta Velin said that Petra Kolvic had left. She added that the port was open.",
        "She",
        "Marta Velin",
    ),
    "a noun for who spoke": (
        "Marta Velin said that the port was open. The minister said that it would stay so.",
        "The minister",
        "Marta Velin",
    ),
    "a body among bodies by its noun": (
        "The Tamm Trade Union met on Sunday. “The port is shut,” the union said.",
        "the union",
        "Tamm Trade Union",
    ),
    "he in her words is another": (
        "Ana Dorn called Peter Hask. “He told me that the port was shut,” Dorn said.",
        "He",
        "Peter Hask",
    ),
}


@pytest.mark.parametrize(("text", "source", "name"), MEANT.values(), ids=MEANT.keys())
def test_a_source_means(text: str, source: str, name: str) -> None:
    names = cast_of(text)
    found = [each for attribution in attributions_of(text) for each in attribution.sources if each.text == source]
    assert [names[each.entity or ""] for each in found] == [name]


OPEN = {
    "another's minister": "Marta Velin said that the port was open. The Sarvanian minister said that it was shut.",
    "a new body": "Radio Tamm played music. The works council said that the port was open.",
}


@pytest.mark.parametrize("text", OPEN.values(), ids=OPEN.keys())
def test_nobody_is_invented(text: str) -> None:
    names = cast_of(text)
    last = attributions_of(text)[-1].sources[0]
    assert names.get(last.entity or "") not in ("Marta Velin", "Radio Tamm")


def test_who_is_told_is_no_regulator() -> None:
    text = "An aide told Meridian Press that the regulator had known about the hole since May."
    names = cast_of(text)
    assert "Meridian Press" not in {
        names.get(source.entity or "") for each in attributions_of(text) for source in each.sources
    }
