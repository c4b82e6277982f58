"""What can be seen of each line of a page: the names that `lexicons/line_weights.tsv` gives weights to.

Every feature is a thing that a person can check by looking at the line, its neighbours, or the page: how long it is,
how it closes, which words it has, what stands above and below, whether the page's prose speaks of the same.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.records import FurnitureKind
from onrecord.reports.byline import is_byline
from onrecord.reports.labels import is_labelled
from onrecord.reports.lines import Line
from onrecord.reports.phrases import Phrase, is_moment
from onrecord.reports.publisher import name_publisher
from onrecord.reports.words import words_for

_LENGTHS = (1, 2, 4, 7, 12, 20, 40, 80)
"""Words up to which a line counts as of one length; the longest class is open."""
_SHARES = (0.0, 0.1, 0.25, 0.4, 0.55, 0.7, 0.85)
_AROUND = 3
"""So many lines to either side are a line's company."""
_PROSE_ENDS = 2
"""So many lines of prose in a row are no longer under the head above them."""
_MARKS = ".,;:!?”“\"'’()[]"
_SIGNS = {
    "|": "bar",
    "©": "copyright",
    "»": "arrow",
    "›": "arrow",
    "→": "arrow",
    "@": "at",
    "://": "address",
    "#": "hash",
}


@dataclass(frozen=True)
class Sight:
    """A line with what is seen of it alone."""

    line: Line
    phrase: Phrase | None

    @cached_property
    def words(self) -> list[str]:
        return [word.strip(_MARKS).casefold() for word in self.line.words]

    @cached_property
    def names(self) -> frozenset[str]:
        """Words with a capital that do not open the line: names, for the most part."""
        found = (word.strip(_MARKS).removesuffix("'s").removesuffix("’s") for word in self.line.words[1:])
        return frozenset(word for word in found if len(word) > 3 and word[0].isupper())

    @cached_property
    def kind(self) -> str:
        """What it looks like, in one word: what its neighbours see of it."""
        line = self.line
        if self.phrase:
            return "phrase"
        if line.trails_off:
            return "teaser"
        if line.is_prose:
            return "prose"
        if line.is_sentence:
            return "sentence"
        return "headline" if line.is_headline and len(line.words) >= 5 else "scrap"

    def share_of(self, use: str) -> float:
        """Share of its words that are of one use."""
        return sum(word in words_for(use) for word in self.words) / max(len(self.words), 1)


def see_features(
    lines: Sequence[Line], phrases: Sequence[Phrase | None], ruled: Sequence[FurnitureKind | None]
) -> list[list[str]]:
    """The names of each line's features, in the order of the lines; `ruled` is what the rules take each for."""
    sights = [Sight(line, phrase) for line, phrase in zip(lines, phrases, strict=True)]
    page = Surroundings(sights)
    return [
        [f"rules={kind or 'article'}", *_of_itself(sight), *page.features_at(at)]
        for at, (sight, kind) in enumerate(zip(sights, ruled, strict=True))
    ]


def _of_itself(sight: Sight) -> Iterator[str]:
    line = sight.line
    yield "any"
    yield f"looks={sight.kind}"
    yield f"words<={_class_of(len(line.words), _LENGTHS)}"
    yield from _closing(line)
    yield f"small letters={_class_of(line.lower_share, _SHARES)}"
    yield f"common words={_class_of(sight.share_of('english'), _SHARES)}"
    yield f"verbs={_class_of(sight.share_of('verb'), _SHARES)}"
    yield f"telling={'yes' if sight.share_of('telling') else 'no'}"
    yield f"calls the reader={_class_of(sight.share_of('reader'), _SHARES)}"
    yield f"writer={_class_of(sight.share_of('writer'), _SHARES)}"
    yield f"of the site={_class_of(sight.share_of('site'), _SHARES)}"
    yield f"digits={_class_of(sum(map(str.isdigit, line.text)) / len(line.text), _SHARES)}"
    if line.text.isupper():
        yield "all capitals"
    if sight.phrase:
        yield f"phrase={sight.phrase.kind}"
        yield f"phrase, strong={'yes' if sight.phrase.strong else 'no'}"
    yield from sorted({f"sign={name}" for sign, name in _SIGNS.items() if sign in line.text})
    seen = {
        "moment": is_moment(line),
        "byline": is_byline(line),
        "label": is_labelled(line),
        "listed": line.is_listed,
        "outlet": name_publisher(line) is not None,
        "quoted": line.text[0] in "“\"'‘",
    }
    yield from (name for name, holds in seen.items() if holds)


def _closing(line: Line) -> Iterator[str]:
    last = line.text[-1]
    named = {":": "colon", ",": "comma", "?": "question", "!": "exclamation", "”": "quote", '"': "quote"}
    yield f"closes={'dots' if line.trails_off else named.get(last, 'stop' if line.ends else 'open')}"


class Surroundings:
    """A page's lines, for what each one's place and company are."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self._sights = sights
        self._prose = [sight.kind in ("prose", "sentence") for sight in sights]
        self._lengths = [len(sight.line.text) if prose else 0 for sight, prose in zip(sights, self._prose, strict=True)]
        self._all = max(sum(self._lengths), 1)
        self._before = [0]
        for length in self._lengths:
            self._before.append(self._before[-1] + length)
        self._texts = Counter(sight.line.text for sight in sights)
        self._names = Counter(
            name for sight, prose in zip(sights, self._prose, strict=True) if prose for name in sight.names
        )
        self._heads = self._find_heads()

    def features_at(self, at: int) -> Iterator[str]:
        """What the line's place and company say."""
        yield f"prose above={_class_of(self._before[at] / self._all, _SHARES)}"
        yield f"prose below={_class_of(1 - self._before[at + 1] / self._all, _SHARES)}"
        for step, name in ((-2, "second above"), (-1, "above"), (1, "below"), (2, "second below")):
            near = at + step
            yield f"{name}={self._sights[near].kind if 0 <= near < len(self._sights) else 'nothing'}"
        yield f"company={_class_of(self._company_of(at), _SHARES)}"
        yield f"under={self._heads[at]}"
        yield f"shares names={_class_of(self._shared_names(at), _SHARES)}"
        if self._texts[self._sights[at].line.text] > 1:
            yield "stands twice"

    def _company_of(self, at: int) -> float:
        """Share of the lines around that are prose."""
        near = [*range(max(at - _AROUND, 0), at), *range(at + 1, min(at + _AROUND + 1, len(self._sights)))]
        return float(sum(self._prose[i] for i in near) / max(len(near), 1))

    def _shared_names(self, at: int) -> float:
        """Share of the names in it that other prose on the page names too."""
        own = 1 if self._prose[at] else 0
        names = self._sights[at].names
        return float(sum(self._names[name] > own for name in names) / max(len(names), 1))

    def _find_heads(self) -> list[str]:
        """The kind of furniture that a head above announces, until prose begins anew under it; else `none`."""
        found, under, prose = [], "none", 0
        for at, sight in enumerate(self._sights):
            prose = prose + 1 if self._prose[at] else 0
            if prose >= _PROSE_ENDS:
                under = "none"
            found.append(under)
            if sight.phrase and sight.phrase.heads:
                under = sight.phrase.kind
        return found


def _class_of(value: float, bounds: Sequence[float]) -> str:
    """The first bound that the value does not pass."""
    return next((f"{bound:g}" for bound in bounds if value <= bound), "more")
