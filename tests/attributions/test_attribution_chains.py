"""Speakers one behind the other at the end of a sentence, and who is cited by whom."""

import pytest
from attributed import attributions_of

CHAINS = {
    "two": (
        "The port is open, Marta Velin said, Radio Tamm reported.",
        {"Marta Velin": "Radio Tamm", "Radio Tamm": None},
    ),
    "three": (
        "The port is open, said the minister, Marta Velin, as quoted by Tessera, Radio Tamm reported on Monday.",
        {"the minister, Marta Velin": "Tessera", "Tessera": "Radio Tamm", "Radio Tamm": None},
    ),
    "figures cited by": (
        "The harvest fell by a third, according to Harbour Institute figures cited by the Courier.",
        {"Harbour Institute figures": "the Courier", "the Courier": None},
    ),
    "one alone": ("The port is open, Marta Velin said on Monday.", {"Marta Velin": None}),
}


@pytest.mark.parametrize(("text", "parents"), CHAINS.values(), ids=CHAINS.keys())
def test_each_stands_in_the_words_of_the_next(text: str, parents: dict[str, str | None]) -> None:
    found = attributions_of(text)
    source = {each.id: each.sources[0].text for each in found if each.sources}
    told = {source[each.id]: source.get(each.parent or "") for each in found if each.id in source}
    assert told == parents
