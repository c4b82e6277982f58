"""What workers make in the tests: quick, and as fragile as a page asks for."""

import os
import signal
import sys
import time

from onrecord.errors import ModelMissing, ReportEmpty
from onrecord.records import Page


def make(page: Page) -> bytes:
    words = str(page.content)[:20]
    if words == "exit":
        os._exit(7)
    if words == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if words == "hang":
        time.sleep(600)
    if words == "slow":
        time.sleep(0.5)
    if words == "leave":
        sys.exit(3)
    if words == "empty":
        raise ReportEmpty(page.address, "There are no words of a report in it.")
    if words == "bug":
        raise ZeroDivisionError("division by zero")
    if words == "no model":
        raise ModelMissing("The language model is not installed.", "Install it.")
    return f"{page.address} {len(page.content)}".encode()


def need_model(page: Page) -> bytes:
    raise ModelMissing("The language model is not installed.", "Install it.")


def die_at_once(page: Page) -> bytes:
    os._exit(9)


def tell_threads(page: Page) -> bytes:
    return os.environ["OMP_NUM_THREADS"].encode()
