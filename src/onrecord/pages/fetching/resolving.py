"""Names → IP addresses, in bounded time."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore, Thread

Resolver = Callable[[str, int], list[str]]
"""The IP addresses of a host, as numbers, the preferred first; raises OSError where it has none."""

_MOST_LOOKUPS = 16
_lookups = BoundedSemaphore(_MOST_LOOKUPS)


def ask_system(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a host. Raises OSError, and UnicodeError for what can be no name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[4][0]) for place in found))


def look_up(host: str, port: int, seconds: float | None, resolve: Resolver) -> list[str]:
    """The addresses of a host within so many seconds. Raises TimeoutError, OSError, UnicodeError.

    The system's resolver cannot be interrupted, so a thread of its own asks it, and is left behind where it takes
    too long: it ends with the resolver's own timeout, and no more than 16 can be under way.
    """
    if _is_number(host):
        return [host]
    if not _lookups.acquire(timeout=-1 if seconds is None else seconds):
        raise TimeoutError("Too many names are being looked up.")
    answers: SimpleQueue[list[str] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(host, port))
        except Exception as error:  # noqa: BLE001 - handed over to the thread that waits
            answers.put(error)
        finally:
            _lookups.release()

    Thread(target=ask, name="onrecord-lookup", daemon=True).start()
    try:
        answer = answers.get(timeout=seconds)
    except Empty:
        raise TimeoutError("The name was not found in time.") from None
    if isinstance(answer, Exception):
        raise answer
    return answer


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
