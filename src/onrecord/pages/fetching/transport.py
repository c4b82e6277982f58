"""Requests over connections that go to public addresses only, and end in time."""

import ssl
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import httpcore
import httpx

from onrecord.pages.fetching.deadlines import bound
from onrecord.pages.fetching.guard import is_public
from onrecord.pages.fetching.resolving import Resolver, ask_system, look_up
from onrecord.settings import Settings

_MOST_ADDRESSES_TRIED = 4
_MOST_CONNECTIONS = 16
_KEPT_OPEN_SECONDS = 15.0


class ForbiddenHost(Exception):
    """A host's name leads to an address that is not of the public Internet."""


class TlsFailed(httpcore.ConnectError):
    """The host does not speak TLS, or has no certificate that holds for its name (`distrusted`)."""

    distrusted = False


class GuardedBackend(httpcore.NetworkBackend):
    """Connections to addresses that were checked: a name is looked up once, and what was found is connected to.

    So a name that leads elsewhere the next time (DNS rebinding) gains nothing. Raises ForbiddenHost.
    """

    def __init__(
        self,
        settings: Settings,
        resolve: Resolver = ask_system,
        backend: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._any_address = settings.allow_private_addresses
        self._resolve = resolve
        self._backend = backend or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception | None = None
        for address in self._find_addresses(host, port, timeout)[:_MOST_ADDRESSES_TRIED]:
            try:
                stream = self._backend.connect_tcp(address, port, bound(timeout), local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            self._check_peer(stream, host)
            return BoundedStream(stream)
        raise failure or httpcore.ConnectError("The name has no address.")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        raise ForbiddenHost("a socket of this machine")

    def _find_addresses(self, host: str, port: int, timeout: float | None) -> list[str]:
        """The host's addresses. Raises ForbiddenHost where one of them is closed: a host has no business with both."""
        try:
            addresses = look_up(host, port, bound(timeout), self._resolve)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(error) from error
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError("The name is not known.") from error
        for address in addresses:
            self._check(address, host)
        return addresses

    def _check_peer(self, stream: httpcore.NetworkStream, host: str) -> None:
        """Refuse a connection that ended elsewhere than it was meant to."""
        peer = stream.get_extra_info("server_addr")
        try:
            self._check(str(peer[0]) if peer else "", host)
        except ForbiddenHost:
            stream.close()
            raise

    def _check(self, address: str, host: str) -> None:
        if not self._any_address and not is_public(address):
            raise ForbiddenHost(f"{host} is {address or 'nowhere'}" if address != host else host)


class BoundedStream(httpcore.NetworkStream):
    """A connection whose every read and write ends with the deadline of the fetch that uses it."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, bound(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, bound(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            return BoundedStream(self._stream.start_tls(ssl_context, server_hostname, bound(timeout)))
        except (httpcore.ConnectError, ValueError) as error:
            self.close()
            failure = TlsFailed(str(error))
            failure.distrusted = any(isinstance(cause, ssl.SSLCertVerificationError) for cause in (error, *error.args))
            raise failure from error

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class GuardedTransport(httpx.BaseTransport):
    """HTTP/1.1 over guarded connections, which are kept open for a while and used again.

    Certificates are checked against those that the system's environment names (`SSL_CERT_FILE`), else certifi's.
    Proxies of the environment are not used: behind one, nobody could check which address is connected to.
    """

    def __init__(self, settings: Settings, backend: httpcore.NetworkBackend | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=_MOST_CONNECTIONS,
            max_keepalive_connections=_MOST_CONNECTIONS,
            keepalive_expiry=_KEPT_OPEN_SECONDS,
            network_backend=backend or GuardedBackend(settings),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        with httpx_errors():
            answer = self._pool.handle_request(
                httpcore.Request(
                    method=request.method,
                    url=httpcore.URL(
                        scheme=request.url.raw_scheme,
                        host=request.url.raw_host,
                        port=request.url.port,
                        target=request.url.raw_path,
                    ),
                    headers=request.headers.raw,
                    content=request.stream,
                    extensions=request.extensions,
                )
            )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    """The body of an answer, with httpx's errors."""

    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        with httpx_errors():
            yield from self._answer.iter_stream()

    def close(self) -> None:
        with httpx_errors():
            self._answer.close()


_NAMES = (
    *("ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout", "TimeoutException"),
    *("ConnectError", "ReadError", "WriteError", "NetworkError"),
    *("LocalProtocolError", "RemoteProtocolError", "ProtocolError", "ProxyError", "UnsupportedProtocol"),
)
_ERRORS: dict[type[Exception], type[httpx.TransportError]] = {
    getattr(httpcore, name): getattr(httpx, name) for name in _NAMES
}


@contextmanager
def httpx_errors() -> Iterator[None]:
    """httpcore's errors as httpx's of the same name."""
    try:
        yield
    except tuple(_ERRORS) as error:
        name = next(kind for kind in type(error).__mro__ if kind in _ERRORS)
        raise _ERRORS[name](str(error)) from error
