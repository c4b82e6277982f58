"""Getting what stands at a web address, from hosts that nobody can trust."""

from onrecord.pages.fetching.fetched import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher"]
