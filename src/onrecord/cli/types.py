"""`onrecord types`: event types of the user's own: check them, try them, list them beside PLOVER's."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from onrecord.cli.actors import Listing, print_json
from onrecord.cli.tables import clean, make_console
from onrecord.records import EventType
from onrecord.settings import load_settings

if TYPE_CHECKING:
    from onrecord.events.own.definitions import OwnType
    from onrecord.trials import Match, Trial, TriedType

app = typer.Typer(no_args_is_help=True, help="Event types of your own, beside PLOVER's: check, list.")

_UNNAMED = "Name a file, or set ONRECORD_TYPES_PATH."


@app.command("check")
def check_types(
    path: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Your file of types (TOML), in place of the settings'.")
    ] = None,
    on: Annotated[
        list[str] | None,
        typer.Option(
            "--on", metavar="FILE…", help="A report, or a folder of them: what would be found; may be repeated."
        ),
    ] = None,
    format: Listing = Listing.table,
) -> None:
    """Check a file of event types, and show what it finds: in its own examples, and with --on in reports.

    `--format json` prints one object: `faults`, `types` with their triggers and examples, `matches` in the reports.
    Exit status 1 where there is a fault: in the file's form, or an example in which not that is found which it expects.
    """
    settings = load_settings()
    path = path or settings.types_path
    if path is None:
        raise typer.BadParameter(_UNNAMED, param_hint="FILE")
    from onrecord.trials import try_types

    trial = try_types(path, settings, on or ())
    if format is Listing.json:
        print_json(trial)
    else:
        print_trial(make_console(), trial)
    if trial.faults:
        raise typer.Exit(1)


def print_trial(console: Console, trial: "Trial") -> None:
    """Each type with its triggers and examples, what was found in reports, and the faults at the end."""
    for kind in trial.types:
        print_type(console, kind)
    if trial.matches:
        console.print("In the reports", style="bold cyan")
        console.print(_match_table(trial.matches))
    for refusal in trial.refused:
        console.print(Text("refused ", style="yellow").append_text(clean(refusal)))
    if trial.faults:
        console.print(_fault_table(trial))
    count, tried = len(trial.faults), sum(len(kind.examples) for kind in trial.types)
    told = f"{count} {'fault' if count == 1 else 'faults'}, {len(trial.types)} types, {tried} examples tried"
    found = f", {len(trial.matches)} events in the reports" if trial.matches or trial.refused else ""
    console.print(f"{told}{found}", style="bold")


def print_type(console: Console, kind: "TriedType") -> None:
    """What the type is, a row a trigger, a row an example."""
    head = Text(kind.name, style="bold cyan")
    head.append(f"  like {kind.like}" if kind.like else "", style="dim")
    head.append("  in place of PLOVER's" if kind.replace else "", style="dim")
    console.print(head.append("  ").append_text(clean(kind.description)))
    triggers = _plain_table("words", "as", "where its roles stand", "needs")
    for trigger in kind.triggers:
        slots = ", ".join(f"{name}: {written}" for name, written in trigger.slots.items())
        triggers.add_row(*map(clean, (", ".join(trigger.words), trigger.pos, slots, trigger.needs)))
    console.print(triggers)
    examples = _plain_table("line", "example", "found")
    for example in kind.examples:
        found = "; ".join(f"{match.trigger.text}: {_tell_roles(match)}" for match in example.found)
        examples.add_row(*map(clean, (str(example.line), example.text, found or "nothing")))
    if kind.examples:
        console.print(examples)
    console.print()


def _plain_table(*columns: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2))
    for column in columns:
        table.add_column(column, overflow="fold", header_style="dim")
    return table


def _tell_roles(match: "Match") -> str:
    return ", ".join(f"{name} {' and '.join(words)}" for name, words in match.roles.items())


def _match_table(matches: "tuple[Match, ...]") -> Table:
    table = _plain_table("report", "event", "roles", "how surely", "sentence")
    for match in matches:
        report = match.title or match.report[:12]
        surely = f"{match.modality} {match.factuality}"
        table.add_row(*map(clean, (report, match.type, _tell_roles(match), surely, match.sentence)))
    return table


def _fault_table(trial: "Trial") -> Table:
    table = _plain_table("where", "what", "what to do")
    for fault in trial.faults:
        where = f"{trial.path}:{fault.line}" if fault.line else trial.path
        told = f"{fault.place}: {fault.detail}" if fault.place else fault.detail
        table.add_row(clean(where), clean(told), clean(fault.remedy))
    return table


@app.command("list")
def list_types(format: Listing = Listing.table) -> None:
    """List PLOVER's types and yours, with how many words in how many triggers tell of each.

    `--format json` prints one array of `{"name", "own", "like", "description", "triggers", "words"}`.
    """
    from onrecord.events.own.loading import load_types

    rows = [*_plover_rows(), *_own_rows(load_types(load_settings()).types)]
    if format is Listing.json:
        print_json(rows)
        return
    table = _plain_table("type", "whose", "like", "triggers", "words", "what")
    for row in rows:
        whose = "yours" if row["own"] else "PLOVER"
        cells = (row["name"], whose, row["like"] or "", row["triggers"], row["words"], row["description"] or "")
        table.add_row(*(clean(str(cell)) for cell in cells))
    make_console().print(table)


def _plover_rows() -> list[dict[str, object]]:
    from onrecord.events.frames import load_frames

    frames: dict[str, set[int]] = {}
    words: Counter[str] = Counter()
    for found in load_frames().values():
        for frame in found:
            frames.setdefault(frame.type, set()).add(id(frame))
        words.update({frame.type for frame in found})
    return [_row(name, None, None, len(frames.get(name, ())), words[name]) for name in get_args(EventType)]


def _own_rows(types: "tuple[OwnType, ...]") -> list[dict[str, object]]:
    return [
        _row(
            kind.name,
            kind.like,
            kind.description,
            len(kind.triggers),
            len({(word, trigger.frame.part) for trigger in kind.triggers for word in trigger.words}),
        )
        for kind in types
    ]


def _row(name: str, like: str | None, description: str | None, triggers: int, words: int) -> dict[str, object]:
    own = name not in get_args(EventType)
    return {"name": name, "own": own, "like": like, "description": description, "triggers": triggers, "words": words}
