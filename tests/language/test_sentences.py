"""Where sentences may start: at paragraphs, and never because a line was broken at a column."""

import pytest

from onrecord.language import parse_report
from onrecord.language.model import LONGEST_SENTENCE_TOKENS, load_model
from onrecord.records import Page
from onrecord.reports import read_report
from onrecord.settings import Settings

WRAPPED = (
    "The foreign minister of Norland said on Tuesday that the talks with\n"
    "her colleague from Sudria would go on in April in the presence of\n"
    "Bela Tarkan, and that both sides wanted the road to be open before\n"
    "the winter. Nobody knew whether the traders of Osthaven would come."
)
SENTENCES = [WRAPPED.partition(" Nobody")[0], "Nobody" + WRAPPED.partition(" Nobody")[2]]


def sentences_of(text: str, form: str = "text") -> list[str]:
    settings = Settings()
    parse = parse_report(read_report(Page(address="a.txt", content=text, form=form), settings), settings)
    return [words for sentence in parse.doc.sents if (words := sentence.text.strip())]


@pytest.mark.parametrize("form", ["text", "exact"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_line_broken_in_mid_sentence_starts_none(form: str, newline: str) -> None:
    found = sentences_of(WRAPPED.replace("\n", newline), form)
    assert [sentence.replace("\r\n", "\n") for sentence in found] == SENTENCES


def test_a_short_line_above_or_below_wrapped_ones_stands_alone() -> None:
    found = sentences_of(f"Talks with Sudria will go on\n{WRAPPED}\n\nShe left\n\n- the road\n- the bridge")
    assert found[0] == "Talks with Sudria will go on"
    assert found[1:3] == SENTENCES
    assert found[3] == "She left"


def test_headlines_and_list_items_do_not_run_into_one_another() -> None:
    found = sentences_of("Norland closes the northern road\nSudria waits\nThe road was closed on Tuesday, she said.")
    assert found == ["Norland closes the northern road", "Sudria waits", "The road was closed on Tuesday, she said."]


def test_sentences_that_end_with_their_lines_are_apart() -> None:
    first = "The road was closed on Tuesday, the minister of Norland said in a note."
    second = "Nobody knows when it will be open again, according to the road office."
    assert sentences_of(f"{first}\n{second}\n{first.replace('road', 'pass')}")[:2] == [first, second]


@pytest.mark.parametrize("unit", ["He said that ", "“He said,” ", "X, citing Y, ", "and. ", "word "])
def test_no_sentence_grows_without_bound(unit):
    doc = load_model(Settings().spacy_model)(unit * 2_000)
    assert max(len(sentence) for sentence in doc.sents) <= LONGEST_SENTENCE_TOKENS


def test_a_long_sentence_of_prose_is_left_whole():
    clauses = ", ".join(f"the member from town number {number} spoke of the harbour" for number in range(4, 24))
    found = sentences_of(f"On Monday {clauses}, and nobody answered. Then it rained.", "exact")
    assert found[-1] == "Then it rained."
    assert len(found) == 2


def test_a_paragraph_behind_a_bare_headline_starts_once():
    text = "Fishermen in Tarn protest\n\nMarta Lang, a spokeswoman for the fishermen, told the crowd to go home."
    assert sentences_of(text)[1].startswith("Marta Lang, a spokeswoman")
