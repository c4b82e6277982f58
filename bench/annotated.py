"""Our own annotated reports in the scorers' form: python bench/annotated.py [FILE…] > GOLD.jsonl

Each file of bench/gold/attributions is a report of our own with its outermost attributions marked in place by hand,
before any reader saw it: `{s1|Ana Dorn} {c1|said} {t1|that it rains}`; s is a source, c a cue, t a content, the
number tells which attribution (`{s2,3|she}` is the source of two). One JSON object a line:
{"id", "title", "published", "text", "attributions": [{"sources": [[start, end]], "cues": […], "contents": […]}]}
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "gold" / "attributions"
MARK = re.compile(r"\{([sct])([\d,]+)\|([^{}]*)\}")
ROLES = {"s": "sources", "c": "cues", "t": "contents"}


def read_report(path: Path) -> dict[str, Any]:
    """One file. Raises ValueError where an attribution has not just one cue and at least one content."""
    head, _, marked = path.read_text(encoding="utf-8").partition("\n\n")
    named = dict(line.split(": ", 1) for line in head.splitlines())
    text, spans = unmark(marked.strip())
    for number, roles in spans.items():
        if len(roles["cues"]) != 1 or not roles["contents"]:
            raise ValueError(f"{path.name}: attribution {number} needs one cue and a content")
    return {
        "id": path.stem,
        "title": named["title"],
        "published": named["published"],
        "text": text,
        "attributions": [spans[number] for number in sorted(spans)],
    }


def unmark(marked: str) -> tuple[str, dict[int, dict[str, list[list[int]]]]]:
    """The text without its marks, and the spans of each role by number of the attribution."""
    spans: dict[int, dict[str, list[list[int]]]] = defaultdict(lambda: {role: [] for role in ROLES.values()})
    pieces: list[str] = []
    at = length = 0
    for mark in MARK.finditer(marked):
        pieces += [marked[at : mark.start()], mark[3]]
        start = length + mark.start() - at
        length = start + len(mark[3])
        for number in mark[2].split(","):
            spans[int(number)][ROLES[mark[1]]].append([start, length])
        at = mark.end()
    return "".join([*pieces, marked[at:]]), spans


def main(arguments: list[str]) -> int:
    paths = [Path(argument) for argument in arguments] or sorted(FOLDER.glob("*.txt"))
    for path in paths:
        print(json.dumps(read_report(path), ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
