"""Short reports, each showing what real ones do, read by the public pipeline and held to what a reader would note."""

from functools import cache
from pathlib import Path

import pytest
from facts import MARKS, Reading, judge_fact, load_case, plain

from onrecord.pipeline import read_page
from onrecord.records import Page, Record
from onrecord.samples import ENTITIES_PATH
from onrecord.settings import Settings

CASES = [load_case(path) for path in sorted(Path(__file__).parent.glob("[0-9]*.toml"))]
SETTINGS = Settings(entities_path=ENTITIES_PATH)


@cache
def read_case(number: int) -> Record:
    head = CASES[number].head
    return read_page(
        Page(
            address=CASES[number].name,
            content=head["text"].strip(),
            form=head.get("form", "exact"),
            title=head.get("title"),
            published=head.get("published"),
        ),
        SETTINGS,
    )


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_the_record_holds_what_a_reader_would_note(number):
    wrongs = [wrong for kind, fact in CASES[number].facts if (wrong := judge_fact(read_case(number), kind, fact))]
    assert not wrongs, f"{CASES[number].head['shows']}\n" + "\n".join(wrongs)


@pytest.mark.parametrize("number", range(len(CASES)), ids=[case.name for case in CASES])
def test_a_fact_says_only_what_can_be_checked(number):
    """A word misspelt in a fact would otherwise make it hold, or fail, for ever."""
    case, words = CASES[number], Reading(read_case(number))
    assert case.facts and case.head["shows"]
    for kind, fact in case.facts:
        assert set(fact) - set(MARKS), "a fact without a word holds always"
        for item in words.items(kind)[:1]:
            assert set(fact) - set(MARKS) <= set(item), f"{kind} {fact}"
        if kind == "entity":
            assert plain(fact.get("mention", "")) in plain(read_case(number).report.text), f"{kind} {fact}"
            assert all(fact.get(key, "") in read_case(number).report.text for key in ("within", "with")), (
                f"{kind} {fact}"
            )
        if kind == "nobody":
            assert fact["words"] in read_case(number).report.text, f"{kind} {fact}"


@pytest.mark.parametrize(
    ("kind", "fact"),
    [
        ("entity", {"mention": "the gallery", "name": "Orrin Shipyard"}),
        ("entity", {"mention": "its", "within": "its docks", "name": "Teig Gallery"}),
        ("entity", {"mention": "its", "within": "its summer", "with": "its docks"}),
        ("entity", {"mention": "the gallery", "runner_up": "Gdansk"}),
        ("entity", {"mention": "the union", "mention_kind": "name"}),
        ("entity", {"mention": "Gdansk", "country_found": "context"}),
        ("entity", {"mention": "Gdansk", "members": ["Gdansk"]}),
        ("entity", {"mention": "Gdansk", "sector": "GOV"}),
        ("entity", {"absent": True, "mention": "its", "with": "the gallery has"}),
        ("nobody", {"words": "the gallery"}),
        ("nobody", {"words": "Teig"}),
        ("nobody", {"words": "words that are not there"}),
    ],
)
def test_a_fact_that_is_not_so_is_found_out(kind, fact):
    number = next(number for number, case in enumerate(CASES) if case.name.startswith("142-"))
    assert judge_fact(read_case(number), kind, fact)
