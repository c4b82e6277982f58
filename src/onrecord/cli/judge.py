"""`onrecord judge`: how surely a report's words are put, and why."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import ColumnsOption, Input, InputOption, JobsOption, Sources, settings_with
from onrecord.cli.refusals import RefusalLog
from onrecord.cli.tally import Tally
from onrecord.records import Judged

if TYPE_CHECKING:
    from rich.text import Text

    from onrecord.records import Predicate

_AROUND = 34
"""Characters of the report to show on each side of a word."""


class Listing(StrEnum):
    """How judgements are printed."""

    table = "table"
    jsonl = "jsonl"


WordOption = Annotated[
    list[str] | None,
    typer.Option("--word", metavar="WORD", help="Judge this word, in any of its forms; may be given again."),
]


def judge_words(
    sources: Sources,
    word: WordOption = None,
    format: Listing = Listing.table,
    input: InputOption = Input.auto,
    columns: ColumnsOption = None,
    jobs: JobsOption = None,
) -> None:
    """Judge how surely reports put what their verbs, event nouns and predicate adjectives tell of, and why.

    Each word has FactBank's value for its innermost source and for the report itself, our modality, and the words
    that make it so, the outermost first. `--format jsonl` prints one report a line, `{"report", "predicates"}`.
    Exit status 1 where nothing could be read.
    """
    from onrecord.api import judge_many
    from onrecord.pages import parse_columns

    tally = Tally[Judged](RefusalLog(None, lambda line: print(line, file=sys.stderr)))
    results = judge_many(
        sources, word or (), input_format=input, columns=parse_columns(columns), settings=settings_with(jobs=jobs)
    )
    judged = (result for result in tally.watch(results) if isinstance(result, Judged))
    (print_jsonl if format is Listing.jsonl else print_tables)(judged)
    sys.stdout.flush()
    if tally.refused and not tally.read:
        raise SystemExit(1)


def print_jsonl(judged: Iterable[Judged]) -> None:
    import msgspec

    for each in judged:
        sys.stdout.buffer.write(msgspec.json.encode(each) + b"\n")


def print_tables(judged: Iterable[Judged]) -> None:
    """A table a report, a row a predicate."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from onrecord.cli.tables import make_console

    console = make_console()
    for each in judged:
        table = Table(box=SIMPLE_HEAD, expand=True)
        for name, share in (("in the report", 6), ("how surely", 3), ("the report", 2), ("on whose word", 3)):
            table.add_column(name, ratio=share)
        table.add_column("because of", ratio=4)
        for predicate in each.predicates:
            table.add_row(*_cells(each.report.text, predicate))
        console.print(table)


def _cells(text: str, predicate: "Predicate") -> tuple["Text", ...]:
    from rich.text import Text

    from onrecord.cli.tables import STYLE_OF_FACTUALITY, clean

    before = text[max(0, predicate.start - _AROUND) : predicate.start]
    after = text[predicate.end : predicate.end + _AROUND]
    return (
        Text.assemble(
            clean(before),
            " " if before[-1:].isspace() else "",
            (clean(predicate.text).plain, "bold"),
            " " if after[:1].isspace() else "",
            clean(after),
        ),
        Text(
            f"{predicate.modality} {predicate.factuality}",
            style=STYLE_OF_FACTUALITY.get(predicate.factuality, "dim"),
        ),
        Text(predicate.report_factuality, style=STYLE_OF_FACTUALITY.get(predicate.report_factuality, "dim")),
        clean(" ← ".join(predicate.sources) or "the report"),
        clean(", ".join(f"{reason.text} ({reason.name})" for reason in predicate.reasons)),
    )
