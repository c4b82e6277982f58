"""What a worker does: pages in, answers out, until its parent has no more or is gone.

It takes one page after another from its pipe and answers them in that order, so that its parent knows on which page
it died. This module is the first thing a new process imports: the reader comes with the function that is sent to it.
"""

import os
import signal
import threading
from collections.abc import Callable
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait

from onrecord.errors import OnRecordError, PageRefused
from onrecord.records import Page

Make = Callable[[Page], bytes]
Answer = bytes | OnRecordError | None
"""What came of a page: its bytes, its refusal, or an error that concerns every page. None: ready for the first."""

WARMING = Page(address="a worker's first page", content="Marta Velin said so on Tuesday.", form="exact")
"""Read before the first real page, so that models are loaded before a page's time runs."""


def serve_pages(make: Make, pages: "Connection[None, Page]", answers: "Connection[Answer, None]") -> None:
    """Answer pages until there are no more. Runs in the worker's process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all processes: the parent decides when we end
    threading.Thread(target=end_with_parent, daemon=True).start()
    try:
        warmed = answer_page(make, WARMING)
        answers.send(warmed if concerns_all(warmed) else None)
        while True:
            answers.send(answer_page(make, pages.recv()))
    except (EOFError, BrokenPipeError):  # the parent closed the pipe or died
        return


def end_with_parent() -> None:
    """End this process as soon as its parent's has, even in the middle of a page that never ends."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def answer_page(make: Make, page: Page) -> Answer:
    """What comes of one page."""
    from onrecord.pipeline import make_or_refuse  # where the reader cannot be imported, that is an answer too

    try:
        return make_or_refuse(make, page)
    except OnRecordError as error:
        return error


def concerns_all(answer: Answer) -> bool:
    """Whether it is an error that every page would meet: a missing model, a setting that cannot be used."""
    return isinstance(answer, OnRecordError) and not isinstance(answer, PageRefused)
