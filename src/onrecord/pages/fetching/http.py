"""Fetching over HTTP, with a limit on everything that a host decides."""

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpx

from onrecord.errors import (
    AddressForbidden,
    AnswerBroken,
    FetchTimedOut,
    HostUnreachable,
    PageMissing,
    PageNotText,
    PageRefused,
    PageTooLarge,
    SettingInvalid,
    StatusRefused,
    TooManyRedirects,
)
from onrecord.pages.fetching.addresses import check_address, parse_addresses
from onrecord.pages.fetching.deadlines import Deadline, DeadlinePassed, within
from onrecord.pages.fetching.fetched import Fetched
from onrecord.pages.fetching.inflating import CODINGS, inflate
from onrecord.pages.fetching.transport import ForbiddenHost, GuardedTransport, TlsFailed
from onrecord.settings import Settings

MEDIA_TYPES = frozenset(
    {
        *("text/html", "application/xhtml+xml", "text/plain"),
        *("text/xml", "application/xml", "application/rss+xml", "application/atom+xml", "application/rdf+xml"),
        *("application/json", "text/json", "application/feed+json", "application/x-ndjson", "application/jsonl"),
    }
)
"""Of which types an answer may be; one that does not say is looked at."""

_FULL = frozenset({HTTPStatus.OK, HTTPStatus.NON_AUTHORITATIVE_INFORMATION})
_MOVED = frozenset({301, 302, 303, 307, 308})
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_MOST_HEADER_BYTES = 65_536
_LONGEST_TAG_CHARS = 1_000
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:+-]{1,40})""", re.IGNORECASE)
_PRINTABLE = re.compile("[ -~]+")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may cost."""

    max_bytes: int
    """Of the body, compressed and decompressed."""
    seconds: float
    """In all."""
    any_type: bool = False
    """Whether answers of other types than MEDIA_TYPES are taken."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the host said of the address the last time; empty strings are not sent."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """The headers that ask for changes only; what can stand in no header is left out."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {
            name: value
            for name, value in named.items()
            if len(value) <= _LONGEST_TAG_CHARS and _PRINTABLE.fullmatch(value)
        }


