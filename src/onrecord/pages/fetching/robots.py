"""What a host's robots.txt lets programs ask for, as RFC 9309 says."""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from protego import Protego

from onrecord.errors import (
    AddressForbidden,
    AddressInvalid,
    HostUnreachable,
    PageMissing,
    PageRefused,
    RobotsRefused,
    StatusRefused,
    TooManyRedirects,
)
from onrecord.pages.fetching.fetched import Fetcher

ROBOTS_BYTES = 512_000
"""RFC 9309: at least 500 KiB are read."""
ROBOTS_SECONDS = 10.0

_MOST_HOSTS = 1_000
_KEPT_SECONDS = 86_400.0
_KEPT_REFUSED_SECONDS = 600.0
_MOST_LINES = 20_000
_MOST_AGENTS_IN_A_ROW = 20
"""Every rule of a group is kept for each of its agents: rules times agents must stay small."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host allows, until it should be asked again."""

    until: float
    parsed: Protego | None = None
    """None: everything is allowed, or nothing is (`refusal`)."""
    refusal: PageRefused | None = None
    """Why the rules could not be had."""

    def check(self, address: str, url: str, agent: str) -> None:
        """Raise PageRefused where the host does not want the address, or nobody knows what it wants."""
        if self.refusal is not None:
            raise _same_for(address, self.refusal)
        if self.parsed is not None and not self.parsed.can_fetch(url, agent):
            raise RobotsRefused(address, "The host's robots.txt asks programs to leave this address alone.")

    def pause_seconds(self, agent: str) -> float:
        """The pause between requests that the host asks for; 0 where it does not."""
        return (self.parsed and self.parsed.crawl_delay(agent)) or 0.0


class Robots:
    """The rules of the hosts of a run, each asked for once a day."""

    def __init__(self, fetcher: Fetcher, clock: Callable[[], float] = time.monotonic) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._kept: OrderedDict[str, Rules] = OrderedDict()

    def rules_of(self, origin: str) -> Rules:
        """The rules of `https://host`, asked for where they are not known."""
        rules = self._kept.get(origin)
        if rules is None or rules.until <= self._clock():
            rules = self._kept[origin] = self._ask(origin)
            if len(self._kept) > _MOST_HOSTS:
                self._kept.popitem(last=False)
        self._kept.move_to_end(origin)
        return rules

    def _ask(self, origin: str) -> Rules:
        try:
            content = self._fetcher.fetch(f"{origin}/robots.txt").content
        except PageRefused as refusal:
            now = self._clock()
            if _means_no_rules(refusal):
                return Rules(now + _KEPT_SECONDS)
            return Rules(now + _KEPT_REFUSED_SECONDS, refusal=refusal)
        text = content[:ROBOTS_BYTES].decode("utf-8-sig", "replace")
        return Rules(self._clock() + _KEPT_SECONDS, Protego.parse("\n".join(thin_out(text))))


def thin_out(text: str) -> Iterator[str]:
    """The lines of a robots.txt, without those that only make it long."""
    agents = 0
    for line in text.splitlines()[:_MOST_LINES]:
        directive = line.partition("#")[0].strip()
        if not directive:
            continue
        agents = agents + 1 if directive[:5].lower().startswith("user") else 0
        if agents <= _MOST_AGENTS_IN_A_ROW:
            yield directive


def _means_no_rules(refusal: PageRefused) -> bool:
    """Whether RFC 9309 takes it for a host without rules: 4xx (but not “too many requests”), or sent in circles."""
    if isinstance(refusal, StatusRefused):
        return refusal.status is not None and 400 <= refusal.status < 500 and refusal.status != 429
    return isinstance(refusal, PageMissing | TooManyRedirects)


def _same_for(address: str, refusal: PageRefused) -> PageRefused:
    """The refusal of a page whose host's rules could not be had."""
    if isinstance(refusal, HostUnreachable | AddressForbidden | AddressInvalid):
        return type(refusal)(address, refusal.reason, refusal.remedy)
    return RobotsRefused(address, f"The host's robots.txt could not be had: {refusal.reason}")
