"""What robots.txt allows, at a polite pace; web addresses among a batch's sources."""

import subprocess
import sys
import time

import httpx
import pytest

import onrecord
from onrecord.errors import PageRefused
from onrecord.pages import Intake, open_pages
from onrecord.pages.fetching import opening
from onrecord.pages.fetching.http import HttpFetcher, Limits, NarrowFetcher
from onrecord.pages.fetching.pace import Pace
from onrecord.pages.fetching.polite import PoliteFetcher
from onrecord.pages.fetching.robots import Robots
from onrecord.records import Page
from onrecord.reports.decoding import decode_content
from onrecord.settings import Settings

PAGE = "<html><body><p>Talks went on.</p></body></html>"


class Site:
    """A host without a network, with a clock that only sleeping moves."""

    def __init__(self, robots: httpx.Response | Exception | None = None, **knobs: object) -> None:
        self.robots = robots or httpx.Response(404)
        self.pages: list[httpx.Response] = []
        self.asked: list[str] = []
        self.slept: list[float] = []
        self.now = 1_000.0
        settings = Settings(**knobs)
        http = HttpFetcher(settings, httpx.MockTransport(self.answer))
        robots_of = Robots(NarrowFetcher(http, Limits(512_000, 5, any_type=True)), lambda: self.now)
        self.fetcher = PoliteFetcher(http, settings, Pace(settings, lambda: self.now, self.sleep), robots_of)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(str(request.url))
        if request.url.path == "/robots.txt":
            if isinstance(self.robots, Exception):
                raise self.robots
            return self.robots
        return (
            self.pages.pop(0) if self.pages else httpx.Response(200, text=PAGE, headers={"Content-Type": "text/html"})
        )

    def code_of(self, address: str) -> str:
        try:
            self.fetcher.fetch(address)
        except PageRefused as refusal:
            assert refusal.address == address
            return refusal.code
        return "page"


def test_what_robots_txt_forbids_is_left_alone_and_it_is_asked_once() -> None:
    site = Site(httpx.Response(200, text="User-agent: onrecord\nDisallow: /private\n\nUser-agent: *\nDisallow: /"))
    codes = [site.code_of(f"https://a.example/{path}") for path in ("private/1", "open", "private?2")]
    assert codes == ["robots", "page", "robots"]
    assert site.asked == ["https://a.example/robots.txt", "https://a.example/open"]


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (httpx.Response(404), "page"),
        (httpx.Response(403), "page"),
        (httpx.Response(429), "robots"),
        (httpx.Response(503), "robots"),
        (httpx.ReadTimeout("x"), "robots"),
        (httpx.ConnectError("x"), "unreachable"),
        (httpx.Response(301, headers={"Location": "/robots.txt"}), "page"),
        (httpx.Response(200, content=b"\xff\xfe\0garbage\n" * 9), "page"),
    ],
)
def test_a_host_without_rules_allows_all_and_one_that_cannot_tell_nothing(robots, code: str) -> None:
    assert Site(robots).code_of("https://a.example/1") == code


def test_rules_are_asked_for_again_after_a_day() -> None:
    site = Site()
    site.code_of("https://a.example/1")
    site.now += 90_000
    site.code_of("https://a.example/2")
    assert site.asked.count("https://a.example/robots.txt") == 2


def test_rules_made_to_be_long_are_read_in_time() -> None:
    text = (
        "".join(f"User-agent: *{' ' * (n % 3)}\nuser-agent: onrecord\n" for n in range(8_000))
        + "Disallow: /*a*b$\n" * 9_000
    )
    begun = time.monotonic()
    assert Site(httpx.Response(200, text=text)).code_of("https://a.example/" + "a" * 4_000) == "page"
    assert time.monotonic() - begun < 3


def test_requests_to_one_host_are_a_pause_apart_and_others_wait_for_nobody() -> None:
    site = Site(seconds_between_requests=2.0)
    for address in ("https://a.example/1", "https://b.example/1", "https://a.example/2", "https://a.example/3"):
        assert site.code_of(address) == "page"
    assert site.slept == [2.0, 2.0]


