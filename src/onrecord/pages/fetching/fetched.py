"""What a host answered, and the one method behind which all fetching stands."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came from an address: its bytes, decompressed, and what the host says of them."""

    address: str
    """Where it was found in the end, after redirects."""
    content: bytes
    """Empty where it has not changed since."""
    media_type: str | None = None
    """`text/html`, in small letters, without its parameters; None where the host does not say."""
    encoding: str | None = None
    """The `charset` that the host declares, as written."""
    etag: str | None = None
    last_modified: str | None = None
    """The host's `ETag` and `Last-Modified`, as written: to be sent with the next request for the same address."""
    unchanged: bool = False
    """Whether the host answered that nothing has changed since what was sent with the request (304)."""


class Fetcher(Protocol):
    """Gets what stands at an address; tests put their own in its place."""

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What stands at an http(s) address; raises PageRefused with the reason where nothing can be had."""
        ...
