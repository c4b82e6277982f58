"""Whatever a host does ends in its refusal, in bounded time and memory."""

import gzip
import pickle
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from pathlib import Path

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing_hosts import answer, dripping

from onrecord import errors
from onrecord.errors import PageRefused
from onrecord.pages.fetching.http import HttpFetcher, seconds_of
from onrecord.settings import Settings

SMALL = Settings(
    max_page_bytes=100_000,
    fetch_timeout_seconds=0.8,
    connect_timeout_seconds=0.4,
    read_timeout_seconds=0.4,
    allow_private_addresses=True,
)
TOTAL_SECONDS = 1.5
"""No fetch may take longer: the total cap, and what a busy machine adds."""
PAGE = b"<html><body><p>Talks went on.</p></body></html>"
GZIPPED = ("Content-Encoding: gzip",)


def fetch(address: str, knobs: Settings = SMALL, **tags: str):
    with HttpFetcher(knobs) as fetcher:
        return fetcher.fetch(address, **tags)


def refuse(address: str, knobs: Settings = SMALL) -> PageRefused:
    """The refusal of an address, which must come in time and name it."""
    begun = time.monotonic()
    with pytest.raises(PageRefused) as raised:
        fetch(address, knobs)
    assert time.monotonic() - begun < TOTAL_SECONDS
    assert raised.value.address == address
    return raised.value


def bomb(wrap: int) -> bytes:
    """Noughts, a thousand times what is sent."""
    packer = zlib.compressobj(9, wbits=wrap)
    zeros = b"\0" * 1_000_000
    return b"".join(packer.compress(zeros) for _ in range(20)) + packer.flush()


def chunked(body: bytes, *headers: str) -> bytes:
    lines = ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Content-Type: text/html", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def test_a_page_comes_with_what_its_host_says_of_it(host) -> None:
    headers = (
        "Content-Type: Text/HTML; Charset=windows-1251",
        'ETag: "a"',
        "Last-Modified: Mon, 04 Mar 2024 08:00:00 GMT",
    )
    at = host(answer(PAGE, "200 OK", *headers))
    fetched = fetch(at.address("/a?b=c#d"))
    assert fetched.content == PAGE
    assert (fetched.media_type, fetched.encoding) == ("text/html", "windows-1251")
    assert (fetched.etag, fetched.last_modified) == ('"a"', "Mon, 04 Mar 2024 08:00:00 GMT")
    assert fetched.address == at.address("/a?b=c")
    [request] = at.requests
    assert "User-Agent: OnRecord/" in request
    assert "Cookie" not in request


def test_the_name_that_we_go_by_can_be_set(host) -> None:
    at = host(answer(PAGE))
    fetch(at.address(), Settings(user_agent="Reader/1", allow_private_addresses=True))
    assert "User-Agent: Reader/1\r\n" in at.requests[0]
    with pytest.raises(errors.SettingInvalid):
        HttpFetcher(Settings(user_agent="a\r\nb: c"))


def test_connections_are_used_again_and_no_cookie_is_kept(host) -> None:
    def play(connection, path, over):
        connection.sendall(answer(PAGE, "200 OK", "Set-Cookie: a=b; Path=/"))

    at = host(play, keeps=True)
    with HttpFetcher(SMALL) as fetcher:
        for _ in range(3):
            assert fetcher.fetch(at.address()).content == PAGE
    assert (at.connections, len(at.requests)) == (1, 3)
    assert not any("cookie" in request.lower() for request in at.requests)


@pytest.mark.parametrize("wbits", [zlib.MAX_WBITS, -zlib.MAX_WBITS])
def test_deflate_is_opened_with_its_head_and_without(host, wbits: int) -> None:
    packer = zlib.compressobj(wbits=wbits)
    body = packer.compress(PAGE) + packer.flush()
    assert fetch(host(answer(body, "200 OK", "Content-Encoding: deflate")).address()).content == PAGE


def test_gzip_is_opened_in_all_its_members(host) -> None:
    large = PAGE * 2_000
    body = gzip.compress(large[:50_000]) + gzip.compress(large[50_000:]) + b"\0\0 padding"
    assert fetch(host(answer(body, "200 OK", *GZIPPED)).address()).content == large


