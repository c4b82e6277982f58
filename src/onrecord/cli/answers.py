"""Answers for people, on a terminal."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from onrecord.cli.tables import clean, day_of
from onrecord.questions import Answer, Finding, Statement
from onrecord.questions.answer import Where
from onrecord.records import Span

STYLE_OF_GROUP = {"asserted": "green", "denied": "red", "no evidence": "red", "unmentioned": "dim"}


def print_answer(console: Console, answer: Answer) -> None:
    """How the question was read, the standing, and each source's words, grouped by how surely."""
    console.print(Text("read as: ", style="dim").append_text(clean(answer.read_as)))
    console.print(clean(answer.standing), style="bold", end="\n\n")
    for group in answer.groups:
        print_findings(console, group.name, group.findings)
    for group in answer.partial:
        print_findings(console, f"{group.name}, though the text leaves something open", group.findings)
    for statement in answer.statements:
        console.print(*view_statement(statement), sep="\n")


def print_findings(console: Console, name: str, findings: tuple[Finding, ...]) -> None:
    """One group under its name."""
    console.print(Text(name.upper(), style=f"bold {STYLE_OF_GROUP.get(name, 'yellow')}"))
    for finding in findings:
        console.print(*view_finding(finding), sep="\n")


def view_finding(finding: Finding) -> Iterator[RenderableType]:
    """Who, how surely; the sentence with its trigger; the report."""
    head = Text("  ").append_text(clean(" ← ".join(finding.sources))).append("  ")
    head.stylize("cyan")
    head.append(f"{finding.type} {finding.modality} {finding.factuality}", style="magenta")
    if finding.missing:
        head.append(f"  (open: {', '.join(finding.missing)})", style="dim")
    yield head
    if finding.roles:
        told = clean(" · ".join(f"{name}: {', '.join(words)}" for name, words in finding.roles.items()))
        told.stylize("dim")
        yield indent(told)
    yield indent(quote(finding.words, finding.trigger))
    happens = f"event {day_of(finding.time)}" if finding.time else ""
    yield indent(tell_where(finding.report, finding.words, (tell_said(finding), happens), finding.also_in))


def view_statement(statement: Statement) -> Iterator[RenderableType]:
    """Who, by which act; the sentence with what is attributed; the report."""
    head = Text("  ").append_text(clean(" ← ".join(statement.sources)))
    head.stylize("cyan")
    yield head.append(f"  {statement.act}, {statement.form}", style="magenta")
    yield indent(quote(statement.words, *statement.contents))
    yield indent(tell_where(statement.report, statement.words, (tell_said(statement),), statement.also_in))


def tell_said(item: Finding | Statement) -> str:
    """When it was said."""
    return f"said {day_of(item.said)}" if item.said else ""


def quote(words: Span, *marked: Span) -> Text:
    """A sentence with some of its words in bold; its length stays, so that offsets hold."""
    text = Text("".join(character if character.isprintable() else " " for character in words.text))
    for span in marked:
        text.stylize("bold", max(0, span.start - words.start), max(0, span.end - words.start))
    return text


def tell_where(report: Where, words: Span, times: tuple[str, ...], also_in: tuple[str, ...]) -> Text:
    """Publisher, title, day, id and characters."""
    published = report.published or "no date known"
    place = f"{report.id[:12]} [{words.start}:{words.end}]"
    facts = [report.publisher, report.title and f"“{report.title}”", published, place, *times]
    told = clean(" · ".join(fact for fact in facts if fact))
    if also_in:
        told.append(f" · also in {len(also_in)} other report{'s' if len(also_in) > 1 else ''}")
    told.stylize("dim")
    return told


def indent(text: Text) -> Padding:
    """Four columns in."""
    return Padding(text, (0, 0, 0, 4))
