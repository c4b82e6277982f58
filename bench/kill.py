"""Kills `onrecord add --jobs 2` at moments drawn by chance until it has read everything, and looks what is lost.

    python bench/kill.py [REPORTS [KILLS [SEED]]]     500 generated reports, 50 kills, seed 1

Each run is killed (SIGKILL) when its ledger has grown by so many reports as chance says, and a little later, so that
the moments are spread over reading, keeping and starting whatever the machine's speed. The ledger is compared with
that of an undisturbed run; the exit status is 1 where they differ or the check finds a fault.
"""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import generate_reports
from onrecord.ledger import Ledger

JOBS = "2"
LATEST_SECONDS = 0.4
"""After the ledger has grown as far as wanted, a kill waits up to so long: longer than a report takes."""


def start(reports: Path, ledger: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "onrecord", "add", str(reports), "--ledger", str(ledger), "--jobs", JOBS]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def count(path: Path) -> int:
    """How many reports are kept, without opening the ledger as On Record does: nothing is mended by looking."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.OperationalError:  # not there yet
        return 0


def kill_when(process: subprocess.Popen[bytes], ledger: Path, kept: int, delay_seconds: float) -> bool:
    """Kill the process some time after the ledger holds so many reports; false where it was done before."""
    while count(ledger) < kept:
        if process.poll() is not None:
            return False
        time.sleep(0.01)
    time.sleep(delay_seconds)
    if process.poll() is not None:
        return False
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return True


def content(path: Path) -> Iterator[tuple[object, ...]]:
    """Everything kept and noted, without the order in which it was kept."""
    with closing(sqlite3.connect(path)) as connection:
        yield from connection.execute("SELECT key, record FROM reports ORDER BY key")
        noted = "SELECT digest, code, key FROM pages LEFT JOIN reports ON number = report ORDER BY digest"
        yield from connection.execute(noted)


def faults(ledger: Path, undisturbed: Path) -> list[str]:
    with Ledger(ledger) as opened:
        found = opened.check()
    return found + ([] if list(content(ledger)) == list(content(undisturbed)) else ["the content differs"])


def main(reports: int = 500, kills: int = 50, seed: int = 1) -> int:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        source, ledger, undisturbed = (Path(folder) / name for name in ("reports.jsonl", "killed.db", "whole.db"))
        source.write_text("".join(json.dumps(row) + "\n" for row in generate_reports(reports)), encoding="utf-8")
        start(source, undisturbed).wait()
        killed = 0
        for moment in sorted(chance.randrange(reports) for _ in range(kills)):
            kept = count(ledger)
            killed += kill_when(start(source, ledger), ledger, max(moment, kept), chance.uniform(0, LATEST_SECONDS))
            print(f"killed {killed:2} times, {kept:4} -> {count(ledger):4} of {reports} reports kept", flush=True)
        status = start(source, ledger).wait()
        found = faults(ledger, undisturbed)
        print(f"{killed} kills, exit status of the last run {status}, {count(ledger)} of {reports} reports kept")
        print("\n".join(found) or "nothing lost, nothing twice, the check finds no fault")
    return int(bool(found) or status != 0)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
