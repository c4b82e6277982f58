"""Counting what a batch read and what it refused."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.cli.progress import BatchProgress
from onrecord.cli.refusals import RefusalLog
from onrecord.errors import PageRefused
from onrecord.pages import Skipped

Result = TypeVar("Result")


class Tally(Generic[Result]):
    """Counts what passes, and says on standard error why a page was refused, and at the end how much was skipped."""

    def __init__(self, log: RefusalLog, progress: BatchProgress | None = None) -> None:
        self.read = 0
        self.refused = 0
        self.skipped = Counter[str]()
        self._log = log
        self._progress = progress

    def skip(self, skipped: Skipped) -> None:
        self.skipped[skipped.code] += 1

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
        if self.skipped:
            told = ", ".join(f"{count:,} {code}" for code, count in sorted(self.skipped.items()))
            print(f"skipped: {told}", file=sys.stderr)
