"""`onrecord show`: one report and everything on record of it."""

from typing import Annotated

import typer

from onrecord.cli.options import Format, LedgerOption, settings_with
from onrecord.cli.read import PRINTERS
from onrecord.ledger import Ledger
from onrecord.records import encode_record


def show_report(
    report_id: Annotated[str, typer.Argument(metavar="ID", help="The report's id, or as much of it as is unique.")],
    format: Format = Format.table,
    ledger: LedgerOption = None,
) -> None:
    """Show a report of the ledger with everything that was read from it."""
    settings = settings_with(ledger)
    with Ledger(settings.find_ledger_path(), create=False, settings=settings) as kept:
        PRINTERS[format]([encode_record(kept.get(report_id))])
