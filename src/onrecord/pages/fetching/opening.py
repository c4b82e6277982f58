"""The fetcher of a batch, made in one place."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from onrecord.pages.fetching.fetched import Fetcher
from onrecord.pages.fetching.http import HttpFetcher, Limits, NarrowFetcher
from onrecord.pages.fetching.pace import Pace
from onrecord.pages.fetching.polite import PoliteFetcher
from onrecord.pages.fetching.robots import ROBOTS_BYTES, ROBOTS_SECONDS, Robots
from onrecord.pages.fetching.transport import GuardedTransport
from onrecord.settings import Settings


def make_transport(settings: Settings) -> httpx.BaseTransport:
    """What requests go over; tests put their own here."""
    return GuardedTransport(settings)


@contextmanager
def open_fetcher(settings: Settings) -> Iterator[Fetcher]:
    """A polite fetcher whose connections are closed in the end; for one thread at a time."""
    with HttpFetcher(settings, make_transport(settings)) as fetcher:
        limits = Limits(ROBOTS_BYTES, min(ROBOTS_SECONDS, settings.fetch_timeout_seconds), any_type=True)
        robots = Robots(NarrowFetcher(fetcher, limits)) if settings.obey_robots else None
        yield PoliteFetcher(fetcher, settings, Pace(settings), robots)
