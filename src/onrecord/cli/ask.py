"""`onrecord ask`: what is on record about a question."""

import sys
from typing import Annotated

import msgspec
import typer

from onrecord.cli.options import LedgerOption, settings_with
from onrecord.cli.tables import make_console
from onrecord.ledger import Ledger


def ask_question(
    question: Annotated[
        str | None, typer.Argument(help="“Has X supplied weapons to Y?”, “What did X say about Y?”")
    ] = None,
    event_type: Annotated[
        str | None,
        typer.Option(
            "--type", metavar="TYPE", help="Only events of this type, PLOVER's or your own; alone: all of them."
        ),
    ] = None,
    json_form: Annotated[bool, typer.Option("--json", help="One JSON object.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Ask the ledger: who holds it to be so, how surely, in which words and where.

    The answer never says whether something is true. What was understood stands at its head, as “read as”.
    """
    if question is None and event_type is None:
        raise typer.BadParameter("ask a question, or give --type", param_hint="QUESTION")
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        from onrecord.cli.answers import print_answer  # loads the reader: not before the ledger is known to be there
        from onrecord.questions import ask

        answer = ask(kept, question, settings, event_type)
    if json_form:
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
    else:
        print_answer(make_console(), answer)
