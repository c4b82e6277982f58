"""JSON Lines: one page a line, in bounded memory."""

import codecs
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from onrecord.errors import LineMalformed, PageRefused, PageTooLarge
from onrecord.pages.unicode import mend_text
from onrecord.records import Page

_SKIPPED_AT_ONCE_BYTES = 1_048_576


def read_lines(stream: BinaryIO, address: str, max_line_bytes: int) -> Iterator[Page | PageRefused]:
    """The page of each line `{"id", "text", "published"?, "title"?, "url"?}`, or why it holds none.

    Pages and refusals are addressed as `address:number`, lines counted from 1; blank lines are passed over.
    """
    number = 0
    while line := stream.readline(max_line_bytes + 2):
        number += 1
        where = f"{address}:{number}"
        if len(line.rstrip(b"\r\n")) > max_line_bytes:
            skip_line(stream, line)
            yield PageTooLarge(where, f"The line is longer than {max_line_bytes:,} bytes.")
        elif line.strip():
            yield page_of_line(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line, where)


def skip_line(stream: BinaryIO, line: bytes) -> None:
    """Read on to the end of a line that is too long, a piece at a time."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_ONCE_BYTES)


def page_of_line(line: bytes, address: str) -> Page | PageRefused:
    """The page that a line holds, or why it holds none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return LineMalformed(address, "The line is not UTF-8.")
    except (ValueError, RecursionError) as error:
        return LineMalformed(address, f"The line is not JSON: {str(error) or type(error).__name__}.")
    if not isinstance(row, dict):
        return LineMalformed(address, "The line is no object.")
    if fault := find_fault(row):
        return refuse_row(row, address, fault)
    published = row.get("published")
    return Page(
        address=address,
        content=mend_text(row["text"]),
        form="exact",
        id=id_of(row),
        url=mend(row.get("url")),
        title=mend(row.get("title")),
        published=None if published is None else mend_text(str(published)),
    )


def find_fault(row: dict[str, Any]) -> str | None:
    """What makes an object no page, in words."""
    if not isinstance(row.get("text"), str):
        return 'The line has no "text", or it is no string.'
    for name in ("title", "url"):
        if not isinstance(row.get(name), str | None):
            return f'"{name}" is no string.'
    if not isinstance(row.get("id"), str | int | None) or isinstance(row.get("id"), bool):
        return '"id" is neither a string nor a whole number.'
    return None


def refuse_row(row: dict[str, Any], address: str, fault: str) -> PageRefused:
    """The refusal of an object, with the id that it gave."""
    refusal = LineMalformed(address, fault)
    refusal.id = id_of(row)
    return refusal


def id_of(row: dict[str, Any]) -> str | None:
    """The id as a string, where the object gives one that can be kept."""
    given = row.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int):
        return None
    return mend_text(str(given))


def mend(text: str | None) -> str | None:
    return None if text is None else mend_text(text)
