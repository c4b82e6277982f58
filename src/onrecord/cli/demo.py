"""`onrecord demo`: the bundled sample reports, read, kept and asked, in one go."""

import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord import samples
from onrecord.cli.add import count_outcomes, print_summary
from onrecord.cli.options import LedgerOption, settings_with
from onrecord.cli.progress import BatchProgress
from onrecord.cli.refusals import RefusalLog
from onrecord.cli.tables import clean, make_console
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.api import Ledger

QUESTION = "Has Sarvania supplied weapons to Norland?"
OTHER_QUESTIONS = (
    "What did Paul Hedmark say about Sarvania?",
    "Who has imposed sanctions on Norland?",
    "Has Norland asked Sarvania for missiles?",
)


def show_demo(
    question: Annotated[str, typer.Argument(help="What to ask of the sample reports.")] = QUESTION,
    ledger: LedgerOption = None,
) -> None:
    """Read the bundled sample reports, keep them in a ledger of their own, and ask it a question.

    The reports are fiction: the states, bodies and people in them do not exist.
    """
    from onrecord.api import Ledger

    settings = settings_of_demo(settings_with(ledger))
    console = make_console()
    with Ledger(settings.find_ledger_path(), settings=settings) as kept:
        keep_samples(console, kept, settings)
        print_reports(console, kept)
        console.print(Text(f"\n$ onrecord ask {shlex.quote(question)}\n", style="bold"))
        answer_question(console, kept, question, settings)
    print_next_steps(console, settings)


def answer_question(console: Console, ledger: "Ledger", question: str, settings: Settings) -> None:
    """What `onrecord ask` prints."""
    from onrecord.cli.answers import print_answer
    from onrecord.questions import ask

    print_answer(console, ask(ledger, question, settings))


def settings_of_demo(settings: Settings) -> Settings:
    """Its own ledger beside the user's, and the invented world's table of entities."""
    ledger_path = settings.ledger_path or settings.find_ledger_path().with_name("demo.db")
    return msgspec.structs.replace(settings, ledger_path=ledger_path, entities_path=samples.ENTITIES_PATH)


def keep_samples(console: Console, ledger: "Ledger", settings: Settings) -> None:
    """Read every sample with its day of publication and keep it."""
    rows = samples.list_samples()
    console.print(f"[bold]Reading {len(rows)} sample files[/] [dim](fiction, from {samples.FOLDER})[/]\n")
    outcomes = (
        outcome
        for row in rows
        for outcome in ledger.add_many(
            [samples.FOLDER / row["file"]], published=row["published"] or None, settings=settings
        )
    )
    counts: Counter[str] = Counter()
    with BatchProgress(Console(stderr=True, highlight=False), len(rows)) as progress:
        count_outcomes(outcomes, counts, progress, RefusalLog(None, progress.say))
    print_summary(console, counts, ledger)


def print_reports(console: Console, ledger: "Ledger") -> None:
    """What the ledger holds: a line a report."""
    table = Table(box=None, padding=(0, 2, 0, 0), title="\nOn record", title_justify="left", title_style="bold cyan")
    table.add_column("published", no_wrap=True)
    table.add_column("publisher", no_wrap=True, overflow="ellipsis", max_width=24)
    table.add_column("title", no_wrap=True, overflow="ellipsis")
    for name in ("attributions", "events"):
        table.add_column(name, justify="right", min_width=len(name))
    for record in sorted(ledger.records(), key=lambda record: (record.report.published or "", record.id)):
        report = record.report
        told = (
            report.published or "?",
            report.publisher or (f"by {report.byline}" if report.byline else "?"),
            report.title or "?",
        )
        counts = str(len(record.attributions)), str(len(record.events))
        table.add_row(*(clean(words) for words in told), *counts)
    console.print(table)


def print_next_steps(console: Console, settings: Settings) -> None:
    """Commands that work as they stand."""
    command = Path(sys.argv[0]).name if Path(sys.argv[0]).name != "__main__.py" else "onrecord"
    folder = ".venv/bin/" if (Path.cwd() / ".venv" / "bin" / command).exists() else ""
    console.print("\n[bold cyan]Try next[/]")
    for question in OTHER_QUESTIONS:
        console.print(f"  {folder}{command} demo {shlex.quote(question)}", soft_wrap=True)
    sample = shlex.quote(str(samples.FOLDER / "06-warned-against.txt"))
    variable = f"ONRECORD_ENTITIES_PATH={shlex.quote(str(samples.ENTITIES_PATH))}"
    console.print(f"  {variable} {folder}{command} read {sample} --published 2024-03-20", soft_wrap=True)
    console.print(f"  {folder}{command} search missiles --ledger {settings.find_ledger_path()}", soft_wrap=True)
    console.print(f"  {folder}{command} add YOUR-REPORTS/ && {folder}{command} ask 'Who has threatened whom?'")
