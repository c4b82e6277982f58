"""Which content and which source belong to which cue: scored in pairs, then each content goes to its best cue."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.spans import Run
from onrecord.attributions.tagger import Floats, Tagger, Tagging
from onrecord.attributions.windows import Window

SOURCE, CONTENT = 0, 1
MOST_LOGIT = 30.0
LEAST_CONTENT_LINK = 0.5
LEAST_SOURCE_LINK = 0.4
"""Tried from .3 to .6 on PolNeAR dev."""


@dataclass(frozen=True, slots=True)
class Link:
    """A cue with its source and its contents."""

    cue: Run
    source: Run | None
    contents: tuple[Run, ...]
    source_probability: float
    """How surely this source, or none."""
    content_probability: float
    """How surely the first content is this cue's."""


def link_runs(window: Window, tagging: Tagging, runs: Sequence[Run], tagger: Tagger) -> list[Link]:
    """The cues of a window that have a content, in text order."""
    cues, sources, contents = ([run for run in runs if run.role == role] for role in ("cue", "source", "content"))
    if not cues or not contents:
        return []
    scores = np.stack([_scores(window, tagging, cue, tagger) for cue in cues])
    to_content = _pairs(scores[:, CONTENT], contents)
    to_source = _pairs(scores[:, SOURCE], sources)
    surely = np.array([cue.probability for cue in cues])
    owner = (to_content * surely[:, None]).argmax(axis=0)
    links = []
    for at, cue in enumerate(cues):
        own = [
            place for place in range(len(contents)) if owner[place] == at and to_content[at, place] > LEAST_CONTENT_LINK
        ]
        if own:
            source, share = _best_source(sources, to_source[at])
            held = tuple(contents[place] for place in own)
            links.append(Link(cue, source, held, share, float(to_content[at, own].max())))
    return links


def _best_source(sources: Sequence[Run], shares: Floats) -> tuple[Run | None, float]:
    if not len(sources):
        return None, 1.0
    best = int(shares.argmax())
    share = float(shares[best])
    return (sources[best], share) if share > LEAST_SOURCE_LINK else (None, 1 - share)


def _pairs(scores: Floats, runs: Sequence[Run]) -> Floats:
    """Probabilities that runs belong to cues, shape (cues, runs), from their logits, shape (cues, n)."""
    shares = np.zeros((len(runs), scores.shape[1]), dtype=np.float32)
    for row, run in enumerate(runs):
        shares[row, run.places] = 1 / len(run.places)
    logits = np.einsum("cn,rn->cr", scores, shares)  # not BLAS, whose order of sums may hang on the machine
    found: Floats = 1 / (1 + np.exp(-np.clip(logits, -MOST_LOGIT, MOST_LOGIT)))
    return found


def _scores(window: Window, tagging: Tagging, cue: Run, tagger: Tagger) -> Floats:
    """Logits of a cue towards every wordpiece, shape (2, n): as its source, as its content."""
    pieces = np.flatnonzero((window.words >= cue.first) & (window.words <= cue.last))
    query = tagging.queries[pieces].mean(axis=0)
    scores = np.einsum("rd,nrd->rn", query, tagging.keys) / np.sqrt(query.shape[-1])
    away = np.arange(len(window.words)) - pieces[0]
    half = tagger.distance_bias.shape[1] // 2
    bucket = np.sign(away) * np.minimum(np.floor(np.log2(np.maximum(np.abs(away), 1))).astype(int) + 1, half)
    most = tagger.paragraph_bias.shape[1] // 2
    crossed: NDArray[np.int64] = np.clip(window.paragraphs - window.paragraphs[pieces[0]], -most, most)
    found: Floats = (
        scores
        + tagger.distance_bias[:, bucket + half]
        + tagger.paragraph_bias[:, crossed + most]
        + tagger.link_bias[:, None]
    )
    return found
