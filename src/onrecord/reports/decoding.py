"""Bytes → text: what a page says of its encoding, what its bytes say, and which pages are no text at all."""

import codecs
import re

from onrecord.errors import PageNotText
from onrecord.pages.unicode import mend_text
from onrecord.records import Page

_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ\0": "an xz archive",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!\x1a\x07": "a RAR archive",
    b"\x89PNG\r\n\x1a\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\x7fELF": "a program",
    b"MZ\x90\0": "a program",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old office document",
    b"{\\rtf": "an RTF document",
    b"OggS": "a sound file",
    b"ID3": "a sound file",
    b"SQLite format 3\0": "a database",
}
_MARKS = (  # the longer first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\v\x1b")) + b"\x7f"
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)

_NO_ENCODING_OF_PAGES = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""Python's own ways of writing strings, not to be had by declaring them."""

_DECLARED_WITHIN_BYTES = 4_096
_DETECTED_WITHIN_BYTES = 65_536
_FEWEST_WIDE_BYTES = 16
_MOSTLY_LATIN = 0.8
_MOST_CONTROLS = 0.01
_MOST_BROKEN = 0.002
_MOST_WESTERN = 0.06
"""Share of bytes over 127 up to which a text that is no UTF-8 is taken for Western European without further study."""


def decode_content(page: Page) -> str:
    """The characters of a page. Raises PageNotText where its bytes are something else."""
    if isinstance(page.content, str):
        return mend_text(page.content)
    for mark, encoding in _MARKS:
        if page.content.startswith(mark):
            return page.content[len(mark) :].decode(encoding, "replace")
    if wide := unmarked_wide_encoding(page.content):
        return page.content.decode(wide, "replace")
    refuse_binary(page.content, page.address)
    return decode_bytes(page.content, page.encoding)


def unmarked_wide_encoding(content: bytes) -> str | None:
    """UTF-16 without its mark: every second byte of a text in Latin letters is nought, and no other is."""
    sample = content[:_DECLARED_WITHIN_BYTES]
    first, second = sample[::2].count(0), sample[1::2].count(0)
    most, least = max(first, second), min(first, second)
    if len(sample) < _FEWEST_WIDE_BYTES or least or most < _MOSTLY_LATIN * (len(sample) // 2):
        return None
    return "utf-16-be" if first else "utf-16-le"


def refuse_binary(content: bytes, address: str) -> None:
    """Raise PageNotText where the bytes begin or read like a picture, a program, an archive."""
    for magic, what in _MAGIC.items():
        if content.startswith(magic):
            raise PageNotText(address, f"It is {what}.")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(content):
        raise PageNotText(address, f"{controls:,} of its {len(content):,} bytes are control characters.")


def decode_bytes(content: bytes, told: str | None = None) -> str:
    """Bytes without a byte order mark as text: UTF-8 where it can be, else as declared, else as they look.

    `told` is the encoding that the page's host declares; it goes before what the page itself does.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared := (told and known_encoding(told)) or declared_encoding(content):
        return content.decode(declared, "replace")
    mended = content.decode("utf-8", "replace")
    if mended.count("\ufffd") <= _MOST_BROKEN * len(mended) and not mended.isascii():
        beyond = sum(not character.isascii() for character in mended[:_DETECTED_WITHIN_BYTES])
        if beyond > 2 * mended.count("\ufffd"):  # UTF-8 with a few broken bytes, not another encoding with few accents
            return mended
    return content.decode(detect_encoding(content), "replace")


def declared_encoding(content: bytes) -> str | None:
    """The encoding that markup declares near its start, where Python knows it."""
    found = _DECLARED.search(content, 0, _DECLARED_WITHIN_BYTES)
    return known_encoding(found[1].decode("ascii")) if found else None


def known_encoding(declared: str) -> str | None:
    """Python's name for an encoding of text that is declared, and is none of UTF; None where it has none.

    What says Latin-1 or ASCII is read as Windows-1252, as browsers do.
    """
    try:
        name = codecs.lookup(declared).name
        b" ".decode(name, "replace")  # Python's codecs that make no text say so here
    except (LookupError, ValueError):
        return None
    if name.startswith("utf") or name in _NO_ENCODING_OF_PAGES:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def detect_encoding(content: bytes) -> str:
    """The encoding that bytes look like: Western European where few are over 127, else what statistics say."""
    from charset_normalizer import from_bytes

    sample = content[:_DETECTED_WITHIN_BYTES]
    if sum(byte > 127 for byte in sample) <= _MOST_WESTERN * len(sample):
        return "cp1252"
    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
