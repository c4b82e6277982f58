"""Hosts that misbehave: plain sockets on this machine, one thread a connection."""

import contextlib
import socket
import threading
from collections.abc import Callable

Play = Callable[[socket.socket, str, threading.Event], None]
"""What a host does with a connection: its socket, the path asked for, and whether the test is over."""


class Host:
    """A host on this machine that plays what a test wants."""

    def __init__(self, play: Play, *, keeps: bool = False) -> None:
        self._play = play
        self.keeps = keeps
        """Whether connections stay open for further requests."""
        self.over = threading.Event()
        self.requests: list[str] = []
        """The heads of the requests, in order."""
        self.connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._threads = [threading.Thread(target=self._listen, daemon=True)]
        self._threads[0].start()

    def address(self, path: str = "/", scheme: str = "http") -> str:
        return f"{scheme}://127.0.0.1:{self.port}{path}"

    def close(self) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join(2)

    def _listen(self) -> None:
        while not self.over.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.settimeout(2)
            while head := read_head(connection):
                self.requests.append(head)
                path = head.split(" ")[1] if head.count(" ") > 1 else ""
                self._play(connection, path, self.over)
                if not self.keeps:
                    return


def read_head(connection: socket.socket) -> str:
    """A request up to its empty line."""
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(4096)
        if not piece:
            return ""
        head += piece
        if not head[:1].isalpha():  # TLS, where plain HTTP was expected
            return head.decode("latin-1")
    return head.decode("latin-1")


def answer(body: bytes = b"", status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """An answer as bytes, with its length and `text/html` where the headers name no type."""
    typed = any(header.lower().startswith("content-type") for header in headers)
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    lines += [] if typed else ["Content-Type: text/html"]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


def saying(content: bytes) -> Play:
    """A host that always says the same and closes."""

    def play(connection: socket.socket, path: str, over: threading.Event) -> None:
        connection.sendall(content)

    return play


def dripping(start: bytes, drop: bytes, seconds: float) -> Play:
    """A host that goes on without an end, a drop at a time."""

    def play(connection: socket.socket, path: str, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.wait(seconds):
            connection.sendall(drop)

    return play
