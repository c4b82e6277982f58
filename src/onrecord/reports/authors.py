"""Who wrote a report, a name each: out of bylines and named fields, without offices, addresses and editors."""

import re
from collections.abc import Iterable, Iterator

from onrecord.reports.dates import MONTHS
from onrecord.reports.fields import Fields
from onrecord.reports.words import words_for

_FIELDS = (
    "parsely-author", "sailthru.author", "byl", "author", "article:author", "citation_author", "dc.creator",
    "dcterms.creator", "dc.creator.personalname",
)  # fmt: skip
"""Names of fields that hold who wrote it, in the order in which we trust them."""

_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+|www\.\S+|\b[\w.-]+\.(?:com|org|net|example)\b\S*|\(?@\w+\)?", re.I)
_OTHERS = re.compile(
    r"[\s,;.|(]*\b(?:edit(?:ing|ed)|photo(?:graph(?:s|y)?)?s?|pictures?|illustrat(?:ions?|ed)|graphics?|video|"
    r"translat(?:ed|ion|ing)|fact[- ]check(?:ed|ing)|produced|production|compiled)\s+by\b[^;|]*",
    re.I,
)
"""Who did something else than write it."""
_OPENER = re.compile(
    r"^(?:(?:additional\s+|further\s+)?report(?:ing|ed|s)?|written|writing|story|words|text|analysis|an?\s+analysis|"
    r"opinion|comment|from)?[\s:]*\bby\b[:\s]*|^by:?\s+|^from\s+(?=[A-Z])|^(?:author|writer|words|text)s?:\s*",
    re.I,
)
_MORE = re.compile(r"[.;,|(]*\s*\b(?:additional|further)\s+report(?:ing|s)\s+(?:by|from)\b:?", re.I)
_BETWEEN = re.compile(r"\s*(?:;|\||·|•|/|\s[–—-]\s|,|\band\b|&|\bwith\b)\s*", re.I)
_WHERE = re.compile(
    r"\s+(?:in|at|for|from|of|on|reports?|reporting|writes)\b.*$|\s*\(.*$|\s*\b(?:published|posted|updated)\b.*$", re.I
)
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?\s*\d|\d", re.I)
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_ROMAN = re.compile(r"[IVX]+$")
_MOST_CHARS = 400
_MOST_WORDS = 5
_LONGEST_ACRONYM = 4


def authors_in_fields(fields: Fields, outlets: Iterable[str | None]) -> tuple[str, ...]:
    """Who wrote a page, as the first of its named fields says that names somebody; never one of the `outlets`."""
    known = set(map(_plain, filter(None, outlets)))
    for several in _words_in(fields):
        if authors := _without(_names_in(several), known):
            return authors
    return ()


def authors_in(words: str | None, outlets: Iterable[str | None] = ()) -> tuple[str, ...]:
    """The names of a byline: “By Ada Lind, Political Correspondent, and Bo Falk in Norburg” has two."""
    return _without(_names_in([words or ""]), set(map(_plain, filter(None, outlets))))


def words_of_byline(fields: Fields) -> str | None:
    """The byline as the page's fields write it, where nothing else gives it; no address."""
    said = (words for several in _words_in(fields) for words in several)
    return next((words for words in said if not _ADDRESS.fullmatch(words)), None)


def _words_in(fields: Fields) -> Iterator[list[str]]:
    yield fields.names(fields.article.get("author") or fields.article.get("creator"))
    for name in _FIELDS:
        yield list(fields.metas.get(name, ()))
    for words in fields.bylines:
        yield [words]


def _names_in(several: Iterable[str]) -> Iterator[str]:
    for words in several:
        words = _OTHERS.sub(" ", _ADDRESS.sub(" ", _MORE.sub(";", " ".join(words[:_MOST_CHARS].split()))))
        for piece in _BETWEEN.split(_OPENER.sub("", words.strip(" ,;.|"))):
            if name := _name_of(_OPENER.sub("", piece.strip())):
                yield name


def _name_of(piece: str) -> str | None:
    """The name in a part of a byline, in the case of names; None where it is a place, an office, a day, nobody."""
    words = _WHERE.sub("", piece).strip(" ,.;:|*–—-").split()
    words = _without_role(words)
    if not words or len(words) > _MOST_WORDS or _MONTH.search(" ".join(words)):
        return None
    folded = [word.casefold() for word in words]
    if folded[-1] in words_for("no writer") or not all(map(_NAME_WORD.fullmatch, words)):
        return None
    if any(word.islower() and word not in words_for("in a name") for word in words) and not all(
        map(str.islower, words)
    ):
        return None
    return _recase(words)


def _without_role(words: list[str]) -> list[str]:
    """The words without an office before or behind them; none where they are an office and nothing else."""
    offices = [at for at, word in enumerate(words) if word.casefold().strip(",.") in words_for("role")]
    if not offices:
        return words
    first, last = offices[0], offices[-1]
    while first and words[first - 1].casefold() in words_for("beside a role"):
        first -= 1
    return words[:first] if first else words[last + 1 :]


def _recase(words: list[str]) -> str:
    name = " ".join(words)
    whole = name.isupper() or name.islower()
    return " ".join(_recase_word(word, at, name if whole else "") for at, word in enumerate(words))


def _recase_word(word: str, at: int, name: str) -> str:
    """A word as names are written; capitals stay where they are initials or a number (“JP”, “III”), or an agency alone.

    `name` is the whole name where all of it is in capitals or in small letters, else empty.
    """
    whole = bool(name)
    if at and whole and word.casefold() in words_for("in a name"):
        return word.casefold()
    if whole and word.isupper() and word == name and len(word) <= _LONGEST_ACRONYM:
        return word
    if not (word.isupper() or word.islower()) or "." in word or _ROMAN.fullmatch(word):
        return word.upper() if whole and "." in word and len(word) <= 4 else word
    if not whole and (len(word) <= 3 or word.casefold() in words_for("in a name")):
        return word
    parts = re.split(r"([-'’])", word.casefold())
    cased = "".join(part[:1].upper() + part[1:] for part in parts)
    return f"Mc{cased[2:3].upper()}{cased[3:]}" if cased.startswith("Mc") and len(cased) > 3 else cased


def _without(names: Iterable[str], outlets: set[str]) -> tuple[str, ...]:
    """The names that are no outlet's; where people are named, no places, desks and agencies beside them."""
    kept = list(dict.fromkeys(name for name in names if _plain(name) not in outlets))
    people = [name for name in kept if " " in name and not _is_body(name)]
    return tuple(people or kept)


def _is_body(name: str) -> bool:
    words = name.casefold().split()
    return words[0] == "the" or words[-1] in words_for("outlet")


def _plain(name: str) -> str:
    """A name as it can be compared with an outlet's: letters and figures alone, without “the”."""
    return re.sub(r"\W|_", "", re.sub(r"^the\s+", "", name.casefold()))
