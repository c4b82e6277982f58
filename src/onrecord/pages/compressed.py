"""gzip, bzip2 and xz: one stream inside another."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import BinaryIO

from onrecord.pages.guarding import DECOMPRESSORS, Expander, Growth, guard
from onrecord.pages.intake import Intake, Member
from onrecord.pages.sniffing import WRAPPINGS, find_wrapping, peek


def open_compressed(stream: BinaryIO, address: str, name: str, intake: Intake) -> Iterator[Member]:
    """The stream inside a compressed one, under the same address; several members are one stream."""
    growth = Growth()
    expander = Expander(stream, DECOMPRESSORS[find_wrapping(peek(stream)) or "gzip"], growth)
    with guard(expander.read, address, growth, intake.settings) as inner:
        bare = PurePath(name)
        yield Member(inner, address, bare.stem if bare.suffix.lower() in WRAPPINGS else name)
