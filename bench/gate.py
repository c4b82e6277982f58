"""Hold a scorer's figures to the floors: python bench/gate.py TASK < SCORES.json

SCORES.json is one JSON object as a scorer prints it with --json. floors.json names, for each task, paths into that
object ("relations.full.f1") with the least that is accepted there. Exit status 1 where one is below its floor. A
floor is raised when a stage gets better; lowering one needs a reason in the commit.
"""

import json
import sys
from functools import reduce
from pathlib import Path
from typing import Any

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def look_up(scores: Any, path: str) -> float:
    return float(reduce(lambda part, key: part[key], path.split("."), scores))


def check(task: str, scores: Any) -> list[str]:
    """A line for each figure below its floor, and print them all."""
    below = []
    for path, floor in FLOORS[task]["floors"].items():
        figure = look_up(scores, path)
        verdict = "below" if figure < floor else "holds"
        print(f"{verdict}  {task} {path} {figure:.3f} (floor {floor})")
        if figure < floor:
            below.append(path)
    return below


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in FLOORS:
        print(__doc__, file=sys.stderr)
        return 2
    return 1 if check(arguments[0], json.load(sys.stdin)) else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
