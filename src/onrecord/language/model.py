"""The language model: loaded on first use, once a process."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.errors import ModelMissing
from onrecord.reports.lines import split_lines

_MAY_END = frozenset(".!?…”\"’')]")
_END_MARKS = frozenset({".", "!", "?", "…", "..."})

LONGEST_STRETCH_TOKENS = 300
"""Without a mark that ends a sentence: 222 in the 840 training reports of PolNeAR at most."""
LONGEST_SENTENCE_TOKENS = 600
"""From one sure start to the next, cut where a mark allows it."""


@cache
def load_model(name: str) -> Language:
    """The spaCy pipeline of that name, with paragraph starts as sentence starts.

    Raises ModelMissing where no package or folder of that name is installed.
    """
    try:
        model = spacy.load(name)
    except OSError as error:
        raise ModelMissing(
            f"The language model {name!r} is not installed.",
            "Install its package, or unset ONRECORD_SPACY_MODEL.",
        ) from error
    model.add_pipe("onrecord_paragraphs", first=True)
    model.add_pipe("onrecord_sentence_limits", after="onrecord_paragraphs")
    return model


@Language.component("onrecord_paragraphs", assigns=["token.is_sent_start"])
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """A headline or a bullet without a full stop must not run into the next paragraph's sentence.

    Where lines were wrapped at a column, a sentence may start after one that ended with its line, and at no other
    line's start. A paragraph's first word is no sentence: behind a headline without a full stop the parser, told to
    start afresh, else starts twice ("Marta | Lang said").
    """
    starts = {line.start for line in split_lines(doc.text)}
    before, broken, started = "", False, False
    for token in doc:
        if token.is_space:
            broken = broken or "\n" in token.text
            continue
        starts_here = broken and token.idx in starts
        if starts_here:
            token.is_sent_start = True
        elif started or (broken and before not in _MAY_END):
            token.is_sent_start = False
        before, broken, started = token.text[-1], False, starts_here
    return doc


@Language.component("onrecord_sentence_limits", assigns=["token.is_sent_start"])
def limit_sentences(doc: Doc) -> Doc:
    """Ten thousand words without a full stop are no sentence: what grows with a sentence's square stays bounded."""
    start = mark = 0
    for token in doc:
        if token.is_sent_start:
            start = mark = token.i
            continue
        may_start = token.i > 0 and doc[token.i - 1].text in _END_MARKS
        mark = token.i if may_start else mark
        if token.i - mark >= LONGEST_STRETCH_TOKENS or (may_start and token.i - start >= LONGEST_SENTENCE_TOKENS):
            token.is_sent_start = True
            start = mark = token.i
    return doc


def describe_model(name: str) -> str:
    """Name and version of an installed model, as the record's `reader.model` has it."""
    meta = load_model(name).meta
    return f"{name} {meta['version']}"
