"""Attributions found, paired one to one with those that people marked.

Pairs are made by content, the greatest overlap first; one is right where contents overlap by half and cues and sources
overlap ("full" of the scorers for PolNeAR, Newell, Margolin and Ruths 2018). Only characters that are no blanks count.
"""

from collections.abc import Iterable, Mapping, Sequence

Spans = Iterable[Sequence[int]]
Marked = Mapping[str, Spans]
"""{"sources": [[start, end], …], "cues": …, "contents": …}"""
ROLES = ("sources", "cues", "contents")
LEAST_OVERLAP = 0.5


def pair_up(gold: Sequence[Marked], found: Sequence[Marked], text: str) -> list[tuple[int, int]]:
    """Indexes (gold, found) of the pairs that are right."""
    golds, own = ([_characters(each, text) for each in side] for side in (gold, found))
    ranked = sorted(
        (-len(g["contents"] & p["contents"]) / len(g["contents"] | p["contents"]), not _is_right(g, p), i, j)
        for i, g in enumerate(golds)
        for j, p in enumerate(own)
        if g["contents"] & p["contents"]
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    right = []
    for share, wrong, i, j in ranked:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            if -share >= LEAST_OVERLAP and not wrong:
                right.append((i, j))
    return right


def _is_right(gold: Mapping[str, set[int]], found: Mapping[str, set[int]]) -> bool:
    sources = bool(gold["sources"] & found["sources"]) or not (gold["sources"] or found["sources"])
    return sources and (not gold["cues"] or bool(gold["cues"] & found["cues"]))


def _characters(marked: Marked, text: str) -> dict[str, set[int]]:
    return {
        role: {at for start, end in marked[role] for at in range(start, end) if not text[at].isspace()}
        for role in ROLES
    }
