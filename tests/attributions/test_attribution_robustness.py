"""Whatever the text: spans are slices, nesting is a tree, time is linear."""

import time

from attributed import attributions_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.attributions.quotes import find_quotations
from onrecord.attributions.rules import read_drafts
from onrecord.language.model import load_model
from onrecord.settings import Settings

WORDS = "Velin|said|that|the port|was|open|he|added|accused|Norland|of|lying|according to|who|and"
MARKS = "“|”|\"|''|‘|’|«|»|,|.|:|\n|\n\n|- |\u00a0|\ufeff|İ|🙂"
PIECES = [*WORDS.split("|"), *MARKS.split("|")]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), max_size=50).map(" ".join))
def test_spans_are_slices_and_nesting_is_a_tree(text: str) -> None:
    attributions = attributions_of(text)
    assert [found.id for found in attributions] == [f"a{index}" for index in range(1, len(attributions) + 1)]
    parents = {found.id: found.parent for found in attributions}
    for found in attributions:
        assert found.cues and found.contents
        for span in (*found.sources, *found.cues, *found.contents):
            assert text[span.start : span.end] == span.text != ""
            assert span.text == span.text.strip() and "\n" not in span.text
        seen, at = set(), found.parent
        while at is not None:
            assert at not in seen
            seen.add(at)
            at = parents[at]


@given(st.text(alphabet="“”\"'‘’«»` ab,.\n", max_size=200))
def test_quotations_never_overlap(text: str) -> None:
    at = 0
    for quotation in find_quotations(text).all:
        assert at <= quotation.start < quotation.end <= len(text)
        assert "\n" not in text[quotation.start : quotation.end]
        at = quotation.end


def test_ten_thousand_marks_cost_linear_time() -> None:
    began = time.perf_counter()
    for marks in ('"' * 10_000, "“" * 10_000, "' " * 10_000, "‘a " * 10_000, "”" * 10_000, '" ' * 10_000):
        find_quotations(marks)
    assert time.perf_counter() - began < 5


def test_a_page_of_marks_is_no_error() -> None:
    attributions_of("Velin said " + '" ' * 2_000)
    attributions_of("“We go,” she said. " * 100)


def test_two_thousand_cues_cost_no_square_of_time() -> None:
    text = "“We go,” she said. Velin said: “No.”\n" * 1_000
    doc = load_model(Settings().spacy_model)(text)
    began = time.perf_counter()
    assert len(read_drafts(doc)) > 1_500
    assert time.perf_counter() - began < 10
