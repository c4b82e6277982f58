"""The sample reports that `onrecord demo` reads: fiction, in an invented world with its own table of entities."""

from pathlib import Path

from onrecord.lexicons import Row, read_table_file

FOLDER = Path(__file__).parent
ENTITIES_PATH = FOLDER / "entities.tsv"
INDEX_PATH = FOLDER / "index.tsv"


def list_samples() -> tuple[Row, ...]:
    """The index of the samples, a row each: file, story, day of publication where the page does not say, copy_of."""
    return read_table_file(INDEX_PATH)
