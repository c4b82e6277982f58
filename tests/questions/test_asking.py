"""A question typed, its reports read by the real reader, and what comes back."""

import pytest

from onrecord.errors import QuestionNotUnderstood
from onrecord.ledger import Ledger
from onrecord.pipeline import read_page
from onrecord.questions import ask
from onrecord.questions.names import restore_capitals, stand_in
from onrecord.questions.reading import read_question
from onrecord.questions.statements import state_question
from onrecord.records import Page
from onrecord.settings import Settings

SETTINGS = Settings()
REPORTS = {
    "2023-03-01": "Marta Velin, the foreign minister of Ghana, said that Norway had supplied weapons to Chile. "
    "Norway denied that it had sent weapons to Chile.",
    "2023-03-05": "“We have not seen any evidence that Norway is supplying weapons to Chile,” Oren Dask "
    "told reporters. Ghana warned Norway against sending weapons to Chile.",
}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    with Ledger(tmp_path_factory.mktemp("asking") / "ledger.db") as opened:
        for day, text in REPORTS.items():
            opened.add(read_page(Page(address=day, id=day, content=text, form="exact", published=day), SETTINGS))
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Has Norway supplied weapons to Chile?",
        "has norway supplied weapons to chile?",
        "Norway has supplied weapons to Chile.",
        "Is Norway supplying weapons to Chile?",
        "Did Norway send weapons to Chile?",
    ],
)
def test_a_yes_or_no_question(ledger, question):
    answer = ask(ledger, question, SETTINGS)
    assert answer.read_as == "AID of weapon by Norway to Chile"
    assert answer.standing == "1 of 4 sources asserts that it happened; 1 denies it."
    assert [(group.name, [finding.sources[0] for finding in group.findings]) for group in answer.groups] == [
        ("asserted", ["Marta Velin"]),
        ("urged against", ["Ghana"]),
        ("no evidence", ["Oren Dask"]),
        ("denied", ["Norway"]),
    ]


def test_who_leaves_the_actor_open(ledger):
    answer = ask(ledger, "Who has supplied weapons to Chile?", SETTINGS)
    assert answer.query.actors == ()
    assert len(answer.groups) == 4


def test_what_did_somebody_say(ledger):
    answer = ask(ledger, "What did Velin say about Norway?", SETTINGS)
    assert answer.read_as == "statements by Velin about Norway"
    assert [statement.sources for statement in answer.statements] == [("Marta Velin",)]
    assert ask(ledger, "What did Velin say about Sweden?", SETTINGS).statements == ()


def test_a_source_asked_for(ledger):
    query = read_question("Did Marta Velin say that Norway supplied weapons to Chile?", ledger, SETTINGS)
    assert [party.name for party in query.by] == ["Marta Velin"]


def test_what_has_been_done_to_somebody(ledger):
    answer = ask(ledger, "What has Norway done to Chile?", SETTINGS)
    assert {finding.type for group in answer.groups for finding in group.findings} == {"AID"}


@pytest.mark.parametrize("question", ["", "?!", "\ud800", "Is it raining?", "\0", "a " * 2_000, "?" * 10_000])
def test_a_question_not_understood_says_what_can_be_asked(ledger, question):
    with pytest.raises(QuestionNotUnderstood) as told:
        ask(ledger, question, SETTINGS)
    assert "On record are" in told.value.remedy or "characters" in told.value.remedy


def test_an_empty_ledger_says_so(tmp_path):
    with Ledger(tmp_path / "ledger.db") as empty:
        answer = ask(empty, "Has Norway supplied weapons to Chile?", SETTINGS)
        assert answer.standing == "Nothing on record is about it."
        with pytest.raises(QuestionNotUnderstood, match="Nothing is on record yet"):
            ask(empty, "Is it raining?", SETTINGS)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("Has Norway supplied weapons to Chile?", "Norway has supplied weapons to Chile."),
        ("Did thousands protest in Oslo?", "Thousands will protest in Oslo."),
        ("Who has attacked Chile?", "Somebody has attacked Chile."),
        ("Whom has Norway attacked?", "Norway has attacked somebody."),
        ("Norway attacked Chile.", None),
        ("Which countries have attacked Chile?", None),
        ("Where?", None),
    ],
)
def test_a_question_as_a_statement(question, statement):
    assert state_question(question, SETTINGS) == statement


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("did marta velin's aide meet chile?", "did Marta Velin's aide meet Chile?"),
        ("Did norway's army (and ghana) leave?", "Did Norway's army (and Ghana) leave?"),
        ("Did norway and Chile meet?", "Did norway and Chile meet?"),
        ("who are you?", "who are you?"),
        ("", ""),
    ],
)
def test_names_on_record_get_their_capitals_back(ledger, typed, spelled):
    assert restore_capitals(typed, ledger) == spelled


def test_countries_stand_in_for_names_that_no_reader_knows(ledger):
    text, meant = stand_in("Has somebody met Marta Velin in Chile?", ledger)
    assert (text, meant) == ("Has Norway met Ghana in Chile?", {"Norway": None, "Ghana": "Marta Velin"})
    assert stand_in("Has Norway met Chile?", ledger) == ("Has Norway met Chile?", {})


def test_a_name_that_only_the_record_knows_is_understood(tmp_path):
    text = "Norland attacked Sarvania on Monday, Ghana said. Norland and Sarvania had met in Oslo."
    with Ledger(tmp_path / "ledger.db") as small:
        small.add(read_page(Page(address="x", id="x", content=text, form="exact", published="2023-03-01"), SETTINGS))
        query = read_question("Did Norland attack Sarvania?", small, SETTINGS)
    assert (query.types, [party.name for party in query.actors]) == (("ASSAULT",), ["Norland"])
    assert [party.name for party in query.recipients] == ["Sarvania"]
