"""Counting what a batch read and what it refused."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from onrecord.errors import PageRefused
from onrecord.pages import Skipped

Result = TypeVar("Result")


class Tally(Generic[Result]):
    """Counts what passes, and says on standard error why a page was refused, and at the end how much was skipped."""

    def __init__(self) -> None:
        self.read = 0
        self.refused = 0
        self.skipped = Counter[str]()

    def skip(self, skipped: Skipped) -> None:
        self.skipped[skipped.code] += 1

    def watch(self, results: Iterable[Result | PageRefused]) -> Iterator[Result | PageRefused]:
        for result in results:
            if isinstance(result, PageRefused):
                self.refused += 1
                print(f"refused ({result.code}) {result}", file=sys.stderr)
            else:
                self.read += 1
            yield result
        if self.skipped:
            told = ", ".join(f"{count:,} {code}" for code, count in sorted(self.skipped.items()))
            print(f"skipped: {told}", file=sys.stderr)
