"""One run over the feeds: what is new in each is fetched, read and kept.

What was done is written down item by item, in one transaction with the record; a feed's validators (`ETag`,
`Last-Modified`) only after all of its items. A run can therefore be killed at any moment: the next one sees the feed
whole again, and passes over what was dealt with.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import Literal

from onrecord.errors import FeedNotFollowed, PageRefused
from onrecord.feeds import Feed, Item, read_feed
from onrecord.following.pages import read_item
from onrecord.following.steps import Step, StepOutcome, moment
from onrecord.ledger import FeedState, FollowedFeed, Ledger, SeenItem, only_run
from onrecord.pages.fetching import Fetched, Fetcher
from onrecord.settings import Settings


def run_feeds(
    ledger: Ledger,
    fetcher: Fetcher,
    settings: Settings,
    addresses: Collection[str] = (),
    limit: int | None = None,
) -> Iterator[Step]:
    """What came of each item and feed, as it comes: of all feeds, or of those at the addresses.

    At most `limit` items a feed are asked for, the rest is left for the next run. What cannot be had costs only itself.
    Raises FollowBusy where another run is under way, FeedNotFollowed where there is no such feed, or none at all.
    """
    chosen = [ledger.feeds.get(address) for address in addresses] or ledger.feeds.all()
    if not chosen:
        raise FeedNotFollowed("No feed is followed.", "Add one with `onrecord follow add URL`.")
    with only_run(ledger.path):
        for feed in chosen:
            yield from FeedRun(ledger, fetcher, settings, feed, limit).steps()


@dataclass(frozen=True, slots=True)
class FeedRun:
    """One run over one feed."""

    ledger: Ledger
    fetcher: Fetcher
    settings: Settings
    feed: FollowedFeed
    limit: int | None

    def steps(self) -> Iterator[Step]:
        """The items that were waiting, then what is new in the feed, then how it ended."""
        taken = count()
        waiting = self.ledger.feeds.waiting(self.feed)
        for item in waiting:
            if self._is_spent(taken):
                break
            yield self._take(item)
        try:
            fetched, feed = self._open()
        except PageRefused as refusal:
            self.ledger.feeds.finish(self.feed, refusal.code, moment())
            yield self._step("feed_refused", refusal=refusal)
            return
        if feed is None:
            self.ledger.feeds.finish(self.feed, "unchanged", moment())
            yield self._step("feed_unchanged")
            return
        yield from self._read(fetched, feed, taken)

    def _open(self) -> tuple[Fetched, Feed | None]:
        """The feed, or None where it has not changed since all of its items were dealt with."""
        known = self.feed
        # A sitemap index may stay the same while its sitemaps change.
        conditional = known.kind != "sitemap_index"
        etag, last_modified = (known.etag, known.last_modified) if conditional else (None, None)
        fetched = self.fetcher.fetch(known.address, etag=etag, last_modified=last_modified)
        return fetched, None if fetched.unchanged else read_feed(fetched, self.settings)

    def _read(self, fetched: Fetched, feed: Feed, taken: Iterator[int]) -> Iterator[Step]:
        whole, items = True, 0
        for part in self._parts(feed):
            if isinstance(part, Step):
                yield part
                continue
            items += len(part.items)
            for item in part.items:
                step = self._meet(item, taken)
                if step is None:
                    whole = False
                    break
                if step.outcome != "known":
                    yield step
            yield from self._left_out(part)
            if not whole:
                break
        state = FeedState(title=feed.title or self.feed.title, etag=fetched.etag, last_modified=fetched.last_modified)
        self.ledger.feeds.finish(self.feed, "read" if whole else "limited", moment(), state if whole else None)
        yield self._step("feed_read" if whole else "feed_limited", count=items)

    def _meet(self, item: Item, taken: Iterator[int]) -> Step | None:
        """What comes of an item that the feed names; None where the limit leaves it for the next run."""
        known = self.ledger.feeds.item(self.feed, item.key)
        if not is_news(item, known):
            return Step(feed=self.feed.address, address=item.address, outcome="known")
        if elsewhere := self._seen_elsewhere(item, known):
            return elsewhere
        return None if self._is_spent(taken) else self._take(self._draft(item, known))

    def _parts(self, feed: Feed) -> Iterator[Feed | Step]:
        """The feed itself; of a sitemap index each of its sitemaps, or why it cannot be had."""
        yield feed
        for address in feed.parts[: self.settings.max_sitemap_parts]:
            try:
                part = read_feed(self.fetcher.fetch(address), self.settings)
            except PageRefused as refusal:
                yield Step(feed=self.feed.address, address=address, outcome="refused", refusal=refusal)
                continue
            yield part  # an index within an index has no items, and its own parts are not followed

    def _left_out(self, part: Feed) -> Iterator[Step]:
        if part.passed_over:
            yield self._step("items_passed_over", count=part.passed_over)
        if part.cut or len(part.parts) > self.settings.max_sitemap_parts:
            yield self._step("items_beyond_cap")

    def _is_spent(self, taken: Iterator[int]) -> bool:
        return self.limit is not None and next(taken) >= self.limit

    def _draft(self, item: Item, known: SeenItem | None) -> SeenItem:
        """The item as it would be marked, with what a conditional request for its page sends."""
        return SeenItem(
            feed=self.feed.number,
            item=item.key,
            page=item.page,
            address=item.address,
            title=item.title,
            published=item.published,
            publisher=item.publisher,
            modified=item.modified,
            etag=known.etag if known and known.address == item.address else None,
            last_modified=known.last_modified if known and known.address == item.address else None,
            seen=moment(),
            outcome="waiting",
            tries=0,
        )

    def _seen_elsewhere(self, item: Item, known: SeenItem | None) -> Step | None:
        """Whether another item led to the page since it was last changed: it is marked, and not fetched again."""
        other = self.ledger.feeds.kept_page(item.page)
        if known or other is None or (item.modified or "") > other.seen:
            return None
        marked = replace(
            self._draft(item, None), outcome="kept", etag=other.etag, last_modified=other.last_modified, seen=other.seen
        )
        self.ledger.feeds.mark(marked)
        return Step(feed=self.feed.address, address=item.address, outcome="seen_elsewhere")

    def _take(self, item: SeenItem) -> Step:
        """Fetch, read and keep one item, or mark why not."""
        item = replace(item, seen=moment(), tries=item.tries + 1)
        try:
            fetched = self.fetcher.fetch(item.address, etag=item.etag, last_modified=item.last_modified)
            if fetched.unchanged:
                self.ledger.feeds.mark(replace(item, outcome="kept", reason=None))
                return Step(feed=self.feed.address, address=item.address, outcome="unchanged")
            record = read_item(fetched, item, self.settings)
        except PageRefused as refusal:
            return self._refuse(item, refusal)
        kept = replace(item, outcome="kept", reason=None, etag=fetched.etag, last_modified=fetched.last_modified)
        outcome = self.ledger.add(record, item=kept)
        return Step(feed=self.feed.address, address=item.address, outcome=outcome, record=record.id)

    def _refuse(self, item: SeenItem, refusal: PageRefused) -> Step:
        final = refusal.lasting or item.tries >= self.settings.max_item_tries
        outcome: Literal["refused", "waiting"] = "refused" if final else "waiting"
        self.ledger.feeds.mark(replace(item, outcome=outcome, reason=refusal.code))
        return Step(feed=self.feed.address, address=item.address, outcome=outcome, refusal=refusal)

    def _step(self, outcome: StepOutcome, *, refusal: PageRefused | None = None, count: int = 1) -> Step:
        address = self.feed.address
        return Step(feed=address, address=address, outcome=outcome, refusal=refusal, count=count)


def is_news(item: Item, known: SeenItem | None) -> bool:
    """Whether an item was never seen, or was changed since."""
    return known is None or (item.modified is not None and item.modified != known.modified)
