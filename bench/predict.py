"""Our stages in the forms that scorers read: python bench/predict.py TASK < INPUT.jsonl > PREDICTED.jsonl

TASK is one of attributions, times, entities, factuality, events, lines, body. One JSON object a line in, one out,
in the same order with the same "id"; each task's forms stand at the head of its file in bench/forms/.
"""

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from onrecord.errors import PageRefused

TASKS = ("attributions", "times", "entities", "factuality", "events", "lines", "body")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    form = importlib.import_module(f"forms.{arguments[0]}")
    for line in sys.stdin:
        if line.strip():
            row = json.loads(line)
            print(json.dumps({"id": row["id"], **answer_or_nothing(arguments[0], form, row)}, ensure_ascii=False))
    return 0


def answer_or_nothing(task: str, form: ModuleType, row: dict[str, Any]) -> dict[str, Any]:
    """The answer; where the page is refused, that nothing was found, and why on standard error."""
    try:
        return dict(form.answer(row))
    except PageRefused as refusal:
        print(f"{row['id']}: refused ({refusal.code}) {refusal}", file=sys.stderr)
        return {task: []}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
