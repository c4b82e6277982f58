"""A polite pace: pauses between requests to one host."""

import time
from collections import OrderedDict
from collections.abc import Callable

from onrecord.errors import HostBusy
from onrecord.settings import Settings

_MOST_HOSTS = 10_000


class Pace:
    """When each host may be asked again; the clock and the sleep, in seconds, can be replaced."""

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        self._between = settings.seconds_between_requests
        self._longest = settings.max_wait_seconds
        self._clock = clock
        self._sleep = sleep
        self._free_at: OrderedDict[str, float] = OrderedDict()

    def wait(self, host: str, address: str, pause_seconds: float = 0.0) -> None:
        """Wait until the host may be asked; then nobody may for the pause that it wants, or ours where that is longer.

        Raises HostBusy for the address where that would take longer than `max_wait_seconds`.
        """
        left = self._free_at.get(host, 0.0) - self._clock() if host in self._free_at else 0.0
        if left > self._longest:
            reason = f"The host wants to be left alone for {left:,.0f} seconds more."
            raise HostBusy(address, reason)
        if left > 0:
            self._sleep(left)
        self._hold(host, self._clock() + max(self._between, pause_seconds))

    def put_off(self, host: str, seconds: float) -> None:
        """Leave the host alone for so many seconds from now."""
        self._hold(host, self._clock() + seconds)

    def _hold(self, host: str, until: float) -> None:
        self._free_at[host] = until
        self._free_at.move_to_end(host)
        if len(self._free_at) > _MOST_HOSTS:
            self._free_at.popitem(last=False)
