"""An open stream as its pages, whatever it holds: the one table of sources."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from onrecord.errors import ArchiveForbidden, PageRefused, PageTooLarge
from onrecord.pages.compressed import open_compressed
from onrecord.pages.intake import Container, Found, Intake, Member, PageSource
from onrecord.pages.jsonlines import read_lines
from onrecord.pages.parquet import read_rows
from onrecord.pages.sniffing import Holding, Leaf, peek, sniff
from onrecord.pages.warc import read_records
from onrecord.pages.zipped import open_members
from onrecord.records import Page

SOURCES: dict[Holding, PageSource] = {
    "html": lambda stream, address, intake: read_whole(stream, address, "html", intake),
    "text": lambda stream, address, intake: read_whole(stream, address, "text", intake),
    "jsonl": read_lines,
    "parquet": read_rows,
    "warc": read_records,
}
CONTAINERS: dict[Holding, Container] = {
    "gzip": open_compressed,
    "bzip2": open_compressed,
    "xz": open_compressed,
    "zip": open_members,
}
_INSIDE: dict[Holding, frozenset[Holding]] = {"zip": frozenset({"gzip", "bzip2", "xz"})}
"""The containers that may stand in a container: a compressed file in a ZIP archive, and nothing deeper."""


def open_stream(stream: BinaryIO, address: str, intake: Intake, name: str | None = None) -> Iterator[Found]:
    """The page or pages of a stream; never more than `max_page_bytes` and one byte of a page is held.

    `name` helps to tell what it holds; the address does where it is not given.
    """
    yield from _open(Member(stream, address, name or address), intake, frozenset(CONTAINERS))


def _open(member: Member, intake: Intake, allowed: frozenset[Holding]) -> Iterator[Found]:
    try:
        holding = sniff(peek(member.stream), member.name, intake)
        if holding in SOURCES:
            yield from SOURCES[holding](member.stream, member.address, intake)
        elif holding in allowed:
            yield from _open_container(holding, member, intake, allowed)
        else:
            yield ArchiveForbidden(member.address, "It is an archive inside an archive.")
    except PageRefused as refusal:
        yield refusal


def _open_container(holding: Holding, member: Member, intake: Intake, allowed: frozenset[Holding]) -> Iterator[Found]:
    allowed &= _INSIDE.get(holding, frozenset())
    # A user who names the archive has said nothing of what stands in it.
    within = replace(intake, input_format="auto") if intake.input_format in ("zip", "wacz") else intake
    for found in CONTAINERS[holding](member.stream, member.address, member.name, intake):
        if isinstance(found, Member):
            for inner in _open(found, within, allowed):
                yield found.sort(inner) if found.sort and isinstance(inner, Page) else inner
        else:
            yield found


def read_whole(stream: BinaryIO, address: str, form: Leaf, intake: Intake) -> Iterator[Page | PageRefused]:
    """A stream that is one page."""
    max_page_bytes = intake.settings.max_page_bytes
    content = stream.read(max_page_bytes + 1)
    if len(content) > max_page_bytes:
        yield PageTooLarge(address, f"It is larger than {max_page_bytes:,} bytes.")
    else:
        yield Page(address=address, content=content, form=form)
