"""Nobody leads a fetch into a private network: neither by an address, nor a name, nor a redirect."""

from collections.abc import Callable

import httpcore
import pytest
from playing_hosts import answer

from onrecord.errors import PageRefused
from onrecord.pages.fetching.guard import is_public
from onrecord.pages.fetching.http import HttpFetcher
from onrecord.pages.fetching.transport import GuardedBackend, GuardedTransport
from onrecord.settings import Settings

KNOBS = Settings(fetch_timeout_seconds=0.8, connect_timeout_seconds=0.3, read_timeout_seconds=0.4)
PUBLIC = "93.184.216.34"

OPEN = ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.167.255.255", "223.255.255.255"]
OPEN += ["2606:2800:220:1::1", "2a00:1450::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"]
CLOSED = ["0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.255"]
CLOSED += ["169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1", "198.18.0.1"]
CLOSED += ["198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"]
CLOSED += ["::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"]
CLOSED += ["64:ff9b:1::808:808", "2002:7f00:1::1", "2002:a00:1::", "2001::1", "2001:db8::1", "3fff::1", "100::1"]
CLOSED += ["fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2606:4700::5efe:7f00:1", "5f00::1"]
CLOSED += ["", "localhost", "127.1", "0x7f.1", "2130706433", "1.2.3.4.5"]


@pytest.mark.parametrize("address", OPEN)
def test_addresses_of_the_public_internet_are_open(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", CLOSED)
def test_all_other_addresses_are_closed(address: str) -> None:
    assert not is_public(address)


class Detour(httpcore.SyncBackend):
    """Takes every connection to a host on this machine, and tells where it was meant to go."""

    def __init__(self, port: int, peer: str | None = None) -> None:
        self._port = port
        self._peer = peer
        self.asked: list[str] = []

    def connect_tcp(self, host, port, timeout=None, local_address=None, socket_options=None):
        self.asked.append(host)
        stream = super().connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)
        real, peer = stream.get_extra_info, self._peer or host
        stream.get_extra_info = lambda info: (peer, port) if info == "server_addr" else real(info)
        return stream


def fetch_through(detour: Detour, resolve: Callable[[str, int], list[str]], address: str):
    transport = GuardedTransport(KNOBS, GuardedBackend(KNOBS, resolve, detour))
    with HttpFetcher(KNOBS, transport) as fetcher:
        return fetcher.fetch(address)


def refuse_through(detour: Detour, resolve: Callable[[str, int], list[str]], address: str) -> PageRefused:
    with pytest.raises(PageRefused) as raised:
        fetch_through(detour, resolve, address)
    return raised.value


@pytest.mark.parametrize(
    "place",
    ["127.0.0.1", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "localhost", "0.0.0.0", "127.1", "2130706433"],
)
def test_private_hosts_are_refused_as_they_stand(place: str) -> None:
    with HttpFetcher(KNOBS) as fetcher, pytest.raises(PageRefused) as raised:
        fetcher.fetch(f"http://{place}:8080/")
    assert raised.value.code == "forbidden_address"


@pytest.mark.parametrize("place", ["127.0.0.1", "169.254.169.254", "[::1]", "10.0.0.1:8080"])
def test_a_redirect_into_a_private_network_is_not_followed(host, place: str) -> None:
    detour = Detour(host(answer(b"", "302 Found", f"Location: http://{place}/latest")).port)
    refusal = refuse_through(detour, lambda name, port: [PUBLIC], "http://a.example/")
    assert (refusal.code, refusal.address) == ("forbidden_address", "http://a.example/")
    assert detour.asked == [PUBLIC]


def test_a_name_that_leads_elsewhere_the_second_time_is_not_followed(host) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    at = host(answer(b"", "302 Found", "Location: /again", "Connection: close"))
    detour = Detour(at.port)
    assert refuse_through(detour, lambda name, port: next(answers), "http://a.example/").code == "forbidden_address"
    assert detour.asked == [PUBLIC]


def test_the_address_that_was_checked_is_the_one_that_is_connected_to(host) -> None:
    asked = []
    detour = Detour(host(answer(b"<p>Talks.</p>")).port)
    fetched = fetch_through(detour, lambda name, port: asked.append(name) or [PUBLIC], "http://a.example/")
    assert (fetched.content, asked, detour.asked) == (b"<p>Talks.</p>", ["a.example"], [PUBLIC])


def test_a_name_with_one_private_address_is_refused(host) -> None:
    detour = Detour(host(answer()).port)
    refusal = refuse_through(detour, lambda name, port: [PUBLIC, "10.0.0.1"], "http://a.example/")
    assert (refusal.code, detour.asked) == ("forbidden_address", [])


def test_a_connection_that_ends_elsewhere_is_refused(host) -> None:
    detour = Detour(host(answer()).port, peer="10.0.0.1")
    assert refuse_through(detour, lambda name, port: [PUBLIC], "http://a.example/").code == "forbidden_address"


def test_a_name_that_nobody_finds_in_time_is_unreachable(host) -> None:
    at = host(answer())

    def wait(name: str, port: int) -> list[str]:
        at.over.wait(5)
        return [PUBLIC]

    assert refuse_through(Detour(at.port), wait, "http://a.example/").code == "unreachable"


@pytest.mark.parametrize("error", [OSError("x"), UnicodeError("x"), RuntimeError("x")])
def test_a_resolver_that_breaks_costs_one_page(host, error: Exception) -> None:
    def fail(name: str, port: int) -> list[str]:
        raise error

    assert refuse_through(Detour(host(answer()).port), fail, "http://a.example/").code in (
        "unreachable",
        "broken_answer",
    )
