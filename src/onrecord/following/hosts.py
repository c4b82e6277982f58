"""The fetcher that asks real hosts, made when something is to be fetched."""

from contextlib import AbstractContextManager

from onrecord.pages.fetching import Fetcher
from onrecord.settings import Settings


def open_fetcher(settings: Settings) -> AbstractContextManager[Fetcher]:
    """What fetches feeds and their pages, with robots.txt and a rate for every host; its connections end with it."""
    from onrecord.pages.fetching import opening  # the transport is heavy: only when something is fetched

    return opening.open_fetcher(settings)
