"""One row of a table, of JSON Lines or Parquet, as its page."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from onrecord.errors import LineMalformed, PageRefused, SettingInvalid
from onrecord.pages.unicode import mend_text
from onrecord.records import Page


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are called that hold each part of a page."""

    id: str = "id"
    text: str | None = "text"
    """The report's text, used exactly as it is."""
    html: str | None = "html"
    """The page's markup, read where the row has no text."""
    published: str = "published"
    title: str = "title"
    url: str = "url"
    publisher: str = "publisher"

    @property
    def contents(self) -> tuple[str, ...]:
        """The columns of which a row needs one."""
        return tuple(name for name in (self.text, self.html) if name is not None)

    @property
    def names(self) -> tuple[str, ...]:
        """All columns that are read."""
        return tuple(name for name in asdict(self).values() if name is not None)


PARTS = tuple(part.name for part in fields(Columns))


def parse_columns(written: str | None) -> Columns:
    """The columns of `text=body,published=date`; what is not named keeps its name.

    Where only one of `text` and `html` is named, the other is not read. Raises SettingInvalid where it cannot be
    understood.
    """
    given = dict(_split_pairs(written or ""))
    columns = replace(Columns(), **given)
    if "html" in given and "text" not in given:
        return replace(columns, text=None)
    if "text" in given and "html" not in given:
        return replace(columns, html=None)
    return columns


def _split_pairs(written: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, (part.strip() for part in written.split(","))):
        part, equals, name = (piece.strip() for piece in pair.partition("="))
        if part not in PARTS or not equals or not name:
            remedy = f"Write part=column, with a part of {', '.join(PARTS)}."
            raise SettingInvalid(f"{pair!r} does not say which column holds what.", remedy)
        yield part, name


def page_of_row(row: Mapping[str, Any], address: str, columns: Columns, what: str = "row") -> Page | PageRefused:
    """The page that a row holds, or why it holds none. Values are strings; an id may be a whole number."""
    if fault := find_fault(row, columns, what):
        refusal = LineMalformed(address, fault)
        refusal.id = id_of(row, columns)
        return refusal
    text = None if columns.text is None else row.get(columns.text)
    markup = None if columns.html is None else row.get(columns.html)
    published = row.get(columns.published)
    content = markup if text is None else text
    return Page(
        address=address,
        content=mend_text(content) if isinstance(content, str) else content or "",
        form="html" if text is None else "exact",
        id=id_of(row, columns),
        url=mend(row.get(columns.url)),
        title=mend(row.get(columns.title)),
        publisher=mend(row.get(columns.publisher)),
        published=None if published is None else mend_text(str(published)),
    )


def find_fault(row: Mapping[str, Any], columns: Columns, what: str) -> str | None:
    """What makes a row no page, in words."""
    held = [name for name in columns.contents if row.get(name) is not None]
    if not held or not isinstance(row[held[0]], str | (bytes if held[0] == columns.html else str)):
        return f'The {what} has no "{columns.contents[0]}", or it is no string.'
    for name in (columns.title, columns.url, columns.publisher):
        if not isinstance(row.get(name), str | None):
            return f'"{name}" is no string.'
    if not isinstance(row.get(columns.id), str | int | None) or isinstance(row.get(columns.id), bool):
        return f'"{columns.id}" is neither a string nor a whole number.'
    return None


def id_of(row: Mapping[str, Any], columns: Columns) -> str | None:
    """The id as a string, where the row gives one that can be kept."""
    given = row.get(columns.id)
    if isinstance(given, bool) or not isinstance(given, str | int):
        return None
    return mend_text(str(given))


def mend(text: str | None) -> str | None:
    return None if text is None else mend_text(text)
