"""Each class of operator, applied and not, alone and nested: a sentence, its event word, how surely it is put."""

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Token

from onrecord.events.composition import Judgement, load_signatures
from onrecord.events.factuality import denied_parties, explain, judge
from onrecord.events.operators import load_modifiers, load_operators, split_cell
from onrecord.language.model import load_model
from onrecord.lexicons import read_table
from onrecord.records import Factuality, Modality
from onrecord.settings import Settings

FOLDER = Path(__file__).parent
LINES = [
    line
    for name in ("factuality.txt", "factuality_news.txt")
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
]
CASES = [tuple(line.split(" | ")) for line in LINES if line and not line.startswith("#")]


def read(text: str) -> Doc:
    return load_model(Settings().spacy_model)(text)


def find_word(doc: Doc, word: str) -> Token:
    return next(token for token in doc if token.text == word)


@pytest.mark.parametrize(("sentence", "word", "expected"), CASES)
def test_judges_how_surely_an_event_is_put(sentence: str, word: str, expected: str) -> None:
    factuality, modality = expected.split()
    assert judge(find_word(read(sentence), word)) == Judgement(factuality, modality)  # type: ignore[arg-type]


def test_cases_reach_every_factuality_and_modality() -> None:
    reached = {value for _, _, expected in CASES for value in expected.split()}
    assert reached == {*get_args(Factuality), *get_args(Modality)}


def test_explains_its_judgement_by_operators_the_outermost_first() -> None:
    doc = read("Velin denied that Norland had failed to inform the council.")
    operators = explain(find_word(doc, "inform"))
    assert [(operator.name, operator.start) for operator in operators] == [("deny", 6), ("negative", 30)]


@pytest.mark.parametrize(
    ("sentence", "word", "denied"),
    [
        ("It is Norland, not Sudland, that is sending weapons.", "sending", ["Sudland"]),
        ("It was Norland and not Sudland that attacked the port.", "attacked", ["Sudland"]),
        ("It was not Norland but Sudland that attacked the port.", "attacked", ["Norland"]),
        ("Norland, not Sudland, sent the weapons.", "sent", ["Sudland"]),
        ("Norland and not Sudland sent the weapons.", "sent", ["Sudland"]),
        ("Norland rather than Sudland sent the weapons.", "sent", ["Sudland"]),
        ("Norland, unlike Sudland, sent weapons.", "sent", ["Sudland"]),
        ("Norland sent the weapons to Sudland, not Estmark.", "sent", ["Estmark"]),
        ("The port was attacked by Norland, not by Sudland.", "attacked", ["Sudland"]),
        ("Velin said that Norland, not Sudland, sent weapons.", "sent", ["Sudland"]),
        ("Velin said that Norland, not Sudland, sent weapons.", "said", []),
        ("Norland did not attack Sudland.", "attack", []),
        ("Not only Norland but also Sudland sent weapons.", "sent", []),
        ("Norland did not send tanks but sold them.", "send", []),
        ("Norland sent weapons.", "sent", []),
    ],
)
def test_names_those_whom_a_clause_puts_aside(sentence: str, word: str, denied: list[str]) -> None:
    assert [token.text for token in denied_parties(find_word(read(sentence), word))] == denied


def test_nothing_over_a_plain_event() -> None:
    assert explain(find_word(read("Norland sent troops."), "sent")) == ()


def test_a_word_has_one_class_in_one_frame() -> None:
    keys = [
        (row["pos"], word, frame)
        for row in read_table("operators")
        for word in split_cell(row["words"])
        for frame in split_cell(row["frames"])
    ]
    assert len(keys) == len(set(keys))


def test_tables_name_known_classes_only() -> None:
    named = {name for entry in load_operators().values() for name in (entry.name, entry.past) if name}
    named |= {name for kind in ("modal", "adverb", "adjective", "negator") for name in load_modifiers(kind).values()}
    assert named <= load_signatures().keys()


WORDS = st.sampled_from(
    [
        "not",
        "no",
        "said",
        "deny",
        "attack",
        "to",
        "if",
        "would",
        "of",
        "and",
        ",",
        "?",
        '"',
        "that",
        "\u200f",
        "😀",
        " ",
        "x",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30))
def test_judges_every_token_of_any_words(words: list[str]) -> None:
    for token in read(" ".join(words)):
        judgement = judge(token)
        assert judgement.factuality in get_args(Factuality)
        assert judgement.modality in get_args(Modality)


@settings(max_examples=40, deadline=None)
@given(st.text(min_size=1, max_size=120))
def test_judges_every_token_of_any_text(text: str) -> None:
    for token in read(text):
        assert judge(token).modality in get_args(Modality)


def test_deep_and_wide_sentences_cost_little() -> None:
    doc = read("He said " + "that she denied " * 60 + "that they left " + '"' * 2000)
    assert {judge(token).factuality for token in doc} <= set(get_args(Factuality))
