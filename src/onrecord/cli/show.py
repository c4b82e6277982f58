"""`onrecord show`: one report and everything on record of it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from onrecord.cli.options import Format, LedgerOption, settings_with
from onrecord.cli.read import PRINTERS
from onrecord.cli.tables import clean, make_console
from onrecord.ledger import Ledger, Version, diff_versions
from onrecord.records import Record, encode_record


def show_report(
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id, or as much of it as is unique.")],
    format: Format = Format.table,
    ledger: LedgerOption = None,
    changes: Annotated[bool, typer.Option("--changes", help="What changed from version to version.")] = False,
) -> None:
    """Show a report of the ledger with everything that was read from it, and which version of it that is."""
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        record, versions = kept.get(report_id), kept.versions(report_id)
    console = make_console()
    if changes:
        print_changes(console, versions)
        return
    PRINTERS[format]([encode_record(record)])
    if format is Format.table and len(versions) > 1:
        console.print(clean(name_version(record, versions)), style="yellow")


def name_version(record: Record, versions: Sequence[Version]) -> str:
    """Which version a record is, and which is current where that is another."""
    own = next(version for version in versions if version.record == record)
    changed = f", {'changed' if own.number > 1 else 'published'} on {own.day}" if own.day else ""
    current = next(version for version in versions if version.is_current)
    later = "" if own.is_current else f"; the current one is id {current.record.id[:12]}"
    return f"version {own.number} of {len(versions)}{changed}{later}"


def print_changes(console: Console, versions: Sequence[Version]) -> None:
    """The lines in which each version differs from the one before."""
    if len(versions) == 1:
        console.print("Only one version of it is on record.", style="dim")
    for before, after in pairwise(versions):
        for line in diff_versions(before, after):
            console.print(mark_change(line), soft_wrap=True)


def mark_change(line: str) -> Text:
    """A line of a diff, green where it came, red where it went."""
    words = Text(line[:1]).append_text(clean(line[1:])) if line[:1] in "+- " else clean(line)
    words.stylize({"+": "green", "-": "red", "@": "cyan"}.get(line[:1], ""))
    return words
