"""Web archives (WARC, WET): the pages among their records, in constant memory."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from onrecord.errors import ArchiveDamaged, PageRefused, PageTooLarge
from onrecord.pages.guarding import tell
from onrecord.pages.http import Answer, BodyTooLarge, charset_of, join_chunks, media_type_of, parse_answer, unpack_body
from onrecord.pages.intake import Found, Intake, Skipped
from onrecord.pages.sniffing import Leaf, look_at_page
from onrecord.pages.trail import Trail
from onrecord.pages.unicode import mend_text
from onrecord.records import Page

_HEAD_BYTES = 65_536
"""The most that the head of a record or of an answer may take."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_FORMS: dict[str, Leaf] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
_CODES = {"image": "picture", "audio": "sound_or_film", "video": "sound_or_film", "font": "font"}
_WITH_PAGES = frozenset({"response", "resource", "conversion"})
_WITHOUT_PAGES = frozenset({"revisit", "request", "metadata", "warcinfo", "continuation"})
_DIGESTS = frozenset({"sha1", "sha256", "sha512", "md5"})


def read_records(stream: BinaryIO, address: str, intake: Intake) -> Iterator[Found]:
    """The pages of a web archive, in its order, addressed as `address#record id` (or its offset, where it has none).

    Pages are answers with status 200, resources and conversions that are HTML, XHTML or plain text. All other records
    are skipped with their sort. A damaged record is refused, and reading goes on at the next that can be found.
    """
    yield from _Reading(Trail(stream), address, intake).find_pages()


@dataclass(frozen=True, slots=True)
class _Held:
    """What a record gave, kept back until we know whether it ended where it says."""

    found: Found
    position: int
    length: int
    proven: bool
    """Whether its digest says that it is whole."""


class _Reading:
    """One archive being gone through."""

    def __init__(self, trail: Trail, address: str, intake: Intake) -> None:
        self.trail, self.address, self.intake = trail, address, intake

    def find_pages(self) -> Iterator[Found]:
        start: int | None = 0
        sound = True
        while start is not None:
            held = None
            fault = None
            try:
                for record in _iterate(self.trail):
                    fresh = self.take(record)
                    if held:
                        yield held.found
                    held = fresh
            except PageRefused:  # the stream itself breaks off: what stood before stands
                if held:
                    yield held.found
                raise
            except OSError as error:
                fault = tell(error)
            found, sound = self.close(held, fault, start, sound)
            yield from found
            broken = fault or held is None or any(isinstance(one, ArchiveDamaged) for one in found)
            start = self.trail.find_start((held.position if held else start) + 1) if broken else None

    def close(self, held: _Held | None, fault: str | None, start: int, sound: bool) -> tuple[list[Found], bool]:
        """What to tell where records end or break off, and whether the archive was sound up to there."""
        if held is None:
            told = sound and (fault is not None or self.trail.tell() > start)
            reason = f"It is damaged: {fault or 'no record begins there'}."
            return ([ArchiveDamaged(f"{self.address}#{start}", reason)] if told else []), not told
        closed, behind = True, b""
        if self.trail.remembers(held.position):
            closed, behind = self.trail.examine(held.position, held.length)
        if fault and isinstance(held.found, PageRefused):
            return [held.found], False
        if fault and not closed and not held.proven:
            reason = "It is not as long as it says, or what follows it is no record."
            return [ArchiveDamaged(held.found.address, reason)], False
        if behind or (fault and not closed):
            where = f"{self.address}#{held.position}+"
            return [held.found, ArchiveDamaged(where, f"What follows is damaged: {fault or 'it is cut off'}.")], False
        return [held.found], True

    def take(self, record: Any) -> _Held:
        """What one record gives."""
        headers = {name.lower(): value for name, value in record.headers}
        where = f"{self.address}#{_id_of(headers) or record.stream_pos}"
        written = headers.get("content-length", "")
        length = int(written) if written.isascii() and written.isdigit() and len(written) < 16 else -1
        if length < 0:
            found: Found = ArchiveDamaged(where, "It does not say how long it is.")
            return _Held(found, record.stream_pos, 0, proven=True)
        try:
            found, proven = _Record(record.reader, headers, where, length, self.intake).find_page()
        except PageRefused as refusal:
            found, proven = refusal, True
        return _Held(found, record.stream_pos, length, proven)


