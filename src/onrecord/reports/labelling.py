"""Which lines of a page are the article: a chain of lines, each weighed by what is seen of it.

A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) over two labels. Its weights stand
in tables, a feature a line, positive where it speaks for the article: `lexicons/line_weights.tsv` for text without
markup, `lexicons/block_weights.tsv` for web pages. Both are made by `training/lines/train.py`.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.lexicons import read_table

STAYS, ENTERS, LEAVES = "article after article", "article after other", "other after article"
"""Names of the weights of the steps from line to line."""


def label_chain(seen: Sequence[Iterable[str]], table: str) -> list[bool]:
    """For each line, given the names of what is seen of it, whether it is the article's."""
    weights = load_weights(table)
    worth = [sum(weights.get(name, 0.0) for name in names) for names in seen]
    return best_chain(worth, weights[STAYS], weights[ENTERS], weights[LEAVES])


def best_chain(worth: Sequence[float], stays: float, enters: float, leaves: float) -> list[bool]:
    """The labels of the highest sum: `worth` for each line of the article, the others for the steps (Viterbi)."""
    article, other = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for at, value in enumerate(worth):
        if at == 0:
            article, other = value, 0.0
            continue
        into_article, into_other = (article + stays, other + enters), (article + leaves, other)
        came.append((into_article[0] >= into_article[1], into_other[0] > into_other[1]))
        article, other = max(into_article) + value, max(into_other)
    label = article >= other
    labels = [label] if worth else []
    for before_article, before_other in reversed(came):
        label = before_article if label else before_other
        labels.append(label)
    return labels[::-1]


@cache
def load_weights(table: str) -> dict[str, float]:
    return {row["feature"]: float(row["weight"]) for row in read_table(table)}
