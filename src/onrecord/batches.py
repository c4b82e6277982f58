"""Many pages at once: in one process or in several, with or without a ledger that knows which were dealt with."""

import hashlib
import json
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from onrecord.errors import PageRefused
from onrecord.ledger import Ledger
from onrecord.pipeline import describe_reader, judge_page, make_or_refuse, read_page
from onrecord.records import Judged, Page, Record, decode_record, encode_record
from onrecord.settings import Settings
from onrecord.workers import count_jobs, map_pages
from onrecord.workers.serving import Make

Passed = TypeVar("Passed")

_NOT_THE_PAGE = frozenset({"content", "address", "received"})
"""`content` is taken apart; the address only names the page; it comes on another day each time it is read."""
_NOT_THE_READING = frozenset({
    "allow_private_addresses", "connect_timeout_seconds", "fetch_timeout_seconds", "jobs", "ledger_path",
    "ledger_timeout_seconds", "max_feed_bytes", "max_feed_items", "max_growth_times", "max_item_tries",
    "max_page_bytes", "max_redirects", "max_seconds_per_report", "max_sitemap_parts", "max_spooled_bytes",
    "max_wait_seconds", "obey_robots", "read_timeout_seconds", "seconds_between_requests", "user_agent",
})  # fmt: skip
"""Settings that decide whether and when a page comes, not what is read from it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one page that was to be kept."""

    done: Literal["kept", "already_kept", "refused", "already_refused"]
    refusal: PageRefused | None = None
    """Why it was refused, now or earlier."""


def encode_page(page: Page, settings: Settings) -> bytes:
    """The record of a page as a line of JSON. Raises what `read_page` raises."""
    return encode_record(read_page(page, settings))


def encode_judgement(page: Page, words: tuple[str, ...], settings: Settings) -> bytes:
    """The judgements on a page as a line of JSON. Raises what `judge_page` raises."""
    return msgspec.json.encode(judge_page(page, words, settings))


def read_encoded(pages: Iterable[Page | Passed], settings: Settings) -> Iterator[bytes | PageRefused | Passed]:
    """The record of each page as a line of JSON, or its refusal, in order; what is no page is passed on in its place.

    The bytes are the same for any number of `settings.jobs`.
    """
    return _map(partial(encode_page, settings=settings), pages, settings)


def read_records(pages: Iterable[Page | PageRefused], settings: Settings) -> Iterator[Record | PageRefused]:
    """The record of each page, or its refusal, in order."""
    for result in read_encoded(pages, settings):
        yield decode_record(result) if isinstance(result, bytes) else result


def judge_encoded(
    pages: Iterable[Page | PageRefused], words: Collection[str], settings: Settings
) -> Iterator[Judged | PageRefused]:
    """The judgements on each page, or its refusal, in order."""
    judge = partial(encode_judgement, words=tuple(words), settings=settings)
    for result in _map(judge, pages, settings):
        yield msgspec.json.decode(result, type=Judged) if isinstance(result, bytes) else result


def add_pages(
    ledger: Ledger, pages: Iterable[Page | PageRefused], settings: Settings, *, again: bool = False
) -> Iterator[Outcome]:
    """Keep the record of each page as it is read, in order; pages already dealt with are not read unless `again`.

    A page is noted as dealt with in the transaction that keeps its record. Of refusals only those are remembered
    that the same reader would repeat.
    """
    reading = digest_reading(settings)
    digests: deque[str] = deque()  # of the pages drawn whose result has not come: results keep the order

    def choose() -> Iterator[Page | Outcome]:
        for page in pages:
            if isinstance(page, PageRefused):
                yield Outcome("refused", page)
                continue
            digest = digest_page(page, reading)
            known = None if again else _recall(ledger, digest, page)
            if known is None:
                digests.append(digest)
            yield known or page

    for result in read_encoded(choose(), settings):
        yield result if isinstance(result, Outcome) else _keep(ledger, result, digests.popleft())


def _keep(ledger: Ledger, result: bytes | PageRefused, digest: str) -> Outcome:
    if isinstance(result, bytes):
        return Outcome(ledger.add(decode_record(result), page=digest))
    if result.lasting:
        ledger.note_refusal(digest, result)
    return Outcome("refused", result)


def _recall(ledger: Ledger, digest: str, page: Page) -> Outcome | None:
    """What came of a page earlier; None where it is new."""
    known = ledger.find_page(digest)
    if known is None:
        return None
    if known.code is None:
        return Outcome("already_kept")
    refusal = PageRefused(page.address, known.reason, known.remedy)
    refusal.code, refusal.id = known.code, page.id
    return Outcome("already_refused", refusal)


def _map(make: Make, pages: Iterable[Page | Passed], settings: Settings) -> Iterator[bytes | PageRefused | Passed]:
    jobs = count_jobs(settings.jobs)
    if jobs > 1:
        yield from map_pages(make, pages, jobs, settings.max_seconds_per_report)
        return
    for page in pages:
        yield make_or_refuse(make, page) if isinstance(page, Page) else page


def digest_page(page: Page, reading: str) -> str:
    """SHA-256, 64 hexadecimal digits, of a page and of what reads it: the same for the same record."""
    told = {name: getattr(page, name) for name in page.__struct_fields__ if name not in _NOT_THE_PAGE}
    decoded = isinstance(page.content, str)
    digest = hashlib.sha256(json.dumps([reading, decoded, told]).encode() + b"\0")
    digest.update(page.content.encode("utf-8", "surrogatepass") if isinstance(page.content, str) else page.content)
    return digest.hexdigest()


def digest_reading(settings: Settings) -> str:
    """SHA-256 of all that decides a reading besides its page: reader, settings, the user's own tables."""
    values = {name: getattr(settings, name) for name in settings.__struct_fields__ if name not in _NOT_THE_READING}
    told = {
        name: _digest_files(value) if isinstance(value, Path) else str(value) for name, value in sorted(values.items())
    }
    reader = msgspec.to_builtins(describe_reader(settings))
    return hashlib.sha256(json.dumps([reader, told], sort_keys=True).encode()).hexdigest()


def _digest_files(path: Path) -> str:
    """SHA-256 over a file, or over a folder's tables in order of name; a path that cannot be read is told later."""
    digest = hashlib.sha256()
    for file in sorted(path.glob("*.tsv")) if path.is_dir() else [path]:
        digest.update(file.name.encode() + b"\0" + (file.read_bytes() if file.is_file() else b""))
    return digest.hexdigest()
