"""Train the weights by which lines of bare text are told from furniture, and write them as a table that people read.

    python training/lines/train.py line|block              writes src/onrecord/lexicons/{line,block}_weights.tsv
    python training/lines/train.py line|block --folds 5    measures each fold's pages with weights made from the others

Needs NumPy and SciPy. `line`: text without markup, each page with and without empty lines between its lines; `block`:
web pages. A conditional random field's log-likelihood with a quadratic
penalty is maximized by L-BFGS; the sum is convex, so that a run gives the same weights whatever it begins with.
"""

import argparse
import sys
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bench"))

from onrecord.reports import labelling  # noqa: E402
from onrecord.reports.blocks import split_blocks  # noqa: E402
from onrecord.reports.features import see_features  # noqa: E402
from onrecord.reports.html import extract_body, parse_markup  # noqa: E402
from onrecord.reports.layout import lay_out_by_rules, phrases_of  # noqa: E402
from onrecord.reports.lines import split_lines  # noqa: E402
from onrecord.reports.sighting import see_blocks, shares_kept  # noqa: E402
from own_pages import LabelledPage, f1, load_pages, score_lines, shingles_of  # noqa: E402

STEPS = (labelling.STAYS, labelling.ENTERS, labelling.LEAVES)
PENALTY = {"line": 8.0, "block": 1.0}
"""Of 0.5, 1, 2, 4, 8 the best over nine folds of the pages read."""
FEWEST = 5
"""A feature that fewer lines have gets no weight."""
Chain = tuple[list[list[int]], np.ndarray]


@dataclass(frozen=True)
class Seen:
    """A page in one form: what is seen of each of its pieces, what each holds, and which are the article's."""

    page: LabelledPage
    features: list[list[str]]
    texts: list[str]
    labels: list[bool]
    origins: list[int]
    """Which line of the page each begins with; empty for blocks."""


def see_lines(page: LabelledPage, between: str = "\n") -> Seen:
    """A page as a crawl leaves it: its lines without markup."""
    starts = list(accumulate((len(line) + len(between) for line in page.lines[:-1]), initial=0))
    lines = split_lines(between.join(page.lines))
    origins = [bisect_right(starts, line.start) - 1 for line in lines]
    phrases = phrases_of(lines, careful=False)
    ruled = lay_out_by_rules(lines, phrases, careful=False, titled=False).kinds
    labels = [page.kept[at] or page.titles[at] for at in origins]
    return Seen(page, see_features(lines, phrases, ruled), [line.text for line in lines], labels, origins)


def see_markup(page: LabelledPage) -> Seen:
    """A page with its markup: its blocks."""
    tree = parse_markup(page.markup)
    blocks = split_blocks(tree)
    features = see_blocks(blocks, shares_kept(blocks, extract_body(tree, None).get("text")))
    labels = [is_marked(block.text, page) for block in blocks]
    return Seen(page, features, [block.text for block in blocks], labels, [])


def is_marked(text: str, page: LabelledPage) -> bool:
    """Whether a block is the article's: a marked line, or a part of one, or most of it such lines."""
    whole = {line: keep or title for line, keep, title in zip(page.lines, page.kept, page.titles, strict=True)}
    if text in whole:
        return whole[text]
    kept = [line for line, keep in whole.items() if keep]
    return any(text in line for line in kept) or 2 * sum(len(line) for line in kept if line in text) > len(text)


def load_dumps(folder: Path) -> list[LabelledPage]:
    """Pages without markup, a line each: `+`, a tabulator and the line where it is the article's, else `-`."""
    pages = []
    for path in sorted(folder.glob("*.txt")):
        rows = [row.partition("\t") for row in path.read_text(encoding="utf-8").splitlines() if row.strip()]
        lines = tuple(" ".join(line.split()) for _, _, line in rows)
        pages.append(
            LabelledPage(path.stem, "", lines, tuple(mark == "+" for mark, _, _ in rows), (False,) * len(rows))
        )
    return pages


FORMS = {
    "line": lambda page: [see_lines(page, "\n"), see_lines(page, "\n\n")],
    "block": lambda page: [see_markup(page)],
}


def chains_of(seen: list[Seen], numbers: dict[str, int]) -> list[Chain]:
    return [
        (
            [[numbers[name] for name in names if name in numbers] for names in one.features],
            np.array(one.labels, dtype=bool),
        )
        for one in seen
    ]


def number_features(seen: list[Seen]) -> dict[str, int]:
    counts = Counter(name for one in seen for names in one.features for name in names)
    kept = sorted(name for name, count in counts.items() if count >= FEWEST)
    return {name: number for number, name in enumerate((*STEPS, *kept))}


