"""The user's file of event types, read: kept by its content, so that a changed file is never taken for the old one."""

import hashlib
from functools import lru_cache
from pathlib import Path

from onrecord.errors import TypesInvalid
from onrecord.events.own.checking import check_text
from onrecord.events.own.definitions import NO_TYPES, OwnTypes
from onrecord.events.own.faults import Fault
from onrecord.settings import Settings

MOST_BYTES = 1_000_000
_KEPT = 8
"""Files kept in memory at once: one is used at a time, but for tests and those who compare."""


def load_types(settings: Settings) -> OwnTypes:
    """The event types that the settings name; none where they name no file.

    Raises TypesInvalid, with the first fault, where the file cannot be used.
    """
    path = settings.types_path
    if path is None:
        return NO_TYPES
    types, faults = check_file(Path(path))
    if faults:
        first = faults[0]
        raise TypesInvalid(str(path), first.line, first.place, first.detail, first.remedy, len(faults))
    return types


def check_file(path: Path) -> tuple[OwnTypes, tuple[Fault, ...]]:
    """The types of a file that are sound, and every fault of the file."""
    try:
        content = _read(path)
    except OSError as error:
        return NO_TYPES, (_fault("unreadable", f"It cannot be read: {error.strerror or error}.", "Check the path."),)
    if len(content) > MOST_BYTES:
        detail = f"It is larger than {MOST_BYTES:,} bytes."
        return NO_TYPES, (_fault("too_large", detail, "Give a file of event types, or leave out what is not used."),)
    return _check(content)


def _read(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def _fault(code: str, detail: str, remedy: str) -> Fault:
    return Fault(line=0, place="", code=code, detail=detail, remedy=remedy)


@lru_cache(maxsize=_KEPT)
def _check(content: bytes) -> tuple[OwnTypes, tuple[Fault, ...]]:
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        return NO_TYPES, (_fault("not_toml", f"It is no text in UTF-8: {error}.", "Save it as UTF-8."),)
    checked = check_text(text)
    return OwnTypes(hashlib.sha256(content).hexdigest(), checked.types, checked.entities), checked.faults
