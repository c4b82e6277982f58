"""Web addresses, checked before anybody is asked for them."""

import httpx

from onrecord.errors import AddressForbidden, AddressInvalid
from onrecord.pages.fetching.guard import is_open_port

_LONGEST_CHARS = 8_000
_SCHEMES = ("https", "http")


def parse_addresses(address: str) -> list[httpx.URL]:
    """The addresses to try, in order: the one that is given, or where it has no scheme, https and then http.

    Raises AddressInvalid and AddressForbidden.
    """
    if "://" in address:
        return [check_address(address, address)]
    return [check_address(f"{scheme}://{address}", address) for scheme in _SCHEMES]


def check_address(text: str, given: str, base: httpx.URL | None = None) -> httpx.URL:
    """An address that may be asked, without its fragment; `base` is the address that sent us on to it.

    Refusals name `given`, the address that the user gave. Raises AddressInvalid and AddressForbidden.
    """
    if len(text) > _LONGEST_CHARS:
        raise AddressInvalid(given, f"It is longer than {_LONGEST_CHARS:,} characters.")
    try:
        url = base.join(text) if base else httpx.URL(text)
        url = url.copy_with(fragment=None)
        url.raw_host.decode("ascii")
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise AddressInvalid(given, f"{_quote(text)} is no address: {error}.") from error
    if url.scheme not in _SCHEMES:
        raise AddressForbidden(given, f"{_quote(text)} is neither http nor https.", "Give an address of the web.")
    if not url.host:
        raise AddressInvalid(given, f"{_quote(text)} names no host.")
    if url.userinfo:
        raise AddressInvalid(given, "It holds a user name or a password.")
    if not is_open_port(url.port):
        raise AddressForbidden(given, f"Port {url.port} is none of the web's.", "Ports are 80, 443 and from 1024 on.")
    if base is not None and base.scheme == "https" and url.scheme == "http":
        reason = f"It sends us on from https to {_quote(str(url))}, which anybody on the way could read and change."
        raise AddressForbidden(given, reason, "Give that address itself, if you trust the way to it.")
    return url


def _quote(text: str) -> str:
    return repr(text if len(text) <= 200 else f"{text[:200]}…")
