"""Archives for tests, made of pages of our own."""

import base64
import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

from onrecord.errors import PageRefused
from onrecord.pages import Columns, Intake, Skipped, open_pages
from onrecord.records import Page
from onrecord.settings import Settings

HTML = b"<!DOCTYPE html><html><head><title>A</title></head><body><p>Talks went on.</p></body></html>"
SMALL = Settings(max_page_bytes=2_000, max_growth_times=20)


def open_all(
    *addresses: object, input_format: str = "auto", columns: Columns | None = None, settings: Settings | None = None
) -> list[Page | PageRefused | Skipped]:
    """The pages and refusals, and behind them what was skipped."""
    skipped: list[Skipped] = []
    intake = Intake(settings or Settings(), input_format, columns or Columns(), skipped.append)
    return [*open_pages([str(address) for address in addresses], intake), *skipped]


def codes(results: Sequence[Page | PageRefused | Skipped]) -> list[str]:
    return ["page" if isinstance(result, Page) else result.code for result in results]


def make_zip(path: Path, files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def make_lines(rows: Sequence[dict[str, object]]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def digest_of(content: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def make_record(name: str, block: bytes, kind: str = "response", length: int | None = None, **fields: str) -> bytes:
    """One record with any length that it claims; fields by their names with `_` for `-`."""
    headers = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": "2024-03-03T10:00:00Z",
        "WARC-Target-URI": f"https://a.example/{name}",
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block) if length is None else length),
    } | {field.replace("_", "-"): value for field, value in fields.items()}
    head = "WARC/1.1\r\n" + "".join(f"{field}: {value}\r\n" for field, value in headers.items() if value)
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def make_answer(
    body: bytes = HTML, content_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {content_type}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def chunk(body: bytes, size: int = 40) -> bytes:
    pieces = [body[start : start + size] for start in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def pack(records: Sequence[bytes]) -> bytes:
    """Records, each in a gzip member of its own."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


class OneWay(io.RawIOBase):
    """A stream in which nobody can go back, as a pipe is."""

    def __init__(self, content: bytes) -> None:
        self._inner = io.BytesIO(content)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        return self._inner.readinto(buffer)
