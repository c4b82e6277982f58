"""What a report says of its own days and of changes to itself, in lines that say so in so many words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons import read_table
from onrecord.records import Correction, CorrectionKind
from onrecord.reports.dates import MONTHS, Order, read_written_date, trust_day
from onrecord.reports.lines import Line

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = (
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b\.?"
    rf"(?:,?\s+\d{{4}})?|(?:{_MONTH})\b\.?\s+\d{{1,2}}\b(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)"
)
_CLOCK = r"(?:(?:at\s+)?\d{1,2}(?:[:.]\d{2}){1,2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}\)?)?[\s,|–—-]*(?:on\s+)?)"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_SAID = re.compile(
    r"\b(?P<what>(?:first\s+|originally\s+)?(?:published|posted|created)|(?:last\s+)?(?:updated?|modified|changed|revised|"
    rf"amended|edited))\b(?:\s+on\b)?[\s:,|–—-]*{_CLOCK}?{_WEEKDAY}(?P<day>{_DAY})",
    re.I,
)
_OPENS = re.compile(
    r"(?:this\s+(?:article|story|report)\s+was\s+)?(?:first\s+|originally\s+|last\s+)?"
    r"(?:published|posted|created|updated?|modified|changed|revised|amended|edited)\b",
    re.I,
)
_ANY_DAY = re.compile(_DAY, re.I)
_LONGEST_CHARS = 200
_MOST_WORDS = 24
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
"""“Updated: 5 March, 14:05 GMT” tells a day and nothing of what was changed."""
_WHOLE_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Told:
    """The days that lines of a page give for themselves."""

    published: tuple[str, bool] | None = None
    """A day, and whether its order is a guess."""
    modified: tuple[str, bool] | None = None


def days_told(lines: Iterable[str], order: Order, received: str | None) -> Told:
    """When a page's lines say that it was published and last changed: never a day that merely stands there."""
    published: tuple[str, bool] | None = None
    modified: list[tuple[str, bool]] = []
    for line in lines:
        if len(line) > _LONGEST_CHARS or len(line.split()) > _MOST_WORDS or not _opens(line):
            continue
        for found in _SAID.finditer(line):
            known, guess = read_day(found["day"], order, published[0] if published else None)
            if known is None or not trust_day(known, received):
                continue
            if "ublish" in found["what"] or found["what"].casefold().endswith(("posted", "created")):
                published = published or (known, guess)
            else:
                modified.append((known, guess))
    return Told(published, max(modified, default=None))


def _opens(line: str) -> bool:
    """Whether the line begins with what it says, or with a name and a bar before that."""
    return any(_OPENS.match(part.strip(" (*")) for part in re.split(r"\s[|•·–—-]\s|[|•·(]", line))


def read_day(words: str, order: Order, published: str | None) -> tuple[str | None, bool]:
    """A day, which without a year is the first of its name since publication; and whether its order is a guess."""
    if _WHOLE_YEAR.search(words):
        day, guess = order.read(words)
        return (day or read_written_date(words.replace(" of ", " "))), guess
    if not published:
        return None, False
    year = int(published[:4])
    days = (read_written_date(f"{words.replace(' of ', ' ')} {one}") for one in (year, year + 1))
    return next((day for day in days if day and day >= published), None), False


def find_corrections(lines: Iterable[Line], order: Order, published: str | None) -> tuple[Correction, ...]:
    """What lines of a report say of changes to it, in text order.

    A line that opens with a label (“Correction:”) is one, whole; elsewhere each sentence that speaks of “this article”.
    """
    return tuple(found for line in lines for found in _corrections_in(line, order, published))


def _corrections_in(line: Line, order: Order, published: str | None) -> Iterator[Correction]:
    labelled = _label_pattern().match(line.text)
    if (
        labelled
        and len(_WORD.findall(_ANY_DAY.sub(" ", line.text[labelled.end() :][:_LONGEST_CHARS]))) >= _FEWEST_WORDS
    ):
        kind = _labels()[labelled["label"].casefold().replace("’", "'")] or _kind_by_signs(line.text[labelled.end() :])
        if kind:
            yield _correction(line, 0, len(line.text), kind, order, published)
        return
    for found in _sentence_pattern().finditer(line.text):
        kind = _kind_by_acts(found[0])
        if kind:
            yield _correction(line, found.start(), found.end(), kind, order, published)


def _correction(
    line: Line, start: int, end: int, kind: CorrectionKind, order: Order, published: str | None
) -> Correction:
    text = line.text[start:end]
    day = _ANY_DAY.search(text[:_LONGEST_CHARS])
    known = read_day(day[0], order, published)[0] if day else None
    return Correction(start=line.start + start, end=line.start + end, text=text, kind=kind, date=known)


@cache
def _rows(use: str) -> dict[str, str]:
    return {row["words"]: row["kind"] for row in read_table("corrections") if row["use"] == use}


@cache
def _labels() -> dict[str, CorrectionKind | None]:
    return {words: kind or None for words, kind in _rows("label").items()}  # type: ignore[misc]


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = "|".join(re.escape(words).replace("'", "['’]") for words in sorted(_labels(), key=len, reverse=True))
    return re.compile(
        rf"[\s(*\[]*(?P<label>{labels})(?:\s*[,(–—-]?\s*(?:on\s+)?{_CLOCK}?{_WEEKDAY}{_DAY}[^:]{{0,24}})?\s*(?::|\s[–—]\s)",
        re.I,
    )


@cache
def _sentence_pattern() -> re.Pattern[str]:
    """A sentence that begins by speaking of the report itself."""
    things = "|".join(map(re.escape, _rows("thing")))
    opening = "|".join(map(re.escape, _rows("opening")))
    return re.compile(
        rf"(?:(?<=^)|(?<=[.!?)] )|(?<=[(*\[]))(?:this\s+(?:{things})|(?:{opening})\s+(?:this|the)\s+(?:{things}))\b"
        r"[^\n]{0,400}?(?:[.!?](?=[\s)\]*]|$)|$)",
        re.I,
    )


def _kind_by_acts(sentence: str) -> CorrectionKind | None:
    """What the sentence says was done to the report."""
    said = " ".join(sentence.casefold().split())
    opening = next((kind for words, kind in _rows("opening").items() if said.startswith(words)), None)
    if opening:
        return opening  # type: ignore[return-value]
    acts = "|".join(map(re.escape, _rows("act")))
    found = re.search(rf"\b(?:was|has been|has since been|had been)\s+(?:\w+ly\s+)?({acts})\b", said)
    if not found:
        return None
    kind = _rows("act")[found[1]]
    return (_kind_by_signs(said) if kind == "update" else None) or kind  # type: ignore[return-value]


def _kind_by_signs(words: str) -> CorrectionKind | None:
    """What an editor's note is about: the first sign in the order of the table."""
    said = words.casefold()
    signs = _rows("sign").items()
    return next((kind for sign, kind in signs if sign in said), None)  # type: ignore[misc]
