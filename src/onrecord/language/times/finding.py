"""Parse → Time: candidates of every rule, the best of those that overlap, each resolved in its scene."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Token

from onrecord.language.parse import Parse
from onrecord.language.times.found import Found
from onrecord.language.times.grammar import interpret, prefix, rules
from onrecord.language.times.scene import Meaning, Resolution, Scene
from onrecord.language.times.tense import direction_of, is_seen_from_past
from onrecord.language.times.values import interval_of, precision_of
from onrecord.language.times.words import Word, split_words
from onrecord.records import Report, Time
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression found: its words and what they mean."""

    words: Sequence[Word]
    meaning: Meaning

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end


def find_times(parse: Parse, settings: Settings) -> tuple[Time, ...]:
    """Every time expression of the body, in text order, with its TIMEX3 value."""
    rules()
    expressions = find_expressions(split_words(parse.doc))
    return tuple(resolve(parse, expressions))


def find_expressions(words: Sequence[Word]) -> Iterator[Expression]:
    """The time expressions in a row of words, none overlapping."""
    symbols = "".join(word.symbol for word in words)
    prefixes = {match.end(): match.start() for match in prefix().finditer(symbols)}
    matches = [(match, rule.read) for rule in rules() for match in rule.pattern.finditer(symbols)]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    free = 0
    for match, read in matches:
        if match.start() < free or match.start() == match.end():
            continue
        meaning = read(Found(match, words, interpret))
        if meaning is None:
            continue
        before = prefixes.get(match.start(), match.start())
        dated = meaning.type in ("DATE", "TIME") and before >= free
        yield Expression(words[before if dated else match.start() : match.end()], meaning)
        free = match.end()


def resolve(parse: Parse, expressions: Iterator[Expression]) -> Iterator[Time]:
    """Each expression as a time, anchored on the day of writing and on the times told before it."""
    scene = set_scene(parse.report)
    for number, expression in enumerate(expressions, 1):
        head = head_of(expression)
        scene.direction, scene.seen_from_past = direction_of(head), is_seen_from_past(head)
        resolution = expression.meaning.resolve(scene)
        if expression.meaning.type in ("DATE", "TIME"):
            scene.tell(resolution.value)
        yield _make_time(parse, number, expression, resolution)


def _make_time(parse: Parse, number: int, expression: Expression, resolution: Resolution) -> Time:
    span = parse.cut(expression.start, expression.end)
    interval = interval_of(resolution.value)
    return Time(
        id=f"t{number}",
        start=span.start,
        end=span.end,
        text=span.text,
        type=expression.meaning.type,
        value=resolution.value,
        from_=interval[0].isoformat() if interval else None,
        to=interval[1].isoformat() if interval else None,
        anchor=resolution.anchor,
        precision=precision_of(resolution.value, span.text),
        guess=resolution.guess,
    )


def head_of(expression: Expression) -> Token:
    """The token that joins an expression to its clause: the first whose head stands outside."""
    first, last = expression.words[0].token, expression.words[-1].token
    for token in first.doc[first.i : last.i + 1]:
        if not first.i <= token.head.i <= last.i or token.head == token:
            return token
    return first


def set_scene(report: Report) -> Scene:
    """The scene of a report: its day of publication, else its dateline's, else none.

    Where the day of publication is that of the dateline, for want of another, the dateline is what anchors.
    """
    dated = report.dateline.date if report.dateline else None
    if report.published and (day := _read_day(report.published)):
        if report.published_found == "dateline" and report.published == dated:
            return Scene(day, "dateline", reference_guess=True)
        return Scene(day, "published", reference_guess=report.published_found in ("dateline", "address", "figures"))
    if dated and (day := _read_day(dated)):
        return Scene(day, "dateline", reference_guess=True)
    return Scene(None, None)


def _read_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
