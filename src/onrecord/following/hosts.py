"""The fetcher that asks real hosts: made here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager

from onrecord.pages.fetching import Fetcher
from onrecord.settings import Settings


@contextmanager
def open_fetcher(settings: Settings) -> Iterator[Fetcher]:
    """What fetches feeds and their pages, with robots.txt and a rate for every host; its connections end with it."""
    from onrecord.pages import fetching  # the transport is heavy: only when something is fetched

    with fetching.HttpFetcher(settings) as fetcher:  # type: ignore[attr-defined]
        yield fetching.PoliteFetcher(fetcher, settings)  # type: ignore[attr-defined]
