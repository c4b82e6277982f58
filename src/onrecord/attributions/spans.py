"""Which words are source, cue and content: the best sequence of labels, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.tagger import Floats, Tagging
from onrecord.attributions.windows import LABELS, NO_WORD, Window

IMPOSSIBLE = -1e4


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that have one role."""

    role: str
    """source, cue or content."""
    first: int
    """Index of the first word in the doc."""
    last: int
    """Index of the last word, included."""
    places: NDArray[np.int64]
    """Where the words' first wordpieces stand in the window."""
    probability: float
    """Mean over the words of the probability that they have this role."""


def find_runs(window: Window, tagging: Tagging) -> list[Run]:
    """The runs of a window, in text order."""
    return [run for places in _paragraphs(window) for run in _runs(window, tagging, places)]


def _paragraphs(window: Window) -> Iterator[NDArray[np.int64]]:
    """For each paragraph where its words begin."""
    begins = np.r_[True, window.words[1:] != window.words[:-1]] & (window.words != NO_WORD)
    for number in range(int(window.paragraphs[-1]) + 1):
        places = np.flatnonzero(begins & (window.paragraphs == number))
        if len(places):
            yield places


def _runs(window: Window, tagging: Tagging, places: NDArray[np.int64]) -> Iterator[Run]:
    scores = tagging.labels[places]
    path = best_path(scores)
    role_of = (path + 1) // 2  # O: 0, then a number for each pair of B and I
    starts = (role_of > 0) & (np.r_[True, role_of[1:] != role_of[:-1]] | (path % 2 == 1))
    for at in np.flatnonzero(starts):
        end = int(at) + 1
        while end < len(path) and role_of[end] == role_of[at] and not starts[end]:
            end += 1
        own = places[at:end]
        label = int(role_of[at]) * 2
        share = np.exp(scores[at:end, label - 1]) + np.exp(scores[at:end, label])
        words = window.words[own]
        yield Run(LABELS[label][2:], int(words[0]), int(words[-1]), own, float(share.mean()))


def best_path(scores: Floats) -> NDArray[np.int64]:
    """The likeliest sequence of LABELS in which none is continued that has not begun (Viterbi).

    `scores` are logarithms of probabilities, shape (n, len(LABELS)); a paragraph may begin in the middle of a role.
    """
    steps = _steps()
    best = scores[0].astype(np.float64)
    back = np.zeros(scores.shape, dtype=np.int64)
    for at in range(1, len(scores)):
        ways = best[:, None] + steps
        back[at] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[at]
    path = np.zeros(len(scores), dtype=np.int64)
    path[-1] = best.argmax()
    for at in range(len(scores) - 1, 0, -1):
        path[at - 1] = back[at, path[at]]
    return path


def _steps() -> NDArray[np.float64]:
    steps = np.zeros((len(LABELS), len(LABELS)))
    for to, label in enumerate(LABELS):
        if label.startswith("I-"):
            steps[:, to] = IMPOSSIBLE
            steps[[to - 1, to], to] = 0
    return steps
