"""JSON objects out of a file, one after another, in bounded memory."""

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Literal

import msgspec

from onrecord.entities.register.wikidata.facts import Skipped

Holding = Literal["bindings", "rows", "items"]
Found = tuple[int, dict[str, Any]]
"""An object with the line on which it begins."""
GZIP_MAGIC = b"\x1f\x8b"
HEAD_BYTES = 1_048_576
MAX_ROW_BYTES = 262_144
"""A row of a query is far shorter; one that is longer than this may be given up as broken."""
MAX_ITEM_BYTES = 64_000_000
BINDINGS = re.compile(rb'"bindings"\s*:\s*\[')
OF_BINDINGS = re.compile(rb'\s*\{\s*"(head|results)"\s*:')
OF_ITEMS = re.compile(rb'"(labels|claims)"\s*:\s*[{\[]')
_STRING = rb'"(?:[^"\\\n]|\\.)*+"'
_FLAT = rb'\{(?:[^{}"]|' + _STRING + rb")*+\}"
ROW = re.compile(rb'\{(?:[^{}"]|' + _STRING + rb"|" + _FLAT + rb")*+\}")
"""An object whose values are strings, numbers or flat objects, in one pass without going back."""
AFTER_BROKEN = re.compile(rb"\}[\s,]*+(?=\{)|\n(?=\{)")
"""Where the row after a broken one may begin."""
BETWEEN = re.compile(rb"(?:[\s,\[\]}]|\xef\xbb\xbf)*+")
"""What may stand between objects: the marks of lists, the end of what holds them, a byte order mark."""


class Unpacked(io.RawIOBase):
    """A gzipped stream's bytes, as many as can be unpacked."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._packed = gzip.GzipFile(fileobj=stream)
        self.fault: str | None = None
        """Why the archive could not be read to its end."""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            piece = self._packed.read1(len(buffer))
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.fault = str(error)
            return 0
        buffer[: len(piece)] = piece
        return len(piece)


@contextmanager
def open_plain(path: Path) -> Iterator[tuple[IO[bytes], Unpacked | None]]:
    """The bytes of a file, and what unpacks them where it is gzipped."""
    with path.open("rb") as stream:
        packed = stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC
        stream.seek(0)
        unpacked = Unpacked(stream) if packed else None
        yield (io.BufferedReader(unpacked) if unpacked else stream), unpacked


def holding_of(path: Path) -> Holding:
    """What a file holds, by its beginning: a query's bindings, flat rows, or a dump's items."""
    with open_plain(path) as (stream, _):
        head = stream.read(HEAD_BYTES).removeprefix(b"\xef\xbb\xbf")
    if OF_BINDINGS.match(head):
        return "bindings"
    return "items" if OF_ITEMS.search(head) else "rows"


def read_rows(path: Path, within_bindings: bool) -> Iterator[Found | Skipped]:
    """Each row of a query's result, and each place that holds none."""
    with open_plain(path) as (stream, unpacked):
        yield from split_rows(stream, within_bindings)
        yield from _break_of(unpacked)


def read_items(path: Path) -> Iterator[tuple[int, bytes] | Skipped]:
    """Each line of a dump that may hold an item, not yet decoded."""
    with open_plain(path) as (stream, unpacked):
        yield from read_lines(stream)
        yield from _break_of(unpacked)


def _break_of(unpacked: Unpacked | None) -> Iterator[Skipped]:
    if unpacked is not None and unpacked.fault is not None:
        yield Skipped("the end", f"unreadable: the archive breaks off: {unpacked.fault}")


def read_lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes] | Skipped]:
    """An object a line, as dumps have them, with or without the marks of a list around them."""
    number, listed, last = 0, False, b""
    while line := stream.readline(MAX_ITEM_BYTES + 2):
        number += 1
        if len(line) > MAX_ITEM_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(HEAD_BYTES)
            yield Skipped(f"line {number}", f"unreadable: longer than {MAX_ITEM_BYTES:,} bytes")
            continue
        line = line.strip()
        listed = listed or (number == 1 and line.startswith(b"["))
        last = line or last
        if inner := line.removeprefix(b"\xef\xbb\xbf").lstrip(b"[").rstrip(b"],").strip():
            yield number, inner
    if listed and not last.endswith(b"]"):
        yield Skipped(f"line {number}", "unreadable: the list breaks off")


def split_rows(stream: IO[bytes], within_bindings: bool) -> Iterator[Found | Skipped]:
    """Objects of any layout, each no longer than `MAX_ROW_BYTES`; a broken one costs itself and its line's rest."""
    buffer, at, line = stream.read(HEAD_BYTES), 0, 1
    if within_bindings:
        opening = BINDINGS.search(buffer)
        if opening is None:
            yield Skipped("line 1", "unreadable: no list of bindings")
            return
        at, line = opening.end() - 1, 1 + buffer.count(b"\n", 0, opening.end())
    listed = buffer[at:].lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"[")
    closed, more = False, True
    while True:
        between = BETWEEN.match(buffer, at)
        end = between.end() if between else at
        closed, line, at = closed or b"]" in buffer[at:end], line + buffer.count(b"\n", at, end), end
        if more and len(buffer) - at < MAX_ROW_BYTES:
            chunk = stream.read(MAX_ROW_BYTES)
            buffer, at, more = buffer[at:] + chunk, 0, bool(chunk)
            continue
        if at == len(buffer):
            break
        closed, row = False, _row_at(buffer, at)
        if not isinstance(row, str):
            yield line, row[0]
            line, at = line + buffer.count(b"\n", at, row[1]), row[1]
            continue
        yield Skipped(f"line {line}", f"unreadable: {row}")
        while (found := AFTER_BROKEN.search(buffer, at)) is None and more:
            chunk = stream.read(MAX_ROW_BYTES)
            line += buffer.count(b"\n", at, len(buffer) - 1)
            buffer, at, more = buffer[-1:] + chunk, 0, bool(chunk)
        end = found.end() if found else len(buffer)
        line, at = line + buffer.count(b"\n", at, end), end
    if listed and not closed:
        yield Skipped(f"line {line}", "unreadable: the list breaks off")


def _row_at(buffer: bytes, at: int) -> tuple[dict[str, Any], int] | str:
    """The row that begins at an offset and where it ends, or why there is none."""
    found = ROW.match(buffer, at)
    if found is None:
        return f"no row of a table: {buffer[at : at + 40].decode('utf-8', 'replace')!r}"
    try:
        return msgspec.json.decode(found.group(), type=dict[str, Any]), found.end()
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return f"no JSON: {error}"