def lose(weights: np.ndarray, chains: list[Chain], penalty: float) -> tuple[float, np.ndarray]:
    """Negative log-likelihood with its penalty, and its gradient."""
    loss, gradient = penalty / 2 * float(weights @ weights), penalty * weights.copy()
    steps = np.array([[0.0, weights[1]], [weights[2], weights[0]]])  # from other, from article; to other, to article
    for features, gold in chains:
        worth = np.array([[0.0, weights[row].sum()] for row in features])
        forward, backward = sum_forward(worth, steps), sum_backward(worth, steps)
        total = np.logaddexp.reduce(forward[-1])
        share = np.exp(forward + backward - total)[:, 1]
        loss += total - worth[np.arange(len(gold)), gold.astype(int)].sum()
        for row, difference in zip(features, share - gold, strict=True):
            gradient[row] += difference
        pairs = np.exp(forward[:-1, :, None] + steps + (worth[1:] + backward[1:])[:, None, :] - total).sum(0)
        for number, (before, after) in enumerate(((1, 1), (0, 1), (1, 0))):
            taken = ((gold[:-1] == before) & (gold[1:] == after)).sum()
            loss -= taken * steps[before, after]
            gradient[number] += pairs[before, after] - taken
    return loss, gradient


def sum_forward(worth: np.ndarray, steps: np.ndarray) -> np.ndarray:
    sums = [worth[0]]
    for value in worth[1:]:
        sums.append(np.logaddexp.reduce(sums[-1][:, None] + steps, axis=0) + value)
    return np.array(sums)


def sum_backward(worth: np.ndarray, steps: np.ndarray) -> np.ndarray:
    sums = [np.zeros(2)]
    for value in worth[:0:-1]:
        sums.append(np.logaddexp.reduce(steps + value + sums[-1], axis=1))
    return np.array(sums[::-1])


def train(seen: list[Seen], form: str) -> dict[str, float]:
    numbers = number_features(seen)
    chains = chains_of(seen, numbers)
    found = minimize(
        lose,
        np.zeros(len(numbers)),
        args=(chains, PENALTY[form]),
        jac=True,
        method="L-BFGS-B",
        options={"maxiter": 300},
    )
    return dict(zip(numbers, found.x, strict=True))


def label(seen: Seen, weights: dict[str, float]) -> list[bool]:
    worth = [sum(weights.get(name, 0.0) for name in names) for names in seen.features]
    return labelling.best_chain(worth, *(weights[name] for name in STEPS))


def measure(pages: list[LabelledPage], form: str, folds: int) -> None:
    """The score of each page by weights that were made without it."""
    seen = [FORMS[form](page) for page in pages]
    scores = []
    for fold in range(folds):
        weights = train([one for i, several in enumerate(seen) if i % folds != fold for one in several], form)
        for several in seen[fold::folds]:
            scores.append(score(several[0], label(several[0], weights)))
            precision, recall = scores[-1][0] / max(scores[-1][1], 1), scores[-1][0] / max(scores[-1][2], 1)
            print(f"{several[0].page.name:44} P {precision:.3f} R {recall:.3f}")
    if form == "line":
        right, found, gold = map(sum, zip(*scores, strict=True))
        precision, recall = right / found, right / gold
    else:
        precision = sum(right / max(found, 1) for right, found, _ in scores) / len(scores)
        recall = sum(right / max(gold, 1) for right, _, gold in scores) / len(scores)
    print(f"P {precision:.3f}  R {recall:.3f}  F1 {f1(precision, recall):.3f}")


def score(seen: Seen, labels: list[bool]) -> tuple[int, int, int]:
    """What is right, found and gold: characters of lines, or shingles of the body that blocks make."""
    if seen.origins:
        kept = [labels[bisect_right(seen.origins, at) - 1] for at in range(len(seen.page.lines))]
        return score_lines(seen.page, kept)
    titles = {line for line, title in zip(seen.page.lines, seen.page.titles, strict=True) if title}
    body = "\n".join(text for text, keep in zip(seen.texts, labels, strict=True) if keep and text not in titles)
    gold, found = shingles_of(seen.page.body), shingles_of(body)
    return (gold & found).total(), found.total(), gold.total()


def write_table(weights: dict[str, float], path: Path, form: str, pages: int) -> None:
    rows = sorted(weights.items(), key=lambda row: (row[0] not in STEPS, row[0]))
    head = (
        f"# What each thing seen of a {form} of a page says of whether it is the article's.\n"
        f"# Made by training/lines/train.py from {pages} pages of our own (bench/gold/pages/read); how each is seen:\n"
        "# reports/features.py and reports/sighting.py.\n"
        "#   feature  its name\n"
        "#   weight   positive where it speaks for the article; the sum over all that is seen of a line counts\n"
        "# CC0, our own.\nfeature\tweight\n"
    )
    path.write_text(head + "".join(f"{name}\t{weight:.3f}\n" for name, weight in rows), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("form", choices=sorted(FORMS))
    parser.add_argument("--pages", type=Path, default=ROOT / "bench/gold/pages/read")
    parser.add_argument("--folds", type=int, default=0)
    given = parser.parse_args()
    pages = load_pages(given.pages)
    if given.form == "line":
        pages += load_dumps(ROOT / "tests/reports/pages")
    if given.folds:
        measure(pages, given.form, given.folds)
        return
    weights = train([seen for page in pages for seen in FORMS[given.form](page)], given.form)
    write_table(weights, ROOT / f"src/onrecord/lexicons/{given.form}_weights.tsv", given.form, len(pages))


if __name__ == "__main__":
    main()