def test_a_longer_pause_is_kept_where_the_host_wants_it_and_refused_beyond_the_cap() -> None:
    site = Site(httpx.Response(200, text="User-agent: *\nCrawl-delay: 7"))
    assert [site.code_of("https://a.example/1"), site.code_of("https://a.example/2")] == ["page", "page"]
    assert site.slept == [7.0]
    site = Site(httpx.Response(200, text="User-agent: *\nCrawl-delay: 700"))
    assert [site.code_of("https://a.example/1"), site.code_of("https://a.example/2")] == ["page", "busy"]
    assert site.slept == []


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_host_is_asked_once_more_when_it_says(status: int) -> None:
    site = Site()
    site.pages = [httpx.Response(status, headers={"Retry-After": "9"})]
    assert (site.code_of("https://a.example/1"), site.slept) == ("page", [9.0])
    site.pages = [httpx.Response(status, headers={"Retry-After": "9"})] * 2
    assert site.code_of("https://a.example/2") == "status"
    site.pages = [httpx.Response(status)]
    assert site.code_of("https://a.example/3") == "status"
    site.pages = [httpx.Response(status, headers={"Retry-After": "9000"})]
    assert site.code_of("https://a.example/4") == "busy"
    asked = len(site.asked)
    assert site.code_of("https://a.example/5") == "busy"
    assert len(site.asked) == asked


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch):
    """Puts a transport in place of the network for whole batches."""
    closed = []

    class Transport(httpx.MockTransport):
        def close(self) -> None:
            closed.append(True)

    def give(answer) -> list[bool]:
        monkeypatch.setattr(opening, "make_transport", lambda settings: Transport(answer))
        return closed

    return give


QUICK = Settings(seconds_between_requests=0, obey_robots=False)


def html(request: httpx.Request) -> httpx.Response:
    if request.url.path == "/old":
        return httpx.Response(301, headers={"Location": "/new"})
    if request.url.path == "/none":
        return httpx.Response(404)
    if request.url.path == "/feed":
        return httpx.Response(200, text="<rss/>", headers={"Content-Type": "application/rss+xml"})
    return httpx.Response(
        200, content=b"<html><p>Talks in \xa3\xf3d\xbc.</p>", headers={"Content-Type": "text/html; charset=iso-8859-2"}
    )


def test_web_addresses_are_pages_among_files_and_connections_are_closed(web, tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Talks went on.")
    closed = web(html)
    sources = ["https://a.example/old", str(tmp_path / "a.txt"), "HTTPS://a.example/none", "https://a.example/feed"]
    page, file, missing, feed = open_pages(sources, Intake(QUICK))
    assert isinstance(page, Page)
    assert (page.address, page.url, page.form) == ("https://a.example/old", "https://a.example/new", "html")
    assert (page.encoding, page.received is None) == ("iso-8859-2", False)
    assert decode_content(page) == "<html><p>Talks in Łódź.</p>"
    assert isinstance(file, Page)
    assert (missing.code, feed.code) == ("not_found", "not_text")
    assert closed == [True]


def test_lines_at_a_web_address_are_pages(web) -> None:
    web(
        lambda request: httpx.Response(
            200, text='{"id": "x", "text": "A"}\n{}\n', headers={"Content-Type": "text/plain"}
        )
    )
    page, refusal = open_pages(["https://a.example/l"], Intake(QUICK, "jsonl"))
    assert (page.id, page.form, refusal.code) == ("x", "exact", "malformed_line")


def test_read_and_read_many_take_web_addresses(web) -> None:
    text = "<html><body><p>The minister said on Monday that the talks had gone on in the capital.</p></body></html>"
    web(lambda request: httpx.Response(200, text=text, headers={"Content-Type": "text/html"}))
    [record] = onrecord.read_many(["https://a.example/1"], settings=QUICK)
    assert record.report.url == "https://a.example/1"
    assert onrecord.read("https://a.example/1", settings=QUICK) == record


@pytest.mark.parametrize(
    "declared", ["hex", "idna", "punycode", "undefined", "unicode_escape", "none-such", "utf-16", "a\0"]
)
def test_what_is_no_encoding_of_pages_is_not_believed(declared: str) -> None:
    page = Page(address="a", content="Nothing at the café.".encode("cp1252"), form="text", encoding=declared)
    assert decode_content(page) == "Nothing at the café."


def test_utf8_goes_before_what_the_host_declares() -> None:
    page = Page(address="a", content="Łódź".encode(), form="text", encoding="iso-8859-2")
    assert decode_content(page) == "Łódź"


def test_reading_files_loads_no_http() -> None:
    code = "import sys, onrecord.pages; sys.exit('httpx' in sys.modules or 'protego' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
