"""The corpus as windows with labels and links, made once and kept as an .npz file.

    python training/attributions/data.py TRAIN.jsonl.gz train.npz
    python training/attributions/data.py DEV.jsonl.gz dev.npz

Each row of the corpus is {"id", "text", "title"?, "published"?, "attributions": [{"sources", "cues", "contents"}]} with
pairs of offsets into `text`. Every report goes through the stages before the tagger, so that the tagger learns from the
very parse and the very rules that it will meet.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from onrecord.attributions.rules import read_drafts
from onrecord.attributions.windows import LABELS, NO_WORD, Vocabulary, Window, make_windows, paint, words_by_character
from onrecord.language.model import load_model
from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Page
from onrecord.settings import Settings


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The corpus, a report a row."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def vocabulary_of(settings: Settings) -> dict[str, list[str]]:
    """The labels of the language model, sorted: kept beside the weights."""
    model = load_model(settings.spacy_model)
    labels = {
        name: model.get_pipe(pipe).labels for name, pipe in (("tag", "tagger"), ("dep", "parser"), ("ent", "ner"))
    }
    return {name: sorted(found) for name, found in labels.items()}


def examples_of(
    row: dict[str, Any], tokenizer: Tokenizer, vocabulary: Vocabulary, settings: Settings
) -> Iterator[dict]:
    """Each window of a report with its gold labels and the attribution that each word belongs to."""
    page = Page(address=row["id"], content=row["text"], form="exact", id=row["id"], published=row.get("published"))
    parse = run_stages(stages_for("parse"), {"page": page}, settings)["parse"]
    doc = parse.doc
    if len(doc.text) != len(row["text"]):  # what is furniture stands as blanks
        raise ValueError(f"{row['id']}: the parse does not cover the text")
    word_at = words_by_character(doc)
    labels = np.zeros(len(doc) + 1, dtype=np.int64)
    gold = [{"source": a["sources"], "cue": a["cues"], "content": a["contents"]} for a in row["attributions"]]
    paint(labels, gold, word_at)
    for window in make_windows(doc, read_drafts(doc), tokenizer, vocabulary):
        yield {
            "pieces": window.pieces,
            "features": window.features,
            "words": window.words,
            "paragraphs": window.paragraphs,
            "labels": piece_labels(window, labels),
            "links": links_of(window, gold, word_at),
        }


def piece_labels(window: Window, labels: np.ndarray) -> np.ndarray:
    """Labels of wordpieces: a word's later pieces continue what its first begins; -1 for marks."""
    found = labels[window.words]
    later = np.r_[False, (window.words[1:] == window.words[:-1]) & (window.words[1:] != NO_WORD)]
    begins = np.isin(found, [place for place, label in enumerate(LABELS) if label.startswith("B-")])
    found = np.where(later & begins, found + 1, found)
    return np.where(window.words == NO_WORD, -1, found)


def links_of(window: Window, gold: list[dict], word_at: np.ndarray) -> np.ndarray:
    """For each attribution whose cue is in the window, rows (attribution, role, piece); roles cue, source, content."""
    rows = []
    for number, attribution in enumerate(gold):
        members = []
        for role, name in enumerate(("cue", "source", "content")):
            words = {int(word) for start, end in attribution[name] for word in word_at[start:end] if word >= 0}
            members += [(number, role, place) for place in np.flatnonzero(np.isin(window.words, list(words)))]
        if any(role == 0 for _, role, _ in members):
            rows += members
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    corpus, tokenizer_path, out = map(Path, arguments)
    settings = Settings()
    tokenizer = Tokenizer.from_file(str(tokenizer_path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    labels = vocabulary_of(settings)
    vocabulary = Vocabulary.of(labels["tag"], labels["dep"], labels["ent"])
    examples = [
        example | {"report": np.array(number)}
        for number, row in enumerate(read_rows(corpus))
        for example in examples_of(row, tokenizer, vocabulary, settings)
    ]
    columns = {name: np.empty(len(examples), dtype=object) for name in examples[0]}
    for place, example in enumerate(examples):
        for name, value in example.items():
            columns[name][place] = value
    np.savez_compressed(out, vocabulary=json.dumps(labels), **columns)
    print(f"{len(examples)} windows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
