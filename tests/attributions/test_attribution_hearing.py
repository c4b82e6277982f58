"""To whom and where something was said, and sources that are not named."""

import pytest
from attributed import attributions_of

HEARD = {
    "told": ("Marta Velin told reporters in Tamm that the port was open.", ["reporters"], "Tamm"),
    "said to": ("“The port is open,” Marta Velin said to the crowd in Halvik.", ["the crowd"], "Halvik"),
    "interview": ("Marta Velin said in an interview with Radio Tamm that the port was open.", ["Radio Tamm"], None),
    "nobody": ("Marta Velin said that the port was open.", [], None),
    "inside the words": ("Marta Velin said that the minister told nobody in Tamm.", [], None),
}


@pytest.mark.parametrize(("text", "audience", "place"), HEARD.values(), ids=HEARD.keys())
def test_who_hears_and_where(text: str, audience: list[str], place: str | None) -> None:
    found = next(each for each in attributions_of(text) if each.parent is None)
    where = [found.place.text] if found.place else []
    assert [each.text for each in found.audience] == audience
    assert where == ([place] if place else [])


UNNAMED = {
    "two officials": ("Two officials familiar with the matter said that the port was open.", True, 2),
    "sources": ("Sources close to the talks said that the port was open.", True, None),
    "a diplomat": ("A senior diplomat said that the port was open.", True, 1),
    "a name": ("Marta Velin said that the port was open.", False, None),
    "a document": ("The report said that the port was open.", False, None),
}


@pytest.mark.parametrize(("text", "anonymous", "count"), UNNAMED.values(), ids=UNNAMED.keys())
def test_sources_without_a_name(text: str, anonymous: bool, count: int | None) -> None:
    (source,) = attributions_of(text)[0].sources
    assert (source.anonymous, source.count) == (anonymous, count)


def test_a_guess_says_how_it_was_found_and_how_surely() -> None:
    text = "Marta Velin spoke first. She said that the port was open."
    (source,) = attributions_of(text)[0].sources
    assert (source.text, source.found) == ("She", "pronoun")
    assert source.confidence is not None and source.confidence < 0.95


def test_an_open_source_has_no_confidence() -> None:
    (source,) = attributions_of("They said that the port was open.")[0].sources
    assert (source.entity, source.found, source.confidence) == (None, None, None)


def test_nobody_speaks_to_himself() -> None:
    found = attributions_of("“I have asked her to explain herself,” said Peter Hask.")
    inner = next(each for each in found if each.parent is not None)
    assert [each.entity for each in inner.audience] == [None]
