"""Score what we judged by hand of events: python bench/judged.py TASK POLNEAR_DEV.jsonl[.gz] [--misses]

TASK is factuality (bench/gold/factuality.jsonl: FactBank values of predicates of PolNeAR dev; `balanced` marks the
hundred and fifty, fifty of each class, whose figure counts) or events (bench/gold/events.jsonl: two hundred words of
each draw, taken at random from those that a reading marked as events; which types a coder would accept, who acts,
on whom, how the words put it, and whether it happened). Readers saw the report and the word, not the answer. The labels
are offsets into the corpus, by line; its words are not kept here. Prints one JSON object; with --misses also each miss
on standard error.

A side is right where the words (or whom they name) are among those accepted, and where at least one is found if the
sentence tells any. What did not happen is never CT+ actual: `false` counts those that are.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from forms.factuality import value_of
from forms.reading import read_as_far_as
from labelled import GOLD, read_lines
from onrecord.records import Event, Reference

Label = dict[str, Any]
Row = dict[str, Any]
CLASSES = ("certain", "uncertain", "negative")


def class_of(value: str) -> str:
    """FactBank's value as one of three classes: what is probable is uncertain, and denied however surely negative."""
    return "certain" if value == "CT+" else "negative" if value.endswith("-") else "uncertain"


def overlaps(first: Sequence[int], second: Sequence[int]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


def by_report(labels: Sequence[Label]) -> Iterator[tuple[int, list[Label]]]:
    groups: dict[int, list[Label]] = defaultdict(list)
    for label in labels:
        groups[label["report"]].append(label)
    yield from sorted(groups.items())


def judge_factuality(labels: Sequence[Label], rows: Sequence[Row], misses: bool) -> dict[str, Any]:
    """Macro F1 over the three classes, of the balanced hundred and fifty and of all (each class weighing the same)."""
    pairs: list[tuple[str, str, bool]] = []
    for report, own in by_report(labels):
        doc = read_as_far_as("parse", rows[report])["parse"].doc
        for label in own:
            word = doc.char_span(label["start"], label["end"], alignment_mode="expand").root
            wanted, found = class_of(label["value"]), class_of(value_of(word))
            pairs.append((wanted, found, label["balanced"]))
            if misses and wanted != found:
                print(json.dumps({**label, "found": value_of(word)}), file=sys.stderr)
    return {
        "macro": round(100 * macro([pair[:2] for pair in pairs if pair[2]]), 1),
        "macro_all": round(100 * macro([pair[:2] for pair in pairs]), 1),
        "labels": len(pairs),
        "balanced": sum(pair[2] for pair in pairs),
        "confusion": {wanted: [sum(p[:2] == (wanted, c) for p in pairs) for c in CLASSES] for wanted in CLASSES},
    }


def macro(pairs: Sequence[tuple[str, str]]) -> float:
    """Mean F1 of the classes, as if each had as many labels."""
    totals = Counter(wanted for wanted, _ in pairs)
    shares = {pair: count / totals[pair[0]] for pair, count in Counter(pairs).items()}
    scores = []
    for name in CLASSES:
        given = sum(share for (_, found), share in shares.items() if found == name)
        scores.append(2 * shares.get((name, name), 0.0) / (given + 1))
    return sum(scores) / len(scores)


def judge_events(labels: Sequence[Label], rows: Sequence[Row], misses: bool) -> dict[str, Any]:
    """Shares of the events still found that have the right type, sides and modality; by draw and of all."""
    verdicts: list[tuple[int, dict[str, bool] | None]] = []
    for report, own in by_report(labels):
        values = read_as_far_as("events", rows[report])
        for label in own:
            verdict = judge_event(label, values)
            verdicts.append((label["draw"], verdict))
            if misses and (verdict is None or not all(verdict.values())):
                print(json.dumps({**label, "verdict": verdict}), file=sys.stderr)
    draws = sorted({draw for draw, _ in verdicts})
    return sum_up([verdict for _, verdict in verdicts]) | {
        f"draw_{number}": sum_up([verdict for draw, verdict in verdicts if draw == number]) for number in draws
    }


def sum_up(verdicts: Sequence[dict[str, bool] | None]) -> dict[str, Any]:
    found = [verdict for verdict in verdicts if verdict is not None]
    share = {
        name: round(100 * sum(verdict[name] for verdict in found) / len(found), 1)
        for name in ("type", "actors", "recipients", "modality")
    }
    told = ("type", "actors", "recipients")
    whole = round(100 * sum(all(verdict[name] for name in told) for verdict in found) / len(found), 1)
    false = sum(not verdict["happened"] for verdict in found)
    return {"labels": len(verdicts), "found": len(found), "whole": whole, **share, "false": false}


def judge_event(label: Label, values: dict[str, Any]) -> dict[str, bool] | None:
    """What is right of the event at a label's word; None where no event is read there any more."""
    own = (label["start"], label["end"])
    near = [event for event in values["events"] if overlaps((event.trigger.start, event.trigger.end), own)]
    if not near:
        return None
    event: Event = next((event for event in near if event.type in label["types"]), near[0])
    sentence = values["parse"].doc.char_span(*own, alignment_mode="expand")[0].sent
    reach = (sentence.start_char, sentence.end_char)
    told_so = (event.factuality, event.modality) == ("CT+", "actual")
    return {
        "type": event.type in label["types"],
        "actors": is_side_right(event.actors, label["actors"], label["also_actors"], reach, values),
        "recipients": is_side_right(event.recipients, label["recipients"], label["also_recipients"], reach, values),
        "modality": event.modality in (label["modality"], *label["also_modality"]),
        "happened": not told_so or label["happened"] == "yes" or not label["types"],
    }


def is_side_right(
    found: Sequence[Reference],
    wanted: Sequence[Sequence[Sequence[int]]],
    allowed: Sequence[Sequence[int]],
    reach: tuple[int, int],
    values: dict[str, Any],
) -> bool:
    """Whether nobody is found who is not accepted, and one of those whom the sentence tells is."""
    accepted = [span for spans in wanted for span in spans]
    if any(not names_one_of(each, [*accepted, *allowed], values) for each in found):
        return False
    near = [spans for spans in wanted if any(overlaps(span, reach) for span in spans)]
    return not near or any(names_one_of(each, spans, values) for spans in near for each in found)


def names_one_of(reference: Reference, spans: Sequence[Sequence[int]], values: dict[str, Any]) -> bool:
    """Whether words stand at one of the spans, or mean an entity that is named there."""
    regions = [(reference.start, reference.end)]
    for entity in values["cast"].entities:
        if entity.id == reference.entity:
            regions += [(mention.start, mention.end) for mention in entity.mentions]
    return any(overlaps(region, span) for region in regions for span in spans)


TASKS = {"factuality": judge_factuality, "events": judge_events}


def main(arguments: list[str]) -> int:
    given = [argument for argument in arguments if not argument.startswith("--")]
    if len(given) != 2 or given[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    rows, labels = list(read_lines(Path(given[1]))), list(read_lines(GOLD / f"{given[0]}.jsonl"))
    print(json.dumps(TASKS[given[0]](labels, rows, "--misses" in arguments)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
