"""The fetcher that asks real hosts: made here and nowhere else."""

from onrecord.pages.fetching import Fetcher
from onrecord.settings import Settings


def make_fetcher(settings: Settings) -> Fetcher:
    """What fetches feeds and their pages, with robots.txt and a rate for every host."""
    from onrecord.pages import fetching  # the transport is heavy: only when something is fetched

    return fetching.PoliteFetcher(fetching.HttpFetcher(settings), settings)  # type: ignore[attr-defined,no-any-return]
