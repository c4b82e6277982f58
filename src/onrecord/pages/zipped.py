"""ZIP archives, those of web pages (WACZ) among them: each file in them a stream."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from onrecord.errors import ArchiveDamaged, ArchiveForbidden, PageMissing, PageRefused
from onrecord.pages.guarding import Growth, guard, tell
from onrecord.pages.intake import Intake, Member, Skipped
from onrecord.pages.sniffing import KNOWN_ENDINGS, is_known
from onrecord.pages.spooling import seekable
from onrecord.pages.wacz import is_archive, is_listing, is_wacz, read_listing

_ENCRYPTED = 0x1


def open_members(stream: BinaryIO, address: str, name: str, intake: Intake) -> Iterator[Member | PageRefused | Skipped]:
    """The files in an archive with a known ending, in its order, addressed as `address/name/of/file`.

    Hidden files and folders (and `__MACOSX`) are passed over, as in a folder; of a WACZ only its web archives are
    opened, and only the pages that it lists are reports. Encrypted files and names that lead out of the archive are
    refused. Raises ArchiveDamaged where it is no archive, PageMissing where nothing in it is known.
    """
    with seekable(stream, address, intake.settings) as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
            raise ArchiveDamaged(address, f"It is no whole ZIP archive: {tell(error)}.") from None
        with archive:
            yield from _Opening(archive, address, intake, Growth(taken_bytes=file.seek(0, 2))).find_members()


class _Opening:
    """One archive being gone through."""

    def __init__(self, archive: zipfile.ZipFile, address: str, intake: Intake, growth: Growth) -> None:
        self.archive, self.address, self.intake, self.growth = archive, address, intake, growth

    def find_members(self) -> Iterator[Member | PageRefused | Skipped]:
        infos = [info for info in self.archive.infolist() if not info.is_dir() and not _is_hidden(info.filename)]
        if is_wacz([info.filename for info in infos]):
            yield from self.open_wacz(infos)
        elif self.intake.input_format == "wacz":
            raise ArchiveDamaged(self.address, "It is no WACZ: no web archive stands in its archive/.")
        else:
            yield from self.open_files(infos)

    def open_files(self, infos: list[zipfile.ZipInfo]) -> Iterator[Member | PageRefused | Skipped]:
        empty = True
        for info in infos:
            if is_known(info.filename):
                empty = False
                yield from self.open_file(info)
            else:
                yield Skipped(f"{self.address}/{info.filename}", "unknown_file")
        if empty:
            endings = " ".join(sorted(KNOWN_ENDINGS))
            raise PageMissing(self.address, "The archive holds no file that we know.", f"Known endings: {endings}.")

    def open_wacz(self, infos: list[zipfile.ZipInfo]) -> Iterator[Member | PageRefused | Skipped]:
        """The web archives, with the list of pages that says which of them are reports."""
        opened = (member for info in infos if is_listing(info.filename) for member in self.open_file(info))
        listing = read_listing(opened, self.address, self.intake)
        for info in infos:
            if is_archive(info.filename):
                for found in self.open_file(info):
                    yield replace(found, sort=listing.sort) if isinstance(found, Member) else found

    def open_file(self, info: zipfile.ZipInfo) -> Iterator[Member | PageRefused]:
        """One file as a stream, open until the next is asked for."""
        where = f"{self.address}/{info.filename}"
        if info.flag_bits & _ENCRYPTED:
            yield ArchiveForbidden(where, "It is encrypted.", "Unpack it first.")
        elif _leads_out(info.filename):
            yield ArchiveForbidden(where, "Its name leads out of the archive.")
        else:
            try:
                packed = self.archive.open(info)
            except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError) as error:
                yield ArchiveDamaged(where, f"It cannot be unpacked: {tell(error)}.")
                return
            with packed, guard(packed.read, where, self.growth, self.intake.settings) as inner:
                yield Member(inner, where, info.filename)


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return "__MACOSX" in parts or any(part.startswith(".") and part != ".." for part in parts)


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ".." in PurePosixPath(name).parts or name[1:2] == ":"
