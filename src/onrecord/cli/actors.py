"""`onrecord actors`: the tables of who is known before a report is read."""

import sys
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.options import check_day
from onrecord.settings import load_settings

if TYPE_CHECKING:
    from onrecord.entities.register.faults import Fault
    from onrecord.entities.register.holders import Holder
    from onrecord.entities.register.wikidata import Import

app = typer.Typer(no_args_is_help=True, help="The tables of entities and office-holders: check, list, import.")


class Listing(StrEnum):
    """How rows are printed."""

    table = "table"
    json = "json"


OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="Only who held it on that day (YYYY-MM-DD).")
]
CheckedOption = Annotated[
    str | None,
    typer.Option("--checked", metavar="DATE", help="The day on which the file was made; today where not given."),
]


@app.command("check")
def check_tables(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE…", help="Your tables, in place of those in the settings.")
    ] = None,
    format: Listing = Listing.table,
    gap_days: Annotated[
        int, typer.Option("--gap-days", min=1, help="Note where nobody held an office for longer.")
    ] = 60,
    notes: Annotated[bool, typer.Option("--notes", help="Print notes too, where the format is table.")] = False,
) -> None:
    """Check our tables of entities and office-holders, and yours: what cannot be so, and what may be missing.

    `--format json` prints one array of `{"level", "path", "line", "code", "detail"}`, notes included. Exit status 1
    where there is an error; notes are none.
    """
    from onrecord.entities.register.faults import Limits, find_faults, paths_of
    from onrecord.entities.register.tables import find_own_tables

    paths = paths or paths_of(find_own_tables(load_settings()))
    faults = find_faults(paths, Limits(date.today().isoformat(), gap_days))
    if format is Listing.json:
        print_json(faults)
    else:
        print_faults(faults, notes)
    if any(fault.level == "error" for fault in faults):
        raise typer.Exit(1)


def print_json(rows: object) -> None:
    """Anything of ours as JSON on standard output."""
    import msgspec

    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")


def print_faults(faults: list["Fault"], notes: bool) -> None:
    """A row a fault, and how many there are."""
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.tables import clean, make_console

    console = make_console()
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("level", "where", "what"):
        table.add_column(column, overflow="fold")
    for fault in faults:
        if notes or fault.level == "error":
            style = "red" if fault.level == "error" else "yellow"
            table.add_row(Text(fault.level, style=style), clean(f"{fault.path}:{fault.line}"), clean(fault.detail))
    if table.row_count:
        console.print(table)
    errors = sum(fault.level == "error" for fault in faults)
    others = len(faults) - errors
    hint = "; --notes prints them" if others and not notes else ""
    console.print(f"{errors} errors, {others} notes{hint}", style="bold")


@app.command("list")
def list_holders(
    body: Annotated[
        str | None, typer.Option("--body", metavar="NAME", help="Only of this country or body, by any of its names.")
    ] = None,
    office: Annotated[
        str | None, typer.Option("--office", metavar="NAME", help="Only this office: “foreign minister”.")
    ] = None,
    on: OnOption = None,
    format: Listing = Listing.table,
) -> None:
    """List who held which office when, as the tables have it: ours with yours over them.

    With --on, `held` says whether that is sure: it is not in the month or year of an inexact day, nor after the
    last check of a term without an end.
    """
    from onrecord.entities.register.tables import find_own_tables, load_register
    from onrecord.entities.spelling import plain_office

    day = check_day(on, "--on")
    register = load_register(find_own_tables(load_settings()))
    holders = register.holders.rows if body is None else register.holders.of_body(register.body_of(body) or body)
    shown = [
        holder
        for holder in holders
        if (office is None or plain_office(holder.office) == plain_office(office))
        and (day is None or holder.held_on(day) is not False)
    ]
    if format is Listing.json:
        print_json([row_of(holder, day) for holder in shown])
    else:
        print_holders(shown, day)


def row_of(holder: "Holder", day: str | None) -> dict[str, str | bool | None]:
    """A holder as a flat row; `held`: on the day asked for, null where that is not known."""
    term = holder.term
    row: dict[str, str | bool | None] = {"person": holder.person, "gender": holder.gender, "office": holder.office}
    row |= {"body": holder.body, "from": term.start, "to": term.end or None, "checked": term.checked or None}
    row |= {"effective": holder.effective, "wikidata": holder.wikidata}
    return row | ({} if day is None else {"held": holder.held_on(day)})


def print_holders(holders: list["Holder"], day: str | None) -> None:
    """A row a term."""
    from rich.table import Table

    from onrecord.cli.tables import clean, make_console

    console = make_console()
    if not holders:
        console.print("The tables know nobody who did.", style="dim")
        return
    table = Table(box=None, padding=(0, 2, 0, 0))
    for column in ("person", "office", "body", "from", "to", *(["held"] if day else [])):
        table.add_column(column, overflow="fold")
    for holder in holders:
        cells = [holder.person, holder.office, holder.body, holder.term.start]
        cells.append(holder.term.end or f"in office on {holder.term.checked}")
        if day:
            cells.append("yes" if holder.held_on(day) else "not sure")
        table.add_row(*map(clean, cells))
    console.print(table)


@app.command("import")
def import_holders(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Query result or dump, plain or gzipped.")],
    output: Annotated[Path, typer.Option("--output", metavar="FILE", help="The table to write.")],
    positions: Annotated[
        Path | None,
        typer.Option("--positions", metavar="FILE", help="What positions are called here (TSV): see docs/entities.md."),
    ] = None,
    checked: CheckedOption = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a table that is there.")] = False,
) -> None:
    """Make a table of office-holders from what Wikidata's query service or its dump holds.

    Reads the service's JSON, its flat JSON, and dumps of items, in bounded memory. Tells how many rows were written,
    and how many statements were left out for which reason. Exit status 1 where no row could be written.
    """
    from onrecord.entities.register.wikidata import import_table

    day = check_day(checked, "--checked") or date.today().isoformat()
    done = import_table(path, output, positions, day, load_settings(), force=force)
    print_import(done, output)
    if not done.written:
        raise typer.Exit(1)


def print_import(done: "Import", output: Path) -> None:
    """Rows written, statements left out by reason with examples, lines that could not be read."""
    from rich.table import Table

    from onrecord.cli.tables import clean, make_console

    console = make_console()
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_column(style="dim", overflow="fold")
    table.add_row(str(done.written), "written", clean(str(output) if done.written else ""))
    for reason, left in sorted(done.left_out.items()):
        table.add_row(str(left.count), clean(f"left out: {reason}"), clean(", ".join(left.examples)))
    console.print(table)
