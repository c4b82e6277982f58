"""Which attribution stands in whose content."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from onrecord.attributions.stretches import Stretch
from onrecord.records import Attribution, Region


class ContentMap:
    """The contents of many attributions, asked by place: built once, each question costs the depth of nesting."""

    def __init__(self, contents: Sequence[Sequence[Stretch]]) -> None:
        pieces = sorted((start, end, index) for index, stretches in enumerate(contents) for start, end in stretches)
        self._sizes = [sum(end - start for start, end in stretches) for stretches in contents]
        self._starts: list[int] = []
        self._open: list[tuple[tuple[int, int], ...]] = []
        current: list[tuple[int, int]] = []
        for start, end, index in pieces:
            current = [held for held in current if held[0] > start]
            current.append((end, index))
            self._starts.append(start)
            self._open.append(tuple(current))

    def covering(self, start: int, end: int) -> list[int]:
        """Indexes of those with one piece over all of `[start, end)`, the smallest content first.

        Of two of one size the later is the inner one.
        """
        place = bisect_right(self._starts, start) - 1
        held = self._open[place] if place >= 0 else ()
        found = {index for piece_end, index in held if piece_end >= end}
        return sorted(found, key=lambda index: (self._sizes[index], -index))

    def size(self, index: int) -> int:
        """Characters of all the contents of one."""
        return self._sizes[index]


def find_parents(contents: Sequence[Sequence[Stretch]], cues: Sequence[Stretch]) -> list[int | None]:
    """For each attribution the index of the smallest larger one whose content holds its cue; never a ring."""
    nest = ContentMap(contents)
    return [
        next(
            (index for index in nest.covering(*cue) if (nest.size(index), -index) > (nest.size(own), -own)),
            None,
        )
        for own, cue in enumerate(cues)
    ]


class Nesting:
    """The attributions of one report, asked which of them a stretch of text stands in."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._attributions = attributions
        self._map = ContentMap([_stretches(attribution.contents) for attribution in attributions])

    def innermost(self, start: int, end: int) -> Attribution | None:
        """The attribution of the smallest content over all of `[start, end)`."""
        covering = self._map.covering(start, end)
        return self._attributions[covering[0]] if covering else None


def _stretches(regions: Iterable[Region]) -> list[Stretch]:
    return [(region.start, region.end) for region in regions]


def innermost(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content covers `[start, end)`; for many questions build one `Nesting`."""
    return Nesting(attributions).innermost(start, end)


def source_chain(attribution: Attribution, by_id: Mapping[str, Attribution]) -> tuple[str, ...]:
    """Entity ids of the sources from the innermost outward; who is not known is left out."""
    chain: list[str] = []
    at: Attribution | None = attribution
    while at is not None:
        chain += [source.entity for source in at.sources if source.entity is not None]
        at = by_id.get(at.parent) if at.parent is not None else None
    return tuple(dict.fromkeys(chain))
