"""Score events on sentences of our own that nobody who built the stage had read: python bench/own_events.py [--misses]

bench/gold/plover_own.jsonl has 22 sentences for each of PLOVER's sixteen types, and 8 in which words of that type tell
of no event (decoys). They were written before the frames were widened and the typer was trained, by people who did not
see either, with as many different words and constructions as they could; they stay unread. Each has one event by
PLOVER's ways, and may tell of others, so that precision is a lower bound. Prints one JSON object.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from forms.events import answer
from labelled import GOLD, read_lines

STOP = frozenset({"the", "a", "an", "of", "and", "in", "to", "for", "s"})
Row = dict[str, Any]


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - STOP


def f1(right: float, given: float, wanted: float) -> float:
    return round(200 * right / (given + wanted), 1) if given + wanted else 0.0


def count_sides(wanted: Sequence[str], found: Sequence[str]) -> int:
    """How many phrases share a word with one of the others, each used once."""
    left = [words_of(text) for text in found]
    hits = 0
    for text in wanted:
        match = next((words for words in left if words & words_of(text)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def score(rows: Sequence[Row], misses: bool) -> dict[str, Any]:
    counts: Counter[str] = Counter()
    for row in rows:
        events = answer(row)["events"]
        if row["event"] is None:
            counts["decoys"] += 1
            counts["fired"] += bool(events)
            continue
        accepted = {row["event"], *row["also"]}
        match = next((event for event in events if event["type"] in accepted), None)
        counts["sentences"] += 1
        counts["types given"] += len({event["type"] for event in events})
        counts["types right"] += match is not None
        counts["first"] += bool(events) and events[0]["type"] in accepted
        if misses and match is None:
            print(json.dumps({"id": row["id"], "found": [event["type"] for event in events]}), file=sys.stderr)
        for side in ("actors", "recipients"):
            wanted = [each["text"] for each in row[side]]
            found = [each["text"] for each in match[side]] if match else []
            counts[f"{side} wanted"] += len(wanted)
            counts[f"{side} given"] += len(found)
            counts[f"{side} right"] += count_sides(wanted, found)
    right, given, sentences = counts["types right"], counts["types given"], counts["sentences"]
    return {
        "types": {
            "p": round(100 * right / max(1, given), 1),
            "r": round(100 * right / max(1, sentences), 1),
            "f": f1(right, given, sentences),
            "first": round(100 * counts["first"] / max(1, sentences), 1),
        },
        **{
            side: f1(counts[f"{side} right"], counts[f"{side} given"], counts[f"{side} wanted"])
            for side in ("actors", "recipients")
        },
        "decoys": counts["decoys"],
        "fired": counts["fired"],
        "sentences": sentences,
    }


def main(arguments: list[str]) -> int:
    print(json.dumps(score(list(read_lines(GOLD / "plover_own.jsonl")), "--misses" in arguments)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
