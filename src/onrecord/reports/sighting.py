"""What the markup says of each block of a web page, beside what can be seen of its words (see features.py)."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from onrecord.reports.blocks import Block
from onrecord.reports.features import see_features
from onrecord.reports.layout import lay_out_by_rules, phrases_of
from onrecord.reports.lines import Line

_LINKED = (0.0, 0.1, 0.33, 0.66, 0.99)


def see_blocks(blocks: Sequence[Block], extracted: Sequence[float]) -> list[list[str]]:
    """The names of all that is seen of each block; `extracted` is the share of it that the extractor keeps."""
    lines = lines_of(blocks)
    phrases = phrases_of(lines, careful=False)
    ruled = lay_out_by_rules(lines, phrases, careful=False, titled=False).kinds
    words, places = see_features(lines, phrases, ruled), see_markup(blocks, extracted)
    return [[*of_words, *of_place] for of_words, of_place in zip(words, places, strict=True)]


def shares_kept(blocks: Sequence[Block], extracted: str | None) -> list[float]:
    """For each block the share of it that stands in the extractor's text, by runs of three words."""
    kept = frozenset(run for line in (extracted or "").split("\n") for run in runs_of(line))
    return [share_kept(block.text, kept) for block in blocks]


def lines_of(blocks: Sequence[Block]) -> list[Line]:
    """The blocks as lines of one text, a line end between them."""
    ends = accumulate(len(block.text) + 1 for block in blocks)
    return [Line(end - 1 - len(block.text), end - 1, block.text) for block, end in zip(blocks, ends, strict=True)]


def see_markup(blocks: Sequence[Block], extracted: Sequence[float]) -> list[list[str]]:
    """The names of what the markup says of each block."""
    names = [list(_of_block(block, share)) for block, share in zip(blocks, extracted, strict=True)]
    for at, (own, share) in enumerate(zip(names, extracted, strict=True)):
        above, below = extracted[at - 1 : at] if at else (), extracted[at + 1 : at + 2]
        own.append(f"extracted={_kept(share)}, above={_kept(*above)}, below={_kept(*below)}")
        like_above = at > 0 and _is_like(blocks[at], blocks[at - 1])
        like_below = at + 1 < len(blocks) and _is_like(blocks[at], blocks[at + 1])
        own.append(f"like above={'yes' if like_above else 'no'}, below={'yes' if like_below else 'no'}")
    return names


def _of_block(block: Block, share: float) -> Iterator[str]:
    yield f"extracted={_kept(share)}"
    yield f"tag={block.place.tag}"
    yield from (f"in={section}" for section in sorted(block.place.sections))
    yield f"linked={next((f'{bound:g}' for bound in _LINKED if block.linked_share <= bound), 'more')}"
    nearest = block.place.named[-1] if block.place.named else frozenset()
    further = frozenset().union(*block.place.named[:-1])
    yield from (f"named={meaning}" for meaning in sorted(nearest))
    yield from (f"within={meaning}" for meaning in sorted(further))


def _kept(share: float | None = None) -> str:
    return "edge" if share is None else "yes" if share >= 0.8 else "partly" if share >= 0.3 else "no"


def _is_like(one: Block, other: Block) -> bool:
    """Whether two blocks stand in elements of the same tag with the same surroundings, as a text's paragraphs do."""
    return one.place == other.place


def share_kept(text: str, kept: frozenset[str]) -> float:
    """Share of a block's runs of three words that are among those of the extractor's text."""
    runs = runs_of(text)
    return sum(run in kept for run in runs) / len(runs) if runs else 0.0


def runs_of(text: str) -> list[str]:
    """Each three words in a row; all of them where there are fewer."""
    words = text.casefold().split()
    return [" ".join(words[at : at + 3]) for at in range(max(len(words) - 2, 1))] if words else []
