"""Which lines of a page are the report, and what the others are.

Lines vote: a paragraph of prose is worth its length, a menu's word or a related headline costs something, the head
of a list of comments costs much. The stretch of lines worth most is the report (the maximum subarray of Bentley,
"Programming Pearls", 1984; the same idea finds bodies in Pasternack and Roth, "Extracting article text from the web
with maximum subsequence segmentation", WWW 2009); the title is looked for above it.

A page that is nearly all prose is not cut in this way: there only what says that it is furniture, is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from onrecord.records import FurnitureKind
from onrecord.reports.boxes import reach_over_boxes
from onrecord.reports.byline import is_byline
from onrecord.reports.comments import mark_signed
from onrecord.reports.features import see_features
from onrecord.reports.labelling import label_chain
from onrecord.reports.labels import is_credit, is_labelled
from onrecord.reports.lines import Line
from onrecord.reports.phrases import Phrase, is_moment, phrase_of
from onrecord.reports.publisher import name_publisher

Kind = FurnitureKind | None
"""What a line is; None where it is the report's."""

_REPEATED_CHARS = 40
_PROSE_MOST = 600
_ALONE = 0.3
_NEARLY_ALONE = 0.6
_WORTH_HEADLINE = -30
_WORTH_SCRAP = -15
_WORTH_TEASER = -30
_WORTH_FURNITURE = -25
_WORTH_HEAD = -80
_WORTH_COMMENTS = -500
"""What lines are worth, in characters of prose; set by hand on pages of our own in tests/reports/pages."""

_DUMP_LINES = 10
_DUMP_PROSE = 0.5
_TITLE_WITHIN = 12
_NEAR_TOP = 4
_CLOSED_TITLE_WORDS = 20
_HEADLINE_WORDS = 5


@dataclass(frozen=True)
class Layout:
    """The lines of a page, what each is, and which is the title."""

    lines: tuple[Line, ...]
    kinds: tuple[Kind, ...]
    title: int | None = None
    publisher: int | None = None

    @property
    def body(self) -> list[Line]:
        return [line for line, kind in zip(self.lines, self.kinds, strict=True) if kind is None]


def lay_out(lines: list[Line], careful: bool, titled: bool = False) -> Layout:
    """What each line is.

    `careful` where the text is known to be a report and only plain furniture shall go; `titled` where its first line
    is known to be the title.
    """
    phrases = phrases_of(lines, careful, titled)
    layout = lay_out_by_rules(lines, phrases, careful, titled)
    return layout if careful or not is_dump(lines) else weigh_lines(layout, phrases)


def phrases_of(lines: Sequence[Line], careful: bool, titled: bool = False) -> list[Phrase | None]:
    """The phrase that makes each line furniture, if there is one."""
    # In a text that is known to be a report a day on its own is its dateline: it stays, and times are read from it.
    phrases = [None if (careful and is_moment(line)) or is_labelled(line) else phrase_of(line) for line in lines]
    if titled:
        phrases[0] = None
    return phrases


def lay_out_by_rules(lines: list[Line], phrases: Sequence[Phrase | None], careful: bool, titled: bool) -> Layout:
    """What each line is, by what stands on it and which stretch of the page is worth most."""
    kinds = [phrase.kind if phrase else None for phrase in phrases]
    mark_under_heads(lines, phrases, kinds)
    mark_repeated(lines, kinds)
    if not careful:
        mark_signed(lines, kinds)
    if careful or not is_dump(lines):
        start, end = 0, len(lines)
    else:
        start, end = reach_over_boxes(lines, kinds, find_body(lines, phrases, kinds))
    title = 0 if titled else find_title(lines, phrases, kinds, start)
    mark_title_again(lines, kinds, title)
    mark_bylines(lines, kinds, title, start)
    publisher = mark_publisher(lines, kinds, title, start)
    if not careful:
        mark_outside(lines, phrases, kinds, (start, end), title)
        mark_strays(lines, kinds, (start, end), title)
    mark_credit(lines, kinds)
    if all(kinds):  # nothing looks like a report: better all that does not say that it is furniture than nothing
        kinds = [phrase.kind if phrase else None for phrase in phrases]
    return Layout(tuple(lines), tuple(kinds), title, publisher)


def weigh_lines(layout: Layout, phrases: Sequence[Phrase | None]) -> Layout:
    """The layout of a page whose furniture outweighs its prose, each line weighed by all that is seen of it."""
    labels = label_chain(see_features(layout.lines, phrases, layout.kinds), "line_weights")
    join_neighbours(layout, labels)
    if layout.title is not None:
        labels[layout.title] = True
    if not any(labels):
        return layout
    first, last = labels.index(True), len(labels) - 1 - labels[::-1].index(True)
    kinds: list[Kind] = []
    for at, (label, kind) in enumerate(zip(labels, layout.kinds, strict=True)):
        is_menu = at < first or (at < last and len(layout.lines[at].words) < _HEADLINE_WORDS)
        kinds.append(None if label else kind or ("navigation" if is_menu else "related"))
    return replace(layout, kinds=tuple(kinds))


