"""`onrecord add`: reports in, records kept."""

from collections import Counter
from collections.abc import Iterable
from contextlib import AbstractContextManager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from onrecord.cli.options import (
    ColumnsOption,
    Input,
    InputOption,
    LedgerOption,
    PublishedOption,
    Sources,
    check_published,
    settings_with,
)
from onrecord.cli.tables import clean, make_console
from onrecord.errors import PageRefused
from onrecord.ledger import Ledger
from onrecord.records import Record


def add_reports(
    sources: Sources,
    input: InputOption = Input.auto,
    columns: ColumnsOption = None,
    published: PublishedOption = None,
    ledger: LedgerOption = None,
) -> None:
    """Read reports and keep their records in the ledger.

    Adding a report twice changes nothing; a run that was broken off is completed by running it again. Exit status 1
    where nothing could be read.
    """
    from onrecord.api import read_many
    from onrecord.pages import Skipped, parse_columns

    skipped: Counter[str] = Counter()

    def skip(each: Skipped) -> None:
        skipped[f"skipped: {each.code}"] += 1

    settings = settings_with(ledger)
    results = read_many(
        sources,
        input_format=input,
        columns=parse_columns(columns),
        published=check_published(published),
        on_skipped=skip,
        settings=settings,
    )
    with Ledger(settings.find_ledger_path(), settings=settings) as kept:
        counts = keep_records(kept, results, Console(stderr=True, highlight=False)) + skipped
        print_summary(make_console(), counts, kept)
    if not counts["kept"] + counts["already kept"]:
        raise SystemExit(1)


def keep_records(ledger: Ledger, results: Iterable[Record | PageRefused], console: Console) -> Counter[str]:
    """Keep each record as it comes; what came of how many, refusals by their code."""
    counts: Counter[str] = Counter()
    with progress_bar(console) as progress:
        task = progress.add_task("reading", total=None)
        for result in results:
            if isinstance(result, PageRefused):
                counts[f"refused: {result.code}"] += 1
                progress.console.print(Text("refused ").append_text(clean(str(result))), style="yellow")
            else:
                counts[ledger.add(result).replace("_", " ")] += 1
            progress.update(task, advance=1)
    return counts


def progress_bar(console: Console) -> AbstractContextManager[Progress]:
    """A bar with count and time on a terminal; nothing where the output is piped."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )


def print_summary(console: Console, counts: Counter[str], ledger: Ledger) -> None:
    """Read, kept, already kept, refused by reason, skipped by sort."""
    refused = {name: count for name, count in sorted(counts.items()) if name.startswith("refused")}
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_row(str(counts["kept"] + counts["already kept"]), "read")
    table.add_row(str(counts["kept"]), "kept")
    table.add_row(str(counts["already kept"]), "already kept")
    skipped = {name: count for name, count in sorted(counts.items()) if name.startswith("skipped")}
    for name, count in ((refused or {"refused": 0}) | skipped).items():
        table.add_row(f"{count:,}", name)
    console.print(table, f"[dim]{ledger.count():,} reports in {ledger.path}[/]", sep="\n")
