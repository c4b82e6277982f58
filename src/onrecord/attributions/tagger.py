"""The learned tagger: for each wordpiece of a window which role it has, and what links it to others.

Six layers of a BERT encoder (MiniLM), trained on people's annotations; see the card beside its weights.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from onrecord.attributions.windows import Vocabulary, Window
from onrecord.models import ATTRIBUTION_TAGGER, Model, checksum_of, load_weights

Floats = NDArray[np.float32]
BIASES = ("distance_bias", "paragraph_bias", "link_bias")


@dataclass(frozen=True, slots=True)
class Tagging:
    """What the network says of one window; all arrays have one row a wordpiece."""

    labels: Floats
    """Logarithms of the probabilities of LABELS, shape (n, len(LABELS))."""
    queries: Floats
    """What a cue asks for, shape (n, 2, size): its source, its content."""
    keys: Floats
    """What answers, shape (n, 2, size): as a source, as a content."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """The network with its tokenizer, vocabulary and learned biases."""

    model: Model
    vocabulary: Vocabulary
    distance_bias: Floats
    """Shape (2, buckets): by the logarithm of the distance in wordpieces from the cue, before it and behind it."""
    paragraph_bias: Floats
    """Shape (2, steps): by how many paragraphs from the cue, before it and behind it."""
    link_bias: Floats
    """Shape (2,)."""

    def tag(self, window: Window) -> Tagging:
        """Read one window."""
        inputs = {"pieces": window.pieces[None], "features": window.features[None]}
        logits, vectors = (output[0] for output in self.model.session.run(["labels", "links"], inputs))
        vectors = vectors.reshape(len(logits), 4, -1)
        return Tagging(_log_softmax(logits), vectors[:, :2], vectors[:, 2:])


@cache
def load_tagger() -> Tagger:
    """The tagger that ships with On Record."""
    model = load_weights(ATTRIBUTION_TAGGER)
    labels = model.parts["vocabulary"]
    biases = (
        np.array(model.parts[name], dtype=np.float32) for name in ("distance_bias", "paragraph_bias", "link_bias")
    )
    return Tagger(model, Vocabulary.of(labels["tag"], labels["dep"], labels["ent"]), *biases)


def describe_tagger() -> str:
    """Name and start of the checksum, as the record's `reader.tagger` has it."""
    return f"{ATTRIBUTION_TAGGER} {checksum_of(ATTRIBUTION_TAGGER)[:12]}"


def _log_softmax(logits: Floats) -> Floats:
    shifted = logits - logits.max(axis=-1, keepdims=True)
    found: Floats = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return found
