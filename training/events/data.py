"""Examples to train on: python training/events/data.py SENTENCES LABELS.jsonl TOKENIZER.json OUT.npz REPORTS.jsonl.gz…

SENTENCES is a folder of our own sentences, JSON Lines: `{"id", "text", "event", "trigger"?, "kind"?, "others"?:
[{"trigger", "event"}]}`, where `event` is null in those that tell of none; of a trigger's phrase only the head is an
example. LABELS are our labels of words of real sentences, `{"id", "start", "end", "words": [[start, end]], "labels"}`,
offsets into the report of that id; REPORTS, `{"id", "text"}`, hold these. Sentences of the first REPORTS without labels
are what students learn from their teachers on.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from tokenizers import Tokenizer

from onrecord.events.typer import LABELS, can_tell, encode
from onrecord.language.model import load_model
from onrecord.settings import Settings

LONGEST_SENTENCE = 90
"""Tokens of a sentence without labels."""
SHORTEST_SENTENCE = 5
UNLABELLED = 4_000
SKIPPED = -1


def read_sentences(folder: Path) -> list[dict]:
    """Our own sentences, in the order of their files and ids."""
    lines = (line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return sorted(map(json.loads, lines), key=lambda row: row["id"])


def find_head(doc: Doc, trigger: str, kind: str | None) -> tuple[Token | None, set[int]]:
    """The word that tells of the event, the noun of a light verb's phrase; and all words of the phrase."""
    start = doc.text.find(trigger)
    span = doc.char_span(start, start + len(trigger), alignment_mode="expand") if start >= 0 else None
    if span is None:
        return None, set()
    telling = [token for token in span if can_tell(token)] or [span.root]
    nouns = [token for token in telling if token.pos_ == "NOUN"]
    head = nouns[-1] if kind == "light" and nouns else span.root if span.root in telling else telling[0]
    return head, {token.i for token in span}


def label(doc: Doc, row: dict) -> dict[int, int]:
    """The label of every word that is in a trigger's phrase, by its index."""
    triggers = [(row["trigger"], row["event"], row.get("kind"))] if row["event"] else []
    triggers += [(other["trigger"], other["event"], None) for other in row.get("others", ())]
    labels: dict[int, int] = {}
    heads: dict[int, int] = {}
    for trigger, event, kind in triggers:
        head, phrase = find_head(doc, trigger, kind)
        labels |= dict.fromkeys(phrase, SKIPPED)
        if head is not None:
            heads[head.i] = LABELS.index(event)
    return labels | heads


def read_reports(path: Path) -> dict[str, str]:
    """The texts of reports, by id."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return {row["id"]: row["text"] for row in map(json.loads, lines)}


class Examples:
    """The examples as columns."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.columns: dict[str, list] = {"pieces": [], "places": [], "labels": [], "marked": []}

    def add(self, sentence: Span, labels: dict[int, int], unnamed: int, marked: bool) -> None:
        """One sentence; words that `labels` does not name are `unnamed`."""
        encoded = encode(sentence, self.tokenizer)
        if not encoded.places:
            return
        self.columns["pieces"].append(encoded.pieces)
        self.columns["places"].append(np.array(list(encoded.places.values()), dtype=np.int64))
        self.columns["labels"].append(np.array([labels.get(at, unnamed) for at in encoded.places], dtype=np.int64))
        self.columns["marked"].append(marked)

    def count(self, marked: bool) -> int:
        """How many sentences have labels, or have none."""
        return self.columns["marked"].count(marked)

    def save(self, path: Path) -> None:
        marked = np.array(self.columns.pop("marked"))
        ragged = {name: np.array([*column, None], dtype=object)[:-1] for name, column in self.columns.items()}
        np.savez(path, **ragged, marked=marked)


def add_labelled(examples: Examples, path: Path, reports: dict[str, str], model: Language) -> None:
    """The words of real sentences that we labelled; what was not asked of them is no example."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = (reports[row["id"]][row["start"] : row["end"]] for row in rows)
    for row, doc in zip(rows, model.pipe(texts), strict=True):
        labels = {}
        for (start, end), name in zip(row["words"], row["labels"], strict=True):
            span = doc.char_span(start - row["start"], end - row["start"], alignment_mode="expand")
            if span is not None:
                labels[span[0].i] = LABELS.index(name)
        examples.add(doc[:], labels, SKIPPED, marked=True)


def add_unlabelled(examples: Examples, reports: dict[str, str], model: Language) -> None:
    """Sentences without labels, until there are enough."""
    for doc in model.pipe(reports.values()):
        for sentence in doc.sents:
            if SHORTEST_SENTENCE <= len(sentence) <= LONGEST_SENTENCE:
                examples.add(sentence, {}, SKIPPED, marked=False)
        if examples.count(False) >= UNLABELLED:
            return


def main(arguments: list[str]) -> int:
    if len(arguments) < 5:
        print(__doc__, file=sys.stderr)
        return 2
    folder, labels, tokenizer_path, out, *paths = map(Path, arguments)
    tokenizer, model = Tokenizer.from_file(str(tokenizer_path)), load_model(Settings().spacy_model)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    examples, reports = Examples(tokenizer), [read_reports(path) for path in paths]
    rows = read_sentences(folder)
    for row, doc in zip(rows, model.pipe(row["text"] for row in rows), strict=True):
        examples.add(doc[:], label(doc, row), 0, marked=True)
    add_labelled(examples, labels, {name: text for several in reports for name, text in several.items()}, model)
    add_unlabelled(examples, reports[0], model)
    print(f"{examples.count(True)} sentences with labels, {examples.count(False)} without")
    examples.save(out)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
