"""`onrecord search`: reports by their words."""

import sys
from typing import Annotated

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.options import LedgerOption, settings_with
from onrecord.cli.tables import clean, make_console
from onrecord.ledger import Ledger
from onrecord.ledger.search import Hit


def search_reports(
    words: Annotated[list[str], typer.Argument(help='Words that the reports must hold; "…" for words in a row.')],
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many reports at most.")] = 20,
    json_form: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Find reports in the ledger by their words, best first."""
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        hits = kept.search(" ".join(words), limit=limit)
    if json_form:
        for hit in hits:
            sys.stdout.buffer.write(msgspec.json.encode(hit) + b"\n")
    else:
        print_hits(make_console(), hits)


def print_hits(console: Console, hits: list[Hit]) -> None:
    """Title, facts and the first matching sentence of each report."""
    if not hits:
        console.print("No report in the ledger holds these words.", style="dim")
    for hit in hits:
        facts = [hit.publisher, hit.published or "no date known", f"id {hit.id[:12]}"]
        console.print(clean(hit.title or "Untitled report"), style="bold")
        console.print(clean(" · ".join(fact for fact in facts if fact)), style="dim")
        console.print(mark_matches(hit), "", sep="\n")


def mark_matches(hit: Hit) -> Text:
    """The sentence with its matches in colour."""
    snippet = hit.snippet
    # Character by character, so that offsets into the report stay true: nothing is collapsed before styling.
    words = Text("".join(character if character.isprintable() else " " for character in snippet.text))
    for match in hit.matches:
        if snippet.start <= match.start and match.end <= snippet.end:
            words.stylize("bold yellow", match.start - snippet.start, match.end - snippet.start)
    return words
