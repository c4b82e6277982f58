"""Words found again, whatever is typed."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ledger_records import sample

from onrecord.ledger import Ledger, sentence_around
from onrecord.records import Reader, Record, Region, Report


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger(tmp_path_factory.mktemp("search") / "ledger.db") as opened:
        for number in range(3):
            opened.add(sample(number))
        odd = "A\0b boats \ufdd0here\ufdd1. Then boats left."
        opened.add(Record(id="odd", reader=Reader(version="0", model="m"), report=Report(text=odd)))
        yield opened


def test_a_hit_shows_the_sentence_and_where_the_words_stand(ledger):
    hit = ledger.search("report 2 cafe")[0]
    text = sample(2).report.text
    assert (hit.id, hit.publisher, hit.published) == ("report-2", "The Daily", "2023-03-22")
    assert [match.text for match in hit.matches] == ["Café", "report", "2"]
    assert all(text[match.start : match.end] == match.text for match in hit.matches)
    assert hit.snippet.text == "Café owners in Port-Élan knew nothing."


def test_words_within_quotes_stand_in_their_order(ledger):
    assert len(ledger.search('"Norland had sent"')) == 3
    assert ledger.search('"sent had Norland"') == []
    assert len(ledger.search("sent had Norland", limit=2)) == 2


def test_a_match_in_the_title_alone_shows_how_the_text_begins(ledger):
    hit = ledger.search("says")[0]
    assert (hit.matches, hit.snippet.text) == (
        (),
        "Marta Velin said on Tuesday that Norland had sent boats to Sarvania.",
    )


ODD = ["", '"', '""', "AND", "boats AND", "NEAR(", "text:boats*", "-x ^y", "'; DROP", "\ud800", "\0", "_"]
LONG = ["a" * 99_999, "boats " * 9_999, '"' * 9_999]


@pytest.mark.parametrize("words", ODD + LONG, ids=range(len(ODD + LONG)))
def test_nothing_typed_can_break_it(ledger, words):
    assert isinstance(ledger.search(words), list)


@given(st.text(max_size=30))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_can_break_it(ledger, words):
    for hit in ledger.search(words):
        assert hit.id


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("It rained. Mr. Dask met Gen. O. Lunde. They spoke.", "met", "Mr. Dask met Gen. O. Lunde."),
        ("They met at 3 p.m. in Oslo. Then they spoke.", "met", "They met at 3 p.m. in Oslo."),
        ("One.\n\nTwo sat down\nThree", "sat", "Two sat down"),
        ('She said: "We left." Then it rained.', "left", 'She said: "We left."'),
        ("word", "word", "word"),
    ],
)
def test_the_sentence_around_words(text, words, sentence):
    start = text.index(words)
    found = sentence_around(text, Region(start=start, end=start + len(words)))
    assert found.text == sentence == text[found.start : found.end]


def test_a_text_without_sentences_is_not_shown_whole():
    found = sentence_around("on and " * 50_000, Region(start=70_000, end=70_002))
    assert len(found.text) < 1_300
    assert not found.text.startswith(("n ", "nd "))
