"""Options that several commands share: each said once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from onrecord.settings import Settings, load_settings


class Input(StrEnum):
    """What the sources hold."""

    auto = "auto"
    html = "html"
    text = "text"
    jsonl = "jsonl"
    parquet = "parquet"
    warc = "warc"
    wacz = "wacz"
    zip = "zip"


class Format(StrEnum):
    """How records are printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"


Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE|URL|-|FOLDER…", help="Files, folders, archives, web addresses, or - for standard input."
    ),
]
InputOption = Annotated[
    Input,
    typer.Option("--input", help="What the sources hold; auto looks at each one's name and first bytes."),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="PART=COLUMN,…",
        help="What the columns of JSON Lines and Parquet are called: text=body,published=date,html=raw; also id, "
        "title, url, publisher.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Day of publication (YYYY-MM-DD) where the page does not say."),
]
LedgerOption = Annotated[
    Path | None, typer.Option("--ledger", metavar="FILE", help="The ledger; default: in your data folder.")
]


def settings_with(ledger: Path | None) -> Settings:
    """The environment's settings, with the ledger that the command line names."""
    settings = load_settings()
    return msgspec.structs.replace(settings, ledger_path=ledger) if ledger else settings


def check_published(published: str | None) -> str | None:
    """The date as given. Raises typer.BadParameter where it is none."""
    return check_day(published, "--published")


def check_day(day: str | None, option: str) -> str | None:
    """The date that an option gives. Raises typer.BadParameter where it is none."""
    from datetime import date

    try:
        return day and date.fromisoformat(day).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{day!r} is no date: write YYYY-MM-DD", param_hint=option) from None
