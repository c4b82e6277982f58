"""The record on disk: one SQLite file that many can read while one writes."""

from onrecord.ledger.feeds import FeedShelf, FeedState, FollowedFeed, SeenItem, only_run
from onrecord.ledger.keys import entity_key, fold, surname_of
from onrecord.ledger.search import Hit
from onrecord.ledger.sentences import sentence_around
from onrecord.ledger.store import Ledger
from onrecord.ledger.versions import Version, diff_versions

__all__ = [
    "FeedShelf",
    "FeedState",
    "FollowedFeed",
    "Hit",
    "Ledger",
    "SeenItem",
    "Version",
    "diff_versions",
    "entity_key",
    "fold",
    "only_run",
    "sentence_around",
    "surname_of",
]
