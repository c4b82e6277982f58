"""Records as tables for people, on a terminal."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.exports.wording import (
    collapse,
    describe_quantities,
    describe_roles,
    name_reference,
    name_references,
    time_of,
    words_of,
)
from onrecord.records import Attribution, Event, Record, Time

PIPED_WIDTH = 120
"""Columns to print where the output is no terminal and its width cannot be known."""

STYLE_OF_FACTUALITY = {
    "CT+": "green",
    "CT-": "red",
    "PR+": "yellow",
    "PS+": "yellow",
    "PR-": "red",
    "PS-": "red",
}


def make_console() -> Console:
    """A console of the terminal's width, or of a set width where the output is piped."""
    console = Console(highlight=False, soft_wrap=False)
    return console if console.is_terminal else Console(highlight=False, width=PIPED_WIDTH)


def clean(text: str) -> Text:
    """A report's words, without the control characters that a terminal would obey."""
    return Text("".join(character if character.isprintable() else " " for character in collapse(text)))


def record_views(record: Record) -> Iterator[RenderableType]:
    """Head, who said what, who did what to whom."""
    yield head_of(record)
    if record.attributions:
        yield Padding(attribution_table(record), (1, 0, 0, 0))
    if record.events:
        yield Padding(event_table(record), (1, 0, 0, 0))
    if not (record.attributions or record.events):
        yield Text("Nothing that anyone said or did was found in it.", style="dim")
    yield Text("")


def head_of(record: Record) -> Text:
    """Title, and what is known of where and when it was published."""
    report = record.report
    head = Text()
    head.append_text(clean(report.title or "Untitled report")).stylize("bold")
    published = report.published or "no date known"
    if report.published_found in ("dateline", "address", "figures"):
        published += f" (a guess, from the {report.published_found})"
    published += f", changed {report.modified}" if report.modified else ""
    publisher = report.publisher
    if publisher and report.carrier:
        publisher += f" (carried by {report.carrier})"
    facts = [publisher, report.byline and f"by {report.byline}", published, f"id {record.id[:12]}"]
    head.append("\n")
    head.append_text(clean(" · ".join(fact for fact in facts if fact))).stylize("dim", len(report.title or "") + 1)
    for correction in report.corrections:
        head.append(f"\n{correction.kind}: ", style="yellow").append_text(clean(correction.text))
    for note in record.notes:
        head.append(f"\nnote: {note.detail}", style="yellow")
    return head


def attribution_table(record: Record) -> Table:
    """Who said what, by which act; what stands inside another's words is indented."""
    table = Table(box=SIMPLE_HEAD, title="Who said what", title_justify="left", title_style="bold cyan", expand=True)
    table.add_column("source", style="cyan", ratio=3)
    table.add_column("act", style="magenta", min_width=9)
    table.add_column("what", ratio=8)
    table.add_column("when, where", min_width=11)
    depths: dict[str, int] = {}
    for attribution in record.attributions:
        depth = depths.get(attribution.parent or "", -1) + 1
        depths[attribution.id] = depth
        table.add_row(*_attribution_cells(record, attribution, depth))
    return table


def _attribution_cells(record: Record, attribution: Attribution, depth: int) -> tuple[RenderableType, ...]:
    source = clean_indented(name_references(record, attribution.sources) or "no source named", depth)
    if attribution.audience:
        hearers = clean(f"to {name_references(record, attribution.audience)}")
        hearers.stylize("dim")
        source.append(" ").append_text(hearers)
    what = clean(words_of(attribution.contents))
    if attribution.form == "direct":
        what.stylize("italic")
    return (
        source,
        attribution.act,
        what,
        clean(" ".join(filter(None, (show_day(record, attribution), place_of(record, attribution))))),
    )


def place_of(record: Record, attribution: Attribution) -> str:
    """Where it was said, as it would be shown."""
    return name_reference(record, attribution.place) if attribution.place else ""


def clean_indented(text: str, depth: int) -> Text:
    """The words, behind as many marks as they are deep."""
    return Text("› " * depth).append_text(clean(text))


def event_table(record: Record) -> Table:
    """Who did what to whom, how surely, and on whose word."""
    table = Table(
        box=SIMPLE_HEAD,
        title="Who did what to whom",
        title_justify="left",
        title_style="bold cyan",
        expand=True,
    )
    table.add_column("event", ratio=3)
    table.add_column("actor → recipient", ratio=5)
    table.add_column("words", ratio=4)
    table.add_column("how surely", ratio=3)
    table.add_column("on whose word", style="cyan", ratio=4)
    table.add_column("when", min_width=10)
    for event in record.events:
        table.add_row(*_event_cells(record, event))
    return table


def _event_cells(record: Record, event: Event) -> tuple[RenderableType, ...]:
    kind = clean_indented(f"{event.type} {event.mode or ''}".strip(), 1 if event.under else 0)
    sides = " → ".join(name_references(record, side) or "?" for side in (event.actors, event.recipients))
    words = clean(" · ".join(filter(None, (words_of((event.trigger, *event.objects)), describe_roles(event)))))
    if amounts := describe_quantities(event):
        words.append(" ").append_text(Text.assemble((clean(f"({amounts})").plain, "dim")))
    surely = Text(f"{event.modality} {event.factuality}", style=STYLE_OF_FACTUALITY.get(event.factuality, "dim"))
    names = [record.entities[int(entity_id[1:]) - 1].name for entity_id in event.sources]
    word = " ← ".join(names) if names else "no source named" if event.attribution else "the report"
    return kind, clean(sides), words, surely, clean(word), Text(show_day(record, event))


def show_day(record: Record, dated: Attribution | Event) -> str:
    """When it was, with a question mark where that is only what the text told before, or elsewhere in the sentence."""
    mark = " ?" if dated.time_found in ("sentence", "narrative") else ""
    return day_of(time_of(record, dated.time)) + mark


def day_of(time: Time | None) -> str:
    """A time as a day or an interval of days; its TIMEX3 value where it is not resolved."""
    if time is None:
        return ""
    if time.from_ is None or time.to is None:
        return time.value
    return time.from_ if time.from_ == time.to else f"{time.from_} – {time.to}"
