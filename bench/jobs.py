"""How much faster two jobs are than one: one process on one core against two workers on two, the same reports.

    python bench/jobs.py [REPORTS [ROUNDS]]     60 generated reports, two rounds of each in turn, the better counts

Time is that of reading, from the first result to the last, so that loading the models counts for neither. Prints the
ratio, the share of a core that the parent used, and the most memory of one worker. Says nothing on a machine
where others are at work: the load is printed with it.
"""

import hashlib
import os
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from generated import generate_reports
from onrecord.batches import read_encoded
from onrecord.errors import PageRefused
from onrecord.records import Page
from onrecord.settings import Settings

FIRST = 4
"""Results before the clock starts: by then every worker has loaded its models."""


def pages(count: int) -> list[Page]:
    return [
        Page(address=row["id"], content=row["text"], form="exact", id=row["id"], published=row["published"])
        for row in generate_reports(count + FIRST)
    ]


def measure(count: int, jobs: int, cores: set[int]) -> tuple[float, float, str]:
    """Reports a second, the parent's share of a core, and a digest of all the bytes."""
    os.sched_setaffinity(0, cores)
    digest, began, used = hashlib.sha256(), 0.0, 0.0
    for number, result in enumerate(read_encoded(pages(count), Settings(jobs=jobs)), 1):
        digest.update(str(result).encode() if isinstance(result, PageRefused) else result)
        if number == FIRST:
            began, used = time.perf_counter(), time.process_time()
    seconds = time.perf_counter() - began
    return count / seconds, (time.process_time() - used) / seconds, digest.hexdigest()


def main(count: int = 60, rounds: int = 2) -> int:
    cores = sorted(os.sched_getaffinity(0))[:2]
    found: dict[int, list[tuple[float, float, str]]] = {1: [], 2: []}
    for _ in range(rounds):
        for jobs in (2, 1):  # two first: the models that one job loads into this process would count as the parent's
            found[jobs].append(measure(count, jobs, set(cores[:jobs])))
    one, two = max(found[1]), max(found[2])
    print(f"1 job {one[0]:.2f} reports/s, 2 jobs {two[0]:.2f}: ratio {two[0] / one[0]:.2f}")
    print(f"the parent of 2 jobs used {two[1]:.1%} of a core; load {os.getloadavg()[0]:.1f}")
    print(f"peak of one worker {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:,.0f} MB")
    same = len({each[2] for several in found.values() for each in several}) == 1
    print("the same bytes" if same else "THE BYTES DIFFER")
    return int(not same)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:])))
