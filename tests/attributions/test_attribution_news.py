"""Constructions of agency news: headlines, datelines, lists, signatures, cues that are only words and no deeds."""

import pytest
from attributed import acts, read

FOUND = {
    "quotation, then its speaker and topic": (
        "“The harbour is old”: Velin on the rebuilding",
        ("Velin", ":", "“The harbour is old”"),
    ),
    "speaker on a topic": (
        "Marta Velin on the rebuilding: The harbour is old",
        ("Marta Velin", ":", "The harbour is old"),
    ),
    "says minister": (
        "Norland to rebuild harbour, says foreign minister",
        ("foreign minister", "says", "Norland to rebuild harbour"),
    ),
    "signed": ("“The harbour is old.” — Marta Velin", ("Marta Velin", "—", "“The harbour is old.”")),
    "signed on the next line": ("“The harbour is old.”\n— Marta Velin", ("Marta Velin", "—", "“The harbour is old.”")),
    "block without marks": (
        "Marta Velin said:\nOur harbour is old. It will be rebuilt.",
        ("Marta Velin", "said", "Our harbour is old. It will be rebuilt"),
    ),
    "points": (
        "The mayor made three points:\n- the port is open;\n- the market is closed.",
        ("The mayor", "made three points", "the port is open | the market is closed"),
    ),
    "statement reads": ("The statement reads: “The port is open.”", ("The statement", "reads", "“The port is open.”")),
    "dateline": (
        "RIVENTA, Norland, May 3 (Tessera) – The harbour is old, Marta Velin said on Tuesday.",
        ("Marta Velin", "said", "The harbour is old"),
    ),
    "called on": (
        "Marta Velin called on Norland to open the port.",
        ("Marta Velin", "called on", "Norland to open the port"),
    ),
    "expressed concern": (
        "Marta Velin expressed concern that the port was closed.",
        ("Marta Velin", "expressed concern", "that the port was closed"),
    ),
    "did not exclude": ("The company did not exclude a strike.", ("The company", "did not exclude", "a strike")),
    "attacked in words": (
        "Marta Velin attacked the plan as a mistake.",
        ("Marta Velin", "attacked", "the plan as a mistake"),
    ),
    "when asked": (
        "“The harbour is safe,” a spokesman said when asked about the storm.",
        ("a spokesman", "said", "“The harbour is safe,”"),
    ),
    "told the paper they knew": (
        "Employees told the paper they had learned of the plans.",
        ("Employees", "told", "they had learned of the plans"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_one_attribution(text: str, expected: tuple[str, str, str]) -> None:
    assert read(text) == [expected]


PARTED = {
    "recalled": (
        "Petr Hask suggested that Velmark might have staged the raid, and recalled that it had done so before.",
        ["that Velmark might have staged the raid", "that it had done so before"],
    ),
    "added": (
        "Petr Hask said the envoy had left, and added that nobody missed him.",
        ["the envoy had left", "that nobody missed him"],
    ),
    "semicolon": (
        "Velmark says it shot down four drones; Norland denies attack",
        ["it shot down four drones", "attack"],
    ),
}


@pytest.mark.parametrize(("text", "contents"), PARTED.values(), ids=PARTED.keys())
def test_a_content_ends_where_the_next_cue_goes_on(text: str, contents: list[str]) -> None:
    assert [content for _, _, content in read(text)] == contents


NOTHING = (
    "Norland attacked Chile.",
    "Rebels attacked the convoy.",
    "The ministry excluded three firms from the tender.",
    "Petr Hask reads the paper every morning.",
    "The harbour — Halvik — is old.",
)


@pytest.mark.parametrize("text", NOTHING)
def test_deeds_are_no_words(text: str) -> None:
    assert read(text) == []


ACTS = {
    "Petr Hask voted against the bill.": "reject",
    "Petr Hask voted for the bill.": "praise",
    "Marta Velin expressed readiness to meet the envoy.": "promise",
    "Petr Hask voiced his hope that the port would open.": "believe",
    "Marta Velin called on Tuesday for a new treaty.": "urge",
    "Marta Velin would not answer whether the port was open.": "reject",
    "The mayor would not comment on the storm.": "reject",
}


@pytest.mark.parametrize(("text", "act"), ACTS.items())
def test_act(text: str, act: str) -> None:
    assert acts(text) == [act]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("As reported by Tessera, the port is open.", "Tessera"),
        ("Norland was opposed to the treaty.", "Norland"),
        ("Marta Velin is convinced that the port will open.", "Marta Velin"),
        ("Norland considers the vote illegal.", "Norland"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert [found for found, _, _ in read(text)] == [source]


def test_to_consider_a_thing_something_is_to_believe_it() -> None:
    assert acts("Norland considers the vote illegal.") == ["believe"]
    assert acts("Norland is considering sending ships.") == ["propose"]
