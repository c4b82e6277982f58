"""Records as one HTML page: each report's text with its sources, cues, contents, events and times marked in place.

The page stands alone, runs no script, and every character of a report is escaped: reports are untrusted.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib import resources
from itertools import pairwise

from onrecord.exports.wording import (
    describe_attribution,
    describe_event,
    describe_quantities,
    describe_roles,
    describe_sureness,
    name_references,
    words_of,
)
from onrecord.records import Attribution, Event, Record, Region

LEGEND = (
    ("source", "source"),
    ("cue", "cue"),
    ("content", "what is attributed"),
    ("event", "event"),
    ("time", "time"),
    ("furniture", "not the report"),
)


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of the text to be shown as `kind`, with a hint that tells what it is."""

    start: int
    end: int
    kind: str
    hint: str


def render_reports(records: Iterable[Record]) -> Iterator[str]:
    """The page, piece by piece: head, one article a record, foot."""
    style = resources.files(__package__).joinpath("marked.css").read_text(encoding="utf-8")
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>On Record</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<div class="legend">{"".join(_legend_entry(*entry) for entry in LEGEND)}</div>\n'
    )
    for record in records:
        yield render_report(record)
    yield "</body>\n</html>\n"


def render_report(record: Record) -> str:
    """One record as an `article` element."""
    report = record.report
    facts = [report.publisher, report.byline and f"by {report.byline}", report.published, report.url]
    return (
        f'<article id="r{escape(record.id[:12])}">\n<header><h1>{escape(report.title or "Untitled report")}</h1>'
        f"<div>{escape(' · '.join(fact for fact in facts if fact))}</div></header>\n"
        f'<div class="text">\n{"".join(render_paragraphs(record))}</div>\n'
        f"{render_attributions(record)}{render_events(record)}</article>\n"
    )


def render_paragraphs(record: Record) -> Iterator[str]:
    """Body and furniture in the order in which they stand on the page."""
    marks = sorted(marks_of(record))
    stretches = [(region, False) for region in record.report.body]
    stretches += [(region, True) for region in record.report.furniture]
    for region, is_furniture in sorted(stretches, key=lambda pair: pair[0].start):
        if is_furniture:
            yield f'<p class="furniture">{escape(record.report.text[region.start : region.end])}</p>\n'
        else:
            yield f"<p>{''.join(mark_up(record.report.text, region, marks))}</p>\n"


def marks_of(record: Record) -> Iterator[Mark]:
    """Everything that the record says of its text."""
    for attribution in record.attributions:
        hint = describe_attribution(record, attribution)
        for kind, spans in _roles_of(attribution):
            yield from (Mark(span.start, span.end, kind, hint) for span in spans)
    for event in record.events:
        yield Mark(event.trigger.start, event.trigger.end, "event", describe_event(record, event))
    for time in record.times:
        yield Mark(time.start, time.end, "time", time.value)


def _roles_of(attribution: Attribution) -> tuple[tuple[str, tuple[Region, ...]], ...]:
    return ("source", attribution.sources), ("cue", attribution.cues), ("content", attribution.contents)


def mark_up(text: str, region: Region, marks: list[Mark]) -> Iterator[str]:
    """The region's text, cut wherever a mark begins or ends, each piece in an element that names its marks."""
    here = [mark for mark in marks if mark.start < region.end and mark.end > region.start]
    edges = {region.start, region.end}
    edges.update(edge for mark in here for edge in (mark.start, mark.end) if region.start < edge < region.end)
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        over = [mark for mark in here if mark.start <= start and end <= mark.end]
        yield _element(escape(text[start:end]), over)


def _element(words: str, over: list[Mark]) -> str:
    if not over:
        return words
    kinds = " ".join(dict.fromkeys(mark.kind for mark in over))
    # The contents' hints repeat on every word; the narrowest mark tells the reader most.
    hint = min(over, key=lambda mark: mark.end - mark.start).hint
    return f'<span class="{kinds}" title="{escape(hint)}">{words}</span>'


def _legend_entry(kind: str, label: str) -> str:
    return f'<span class="{kind}">{label}</span>'


def render_attributions(record: Record) -> str:
    """The table of who said what."""
    rows = [
        (
            name_references(record, attribution.sources) or "(no source named)",
            attribution.act,
            words_of(attribution.contents),
            attribution.form,
        )
        for attribution in record.attributions
    ]
    return _table("Who said what", ("source", "act", "content", "form"), rows)


def render_events(record: Record) -> str:
    """The table of who did what to whom, and how surely."""
    rows = [_event_cells(record, event) for event in record.events]
    heads = ("type", "actors", "recipients", "words", "how many, how much", "how surely")
    return _table("Who did what to whom, and how surely", heads, rows)


def _event_cells(record: Record, event: Event) -> tuple[str, ...]:
    return (
        f"{event.type} {event.mode or ''}".strip(),
        name_references(record, event.actors),
        name_references(record, event.recipients),
        " · ".join(filter(None, (words_of((event.trigger, *event.objects)), describe_roles(event)))),
        describe_quantities(event),
        describe_sureness(event),
    )


def _table(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    return f'<h2>{escape(caption)}</h2>\n<div class="wide"><table><tr>{head}</tr>\n{body}</table></div>\n'
