"""The learned typer: which sort of event a word tells of in its sentence, if any.

Three layers of a BERT encoder (MiniLM), trained on sentences of our own; see the card beside its weights. It reads one
sentence at a time and says of every wordpiece how likely it tells of each of PLOVER's types, or of nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span, Token
from tokenizers import Tokenizer

from onrecord.language import start_of
from onrecord.models import ATTRIBUTION_TAGGER, EVENT_TYPER, Model, checksum_of, load_weights
from onrecord.records import EventType

Floats = NDArray[np.float32]
TYPES: tuple[EventType, ...] = get_args(EventType)
LABELS = ("NONE", *TYPES)
SHORTEST = 4
"""Tokens of a sentence that is read."""
LONGEST = 200
"""Wordpieces of a sentence that are read: the sentences it was trained on have a quarter of that at most."""
_TELLING = frozenset({"VERB", "NOUN", "ADJ", "PROPN"})
_HELPERS = frozenset({"aux", "auxpass"})
_NAMING = frozenset({"PROPN", "NOUN"})


@dataclass(frozen=True, slots=True)
class Opinion:
    """How likely a word tells of nothing, and of each type; together they are one."""

    shares: tuple[float, ...]
    """In the order of LABELS."""

    @property
    def best(self) -> EventType:
        """The likeliest type."""
        return max(zip(self.shares[1:], TYPES, strict=True))[1]

    def of(self, kind: EventType) -> float:
        """How likely it tells of that type."""
        return self.shares[LABELS.index(kind)]


Opinions = Mapping[int, Opinion]
"""By the index of the word in its doc; words that can tell of nothing have none."""
SILENT: Opinions = {}


@dataclass(frozen=True, slots=True)
class Typer:
    """The network with its tokenizer."""

    model: Model

    def read(self, doc: Doc, longest: int) -> Opinions:
        """The opinions on the words of every sentence of at most `longest` tokens that names anybody or anything."""
        sentences = (sentence for sentence in doc.sents if len(sentence) <= longest and has_somebody(sentence))
        return {at: opinion for sentence in sentences for at, opinion in self.read_sentence(sentence)}

    def read_sentence(self, sentence: Span) -> Iterator[tuple[int, Opinion]]:
        """The opinions on the words of one sentence."""
        encoded = encode(sentence, self.model.tokenizer)
        if not encoded.places:
            return
        logits: Floats = self.model.session.run(["types"], {"pieces": encoded.pieces[None]})[0][0]
        chosen = logits[list(encoded.places.values())].astype(np.float64)
        powers = np.exp(chosen - chosen.max(axis=-1, keepdims=True))
        shares = (powers / powers.sum(axis=-1, keepdims=True)).round(4)
        for at, row in zip(encoded.places, shares.tolist(), strict=True):
            yield at, Opinion(tuple(row))


@dataclass(frozen=True, slots=True)
class Encoded:
    """A sentence as the typer takes it."""

    pieces: NDArray[np.int64]
    """Ids of wordpieces, shape (n,), between the two marks."""
    places: dict[int, int]
    """For the words that can tell of an event, by their index in the doc, the place of their first wordpiece."""


def encode(sentence: Span, tokenizer: Tokenizer) -> Encoded:
    """The wordpieces of a sentence, and where its telling words stand among them."""
    encoding = tokenizer.encode(sentence.text)
    first: dict[int, int] = {}
    for place, (start, end) in enumerate(encoding.offsets[:LONGEST]):
        if end > start:
            first.setdefault(start, place)
    offset = sentence.start_char
    places = {token.i: first[start_of(token) - offset] for token in sentence if start_of(token) - offset in first}
    telling = {at: place for at, place in places.items() if can_tell(sentence.doc[at])}
    return Encoded(np.array(encoding.ids[:LONGEST], dtype=np.int64), telling)


def has_somebody(sentence: Span) -> bool:
    """Whether a sentence is long enough to tell of an event, and names anybody or anything."""
    return len(sentence) >= SHORTEST and any(token.pos_ in _NAMING or token.ent_type_ for token in sentence)


def can_tell(token: Token) -> bool:
    """Whether a word may tell of an event: a verb that is no auxiliary, a noun, an adjective."""
    return token.pos_ in _TELLING and token.dep_ not in _HELPERS and token.text[0].isalpha()


@cache
def load_typer() -> Typer:
    """The typer that ships with On Record; its wordpieces are the tagger's."""
    return Typer(load_weights(EVENT_TYPER, ATTRIBUTION_TAGGER))


def describe_typer() -> str:
    """Name and start of the checksum, as the record's `reader.typer` has it."""
    return f"{EVENT_TYPER} {checksum_of(EVENT_TYPER)[:12]}"
