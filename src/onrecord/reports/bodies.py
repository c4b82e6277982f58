"""Which blocks of a web page are the report, and the text that they make."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.reports.blocks import Block
from onrecord.reports.cutting import cut_text, end_of_reading
from onrecord.reports.labelling import label_chain
from onrecord.reports.layout import Kind, Layout, lay_out
from onrecord.reports.lines import Line, split_lines
from onrecord.reports.sighting import lines_of, see_blocks, shares_kept

_KEPT = 0.8
"""A block of which the extractor keeps so much is part of the record's text, as body or as furniture."""
_BELOW = 3
_OF_THE_REPORT = frozenset({"byline", "repeated"})
"""What a line stays though its block is the report's: who wrote it, and what stands twice."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A block that comes into the report's text, and whether it is the report's own."""

    text: str
    is_body: bool


def choose_blocks(blocks: Sequence[Block], extracted: str | None, title: str | None) -> list[Chosen]:
    """The blocks that are the report, and those that the extractor takes for it.

    Where none is the report, all that the extractor found; where it found nothing either, all blocks.
    """
    shares = shares_kept(blocks, extracted)
    labels = label_chain(see_blocks(blocks, shares), "block_weights")
    if any(labels):
        found = [
            Chosen(block.text, is_body)
            for block, is_body, share in zip(blocks, labels, shares, strict=True)
            if is_body or share >= _KEPT
        ]
    else:
        lines = extracted.split("\n") if extracted else [block.text for block in blocks]
        found = [Chosen(" ".join(line.split()), True) for line in lines if line.strip()]
    at = next((at for at, chosen in enumerate(found) if chosen.text == title), None)
    return found if at is None else found[:at] + found[at + 1 :]


def lines_below(blocks: Sequence[Block], chosen: Sequence[Chosen]) -> list[Line]:
    """The first blocks below the report, where it may say from whom it was taken over."""
    bodies = {one.text for one in chosen if one.is_body}
    last = max((at for at, block in enumerate(blocks) if block.text in bodies), default=-1)
    return lines_of(blocks)[last + 1 : last + 1 + _BELOW]


def make_text(chosen: Sequence[Chosen], title: str | None, max_chars: int) -> tuple[str, Layout]:
    """The report's text, the title first and an empty line between any two blocks, and what each of its lines is."""
    texts = ([title] if title else []) + [one.text for one in chosen]
    text = cut_text("\n\n".join(texts), max_chars)
    is_sure = any(not one.is_body for one in chosen) or bool(title)
    layout = lay_out(split_lines(text, end_of_reading(text, max_chars)), careful=is_sure, titled=bool(title))
    bodies = {one.text: one.is_body for one in reversed(chosen)}
    kinds = tuple(
        _decide(kind, bodies.get(line.text)) if at != layout.title else kind
        for at, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True))
    )
    return text, replace(layout, kinds=kinds)


def _decide(kind: Kind, is_body: bool | None) -> Kind:
    """What a line is: as its words say, unless its block was weighed."""
    if is_body is None:
        return kind
    if is_body:
        return kind if kind in _OF_THE_REPORT else None
    return kind or "related"
