"""The commands, in the order in which a new user meets them."""

import typer

from onrecord.cli import actors, add, ask, demo, doctor, follow, judge, read, schema, search, show, types
from onrecord.version import VERSION

app = typer.Typer(
    name="onrecord",
    help="Reads news reports and keeps who said what about whom, when, how surely and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {VERSION}")
        raise typer.Exit


@app.callback()
def start(
    version: bool = typer.Option(
        False, "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Reads news reports and keeps who said what about whom, when, how surely and on whose word."""


app.command("demo")(demo.show_demo)
app.command("read")(read.read_reports)
app.command("judge")(judge.judge_words)
app.command("add")(add.add_reports)
app.add_typer(follow.app, name="follow")
app.command("ask")(ask.ask_question)
app.command("search")(search.search_reports)
app.command("show")(show.show_report)
app.add_typer(actors.app, name="actors")
app.add_typer(types.app, name="types")
app.command("schema")(schema.print_schema)
app.command("doctor")(doctor.print_state)
