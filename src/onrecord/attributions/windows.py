"""A parse as windows of wordpieces: what the tagger reads.

Paragraphs are packed, each behind the other with `[SEP]` between, into windows of at most `LONGEST_WINDOW` wordpieces;
a longer paragraph is cut where a sentence ends. Beside its wordpiece each place has features of the word that it
is part of: part of speech, dependency, dependency of its head, kind of name, capitals, quotation marks, and the role
that the rules give it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from tokenizers import Tokenizer

from onrecord.attributions.drafts import Draft
from onrecord.attributions.quotes import Quotations, find_quotations, paragraphs
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.texts import text_of
from onrecord.language import end_of

LONGEST_WINDOW = 224
"""Wordpieces, marks included; windows longer than those that a tagger was trained on lose much."""
ROLES = ("content", "source", "cue")
"""In order of painting: where two overlap, the later one shows."""
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
FEATURES = ("tag", "dep", "head_dep", "ent", "case", "quote", "title", "rule")
CASES = ("lower", "title", "upper", "mixed", "digit", "mark")
NO_WORD = -1


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a report as the tagger takes it; all arrays have one row a wordpiece."""

    pieces: NDArray[np.int64]
    """Ids of wordpieces, shape (n,)."""
    features: NDArray[np.int64]
    """Ids of the word's features, shape (n, len(FEATURES)); 0 is unknown or none."""
    words: NDArray[np.int64]
    """Index of the word in the doc, shape (n,); NO_WORD for marks and white space."""
    paragraphs: NDArray[np.int64]
    """Number of the paragraph in the window, shape (n,)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Ids of grammatical labels, from 1; what a tagger was not trained on is 0."""

    tag: dict[str, int]
    dep: dict[str, int]
    ent: dict[str, int]

    @classmethod
    def of(cls, tags: Iterable[str], deps: Iterable[str], ents: Iterable[str]) -> "Vocabulary":
        """The vocabulary of labels in their order."""
        return cls(*({label: place for place, label in enumerate(labels, 1)} for labels in (tags, deps, ents)))


def make_windows(doc: Doc, drafts: Sequence[Draft], tokenizer: Tokenizer, vocabulary: Vocabulary) -> Iterator[Window]:
    """The windows of a parsed text, in order."""
    features = features_of(doc, drafts, vocabulary)
    text = text_of(doc)
    word_at = words_by_character(doc)
    specials = _mark("[CLS]", tokenizer), _mark("[SEP]", tokenizer)
    pieces = [piece for stretch in paragraphs(text) for piece in encode(doc, stretch, tokenizer, word_at)]
    for packed in pack(pieces):
        yield _window(packed, features, specials)


def _mark(mark: str, tokenizer: Tokenizer) -> int:
    found = tokenizer.token_to_id(mark)
    if found is None:
        raise ValueError(f"the tokenizer knows no {mark}")
    return found


Encoded = tuple[list[int], list[int]]
"""Ids of wordpieces and the words that they are part of."""


def encode(doc: Doc, stretch: Stretch, tokenizer: Tokenizer, word_at: NDArray[np.int64]) -> Iterator[Encoded]:
    """A paragraph's wordpieces; several runs where it is longer than a window."""
    encoding = tokenizer.encode(text_of(doc)[stretch[0] : stretch[1]], add_special_tokens=False)
    ids = encoding.ids
    words = [int(word_at[stretch[0] + (start + end) // 2]) for start, end in encoding.offsets]
    room = LONGEST_WINDOW - 2
    at = 0
    while len(ids) - at > room:
        cut = _cut(doc, words, at, at + room)
        yield ids[at:cut], words[at:cut]
        at = cut
    if at < len(ids):
        yield ids[at:], words[at:]


def _cut(doc: Doc, words: Sequence[int], start: int, end: int) -> int:
    """Where to cut a long paragraph: before the last sentence that would not fit, else before the last word."""
    for at in range(end, start, -1):
        if words[at] != words[at - 1] and words[at] >= 0 and doc[words[at]].is_sent_start:
            return at
    return next((at for at in range(end, start, -1) if words[at] != words[at - 1]), end)


def pack(pieces: Iterable[Encoded]) -> Iterator[list[Encoded]]:
    """Paragraphs in groups that fit into a window with a mark before the first and after each."""
    group: list[Encoded] = []
    size = 1
    for piece in pieces:
        if group and size + len(piece[0]) + 1 > LONGEST_WINDOW:
            yield group
            group, size = [], 1
        group.append(piece)
        size += len(piece[0]) + 1
    if group:
        yield group


def _window(group: Sequence[Encoded], features: NDArray[np.int64], specials: tuple[int, int]) -> Window:
    ids, words, places = [specials[0]], [NO_WORD], [0]
    for place, (piece_ids, piece_words) in enumerate(group):
        ids += [*piece_ids, specials[1]]
        words += [*piece_words, NO_WORD]
        places += [place] * (len(piece_ids) + 1)
    index = np.array(words, dtype=np.int64)
    return Window(np.array(ids, dtype=np.int64), features[index], index, np.array(places, dtype=np.int64))


def words_by_character(doc: Doc) -> NDArray[np.int64]:
    """For each character of the text the index of its word; NO_WORD between words."""
    found = np.full(len(text_of(doc)) + 1, NO_WORD, dtype=np.int64)
    for token in doc:
        if not token.is_space:
            found[token.idx : end_of(token)] = token.i
    return found


def features_of(doc: Doc, drafts: Sequence[Draft], vocabulary: Vocabulary) -> NDArray[np.int64]:
    """The features of each word, shape (words + 1, len(FEATURES)); the last row, of no word, is 0."""
    found = np.zeros((len(doc) + 1, len(FEATURES)), dtype=np.int64)
    quotations = find_quotations(text_of(doc))
    title = next(paragraphs(text_of(doc)), (0, 0))
    for token in doc:
        found[token.i, :7] = (
            vocabulary.tag.get(token.tag_, 0),
            vocabulary.dep.get(token.dep_, 0),
            vocabulary.dep.get(token.head.dep_, 0),
            vocabulary.ent.get(token.ent_type_, 0),
            case_of(token.text),
            _quoted(token, quotations),
            1 if token.idx < title[1] else 2,
        )
    paint(
        found[:, 7],
        ({"source": (d.source.stretch,) if d.source else (), "cue": (d.cue,), "content": d.contents} for d in drafts),
        words_by_character(doc),
    )
    return found


def paint(row: NDArray[np.int64], roles: Iterable[dict[str, Sequence[Stretch]]], word_at: NDArray[np.int64]) -> None:
    """Write the ids of LABELS that attributions' stretches give to words."""
    attributions = list(roles)
    for role in ROLES:
        for attribution in attributions:
            for start, end in attribution[role]:
                words = np.unique(word_at[start:end])
                words = words[words >= 0]
                row[words] = LABELS.index(f"I-{role}")
                row[words[:1]] = LABELS.index(f"B-{role}")


@cache
def case_of(word: str) -> int:
    """Id of a word's capitals, from 1 in the order of CASES."""
    if not any(character.isalnum() for character in word):
        return 6
    if any(character.isdigit() for character in word):
        return 5
    if word.islower():
        return 1
    if word.isupper() and len(word) > 1:
        return 3
    return 2 if word[0].isupper() and not any(character.isupper() for character in word[1:]) else 4


def _quoted(token: Token, quotations: Quotations) -> int:
    found = quotations.at(token.idx)
    return 0 if found is None else 1 if found.closed else 2
