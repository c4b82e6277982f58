"""How sources are opened: what the user said of them, and what every source gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Literal, Protocol

from onrecord.errors import PageRefused
from onrecord.pages.columns import Columns
from onrecord.records import Page
from onrecord.settings import Settings

InputFormat = Literal["auto", "html", "text", "jsonl", "parquet", "warc", "wacz", "zip"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something in an archive that is no report and was not meant to be one: counted, not told of one by one."""

    address: str
    code: str
    """`picture`, `revisit`, `request`, …: all are listed in docs/intake.md."""


Found = Page | PageRefused | Skipped


def ignore_skipped(skipped: Skipped) -> None:
    """Count nothing."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What the user said of all sources: how to take in what they hold."""

    settings: Settings = field(default_factory=Settings)
    input_format: InputFormat | str = "auto"
    """What the sources hold, and where they are archives what stands in them; `auto`: look."""
    columns: Columns = field(default_factory=Columns)
    on_skipped: Callable[[Skipped], object] = ignore_skipped
    """Told of each thing passed over."""


@dataclass(frozen=True, slots=True)
class Member:
    """One stream inside an archive or a compressed file."""

    stream: BinaryIO
    address: str
    name: str
    """Its name, where its first bytes leave open what it holds."""
    sort: Callable[[Page], Page | Skipped] | None = None
    """What the archive says of the pages in it: which are reports, what they are called."""


class PageSource(Protocol):
    """An open stream and its address → what it holds, one at a time, in bounded memory.

    What cannot become a page is yielded as its refusal; a refusal that is raised ends this stream and no other.
    """

    def __call__(self, stream: BinaryIO, address: str, intake: Intake) -> Iterator[Found]: ...


class Container(Protocol):
    """An open stream, its address and name → the streams inside it, each read before the next is asked for."""

    def __call__(
        self, stream: BinaryIO, address: str, name: str, intake: Intake
    ) -> Iterator[Member | PageRefused | Skipped]: ...
