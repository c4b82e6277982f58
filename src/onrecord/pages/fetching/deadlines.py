"""One span of time for everything that a fetch does: names looked up, connections, redirects, every single read."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_current: ContextVar["Deadline | None"] = ContextVar("deadline", default=None)


class DeadlinePassed(Exception):
    """The time for a fetch is up."""


class Deadline:
    """A point in time, in seconds of the system's monotonic clock."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._ends = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._ends

    def check(self) -> float:
        """Seconds left, more than nought. Raises DeadlinePassed."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise DeadlinePassed
        return left


@contextmanager
def within(seconds: float) -> Iterator[Deadline]:
    """Let all that is fetched inside end after so many seconds."""
    deadline = Deadline(seconds)
    token = _current.set(deadline)
    try:
        yield deadline
    finally:
        _current.reset(token)


def bound(timeout: float | None) -> float | None:
    """A timeout in seconds, cut to what the fetch around it has left. Raises DeadlinePassed."""
    deadline = _current.get()
    if deadline is None:
        return timeout
    left = deadline.check()
    return left if timeout is None else min(timeout, left)
