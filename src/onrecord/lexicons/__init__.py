"""Tables that linguists and analysts edit: one TSV file each, its origin and licence at its head.

A table is UTF-8 text: lines that begin with `#` are comments, the first other line names the columns, the
rest are rows with tabs between cells. An empty cell is an empty string.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """The rows of a table that ships with On Record, by its name without ending."""
    return tuple(parse_table(text_of(name), f"{name}.tsv"))


def text_of(name: str) -> str:
    """A table that ships with On Record as it stands in its file."""
    return resources.files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8")


def read_table_file(path: Path) -> tuple[Row, ...]:
    """The rows of a user's own table. Raises OSError, and ValueError with path and line where it is malformed."""
    return tuple(parse_table(path.read_text(encoding="utf-8-sig"), str(path)))


def parse_table(text: str, where: str) -> Iterator[Row]:
    """Row by row, each a dict from column to cell. Raises ValueError where a row has too many cells."""
    for number, row in number_rows(text):
        if isinstance(row, str):
            raise ValueError(f"{where}:{number}: {row}")
        yield row


def number_rows(text: str) -> Iterator[tuple[int, Row | str]]:
    """Each row with its line in the file, counted from 1; the reason in words where it has too many cells."""
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
        elif len(cells) > len(columns):
            yield number, f"{len(cells)} cells under {len(columns)} columns"
        else:
            yield number, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True))


def split_cell(cell: str) -> list[str]:
    """The items of a cell, which stand between commas."""
    return [item.strip() for item in cell.split(",") if item.strip()]
