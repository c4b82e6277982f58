"""`onrecord add`: reports in, records kept."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.cli.options import (
    ColumnsOption,
    Input,
    InputOption,
    JobsOption,
    LedgerOption,
    PublishedOption,
    Sources,
    check_published,
    settings_with,
)
from onrecord.cli.progress import BatchProgress
from onrecord.cli.refusals import RefusalLog, RefusalsOption
from onrecord.cli.tables import make_console
from onrecord.pages.counting import count_pages

if TYPE_CHECKING:
    from onrecord.batches import Outcome
    from onrecord.ledger import Ledger

AgainOption = Annotated[bool, typer.Option("--again", help="Read pages too that were dealt with before.")]


def add_reports(
    sources: Sources,
    input: InputOption = Input.auto,
    columns: ColumnsOption = None,
    published: PublishedOption = None,
    ledger: LedgerOption = None,
    jobs: JobsOption = None,
    again: AgainOption = False,
    refusals: RefusalsOption = None,
) -> None:
    """Read reports and keep their records in the ledger.

    Adding a report twice changes nothing; a run that was broken off is completed by running it again, and does not
    read again what it has dealt with. Exit status 1 where nothing could be read, 130 where it was broken off.
    """
    from onrecord.api import Ledger
    from onrecord.pages import parse_columns

    settings = settings_with(ledger, jobs)
    day = check_published(published)
    console = Console(stderr=True, highlight=False)
    total = count_pages(sources, input) if console.is_terminal else None
    counts: Counter[str] = Counter()
    with Ledger(settings.find_ledger_path(), settings=settings) as kept:
        outcomes = kept.add_many(
            sources,
            input_format=input,
            columns=parse_columns(columns),
            published=day,
            on_skipped=lambda skipped: counts.update([f"skipped: {skipped.code}"]),
            again=again,
            settings=settings,
        )
        try:
            with BatchProgress(console, total) as progress, RefusalLog(refusals, progress.say) as log:
                count_outcomes(outcomes, counts, progress, log)
        except KeyboardInterrupt:
            outcomes.close()  # the workers end here, not when the interpreter does
            print_summary(make_console(), counts, kept)
            console.print("Broken off; what was kept stays. Run the same command again to go on from here.")
            raise SystemExit(130) from None
        print_summary(make_console(), counts, kept)
    if not counts["kept"] + counts["already kept"]:
        raise SystemExit(1)


def count_outcomes(
    outcomes: "Iterable[Outcome]", counts: Counter[str], progress: BatchProgress, log: RefusalLog
) -> None:
    """Count what came of each page, refusals by their code, and say refusals that are new."""
    for outcome in outcomes:
        name, refusal = outcome.done.replace("_", " "), outcome.refusal
        counts[f"{name}: {refusal.code}" if refusal else name] += 1
        if refusal and outcome.done == "refused":
            log.note(refusal)
        elif refusal:
            log.write(refusal)
        progress.count(outcome.done.partition("_")[0])


def print_summary(console: Console, counts: Counter[str], ledger: "Ledger") -> None:
    """Read, kept, already kept, refused by reason, skipped by sort."""
    refused = {name: count for name, count in sorted(counts.items(), reverse=True) if "refused" in name}
    skipped = {name: count for name, count in sorted(counts.items()) if name.startswith("skipped")}
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_row(str(counts["kept"] + counts["already kept"]), "read")
    table.add_row(str(counts["kept"]), "kept")
    table.add_row(str(counts["already kept"]), "already kept")
    for name, count in ((refused or {"refused": 0}) | skipped).items():
        table.add_row(str(count), name)
    console.print(table, f"[dim]{ledger.count():,} reports in {ledger.path}[/]", sep="\n")
