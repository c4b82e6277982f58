"""What came of one thing that a run did."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from onrecord.errors import PageRefused

StepOutcome = Literal[
    "kept", "already_kept", "known", "unchanged", "seen_elsewhere", "waiting", "refused",
    "feed_read", "feed_unchanged", "feed_limited", "feed_refused", "items_passed_over", "items_beyond_cap",
]  # fmt: skip
"""Of an item: its record was kept, or was there already; nothing is new about it (never told of); its page has not
changed; another feed's item led to the page; it will be tried again; it will not.
Of a feed: all was dealt with; it has not changed; items were left for the next run; it cannot be had; it has items
without an address; it has more than are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What came of one item, or of one feed (`address` is then the feed's)."""

    feed: str
    address: str
    outcome: StepOutcome
    record: str | None = None
    """Id of the record, where there is one."""
    refusal: PageRefused | None = None
    count: int = 1
    """How many items it tells of, or how many the feed names (`feed_read`, `feed_limited`)."""


def moment() -> str:
    """Now, in UTC: `YYYY-MM-DDTHH:MM:SSZ`."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