class HttpFetcher:
    """Gets pages over HTTP: one client, connections used again; a context manager; for one thread at a time.

    Every failure is a PageRefused that names the address as it was given. No cookies are kept, no credentials sent,
    no proxies of the environment used.
    """

    def __init__(self, settings: Settings, transport: httpx.BaseTransport | None = None) -> None:
        if not _PRINTABLE.fullmatch(settings.user_agent):
            raise SettingInvalid("`user_agent` holds characters that can stand in no header.", "Use plain ASCII.")
        self._max_redirects = settings.max_redirects
        self._limits = Limits(settings.max_page_bytes, settings.fetch_timeout_seconds)
        self._client = httpx.Client(
            transport=transport or GuardedTransport(settings),
            headers={"User-Agent": settings.user_agent, "Accept-Encoding": "gzip", "Accept": "text/html, */*;q=0.8"},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            timeout=httpx.Timeout(
                settings.read_timeout_seconds,
                connect=settings.connect_timeout_seconds,
                pool=settings.connect_timeout_seconds,
            ),
            follow_redirects=False,
            trust_env=False,
        )

    def __enter__(self) -> "HttpFetcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._client.close()

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What stands at an address within the limits of the settings. Raises PageRefused.

        An address without a scheme is tried as https, and where nobody answers there, as http.
        """
        return self.fetch_within(address, self._limits, Known(etag or "", last_modified or ""))

    def fetch_within(self, address: str, limits: Limits, known: Known = Known()) -> Fetched:
        """What stands at an address, within limits of its own. Raises PageRefused."""
        with within(limits.seconds) as deadline, typed_refusals(address, deadline):
            *before, last = parse_addresses(address)
            for url in before:
                try:
                    return self._follow(_Fetch(address, deadline, limits, known), url)
                except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                    if isinstance(error.__cause__, TlsFailed) and error.__cause__.distrusted:
                        raise  # who has a certificate that does not hold is not asked again in the clear
            return self._follow(_Fetch(address, deadline, limits, known), last)

    def _follow(self, fetch: "_Fetch", url: httpx.URL) -> Fetched:
        for _ in range(self._max_redirects + 1):
            fetch.deadline.check()
            response = self._client.send(
                self._client.build_request("GET", url, headers=fetch.known.headers()), stream=True
            )
            try:
                answer = fetch.take(response, url)
            finally:
                response.close()
            if isinstance(answer, Fetched):
                return answer
            url = answer
        raise TooManyRedirects(fetch.address, f"It was sent on more than {self._max_redirects} times.")


@dataclass(frozen=True, slots=True)
class _Fetch:
    """One address on its way: what was asked, and what it may cost."""

    address: str
    deadline: Deadline
    limits: Limits
    known: Known

    def take(self, response: httpx.Response, url: httpx.URL) -> Fetched | httpx.URL:
        """What was answered, or the address to ask next."""
        self._check_headers(response)
        status = response.status_code
        if status in _MOVED and "location" in response.headers:
            return check_address(response.headers["location"], self.address, url)
        if status == HTTPStatus.NOT_MODIFIED and self.known.headers():
            return self._describe(response, url, b"", unchanged=True)
        if status not in _FULL:
            raise self._refuse_status(response)
        self._check_type(response)
        return self._describe(response, url, self._read_body(response))

    def _check_headers(self, response: httpx.Response) -> None:
        if sum(len(name) + len(value) for name, value in response.headers.raw) > _MOST_HEADER_BYTES:
            raise AnswerBroken(self.address, f"Its headers are larger than {_MOST_HEADER_BYTES:,} bytes.")

    def _refuse_status(self, response: httpx.Response) -> PageRefused:
        status = response.status_code
        if status in _GONE:
            return PageMissing(self.address, f"The host answered {status}: no such page.", "Check the address.")
        refusal = StatusRefused(self.address, f"The host answered {status}{_phrase_of(status)}.")
        refusal.status = status
        refusal.retry_after_seconds = seconds_of(response.headers.get("retry-after"))
        return refusal

    def _check_type(self, response: httpx.Response) -> None:
        found = _media_type(response)
        if found and found not in MEDIA_TYPES and not self.limits.any_type:
            raise PageNotText(self.address, f"The host says that it is {found!r}.", "Give HTML, plain text or a feed.")

    def _read_body(self, response: httpx.Response) -> bytes:
        declared = response.headers.get("content-length", "")
        if declared.isdecimal() and (len(declared) > 15 or int(declared) > self.limits.max_bytes):
            raise self._too_large()
        body = bytearray()
        for piece in self._decoded(response):
            self.deadline.check()
            body += piece
            if len(body) > self.limits.max_bytes:
                raise self._too_large()
        return bytes(body)

    def _decoded(self, response: httpx.Response) -> Iterator[bytes]:
        if response.is_stream_consumed:  # it came without a network, and httpx has decoded it
            return iter([response.content])
        codings = [name.strip().lower() for name in response.headers.get("content-encoding", "").split(",")]
        codings = [name for name in codings if name not in ("", "identity")]
        if not codings:
            return self._raw(response)
        if len(codings) > 1 or codings[0] not in CODINGS:
            told = ", ".join(codings)[:100]
            raise AnswerBroken(self.address, f"It is compressed as {told!r}, for which nobody asked.")
        return inflate(self._raw(response), codings[0])

    def _raw(self, response: httpx.Response) -> Iterator[bytes]:
        """The body as sent; counted too, since a body can be made to be nothing when decompressed."""
        count = 0
        for chunk in response.iter_raw():
            self.deadline.check()
            count += len(chunk)
            if count > self.limits.max_bytes:
                raise self._too_large()
            yield chunk

    def _too_large(self) -> PageTooLarge:
        return PageTooLarge(self.address, f"It is larger than {self.limits.max_bytes:,} bytes.")

    def _describe(
        self, response: httpx.Response, url: httpx.URL, content: bytes, *, unchanged: bool = False
    ) -> Fetched:
        charset = _CHARSET.search(response.headers.get("content-type", ""))
        return Fetched(
            address=str(url),
            content=content,
            media_type=_media_type(response),
            encoding=charset[1] if charset else None,
            etag=response.headers.get("etag"),
            last_modified=response.headers.get("last-modified"),
            unchanged=unchanged,
        )


@dataclass(frozen=True, slots=True)
class NarrowFetcher:
    """A fetcher's connections with limits of its own."""

    fetcher: HttpFetcher
    limits: Limits

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What stands at an address, within the limits. Raises PageRefused."""
        return self.fetcher.fetch_within(address, self.limits, Known(etag or "", last_modified or ""))


@contextmanager
def typed_refusals(address: str, deadline: Deadline) -> Iterator[None]:
    """Whatever goes wrong on the network as a PageRefused that names the address."""
    try:
        yield
    except PageRefused:
        raise
    except Exception as error:  # a host decides what comes, so no list of what may go wrong would be complete
        raise refusal_of(error, address, deadline) from error


def refusal_of(error: Exception, address: str, deadline: Deadline) -> PageRefused:
    """The refusal that tells of an error from below: httpx, httpcore, ssl, socket, zlib."""
    match error:
        case ForbiddenHost():
            return AddressForbidden(address, f"It leads to a private address: {error}.")
        case _ if deadline.passed or isinstance(error, DeadlinePassed):
            return FetchTimedOut(address, f"It was not there after {deadline.seconds:g} seconds.")
        case httpx.ConnectTimeout() | httpx.PoolTimeout():
            return HostUnreachable(address, "The host did not accept a connection in time.")
        case httpx.TimeoutException() | TimeoutError():
            return FetchTimedOut(address, "The host fell silent.")
        case httpx.ConnectError() if isinstance(error.__cause__, TlsFailed):
            return HostUnreachable(address, f"No secure connection to the host: {_tell(error)}.")
        case httpx.ConnectError():
            return HostUnreachable(address, f"No connection to the host: {_tell(error)}.")
        case zlib.error():
            return AnswerBroken(address, f"It cannot be decompressed: {_tell(error)}.")
        case _:
            return AnswerBroken(address, f"The host's answer cannot be used: {_tell(error)}.")


def seconds_of(retry_after: str | None) -> float | None:
    """The pause that a `Retry-After` asks for, given in seconds or as a day and time; None where it makes no sense."""
    text = (retry_after or "").strip()
    if re.fullmatch(r"[0-9]+", text):
        return float(text[:20])
    try:
        until = parsedate_to_datetime(text[:100])
        return max(0.0, (until - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, OverflowError):  # no date, or one without a zone
        return None


def _media_type(response: httpx.Response) -> str | None:
    return re.split("[;,]", response.headers.get("content-type", ""), maxsplit=1)[0].strip().lower()[:100] or None


def _phrase_of(status: int) -> str:
    try:
        return f" ({HTTPStatus(status).phrase})"
    except ValueError:
        return ""


def _tell(error: Exception) -> str:
    return str(error).rstrip(".")[:200] or type(error).__name__
