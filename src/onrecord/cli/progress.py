"""How far a batch has come, on a terminal: how many of how many, how fast, and how long it will still take."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from onrecord.cli.tables import clean


class BatchProgress:
    """A bar on a terminal, nothing where the output is piped; a context manager.

    Pages that need not be read pass in no time: speed and time left are those of the pages that were read.
    """

    def __init__(self, console: Console, total: int | None = None, *, shown: bool = True) -> None:
        self._shown = Progress(
            SpinnerColumn(),
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[counts]}"),
            TextColumn("{task.fields[pace]}"),
            TimeElapsedColumn(),
            console=console,
            disable=not (shown and console.is_terminal),
            transient=True,
        )
        self._total = total
        self._counts = {"read": 0, "kept": 0, "already": 0, "refused": 0}
        self._began: float | None = None
        self._task = self._shown.add_task("reading", total=total, counts="", pace="")

    def __enter__(self) -> Self:
        self._shown.start()
        self._began = time.monotonic()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._shown.stop()

    def say(self, line: str) -> None:
        """A line above the bar, or alone where there is none."""
        self._shown.console.print(Text().append_text(clean(line)), style="yellow", soft_wrap=True)

    def count(self, what: str) -> None:
        """One page more: `read`, `kept`, `already` or `refused`."""
        self._counts[what] += 1
        if not self._shown.disable:
            told = " ".join(f"{count:,} {name}" for name, count in self._counts.items() if count)
            self._shown.update(self._task, advance=1, counts=told, pace=self._tell_pace())

    def _tell_pace(self) -> str:
        read = sum(self._counts.values()) - self._counts["already"]
        seconds = time.monotonic() - (self._began or 0.0)
        if not read or seconds <= 0:
            return ""
        rate = read / seconds
        left = (self._total or 0) - sum(self._counts.values())
        return f"{rate:.1f} reports/s{f', {tell_seconds(left / rate)} left' if left > 0 else ''}"


def tell_seconds(seconds: float) -> str:
    """`2:05`, or `1:02:05` from an hour on."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
