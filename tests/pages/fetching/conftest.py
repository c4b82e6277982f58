"""Hosts for a test, closed when it is over."""

from collections.abc import Callable, Iterator

import pytest
from playing_hosts import Host, Play, saying


@pytest.fixture
def host() -> Iterator[Callable[..., Host]]:
    """Makes a host from what it plays, or from the bytes that it always says."""
    hosts: list[Host] = []

    def make(play: Play | bytes, *, keeps: bool = False) -> Host:
        hosts.append(Host(saying(play) if isinstance(play, bytes) else play, keeps=keeps))
        return hosts[-1]

    yield make
    for made in hosts:
        made.close()
