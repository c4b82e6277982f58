"""How sure an attribution is: python training/attributions/calibrate.py DEV.jsonl.gz [--write]

Fits a logistic regression from what both voices say of an attribution to whether it is right ("full" of the PolNeAR
scorer: content overlapping by half, cue and source overlapping), and prints the expected calibration error on reports
left out of the fit, five folds by report. With --write the weights fitted to all reports go into the table that
`attributions/confidence.py` reads.
"""

import gzip
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))

from onrecord.attributions.confidence import MEASURES, measure
from onrecord.attributions.drafts import Draft
from onrecord.attributions.forms import form_of
from onrecord.attributions.nesting import find_parents
from onrecord.attributions.quotes import find_quotations
from onrecord.attributions.voices import read_drafts
from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Page
from onrecord.settings import Settings
from pairing import pair_up

TABLE = Path(__file__).parents[2] / "src/onrecord/lexicons/attribution_weights.tsv"
FOLDS, BINS, DECAY = 5, 10, 0.01


def read_examples(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Measures, whether right, and number of the report, for every outermost attribution that is found."""
    rows, right, reports = [], [], []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            page = Page(address=row["id"], content=row["text"], form="exact", published=row.get("published"))
            doc = run_stages(stages_for("parse"), {"page": page}, Settings())["parse"].doc
            drafts = read_drafts(doc, Settings(least_confidence=0.0))
            parents = find_parents([d.contents for d in drafts], [d.cue for d in drafts])
            outer = [d for d, parent in zip(drafts, parents, strict=True) if parent is None and d.carrier is None]
            quotations = find_quotations(row["text"])
            found = {j for _, j in pair_up(row["attributions"], [marked(draft) for draft in outer], row["text"])}
            for place, draft in enumerate(outer):
                if draft.evidence is not None:
                    rows.append(measure(draft, draft.evidence, form_of(draft, quotations)))
                    right.append(place in found)
                    reports.append(number)
    return np.array(rows), np.array(right, dtype=float), np.array(reports)


def marked(draft: Draft) -> dict[str, list[tuple[int, int]]]:
    """A draft in the scorers' form."""
    return {
        "sources": [draft.source.stretch] if draft.source else [],
        "cues": [draft.cue],
        "contents": list(draft.contents),
    }


def fit(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression with a constant, by Newton's method, drawn a little towards 0."""
    x = np.column_stack([np.ones(len(x)), x])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + DECAY * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + DECAY * np.eye(len(weights))
        weights -= np.linalg.solve(curve, gradient)
    return weights


def predict(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-(np.column_stack([np.ones(len(x)), x]) @ weights)))


def reliability(p: np.ndarray, y: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and for each tenth the mean confidence, the share right and how many."""
    rows, error = [], 0.0
    for at in range(BINS):
        inside = (p >= at / BINS) & ((p < (at + 1) / BINS) | (at == BINS - 1))
        if inside.any():
            mean, share = float(p[inside].mean()), float(y[inside].mean())
            rows.append((mean, share, int(inside.sum())))
            error += abs(mean - share) * inside.mean()
    return error, rows


def main(arguments: list[str]) -> int:
    given = [each for each in arguments if not each.startswith("--")]
    if len(given) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    x, y, reports = read_examples(Path(given[0]))
    held = np.zeros(len(y))
    for fold in range(FOLDS):
        out = reports % FOLDS == fold
        held[out] = predict(fit(x[~out], y[~out]), x[out])
    error, rows = reliability(held, y)
    print(f"{len(y)} attributions, {y.mean():.3f} right; expected calibration error {error:.4f}")
    for mean, share, count in rows:
        print(f"| {mean:.2f} | {share:.2f} | {count} |")
    weights = fit(x, y)
    if "--write" in arguments:
        head = "".join(line for line in TABLE.read_text(encoding="utf-8").splitlines(True) if line.startswith("#"))
        body = "".join(f"{name}\t{weight:.4f}\n" for name, weight in zip(("constant", *MEASURES), weights, strict=True))
        TABLE.write_text(f"{head}measure\tweight\n{body}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
