"""Parquet: one page a row, a few rows at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from onrecord.errors import ArchiveDamaged, ColumnsMissing, LineMalformed, PageRefused, PageTooLarge
from onrecord.pages.columns import page_of_row
from onrecord.pages.guarding import tell
from onrecord.pages.intake import Intake
from onrecord.pages.spooling import seekable
from onrecord.records import Page

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_AT_ONCE_BYTES = 8_388_608
_AT_ONCE_ROWS = 1_024
_TOLD_CHARS = 300
_TOLD_COLUMNS = 40


def read_rows(stream: BinaryIO, address: str, intake: Intake) -> Iterator[Page | PageRefused]:
    """The page of each row, with the columns of JSON Lines, or why it holds none; addressed as `address:row` from 1.

    Days and timestamps become ISO days; only the columns named are read. Where a group of rows is damaged, its other
    rows are refused together and reading goes on with the next. Raises ColumnsMissing where no column holds text or
    markup, ArchiveDamaged where the file cannot be opened.
    """
    from pyarrow.parquet import ParquetFile  # only where there is such a file: keeps reading of all else light

    with seekable(stream, address, intake.settings) as file:
        try:
            table = ParquetFile(file, pre_buffer=False)
        except (OSError, ValueError) as error:  # pyarrow's own errors are of these
            raise ArchiveDamaged(address, f"It is no whole Parquet file: {tell(error)[:_TOLD_CHARS]}.") from None
        with table:
            names = find_columns(table, address, intake)
            before = 0
            for group in range(table.metadata.num_row_groups):
                yield from _read_group(table, group, names, address, before, intake)
                before += table.metadata.row_group(group).num_rows


def _read_group(
    table: "ParquetFile", group: int, names: list[str], address: str, before: int, intake: Intake
) -> Iterator[Page | PageRefused]:
    counts = table.metadata.row_group(group)
    size = max(1, min(_AT_ONCE_ROWS, _AT_ONCE_BYTES // max(1, counts.total_byte_size // max(1, counts.num_rows))))
    number = before
    try:
        for batch in table.iter_batches(size, row_groups=[group], columns=names, use_threads=False):
            columns = [batch.column(name) for name in names]
            for row in range(batch.num_rows):
                number += 1
                yield _page_of(columns, names, row, f"{address}:{number}", intake)
    except (OSError, ValueError) as error:
        reason = f"Rows {number + 1:,} to {before + counts.num_rows:,} are damaged: {tell(error)[:_TOLD_CHARS]}."
        yield ArchiveDamaged(f"{address}:{number + 1}", reason)


def find_columns(table: "ParquetFile", address: str, intake: Intake) -> list[str]:
    """The columns to read, of those that are there. Raises ColumnsMissing where one that is needed is not."""
    there = table.schema_arrow.names
    wanted = intake.columns
    if not any(name in there for name in wanted.contents):
        needed = " or ".join(f'"{name}"' for name in wanted.contents)
        more = ", …" if len(there) > _TOLD_COLUMNS else ""
        listed = ", ".join(there[:_TOLD_COLUMNS])
        raise ColumnsMissing(address, f"It has no column {needed}. Its columns: {listed}{more}.")
    return [name for name in dict.fromkeys(wanted.names) if name in there]


def _page_of(columns: list[Any], names: list[str], row: int, address: str, intake: Intake) -> Page | PageRefused:
    try:
        values = {
            name: _plain(column[row].as_py(), name == intake.columns.html)
            for name, column in zip(names, columns, strict=True)
        }
    except UnicodeDecodeError:
        return LineMalformed(address, "The row is not UTF-8.")
    except (ValueError, OverflowError) as error:
        return LineMalformed(address, f"The row holds what cannot be: {tell(error)}.")
    if any(isinstance(value, str | bytes) and _is_large(value, intake) for value in values.values()):
        return PageTooLarge(address, f"The row is larger than {intake.settings.max_page_bytes:,} bytes.")
    return page_of_row(values, address, intake.columns)


def _plain(value: object, is_markup: bool) -> object:
    """A value as JSON Lines would have it; markup stays as its bytes."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes) and not is_markup:
        return value.decode("utf-8")
    return value


def _is_large(value: str | bytes, intake: Intake) -> bool:
    return len(value) > intake.settings.max_page_bytes
