"""Fetching as a guest: what robots.txt allows, at a pace that hosts do not mind."""

from onrecord.errors import PageRefused, StatusRefused
from onrecord.pages.fetching.addresses import parse_addresses
from onrecord.pages.fetching.fetched import Fetched, Fetcher
from onrecord.pages.fetching.pace import Pace
from onrecord.pages.fetching.robots import Robots
from onrecord.settings import Settings

_BUSY = frozenset({429, 503})


class PoliteFetcher:
    """A fetcher that asks a host's robots.txt first, pauses between requests, and comes back when the host says so.

    `robots` is None where nobody's robots.txt is asked. Where a page sends us on to another host, that host's
    robots.txt is not asked: the page that was allowed is what stands there.
    """

    def __init__(self, fetcher: Fetcher, settings: Settings, pace: Pace, robots: Robots | None) -> None:
        self._fetcher = fetcher
        self._agent = settings.user_agent
        self._pace = pace
        self._robots = robots

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What stands at an address. Raises PageRefused: RobotsRefused, HostBusy, and what the fetcher raises.

        A host that answers 429 or 503 and says when to come back is asked once more then.
        """
        url = parse_addresses(address)[0]
        origin, host = f"{url.scheme}://{url.netloc.decode('ascii')}", url.host
        pause_seconds = 0.0
        if self._robots is not None:
            rules = self._robots.rules_of(origin if "://" in address else origin.removeprefix("https://"))
            rules.check(address, str(url), self._agent)
            pause_seconds = rules.pause_seconds(self._agent)
        self._pace.wait(host, address, pause_seconds)
        try:
            return self._fetcher.fetch(address, etag=etag, last_modified=last_modified)
        except StatusRefused as refusal:
            if not self._asks_to_come_back(refusal, host):
                raise
        self._pace.wait(host, address, pause_seconds)
        try:
            return self._fetcher.fetch(address, etag=etag, last_modified=last_modified)
        except StatusRefused as refusal:
            self._asks_to_come_back(refusal, host)
            raise

    def _asks_to_come_back(self, refusal: PageRefused, host: str) -> bool:
        if not isinstance(refusal, StatusRefused) or refusal.status not in _BUSY:
            return False
        if refusal.retry_after_seconds is None:
            return False
        self._pace.put_off(host, refusal.retry_after_seconds)
        return True
