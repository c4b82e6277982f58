"""Following feeds: their new items are fetched, read and kept; a run that was killed is completed by the next."""

from onrecord.following.adding import Added, follow_feed
from onrecord.following.hosts import open_fetcher
from onrecord.following.running import run_feeds
from onrecord.following.steps import Step

__all__ = ["Added", "Step", "follow_feed", "open_fetcher", "run_feeds"]
