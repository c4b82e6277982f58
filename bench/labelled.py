"""Score what we labelled by hand ourselves: python bench/labelled.py TASK POLNEAR_DEV.jsonl[.gz] [--misses]

TASK is acts (bench/gold/acts.jsonl: speech acts of 200 attributions), sources (sources.jsonl: whom 100 pronouns and
titles mean) or mentions (mentions.jsonl: whom four times 150 mentions of people, bodies and countries mean, drawn at
random from all that an earlier reading marked; of the last draw, 0.89 was right when it was first read). The labels
are offsets into the corpus, by line; its words are not kept here. Prints one JSON object; with --misses also each miss
on standard error.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from forms.reading import read_as_far_as
from onrecord.records import Attribution, Entity, Mention, Region

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


def judge_mention(label: dict[str, Any], values: dict[str, Any], text: str) -> str:
    """right, wrong or open (nothing is marked there); words that name nobody are right where nothing is marked."""
    entity, mention = find_mention(label, values["cast"].entities)
    nobody = label["type"] in ("other", "none")
    if entity is None or mention is None:
        return "right" if nobody else "open"
    return "right" if not nobody and means(label, entity, text) else "wrong"


def find_mention(label: dict[str, Any], entities: Sequence[Entity]) -> tuple[Entity | None, Mention | None]:
    """The mention that overlaps a label's words best (half of both, or the same end; of nouns the same start)."""
    start, end, best = label["start"], label["end"], (0.0, None, None)
    for entity in entities:
        for mention in entity.mentions:
            inside = min(end, mention.end) - max(start, mention.start)
            share = inside / (max(end, mention.end) - min(start, mention.start))
            edge = mention.end == end or (mention.start == start and mention.kind == label["kind"] == "noun")
            fits = inside > 0 and (share >= 0.5 or (edge and label["type"] not in ("other", "none")))
            if fits and share > best[0]:
                best = (share, entity, mention)
    return best[1], best[2]


def means(label: dict[str, Any], entity: Entity, text: str) -> bool:
    """Whether an entity is whom a label tells: by the mentions it shares, else by its name."""
    if label["type"] == "country" and (entity.kind != "country" or label["country"] not in (None, entity.country)):
        return False
    spans = [tuple(span) for span in ([label["name"]] if label["name"] else []) + label["also"]]
    hits = [any(touches(mention, span) for mention in entity.mentions) for span in spans]
    if label["name"] is None:
        words = set(text[label["start"] : label["end"]].lower().split())
        alone = entity.found == "description" and set(entity.name.lower().split()) <= words
        return alone or any(hits)
    told, named = words_of(label["who"]), words_of(entity.name)
    return (
        hits[0]
        or 2 * sum(hits) > len(hits)
        or (bool(told & named) and 2 * len(told & named) >= min(len(told), len(named)))
    )


def words_of(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"the", "of", "and"}


@dataclass(frozen=True)
class Task:
    """What is judged, and up to which stage a report must be read for it."""

    judge: Callable[[dict[str, Any], dict[str, Any], str], str]
    stage: str = "attributions"


TASKS = {"acts": Task(judge_act), "sources": Task(judge_source), "mentions": Task(judge_mention, "cast")}


def surest_wrong(labels: Sequence[dict[str, Any]], verdicts: Sequence[str], rows: Sequence[dict[str, Any]]) -> float:
    """The highest confidence of a mention that was wrong."""
    found = [0.0]
    for label, verdict in zip(labels, verdicts, strict=True):
        if verdict == "wrong":
            cast = read_as_far_as("cast", rows[label["report"]])["cast"]
            _, mention = find_mention(label, cast.entities)
            found.append(mention.confidence or 0.0 if mention else 0.0)
    return max(found)


def judge_all(task: Task, labels: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> list[str]:
    """The verdict on each label, in their order; each report is read once."""
    verdicts: dict[int, str] = {}
    for number in sorted({label["report"] for label in labels}):
        values = read_as_far_as(task.stage, rows[number])
        for place, label in enumerate(labels):
            if label["report"] == number:
                verdicts[place] = task.judge(label, values, rows[number]["text"])
    return [verdicts[place] for place in range(len(labels))]


def sum_up(verdicts: Sequence[str]) -> dict[str, Any]:
    """Counts of verdicts, and the share that is right of what was found."""
    counts = Counter(verdicts)
    counted = len(verdicts) - counts["missed"]
    share = (counts["right"] + counts["also"]) / counted if counted else 0.0
    return {**counts, "labels": len(verdicts), "share_of_found": round(share, 4)}


def main(arguments: list[str]) -> int:
    misses = "--misses" in arguments
    given = [argument for argument in arguments if not argument.startswith("--")]
    if len(given) != 2 or given[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    rows = list(read_lines(Path(given[1])))
    labels = list(read_lines(GOLD / f"{given[0]}.jsonl"))
    verdicts = judge_all(TASKS[given[0]], labels, rows)
    for label, verdict in zip(labels, verdicts, strict=True):
        if misses and verdict not in ("right", "also"):
            print(verdict, json.dumps(label), file=sys.stderr)
    answer = sum_up(verdicts)
    if given[0] == "mentions":
        draws = sorted({label["draw"] for label in labels})
        for draw in draws:
            chosen = [verdict for label, verdict in zip(labels, verdicts, strict=True) if label["draw"] == draw]
            answer[f"draw_{draw}"] = sum_up(chosen)["share_of_found"]
        answer["surest_wrong"] = surest_wrong(labels, verdicts, rows)
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
