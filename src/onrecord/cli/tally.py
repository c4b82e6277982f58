"""Counting what a batch read and what it refused."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.cli.progress import BatchProgress
from onrecord.cli.refusals import RefusalLog
from onrecord.errors import PageRefused

Result = TypeVar("Result")


class Tally(Generic[Result]):
    """Counts what passes, and says on standard error why a page was refused."""

    def __init__(self, log: RefusalLog, progress: BatchProgress | None = None) -> None:
        self.read = 0
        self.refused = 0
        self._log = log
        self._progress = progress

    def watch(self, results: Iterable[Result | PageRefused]) -> Iterator[Result | PageRefused]:
        for result in results:
            if isinstance(result, PageRefused):
                self.refused += 1
                self._log.note(result)
            else:
                self.read += 1
            if self._progress:
                self._progress.count("refused" if isinstance(result, PageRefused) else "read")
            yield result
