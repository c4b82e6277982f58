"""How many attributions are found, by kind: python bench/kinds.py GOLD.jsonl[.gz] PREDICTED.jsonl

Both as for scoring attributions. Kinds: content wholly, partly, not in quotation marks; source a pronoun, none, other;
spans in more than one paragraph.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from onrecord.attributions.quotes import find_quotations
from onrecord.attributions.stretches import overlap
from pairing import ROLES, pair_up

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "one", "this", "these"})


def read_rows(path: str) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def kinds_of(gold: dict[str, Any], text: str) -> list[str]:
    quotations = find_quotations(text)
    whole = sum(end - start for start, end in gold["contents"])
    quoted = sum(
        overlap((start, end), found.stretch)
        for start, end in gold["contents"]
        for found in quotations.between(start, end)
    )
    words = " ".join(text[start:end] for start, end in gold["sources"]).lower()
    spans = [span for role in ROLES for span in gold[role]]
    across = "\n" in text[min(start for start, _ in spans) : max(end for _, end in spans)].strip()
    return [
        "all",
        "direct" if quoted >= whole - 2 else "mixed" if quoted else "indirect",
        "no source" if not words else "pronoun source" if words in PRONOUNS else "other source",
        *(["across paragraphs"] if across else []),
    ]


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    predicted = {row["id"]: row["attributions"] for row in read_rows(arguments[1])}
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for row in read_rows(arguments[0]):
        found = {i for i, _ in pair_up(row["attributions"], predicted.get(row["id"], ()), row["text"])}
        for number, gold in enumerate(row["attributions"]):
            kinds = kinds_of(gold, row["text"])
            seen.update(kinds)
            right.update(kinds if number in found else ())
    for kind, count in seen.most_common():
        print(f"{kind:18}{right[kind] / count:6.3f}{right[kind]:7} of {count}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
