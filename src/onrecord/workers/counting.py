"""How many processes a number of jobs is."""

import os


def count_jobs(jobs: int) -> int:
    """The jobs themselves; for 0 as many as there are cores that this process may use."""
    if jobs:
        return jobs
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
