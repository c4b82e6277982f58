"""The learned voice: what it says of itself, that it can be left out, and what holds of its sequences."""

from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from onrecord.attributions.spans import best_path
from onrecord.attributions.windows import LABELS, LONGEST_WINDOW, pack
from onrecord.pipeline import read_page
from onrecord.records import Page
from onrecord.settings import Settings

MOST_BYTES = 25_000_000
PAGE = Page(address="here", content="Marta Velin said that the port was open.", form="exact")


def test_the_record_says_whether_weights_were_used() -> None:
    assert read_page(PAGE, Settings(learned_tagger=False)).reader.tagger is None
    assert (read_page(PAGE, Settings()).reader.tagger or "").startswith("attribution_tagger ")


def test_the_weights_are_small_and_have_a_card() -> None:
    folder = Path(str(resources.files("onrecord.models")))
    files = [path for path in folder.iterdir() if path.name.startswith("attribution_tagger")]
    assert sum(path.stat().st_size for path in files) <= MOST_BYTES
    card = (folder / "attribution_tagger.md").read_text(encoding="utf-8")
    assert "states no licence" in card


def test_the_least_confidence_leaves_out_what_is_less_sure() -> None:
    sure = read_page(PAGE, Settings(least_confidence=0.0)).attributions
    assert sure and all(0 <= each.confidence <= 1 for each in sure)
    assert read_page(PAGE, Settings(least_confidence=1.0)).attributions == ()


@given(arrays(np.float32, st.tuples(st.integers(1, 40), st.just(len(LABELS))), elements=st.floats(-9, 0, width=32)))
def test_no_role_goes_on_that_has_not_begun(scores: np.ndarray) -> None:
    path = [LABELS[label] for label in best_path(scores)]
    for before, label in pairwise(path):
        assert not label.startswith("I-") or before[2:] == label[2:]


@given(st.lists(st.integers(1, LONGEST_WINDOW - 2), max_size=60))
def test_every_paragraph_is_in_one_window_that_fits(sizes: list[int]) -> None:
    groups = list(pack(([number] * size, [number] * size) for number, size in enumerate(sizes)))
    assert [len(ids) for group in groups for ids, _ in group] == sizes
    assert all(1 + sum(len(ids) + 1 for ids, _ in group) <= LONGEST_WINDOW for group in groups)
