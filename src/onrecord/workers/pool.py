"""Pages to workers, answers back in the order of the pages.

`concurrent.futures` and `multiprocessing.Pool` are not used: the one gives up the whole pool when a process dies, the
other waits for ever for the page it was reading, and neither ends a page that hangs. Each worker has pipes of its
own and one page at a time, so that a death costs the page that was being read, and no lock is left held.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing.connection import wait
from typing import Generic, TypeVar

from onrecord.errors import PageRefused, ReadingCrashed, ReadingTimedOut, WorkersLost
from onrecord.records import Page
from onrecord.workers.serving import Make
from onrecord.workers.worker import Job, Worker, tell_end

Passed = TypeVar("Passed")

AHEAD_PER_JOB = 16
"""Pages for each worker that may be done before an earlier one is: what a slow page cannot hold up."""
MOST_TRIES = 2
"""A page whose worker is gone before it took the page is sent to another: so often in all."""
MOST_LOST = 3
"""Workers that may die one after another without having read anything."""
MOST_SECONDS_TO_CHECK = 3_600.0


def map_pages(
    make: Make, pages: Iterable[Page | Passed], jobs: int, max_seconds: float
) -> Iterator[bytes | PageRefused | Passed]:
    """What `make` makes of each page, or its refusal, in order; what is no page is passed on in its place.

    `make` runs in `jobs` processes (at least 1) and must be picklable; what it cannot make it raises as PageRefused.
    A page whose process dies is refused (ReadingCrashed), one that takes longer than `max_seconds` too
    (ReadingTimedOut), and the process is replaced. Pages are drawn only when there is room for them. Closing the
    iterator ends the processes. Raises what concerns every page alike (ModelMissing, …), and WorkersLost.
    """
    pool = Pool(make, pages, jobs, max_seconds)
    try:
        yield from pool.run()
    finally:
        pool.end()


class Pool(Generic[Passed]):
    """Workers, the pages they have, and answers whose turn has not come."""

    def __init__(self, make: Make, pages: Iterable[Page | Passed], jobs: int, max_seconds: float) -> None:
        self._make = make
        self._pages = iter(pages)
        self._jobs = jobs
        self._max_seconds = max_seconds
        self._workers: list[Worker] = []
        self._waiting: deque[Job] = deque()
        """Drawn and not sent: as many as there are jobs, and those whose worker was lost."""
        self._done: dict[int, bytes | PageRefused | Passed] = {}
        self._drawn = 0
        self._given = 0
        self._lost = 0
        self._exhausted = False

    def run(self) -> Iterator[bytes | PageRefused | Passed]:
        """Every answer, in order."""
        while True:
            self._draw()
            self._staff()
            self._hand_out()
            while self._given in self._done:
                answer = self._done.pop(self._given)
                self._given += 1
                yield answer
                self._hand_out()  # the caller may have taken its time: no worker waits for it twice
            if self._exhausted and self._given == self._drawn:
                return
            if self._workers:
                self._collect()

    def end(self) -> None:
        """End every worker and wait for it."""
        while self._workers:
            self._workers.pop().end()

    def _draw(self) -> None:
        """Take pages from the source while there is room for them."""
        while (
            not self._exhausted
            and len(self._waiting) < self._jobs
            and self._drawn - self._given < self._jobs * AHEAD_PER_JOB
        ):
            try:
                page = next(self._pages)
            except StopIteration:
                self._exhausted = True
                return
            if isinstance(page, Page):
                self._waiting.append(Job(self._drawn, page))
            else:
                self._done[self._drawn] = page
            self._drawn += 1

    def _staff(self) -> None:
        """Start as many workers as there are pages to read, up to the number of jobs."""
        wanted = len(self._waiting) + sum(bool(worker.jobs) for worker in self._workers)
        while len(self._workers) < min(self._jobs, wanted):
            self._workers.append(Worker(self._make, self._max_seconds))

    def _hand_out(self) -> None:
        """Send pages to those who have nothing to do, then small ones ahead of their turn."""
        for worker in sorted(self._workers, key=lambda worker: len(worker.jobs)):
            if self._waiting and worker.has_room(self._waiting[0]):
                self._send(worker, self._waiting.popleft())

    def _send(self, worker: Worker, job: Job) -> None:
        try:
            worker.send(job)
        except OSError:
            job.tries += 1
            worker.jobs.append(job)
            self._replace(worker, blame_first=job.tries >= MOST_TRIES)

    def _collect(self) -> None:
        """Wait for answers, for a worker's death or for a page's time to run out, and see to them."""
        seconds = min(worker.seconds_left for worker in self._workers)
        pipes = {worker.answers: worker for worker in self._workers}
        for pipe in wait(list(pipes), max(0.0, min(seconds, MOST_SECONDS_TO_CHECK))):
            self._take(pipes[pipe])  # type: ignore[index]
        for worker in [worker for worker in self._workers if worker.seconds_left <= 0]:
            if not worker.answers.poll():  # answered in this very moment: taken in the next round
                self._stop(worker)

    def _take(self, worker: Worker) -> None:
        try:
            answer = worker.take_answer()
        except (EOFError, OSError):
            self._replace(worker, blame_first=True)
            return
        self._lost = 0
        if answer is None:
            worker.ready = True
        elif isinstance(answer, bytes | PageRefused):
            self._done[worker.jobs.popleft().number] = answer
        else:
            raise answer

    def _replace(self, worker: Worker, blame_first: bool) -> None:
        """Bury a worker that died. The page it was reading is refused, others that it had are sent to the next.

        Raises WorkersLost where none lives long enough to read anything.
        """
        self._workers.remove(worker)
        how = tell_end(worker.end())
        if worker.jobs and blame_first:
            self._refuse(worker.jobs.popleft(), ReadingCrashed, f"Its reading process died: {how}.")
            self._lost = 0
        else:
            self._count_lost(f"died before they read anything: {how}")
        self._waiting.extendleft(reversed(worker.jobs))

    def _count_lost(self, how: str) -> None:
        self._lost += 1
        if self._lost >= MOST_LOST:
            raise WorkersLost(f"{self._lost} reading processes {how}.")

    def _stop(self, worker: Worker) -> None:
        """Kill a worker whose page has taken too long."""
        self._workers.remove(worker)
        worker.end()
        if not worker.jobs:
            self._count_lost("were not ready in time")
            return
        reason = f"Reading it took more than {self._max_seconds:g} seconds."
        self._refuse(worker.jobs.popleft(), ReadingTimedOut, reason)
        self._waiting.extendleft(reversed(worker.jobs))

    def _refuse(self, job: Job, kind: type[PageRefused], reason: str) -> None:
        refusal = kind(job.page.address, reason)
        refusal.id = job.page.id
        self._done[job.number] = refusal