def test_what_has_not_changed_is_not_sent_again(host) -> None:
    at = host(b"HTTP/1.1 304 Not Modified\r\n\r\n")
    fetched = fetch(at.address(), etag='"a"', last_modified="Mon, 04 Mar 2024 08:00:00 GMT")
    assert (fetched.unchanged, fetched.content) == (True, b"")
    assert 'If-None-Match: "a"' in at.requests[0]
    assert "If-Modified-Since: Mon, 04 Mar 2024 08:00:00 GMT" in at.requests[0]


def test_a_tag_that_can_stand_in_no_header_is_not_sent(host) -> None:
    at = host(answer(PAGE))
    assert fetch(at.address(), etag='"a\r\nX: y"', last_modified="é").content == PAGE
    assert "If-" not in at.requests[0]


ENDLESS_CHUNKS = chunked(b"")
SAID = {
    "no_http": (b"\x16\x03garbage that is no HTTP at all\r\n\r\n", "broken_answer"),
    "nothing": (b"", "broken_answer"),
    "half_a_head": (b"HTTP/1.1 200 OK\r\nContent-", "broken_answer"),
    "closed_early": (answer(PAGE, length=len(PAGE) + 10), "broken_answer"),
    "length_beyond_the_limit": (answer(PAGE, length=10**9), "too_large"),
    "length_beyond_numbers": (answer(PAGE, length=10**60), "broken_answer"),
    "length_no_number": (b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nx", "broken_answer"),
    "bad_chunk": (chunked(b"zz\r\nabc\r\n"), "broken_answer"),
    "chunk_cut": (chunked(b"ff\r\nabc"), "broken_answer"),
    "many_headers": (b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 40_000 + b"\r\n", "broken_answer"),
    "large_headers": (answer(PAGE, "200 OK", "A: " + "b" * 66_000), "broken_answer"),
    "body_without_length": (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100_001, "too_large"),
    "picture": (answer(PAGE, "200 OK", "Content-Type: image/png"), "not_text"),
    "program": (answer(PAGE, "200 OK", "Content-Type: application/octet-stream"), "not_text"),
    "no_content": (b"HTTP/1.1 204 No Content\r\n\r\n", "status"),
    "part": (answer(PAGE, "206 Partial Content"), "status"),
    "unchanged_though_nobody_asked": (b"HTTP/1.1 304 Not Modified\r\n\r\n", "status"),
    "missing": (answer(PAGE, "404 Not Found"), "not_found"),
    "gone": (answer(PAGE, "410 Gone"), "not_found"),
    "broken_host": (answer(PAGE, "500 Internal Server Error"), "status"),
    "unknown_status": (answer(PAGE, "799 What"), "status"),
    "switching": (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", "broken_answer"),
    "moved_nowhere": (answer(b"", "302 Found"), "status"),
    "moved_to_a_file": (answer(b"", "302 Found", "Location: file:///etc/passwd"), "forbidden_address"),
    "moved_to_a_script": (answer(b"", "302 Found", "Location: javascript:alert(1)"), "broken_answer"),
    "moved_to_no_address": (answer(b"", "302 Found", "Location: http://[::1"), "broken_answer"),
    "moved_with_a_password": (answer(b"", "302 Found", "Location: http://a:b@127.0.0.1:8080/"), "invalid_address"),
    "moved_to_mail": (answer(b"", "302 Found", "Location: http://127.0.0.1:25/"), "forbidden_address"),
    "not_gzip": (answer(PAGE, "200 OK", *GZIPPED), "broken_answer"),
    "gzip_cut": (answer(gzip.compress(PAGE)[:-9], "200 OK", *GZIPPED), "broken_answer"),
    "gzip_bomb": (answer(bomb(31), "200 OK", *GZIPPED), "too_large"),
    "deflate_bomb": (answer(bomb(15), "200 OK", "Content-Encoding: deflate"), "too_large"),
    "bare_deflate_bomb": (answer(bomb(-15), "200 OK", "Content-Encoding: deflate"), "too_large"),
    "empty_members": (chunked(b"20000\r\n" + (gzip.compress(b"") * 7_000)[:131_072] + b"\r\n", *GZIPPED), "too_large"),
    "gzip_in_gzip": (answer(gzip.compress(bomb(31)), "200 OK", "Content-Encoding: gzip, gzip"), "broken_answer"),
    "brotli": (answer(PAGE, "200 OK", "Content-Encoding: br"), "broken_answer"),
}


@pytest.mark.parametrize("name", SAID)
def test_what_a_host_says_ends_in_its_refusal(host, name: str) -> None:
    said, code = SAID[name]
    assert refuse(host(said).address()).code == code


def test_gzip_within_a_gzip_is_opened_once(host) -> None:
    inner = gzip.compress(bomb(31))
    assert fetch(host(answer(gzip.compress(inner), "200 OK", *GZIPPED)).address()).content == inner


DRIPPED = {
    "one_byte_at_a_time": (answer(b"", length=10_000), b"x", 0.05, "timed_out"),
    "slow_headers": (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n", 0.05, "timed_out"),
    "never_answering": (b"", b"", 5, "timed_out"),
    "silent_after_the_head": (answer(b"", length=10), b"", 5, "timed_out"),
    "endless_headers": (b"HTTP/1.1 200 OK\r\n", b"A: b\r\n" * 5_000, 0.001, "broken_answer"),
    "endless_status_line": (b"HTTP/1.1 200 ", b"O" * 50_000, 0.001, "broken_answer"),
    "endless_hints": (b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", 0.01, "timed_out"),
    "endless_body": (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 50_000, 0.001, "too_large"),
    "endless_chunks": (ENDLESS_CHUNKS, (b"40\r\n" + b"x" * 64 + b"\r\n") * 500, 0.001, "too_large"),
    "endless_chunk_names": (ENDLESS_CHUNKS, b"1" * 50_000, 0.001, "broken_answer"),
    "endless_trailers": (ENDLESS_CHUNKS + b"0\r\n", b"A: b\r\n" * 5_000, 0.001, "broken_answer"),
}


@pytest.mark.parametrize("name", DRIPPED)
def test_a_host_without_an_end_is_left_in_time(host, name: str) -> None:
    start, drop, seconds, code = DRIPPED[name]
    assert refuse(host(dripping(start, drop, seconds)).address()).code == code


def test_a_body_is_cut_where_its_length_says(host) -> None:
    assert fetch(host(answer(PAGE, length=20)).address()).content == PAGE[:20]


def test_redirects_are_followed_a_few_times(host) -> None:
    def play(connection, path, over):
        step = int(path.removeprefix("/"))
        connection.sendall(answer(PAGE) if step == 5 else answer(b"", "301 Moved", f"Location: {step + 1}"))

    at = host(play)
    assert fetch(at.address("/0")).address == at.address("/5")
    assert refuse(at.address("/-1")).code == "redirects"


def test_a_redirect_in_circles_is_left(host) -> None:
    at = host(answer(b"", "302 Found", "Location: /"))
    assert refuse(at.address()).code == "redirects"
    assert len(at.requests) == SMALL.max_redirects + 1


def test_slow_redirects_share_one_deadline(host) -> None:
    def play(connection, path, over):
        over.wait(0.3)
        connection.sendall(answer(b"", "302 Found", "Location: /"))

    assert refuse(host(play).address()).code == "timed_out"


def test_a_busy_host_says_when_to_come_back(host) -> None:
    refusal = refuse(host(answer(b"", "429 Too Many Requests", "Retry-After: 7")).address())
    assert isinstance(refusal, errors.StatusRefused)
    assert (refusal.status, refusal.retry_after_seconds) == (429, 7)
    again = pickle.loads(pickle.dumps(refusal))
    assert (again.status, again.retry_after_seconds, again.address) == (429, 7, refusal.address)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7.0),
        ("Mon, 04 Mar 2024 08:00:00 GMT", 0.0),
        ("soon", None),
        (None, None),
        ("-1", None),
        ("9" * 5_000, 1e20),
    ],
)
def test_retry_after_is_seconds_or_a_date(said: str | None, seconds: float | None) -> None:
    assert seconds_of(said) == pytest.approx(seconds)


def test_nobody_listening_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    assert refuse(f"http://127.0.0.1:{port}/").code == "unreachable"


def test_tls_on_a_plain_port_is_unreachable(host) -> None:
    refusal = refuse(host(answer(PAGE)).address(scheme="https"))
    assert (refusal.code, "secure" in refusal.reason) == ("unreachable", True)


def test_tls_that_never_answers_is_left_in_time(host) -> None:
    assert refuse(host(dripping(b"", b"", 5)).address(scheme="https")).code == "unreachable"


def test_without_a_scheme_https_is_tried_and_then_http(host) -> None:
    at = host(answer(PAGE))
    bare = f"127.0.0.1:{at.port}/a"
    assert fetch(bare).address == f"http://{bare}"
    assert at.connections == 2


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate")
def test_a_certificate_that_does_not_hold_is_not_followed_by_the_clear(host, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    made += ["-subj", "/CN=127.0.0.1", "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(made, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            heard.append("connection")
            try:
                with context.wrap_socket(connection, server_side=True):
                    pass
            except OSError:
                connection.close()

    heard: list[str] = []
    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    refusal = refuse(f"127.0.0.1:{listener.getsockname()[1]}/")
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join(2)
    assert (refusal.code, heard) == ("unreachable", ["connection"])
    assert "certificate" in refusal.reason


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "invalid_address"),
        ("https://", "invalid_address"),
        ("https:///a", "invalid_address"),
        ("javascript:alert(1)", "invalid_address"),
        ("file:///etc/passwd", "forbidden_address"),
        ("ftp://a.example/", "forbidden_address"),
        ("http://a:b@c.example/", "invalid_address"),
        ("http://[::1", "invalid_address"),
        ("http://a.example:99999/", "forbidden_address"),
        ("http://a.example:22/", "forbidden_address"),
        ("http://a\nb.example/", "invalid_address"),
        ("http://\udc80.example/", "invalid_address"),
        ("http://" + "a" * 9_000, "invalid_address"),
        ("http://a.invalid/", "unreachable"),
        ("http://" + "a" * 70 + ".example/", "unreachable"),
    ],
)
def test_addresses_that_cannot_be_asked(address: str, code: str) -> None:
    assert refuse(address).code == code


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.from_regex(r"https?://\S*").map(lambda text: text[:60])), st.text())
def test_whatever_stands_as_an_address_or_a_location_is_a_page_or_a_refusal(address: str, location: str) -> None:
    def say(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers=[(b"Location", location.encode("utf-8", "replace"))])

    with HttpFetcher(SMALL, httpx.MockTransport(say)) as fetcher, pytest.raises(PageRefused):
        fetcher.fetch(address)


FOREIGN = [
    *(getattr(httpx, name)("x") for name in ("ConnectError", "ReadError", "WriteError", "CloseError", "ProxyError")),
    *(getattr(httpx, name)("x") for name in ("ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout")),
    *(getattr(httpx, name)("x") for name in ("LocalProtocolError", "RemoteProtocolError", "UnsupportedProtocol")),
    *(httpx.DecodingError("x"), httpx.TooManyRedirects("x"), httpx.InvalidURL("x"), httpx.StreamClosed()),
    *(ssl.SSLError("x"), socket.gaierror("x"), ConnectionResetError("x"), TimeoutError("x"), zlib.error("x")),
    *(UnicodeError("x"), ValueError("x"), RuntimeError("x"), KeyError("x"), AssertionError()),
]


@pytest.mark.parametrize("error", FOREIGN, ids=lambda error: type(error).__name__)
def test_no_foreign_error_gets_through(error: Exception) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error

    with HttpFetcher(SMALL, httpx.MockTransport(fail)) as fetcher, pytest.raises(PageRefused) as raised:
        fetcher.fetch("http://a.example/")
    assert raised.value.code in ("unreachable", "timed_out", "broken_answer")
