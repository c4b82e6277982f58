"""The same function over many pages in many processes: any number of them gives the same answers in the same order."""

from onrecord.workers.counting import count_jobs
from onrecord.workers.pool import map_pages

__all__ = ["count_jobs", "map_pages"]
