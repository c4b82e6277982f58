"""Which of the places of one name is meant: python bench/places.py [--misses]

Reads the contexts of bench/gold/places.tsv, written by ourselves, and prints one JSON object: right (country and, where
there is a point, within 60 km), open (nothing is said where something could be), wrong; `precision` is right among what
was said, `share` right among all. Calibration: the mean confidence of what was said beside its precision. With --misses
each miss goes to standard error. Held to its floors by `bench/gate.py places`.
"""

import json
import sys
from collections import Counter
from math import cos, hypot, radians
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from forms.reading import read_as_far_as
from onrecord.lexicons import Row, read_table_file
from onrecord.records import Entity, Location

GOLD = Path(__file__).parent / "gold" / "places.tsv"
NEAR_KM = 60
KM_A_DEGREE = 111.2
UNTOLD = "?"


def find_entity(row: Row) -> Entity | None:
    """Whoever the words of the row name."""
    at = row["text"].index(row["place"])
    cast = read_as_far_as("cast", {"id": row["place"], "text": row["text"]})["cast"]
    found: Entity | None = cast.at(at + len(row["place"]) - 1)
    return found


def judge(row: Row, entity: Entity | None) -> str:
    """right, open or wrong."""
    location = entity.location if entity is not None else None
    country = entity.country if entity is not None else None
    if row["country"] == UNTOLD or not row["latitude"]:
        said = country is not None or (location is not None and location.latitude is not None)
        untold = location is None or location.latitude is None
        right = country == row["country"] and untold if row["country"] != UNTOLD else not said
        return "right" if right else "wrong" if said else "open"
    if country is not None and country != row["country"]:
        return "wrong"
    if location is None or location.latitude is None:
        return "open"
    return "right" if is_near(location, float(row["latitude"]), float(row["longitude"])) else "wrong"


def is_near(location: Location, latitude: float, longitude: float) -> bool:
    """Whether the point is the one meant, roughly: the gold is kept to a tenth of a degree."""
    assert location.latitude is not None and location.longitude is not None
    east = (location.longitude - longitude) * cos(radians(latitude))
    return hypot(location.latitude - latitude, east) * KM_A_DEGREE < NEAR_KM


def main(arguments: list[str]) -> int:
    if set(arguments) - {"--misses"}:
        print(__doc__, file=sys.stderr)
        return 2
    verdicts: Counter[str] = Counter()
    surety: list[float] = []
    rows = read_table_file(GOLD)
    for row in rows:
        entity = find_entity(row)
        verdict = judge(row, entity)
        verdicts[verdict] += 1
        location = entity.location if entity is not None else None
        if location is not None and location.latitude is not None:
            surety.append(location.confidence)
        if arguments and verdict != "right":
            print(verdict, row["place"], row["country"], row["text"], entity and entity.kind, location, file=sys.stderr)
    said = verdicts["right"] + verdicts["wrong"]
    figures = {
        "precision": round(verdicts["right"] / said, 4),
        "share": round(verdicts["right"] / len(rows), 4),
        "mean_confidence": round(sum(surety) / len(surety), 4),
    }
    print(json.dumps({"contexts": len(rows), **verdicts, **figures}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