class _Record:
    """One record: its head, and its block as far as it was needed."""

    def __init__(self, reader: Any, headers: dict[str, str], where: str, length: int, intake: Intake) -> None:
        self.reader, self.headers, self.where, self.length, self.intake = reader, headers, where, length, intake
        self.block = b""

    def find_page(self) -> tuple[Found, bool]:
        """Its page, and whether a digest proves it whole. Raises PageRefused where it is none."""
        kind = self.headers.get("warc-type", "unknown").lower()
        if kind not in _WITH_PAGES:
            return self.skip(kind if kind in _WITHOUT_PAGES else "unknown")
        self.block = _read_up_to(self.reader, min(_HEAD_BYTES, self.length))
        is_answer = kind == "response" or media_type_of(self.headers.get("content-type", "")) == "application/http"
        answer = parse_answer(self.block) if is_answer else None
        if is_answer and answer is None:
            scheme = urlsplit_scheme(self.headers.get("warc-target-uri", ""))
            if scheme not in ("http", "https", ""):
                return self.skip("not_http")
            raise ArchiveDamaged(self.where, "It holds no HTTP answer.")
        if answer and answer.status != 200:
            return self.skip("status")
        return self.read_page(answer)

    def skip(self, code: str) -> tuple[Found, bool]:
        return Skipped(self.where, code), False

    def read_page(self, answer: Answer | None) -> tuple[Found, bool]:
        content_type = (answer.headers if answer else self.headers).get("content-type", "")
        url = self.headers.get("warc-target-uri", "").strip("<> ")
        media_type = media_type_of(content_type)
        if media_type and media_type not in _FORMS:
            return self.skip(_CODES.get(media_type.partition("/")[0], "not_html"))
        if url.endswith("/robots.txt"):
            return self.skip("robots")
        self.read_rest()
        proven = self.check_digests(answer)
        content = self.unpack(answer)
        if not media_type and look_at_page(content[:_HEAD_BYTES]) != "html":
            return self.skip("not_html")
        day = _DAY.match(self.headers.get("warc-date", ""))
        page = Page(
            address=self.where,
            content=content,
            form=_FORMS[media_type] if media_type else "html",
            url=mend_text(url) or None,
            encoding=charset_of(content_type),
            received=day[0] if day else None,
        )
        return page, proven

    def read_rest(self) -> None:
        """The whole block. Raises PageRefused where it is too large or cut off."""
        max_bytes = self.intake.settings.max_page_bytes
        if self.length > max_bytes + _HEAD_BYTES:
            raise PageTooLarge(self.where, f"It is larger than {max_bytes:,} bytes.")
        self.block += _read_up_to(self.reader, self.length - len(self.block))
        if len(self.block) < self.length:
            raise ArchiveDamaged(self.where, f"It is cut off: {len(self.block):,} of {self.length:,} bytes are there.")
        if cut := self.headers.get("warc-truncated"):
            raise ArchiveDamaged(self.where, f"Whoever archived it cut it off ({cut[:40]}).")

    def check_digests(self, answer: Answer | None) -> bool:
        """Whether the block's digest proves it. Raises ArchiveDamaged where a digest is another one's."""
        if (same := _has_digest(self.block, self.headers.get("warc-block-digest"))) is not None:
            if not same:
                raise ArchiveDamaged(self.where, "Its bytes are not those that its digest was made of.")
            return True
        payload = self.block[answer.body_start :] if answer else self.block
        given = self.headers.get("warc-payload-digest")
        if _has_digest(payload, given) is False and not self._has_other_digest(payload, answer, given):
            raise ArchiveDamaged(self.where, "Its payload is not what its digest was made of.")
        return False

    def _has_other_digest(self, payload: bytes, answer: Answer | None, given: str | None) -> bool:
        """Whether the digest is of the payload unpacked: tools differ in what they call the payload."""
        if answer is None:
            return False
        try:
            ways = (join_chunks(payload), self.unpack(answer))
        except ValueError:
            return False
        return any(_has_digest(way, given) for way in ways)

    def unpack(self, answer: Answer | None) -> bytes:
        """The payload as it was meant to be seen. Raises PageRefused where it cannot be."""
        max_bytes = self.intake.settings.max_page_bytes
        body = self.block[answer.body_start :] if answer else self.block
        try:
            return unpack_body(body, answer.headers if answer else {}, max_bytes)
        except BodyTooLarge:
            raise PageTooLarge(self.where, f"Unpacked, it is larger than {max_bytes:,} bytes.") from None
        except ValueError as error:
            raise ArchiveDamaged(self.where, f"It cannot be unpacked: {tell(error)}.") from None


def _iterate(trail: Trail) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator  # only where there is such a file: keeps reading of all else light

    return iter(ArchiveIterator(trail, parse_http=False, max_header_len=_HEAD_BYTES))


def _read_up_to(reader: Any, size: int) -> bytes:
    """So many bytes, fewer only at the end."""
    pieces = []
    while size > 0 and (piece := reader.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


def urlsplit_scheme(url: str) -> str:
    """The scheme of an address, empty where it has none or is none."""
    try:
        return urlsplit(url).scheme
    except ValueError:
        return ""


def _id_of(headers: dict[str, str]) -> str:
    return headers.get("warc-record-id", "").strip("<> ")[:200]


def _has_digest(content: bytes, written: str | None) -> bool | None:
    """Whether content has the digest `sha1:BASE32` (or in hexadecimal); None where there is none that we know."""
    name, _, value = (written or "").partition(":")
    name = name.strip().lower().replace("-", "")
    value = value.strip()
    if name not in _DIGESTS or not value:
        return None
    made = hashlib.new(name, content, usedforsecurity=False).digest()
    return value.lower() == made.hex() or _from_base32(value) == made


def _from_base32(value: str) -> bytes | None:
    try:
        return base64.b32decode(value.upper() + "=" * (-len(value) % 8))
    except (binascii.Error, ValueError):
        return None
