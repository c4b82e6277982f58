"""Score what we labelled by hand ourselves: python bench/labelled.py TASK POLNEAR_DEV.jsonl[.gz] [--misses]

TASK is acts (bench/gold/acts.jsonl: speech acts of 200 attributions) or sources (bench/gold/sources.jsonl: whom 100
pronouns and titles mean). The labels are offsets into the corpus, by line; its words are not kept here. Prints one JSON
object; with --misses also each miss on standard error.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from forms.reading import read_as_far_as
from onrecord.records import Attribution, Region

GOLD = Path(__file__).parent / "gold"
Span = tuple[int, int]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def touches(region: Region, span: Span) -> bool:
    return region.start < span[1] and span[0] < region.end


def judge_act(label: dict[str, Any], values: dict[str, Any], _: str) -> str:
    """right, also (a second defensible act), wrong or missed (no attribution with that cue)."""
    found = [each for each in values["attributions"] if any(touches(cue, tuple(label["cue"])) for cue in each.cues)]
    if not found:
        return "missed"
    acts = {each.act for each in found if each.parent is None} or {each.act for each in found}
    return "right" if label["act"] in acts else "also" if acts & set(label["also"]) else "wrong"


def judge_source(label: dict[str, Any], values: dict[str, Any], text: str) -> str:
    """right, wrong, open (nobody is named) or missed (no attribution with that source)."""
    own = (label["source"][0], label["source"][1])
    found: list[Attribution] = [
        each for each in values["attributions"] if any(touches(source, own) for source in each.sources)
    ]
    entities = {source.entity for each in found for source in each.sources if touches(source, own)}
    if not found:
        return "missed"
    if not (entities := entities - {None}):
        return "open"
    names = [tuple(span) for span in (label["name"], *label["also"])]
    meant = {
        entity.id
        for entity in values["cast"].entities
        if any(touches(mention, name) for mention in entity.mentions for name in names[:1])
        or sum(any(touches(mention, name) for mention in entity.mentions) for name in names) > len(names) / 2
    }
    return "right" if entities & meant else "wrong"


JUDGES = {"acts": judge_act, "sources": judge_source}


def main(arguments: list[str]) -> int:
    misses = "--misses" in arguments
    given = [argument for argument in arguments if not argument.startswith("--")]
    if len(given) != 2 or given[0] not in JUDGES:
        print(__doc__, file=sys.stderr)
        return 2
    task, judge = given[0], JUDGES[given[0]]
    rows = list(read_lines(Path(given[1])))
    labels = list(read_lines(GOLD / f"{task}.jsonl"))
    verdicts: Counter[str] = Counter()
    for number in sorted({label["report"] for label in labels}):
        values = read_as_far_as("attributions", rows[number])
        for label in (label for label in labels if label["report"] == number):
            verdict = judge(label, values, rows[number]["text"])
            verdicts[verdict] += 1
            if misses and verdict not in ("right", "also"):
                print(verdict, json.dumps(label), file=sys.stderr)
    counted = len(labels) - verdicts["missed"]
    share = (verdicts["right"] + verdicts["also"]) / counted if counted else 0.0
    print(json.dumps({**verdicts, "labels": len(labels), "share_of_found": round(share, 4)}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
