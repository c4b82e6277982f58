"""Whom a source stands for: pronouns in and outside quotations, nobody, those who are cited."""

import pytest
from attributed import attributions_of, cast_of

SPEAKERS = {
    "I is who is quoted": ("“I hope that the port will open,” said Marta Velin.", "I", "Marta Velin"),
    "we is who is quoted": ("Marta Velin said: “We believe that the port is safe.”", "We", "Marta Velin"),
    "he is not who is quoted": ("Petr Hask said: “He told me that the port was closed.”", "He", None),
    "they who issue a declaration": (
        "The envoys met the children of Halvik. After the talks, the envoys issued a declaration in which they said "
        "that the border was open.",
        "they",
        "envoys",
    ),
    "they are not the rescued children": (
        "Marta Velin met the rescued children. They said that the ship was cold.",
        "They",
        None,
    ),
    "they who go on speaking": (
        "The rebels want money, two ministers said. Norland will train soldiers, they said.",
        "they",
        "ministers",
    ),
    "they within their own words": (
        "The port was closed on Monday. Norland will train soldiers, they said.",
        "they",
        None,
    ),
    "nobody": ("Nobody said that the port was open.", "Nobody", None),
    "no minister": ("No minister confirmed that the port was open.", "No minister", None),
    "she is who spoke before": ("Marta Velin came on Monday. She said that the port was open.", "She", "Marta Velin"),
}


@pytest.mark.parametrize(("text", "source", "name"), SPEAKERS.values(), ids=SPEAKERS.keys())
def test_a_source_is_the_entity_that_speaks(text: str, source: str, name: str | None) -> None:
    entities = cast_of(text)
    found = [each for attribution in attributions_of(text) for each in attribution.sources if each.text == source]
    assert [entities.get(each.entity or "") for each in found] == [name]


CITED = {
    "citing": "Tessera, citing Marta Velin, reports that the port is open.",
    "citing an unnamed one": "Tessera reported, citing a ministry official, that the port is open.",
    "quoting": "Tessera, quoting Marta Velin, wrote that the port is open.",
    "behind": "The port is open, Tessera reported, citing Marta Velin.",
    "with reference to": "Tessera reports with reference to Marta Velin that the port is open.",
}


@pytest.mark.parametrize("text", CITED.values(), ids=CITED.keys())
def test_who_is_cited_stands_in_whoever_cites(text: str) -> None:
    outer, inner = attributions_of(text)
    assert (outer.sources[0].text, outer.parent, inner.parent) == ("Tessera", None, outer.id)
    assert inner.sources[0].text in ("Marta Velin", "a ministry official")
    assert [content.text.removeprefix("that ").lower() for content in inner.contents] == ["the port is open"]


def test_a_reason_that_is_cited_is_no_source() -> None:
    found = attributions_of("Marta Velin said the port was closed, citing security concerns.")
    assert {source.text for attribution in found for source in attribution.sources} == {"Marta Velin"}


def test_it_that_stands_for_nobody_is_no_source() -> None:
    assert not any(each.sources for each in attributions_of("It was not possible to verify the claim."))
    (said,) = attributions_of("The ministry met. It said that the port was open.")
    assert said.sources[0].text == "It"


def test_lawyers_for_somebody_are_not_he() -> None:
    text = "Arvo Tamm was silent. Lawyers for the owner, Arvo Tamm, said that the port was open."
    (source,) = attributions_of(text)[-1].sources
    assert cast_of(text).get(source.entity or "") != "Arvo Tamm"
