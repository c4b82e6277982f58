"""Refusals as they come: a line each on standard error, and in a file for programs."""

import json
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Annotated, Self

import typer

from onrecord.errors import OnRecordError, PageRefused

RefusalsOption = Annotated[
    Path | None,
    typer.Option("--refusals", metavar="FILE", help="Write every refusal there too, one JSON object a line."),
]

MOST_SAID = 1_000
"""Refusals that are said one by one on standard error: more are only counted, and written to the file."""


class RefusalLog:
    """Says refusals through `say` and writes them to a file where one is named; a context manager.

    A line of the file is `{"address", "id", "code", "reason", "remedy"}`, there as soon as the page was refused. The
    file tells of this run and of what earlier runs refused of the same pages.
    """

    def __init__(self, path: Path | None, say: Callable[[str], None]) -> None:
        """Raises OnRecordError where the file cannot be written."""
        self._path = path
        self._say = say
        self._said = 0
        try:
            self._file = path.open("w", encoding="utf-8", errors="backslashreplace") if path else None
        except OSError as error:
            raise OnRecordError(
                f"{path} cannot be written: {error.strerror}.", "Name another with --refusals."
            ) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file:
            self._file.close()

    def note(self, refusal: PageRefused) -> None:
        """Say a refusal and write it down."""
        self.write(refusal)
        self._said += 1
        if self._said <= MOST_SAID:
            self._say(f"refused ({refusal.code}) {refusal}")
        elif self._said == MOST_SAID + 1:
            where = f"written to {self._path}" if self._path else "counted: --refusals FILE writes them down"
            self._say(f"more than {MOST_SAID:,} pages were refused: from here on they are only {where}")

    def write(self, refusal: PageRefused) -> None:
        """Write a refusal down without saying it: it was said in an earlier run."""
        if self._file:
            names = ("address", "id", "code", "reason", "remedy")
            row = {name: getattr(refusal, name) for name in names}
            self._file.write(json.dumps(row, ensure_ascii=False) + "\n")
            self._file.flush()
