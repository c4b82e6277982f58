"""An open stream as its pages: one page, or a page a line."""

from collections.abc import Iterator
from io import BufferedReader, BytesIO
from typing import BinaryIO

from onrecord.errors import PageRefused, PageTooLarge
from onrecord.pages.jsonlines import read_lines
from onrecord.pages.sniffing import SNIFFED_BYTES, sniff
from onrecord.records import Page
from onrecord.settings import Settings


def open_stream(stream: BinaryIO, address: str, input_format: str, settings: Settings) -> Iterator[Page | PageRefused]:
    """The page or pages of a stream; never more than `max_page_bytes` and one byte of a page is held."""
    head = peek(stream)
    holding = sniff(head, address, input_format)
    if holding == "jsonl":
        yield from read_lines(stream, address, settings.max_page_bytes)
        return
    content = stream.read(settings.max_page_bytes + 1)
    if len(content) > settings.max_page_bytes:
        yield PageTooLarge(address, f"It is larger than {settings.max_page_bytes:,} bytes.")
    else:
        yield Page(address=address, content=content, form=holding)


def peek(stream: BinaryIO) -> bytes:
    """The first bytes of a stream, still to be read."""
    if isinstance(stream, BufferedReader):
        return stream.peek(SNIFFED_BYTES)[:SNIFFED_BYTES]
    if isinstance(stream, BytesIO):
        return bytes(stream.getbuffer()[stream.tell() : stream.tell() + SNIFFED_BYTES])
    return b""