def join_neighbours(layout: Layout, labels: list[bool]) -> None:
    """Prose that the rules take for the article is kept near a line that is: weights are unsure at its edges."""
    for at, (line, kind) in enumerate(zip(layout.lines, layout.kinds, strict=True)):
        beside = labels[max(at - 2, 0) : at + 3]
        labels[at] = labels[at] or (kind is None and line.is_prose and any(beside))


def is_dump(lines: Sequence[Line]) -> bool:
    """Whether menus and teasers outweigh prose, line by line."""
    prose = sum(line.is_sentence for line in lines)
    return len(lines) >= _DUMP_LINES and prose <= _DUMP_PROSE * len(lines)


def mark_under_heads(lines: Sequence[Line], phrases: Sequence[Phrase | None], kinds: list[Kind]) -> None:
    """Headlines under "You may also like" are furniture of the same kind."""
    under: Kind = None
    for at, line in enumerate(lines):
        if phrase := phrases[at]:
            under = phrase.kind if phrase.heads else under
        elif under and line.is_headline and (not line.is_sentence or line.text[-1] == "?"):
            kinds[at] = under
        else:
            under = None


def mark_repeated(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """A paragraph that stands twice is read once."""
    seen: set[str] = set()
    for at, line in enumerate(lines):
        if kinds[at] is None and len(line.text) >= _REPEATED_CHARS:
            if line.text in seen:
                kinds[at] = "repeated"
            seen.add(line.text)


def mark_title_again(lines: list[Line], kinds: list[Kind], title: int | None) -> None:
    """The title over again, as a page's first line or under a picture."""
    for at, line in enumerate(lines):
        if title is not None and at != title and kinds[at] is None and line.text == lines[title].text:
            kinds[at] = "repeated"


def find_body(lines: list[Line], phrases: Sequence[Phrase | None], kinds: Sequence[Kind]) -> tuple[int, int]:
    """The stretch `[start, end)` of lines that is worth most; all of them where none is worth anything."""
    worth = [worth_of(lines, phrases, kinds, at) for at in range(len(lines))]
    best, best_start, best_end = 0.0, 0, len(lines)
    running, start = 0.0, 0
    for at, value in enumerate(worth):
        if running <= 0:
            running, start = 0.0, at
        running += value
        if running > best:
            best, best_start, best_end = running, start, at + 1
    return best_start, best_end


def worth_of(lines: list[Line], phrases: Sequence[Phrase | None], kinds: Sequence[Kind], at: int) -> float:
    """What one line is worth as part of the report, in characters of prose."""
    line, phrase = lines[at], phrases[at]
    if phrase and phrase.heads:
        return _WORTH_COMMENTS if phrase.kind == "comment" else _WORTH_HEAD
    if kinds[at]:
        return _WORTH_FURNITURE
    if line.is_prose:
        return min(len(line.text), _PROSE_MOST) * company_of(lines, at)
    if line.is_sentence:
        return len(line.text)
    if line.trails_off:
        return _WORTH_TEASER
    if line.is_listed or line.text[-1] == ":" or is_labelled(line):
        return 0
    return _WORTH_HEADLINE if line.is_headline else _WORTH_SCRAP


def company_of(lines: list[Line], at: int) -> float:
    """How much a paragraph counts: those of a report stand together, a teaser's stands among headlines."""
    if len(lines[at].words) >= 80 or any(
        line.is_sentence for line in lines[max(at - 1, 0) : at] + lines[at + 1 : at + 2]
    ):
        return 1
    further = lines[max(at - 2, 0) : at] + lines[at + 1 : at + 3]
    return _NEARLY_ALONE if any(line.is_sentence for line in further) else _ALONE


def find_title(lines: list[Line], phrases: Sequence[Phrase | None], kinds: Sequence[Kind], start: int) -> int | None:
    """The headline above the body, or at its very top."""
    if not start:
        return find_title_at_top(lines, kinds)
    free = [at for at in range(start) if phrases[at] is None and kinds[at] in (None, "related")]
    near = [at for at in free[-_TITLE_WITHIN:] if may_be_title(lines[at])]
    named = [at for at in near if at and lines[at].text in lines[0].text]
    if named:  # a page's first line is often its name: the headline, and whose it is
        return named[-1]
    nearest = near[-1] if near else None
    above = None if nearest is None else nearest - 1
    two = above in near and not kinds[above] and len(lines[above].words) < len(lines[above + 1].words)
    return above if two else nearest


def may_be_title(line: Line) -> bool:
    return line.is_headline and len(line.words) >= 4 and not line.trails_off and not is_beside_title(line)


def find_title_at_top(lines: Sequence[Line], kinds: Sequence[Kind]) -> int | None:
    """The first line that is no furniture, if it looks like a headline and something follows."""
    free = [at for at, kind in enumerate(kinds[:_NEAR_TOP]) if kind is None]
    free = [at for at in free if not (is_moment(lines[at]) or is_byline(lines[at]))]
    at = next((at for at in free if not heads_page(lines, at)), None)
    if at is None or at + 1 >= len(lines):
        return None
    line, after = lines[at], lines[at + 1]
    if line.ends and line.text[-1] not in "?!":
        return at if is_byline(after) and len(line.words) <= _CLOSED_TITLE_WORDS else None
    follows = after.apart or after.is_prose or any(map(is_beside_title, lines[at + 1 : at + 3])) or kinds[at + 1]
    return at if line.is_headline and follows else None


def is_beside_title(line: Line) -> bool:
    """Whether the line is an author, a paper or a day, as they stand under a title."""
    return is_byline(line) or is_moment(line) or name_publisher(line) is not None


def heads_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the paper's name above the title, rather than a headline that ends in "Free Press"."""
    line, below = lines[at], lines[at + 1 : at + _NEAR_TOP]
    plain = line.words[:1] == ["The"] or len(line.words) <= 2 or (bool(below) and is_moment(below[0]))
    titled = any(near.is_headline and not near.is_prose and not is_beside_title(near) for near in below)
    return plain and titled and name_publisher(line) is not None


def mark_publisher(lines: Sequence[Line], kinds: list[Kind], title: int | None, start: int) -> int | None:
    """The line that is the paper's name, near the title and above the text; beside it an author, a day, the title."""
    last = min(max(start, 0 if title is None else title + 1) + _NEAR_TOP, len(lines))
    for at in range(max((title or 0) - 2, 0), last):
        if lines[at].is_prose:
            return None
        beside = [near for near in (at - 1, at + 1) if 0 <= near < len(lines)]
        known = any(near == title or kinds[near] == "byline" or is_moment(lines[near]) for near in beside)
        if at != title and kinds[at] is None and known and name_publisher(lines[at]):
            kinds[at] = "byline"
            return at
    return None


def mark_credit(lines: Sequence[Line], kinds: list[Kind]) -> None:
    """From whom the report was taken over, as its very last line says."""
    last = next((at for at in range(len(lines) - 1, 0, -1) if kinds[at] is None), 0)
    if last and is_credit(lines[last]) and not is_labelled(lines[last - 1]):
        kinds[last] = "byline"


def mark_bylines(lines: Sequence[Line], kinds: list[Kind], title: int | None, start: int) -> None:
    """Who wrote it: a line between title and body, or near the top where there is no title."""
    first = 0 if title is None else title + 1
    for at in range(first, min(max(start, first) + _NEAR_TOP, len(lines))):
        if kinds[at] is None and is_byline(lines[at]):
            kinds[at] = "byline"
        elif lines[at].is_prose:
            return


def mark_outside(
    lines: Sequence[Line],
    phrases: Sequence[Phrase | None],
    kinds: list[Kind],
    inside: tuple[int, int],
    title: int | None,
) -> None:
    """What stands above the body is a menu, what stands below it is other reports or what readers say."""
    start, end = inside
    for at in range(start):
        if title is not None and at >= title and phrases[at] is None and (at == title or is_deck(lines[at])):
            kinds[at] = None
        else:
            kinds[at] = kinds[at] or "navigation"
    beyond: FurnitureKind = "related"
    for at in range(end, len(lines)):
        beyond = "comment" if kinds[at] == "comment" else beyond
        kinds[at] = kinds[at] or beyond


def is_deck(line: Line) -> bool:
    """Whether a line between title and body says something of its own."""
    return len(line.words) >= 6 and (line.is_sentence or line.is_headline) and not is_byline(line)


def mark_strays(lines: Sequence[Line], kinds: list[Kind], inside: tuple[int, int], title: int | None) -> None:
    """Headlines of other reports and rows of a menu between the paragraphs of a body whose sentences all close."""
    start, end = inside
    top = next((at for at in range(start, end) if kinds[at] is None and lines[at].is_prose), end)
    open_lines = [at for at in range(top, end) if kinds[at] is None and _is_open(lines[at])]
    if 4 * len(open_lines) > end - top and end - top < _DUMP_LINES:
        return
    runs = groupby(range(top, end), key=lambda at: kinds[at] is None and _is_open(lines[at]))
    for run in [list(found) for is_open, found in runs if is_open]:
        if len(run) >= 3:
            for at in run:
                kinds[at] = "navigation"
        elif len(run) == 1 and lines[run[0]].is_headline and len(lines[run[0]].words) >= 7 and run[0] != title:
            kinds[run[0]] = "related"


def _is_open(line: Line) -> bool:
    """Whether a line is neither closed like a sentence nor leads to the next, as "He said:" and list items do."""
    quoted = line.text[0] in "“\"'‘" or line.text[-1] in "”\"'’"
    closed = line.is_sentence or line.is_prose or line.ends or line.text[-1] in ":,;–—-"
    return not (closed or quoted or line.is_listed or is_labelled(line))
