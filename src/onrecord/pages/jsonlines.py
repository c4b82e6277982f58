"""JSON Lines: one page a line, in bounded memory."""

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import LineMalformed, PageRefused, PageTooLarge
from onrecord.pages.columns import Columns, page_of_row
from onrecord.pages.intake import Intake
from onrecord.records import Page

_SKIPPED_AT_ONCE_BYTES = 1_048_576


def read_lines(stream: BinaryIO, address: str, intake: Intake) -> Iterator[Page | PageRefused]:
    """The page of each line `{"id", "text", "published"?, "title"?, "url"?, "publisher"?}`, or why it holds none.

    `html` in place of `text` is a page's markup; the user may name other columns. Pages and refusals are addressed as
    `address:number`, lines counted from 1; blank lines are passed over.
    """
    max_line_bytes = intake.settings.max_page_bytes
    number = 0
    while line := stream.readline(max_line_bytes + 2):
        number += 1
        where = f"{address}:{number}"
        if len(line.rstrip(b"\r\n")) > max_line_bytes:
            skip_line(stream, line)
            yield PageTooLarge(where, f"The line is longer than {max_line_bytes:,} bytes.")
        elif line.strip():
            yield page_of_line(line.removeprefix(codecs.BOM_UTF8) if number == 1 else line, where, intake.columns)


def skip_line(stream: BinaryIO, line: bytes) -> None:
    """Read on to the end of a line that is too long, a piece at a time."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIPPED_AT_ONCE_BYTES)


def page_of_line(line: bytes, address: str, columns: Columns) -> Page | PageRefused:
    """The page that a line holds, or why it holds none."""
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return LineMalformed(address, "The line is not UTF-8.")
    except (ValueError, RecursionError) as error:
        return LineMalformed(address, f"The line is not JSON: {str(error) or type(error).__name__}.")
    if not isinstance(row, dict):
        return LineMalformed(address, "The line is no object.")
    return page_of_row(row, address, columns, "line")
