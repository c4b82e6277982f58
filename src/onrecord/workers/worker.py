"""One worker as its parent sees it: a process, two pipes, and the pages that it has not answered."""

import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from onrecord.records import Page
from onrecord.workers.serving import Answer, Make, serve_pages

AHEAD_BYTES = 16_000
"""A page that is surely smaller is sent while the one before is read, so that no worker waits for its parent. It fits
into an empty pipe (64 KiB; 16 KiB at least on every system), so that sending it never blocks."""

LEAST_SECONDS_TO_START = 120.0
"""Loading the models takes some three seconds; on a slow disk, many at once, far longer."""

ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
"""Workers are as many as there are cores to use: each keeps to one thread."""


@dataclass(slots=True)
class Job:
    """A page and its place in the order."""

    number: int
    page: Page
    tries: int = 0


class Worker:
    """A process that answers the pages it is sent, one after another."""

    def __init__(self, make: Make, max_seconds: float) -> None:
        context = get_context("spawn")
        theirs, self._pages = context.Pipe(duplex=False)
        self.answers: Connection[None, Answer]
        self.answers, answers = context.Pipe(duplex=False)
        self.jobs: deque[Job] = deque()
        """Sent and not answered, in the order of sending: the first is the one being read."""
        self.ready = False
        self._max_seconds = max_seconds
        self._last = time.monotonic() + max(max_seconds, LEAST_SECONDS_TO_START)
        self.process: SpawnProcess = context.Process(target=serve_pages, args=(make, theirs, answers), daemon=True)
        try:
            with threads_limited(), interrupts_held():
                self.process.start()
        finally:  # only the worker holds these ends: when it dies, ours say so
            theirs.close()
            answers.close()

    def has_room(self, job: Job) -> bool:
        """Whether a page can be sent without waiting: to an idle worker any, ahead of its turn a small one."""
        return self.ready and (not self.jobs or (len(self.jobs) == 1 and size_of(job.page) < AHEAD_BYTES))

    def send(self, job: Job) -> None:
        """Send a page. Raises OSError where the worker is gone."""
        self._pages.send(job.page)
        self.jobs.append(job)
        if len(self.jobs) == 1:
            self._last = time.monotonic() + self._max_seconds

    def take_answer(self) -> Answer:
        """The next answer. Raises EOFError or OSError where the worker died before it was given."""
        answer = self.answers.recv()
        self._last = time.monotonic() + self._max_seconds if len(self.jobs) > 1 else float("inf")
        return answer

    @property
    def seconds_left(self) -> float:
        """Until the page that is being read has taken too long, or the start; endless where neither goes on."""
        return self._last - time.monotonic()

    def end(self) -> int | None:
        """Kill the process and wait for its end: it holds nothing that could be lost. Its exit code."""
        with suppress(OSError):
            self.process.kill()
        self.process.join()
        code = self.process.exitcode
        self.process.close()
        self._pages.close()
        self.answers.close()
        return code


def size_of(page: Page) -> int:
    """Bytes of a page when sent, at most: four a character."""
    extra = sum(len(text or "") for text in (page.address, page.id, page.url, page.title, page.publisher))
    content = len(page.content) if isinstance(page.content, bytes) else 4 * len(page.content)
    if isinstance(page.content, str) and page.content.isascii():  # known without looking: CPython keeps it
        content = len(page.content)
    return content + 4 * extra


def tell_end(code: int | None) -> str:
    """An exit code in words."""
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
    return f"exit status {code}"


@contextmanager
def threads_limited() -> Iterator[None]:
    """Let processes that are started here use one thread each: libraries read these variables when they load."""
    before = {name: os.environ.get(name) for name in ONE_THREAD}
    os.environ.update(ONE_THREAD)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a process starts: it inherits that, and leaves the ending to its parent."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
