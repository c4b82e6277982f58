"""Our stages in the forms that scorers read: python bench/predict.py TASK < INPUT.jsonl > PREDICTED.jsonl

TASK is one of attributions, times, entities, factuality, events, lines, body. One JSON object a line in, one out,
in the same order with the same "id"; each task's forms stand at the head of its file in bench/forms/.
"""

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

TASKS = ("attributions", "times", "entities", "factuality", "events", "lines", "body")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in TASKS:
        print(__doc__, file=sys.stderr)
        return 2
    answer = importlib.import_module(f"forms.{arguments[0]}").answer
    for line in sys.stdin:
        if line.strip():
            row = json.loads(line)
            print(json.dumps({"id": row["id"], **answer(row)}, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
