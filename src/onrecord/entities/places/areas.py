"""What the words beside a place say that it lies in: "Paris, Texas", "the Lebanese city of Tripoli"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.mending import POSSESSIVE
from onrecord.entities.places.gazetteer import Area, bare_regions, country_of_division, province_names, provinces
from onrecord.entities.trie import NameTrie
from onrecord.language import end_of

DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "central", "northeastern", "northwestern"}) | {
    "southeastern", "southwestern", "north-eastern", "north-western", "south-eastern", "south-western", "coastal",
    "downtown", "greater", "upper", "lower", "north", "south", "east", "west", "rural",
}  # fmt: skip
SETTLEMENTS = frozenset({"city", "town", "port", "village", "capital", "suburb", "seaport", "resort", "metropolis"})
DIVISIONS = frozenset({"province", "region", "oblast", "governorate", "state", "county", "prefecture"}) | {
    "department", "district", "territory", "emirate", "canton", "island", "peninsula",
}  # fmt: skip
MOST_BETWEEN = 7
"""Words looked back over from a place to what it is said to lie in: "Lebanon's second largest port city of"."""
WIDEST = 60
_LINK = re.compile(
    r"(?P<sign>\s?[,(]\s?(?:in\s)?|\sin\s)(?:(?:the|(?:U\.?S\.?|American|Canadian|Indian)(?=\s(?:state|province))"
    rf"|state|province|region|of|{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})\s)*"
)
_SORT = rf"(?:[\w-]+\s){{0,4}}(?:{'|'.join(sorted(SETTLEMENTS))})"
_APPOSED = re.compile(
    rf",\s(?:(?:the|a|an)\s)?{_SORT}\s(?:of|in)\s(?:(?:the|{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})\s)*"
)
_OWNED = re.compile(rf"['’]s?\s{_SORT}\b")
_LISTED = re.compile(r"\s?(?:,\s?)?(?:and|or)\s[A-Z]|,\s[A-Z][\w-]+(?:,| and )")
_CLOSED = re.compile(r"\s*(?:[,.;:)—–-]|$)")


@dataclass(frozen=True, slots=True)
class Told:
    """What a place is said to lie in; of two that bear one name ("Georgia") both. `sure` where it can be nothing else.

    `start` is where the words stand; `town` says that they call it a city or the like.
    """

    areas: tuple[Area, ...]
    sure: bool
    start: int
    town: bool = False


class Areas:
    """The countries and provinces in a text, asked by the place that they stand beside."""

    def __init__(self, doc: Doc, chains: Iterable[Chain]) -> None:
        self._doc = doc
        self._text = doc.text  # put together anew at each asking
        self._from: dict[int, tuple[int, tuple[Area, ...]]] = {}
        self._to: dict[int, tuple[int, tuple[Area, ...]]] = {}
        self.scanned: list[tuple[int, int, Area]] = []
        """Provinces that the text names in full, with start and end."""
        for start, end, area in _in_chains(chains):
            self._put(start, end, area)
        for start, end, name in _trie().find(self._text):
            self._put(start, end, provinces()[name])
            if name in province_names():
                self.scanned.append((start, end, provinces()[name]))

    def _put(self, start: int, end: int, area: Area) -> None:
        known = self._from.get(start, (end, ()))
        areas = known[1] if known[0] == end else ()
        self._from[start] = end, (*areas, area)
        self._to[end] = start, (*areas, area)

    def beside(self, draft: Draft) -> Told | None:
        """What the place of a mention is said to lie in; the mention may hold it: "Bath, England"."""
        end = draft.start + draft.text.index(",") if "," in draft.text else draft.end
        return self._behind(end) or self._apposed(end) or self._in_front(draft)

    def _behind(self, at: int) -> Told | None:
        """After a comma, in brackets, after "in": "Springfield, Ill.", "Tripoli in northern Lebanon"."""
        text = self._text
        link = _LINK.match(text, at, at + WIDEST)
        if link is None or link.end() not in self._from:
            return None
        end, areas = self._from[link.end()]
        rest = text[end : end + WIDEST]
        if rest.startswith(("'s", "’s")):
            return None  # "In Birmingham, Alabama's governor said"
        by_comma, listed = link["sign"].startswith(","), _LISTED.match(rest) is not None
        if by_comma and listed and any(area.admin1 is None for area in areas):
            return None  # "Tripoli, Lebanon and Syria" are three
        closed = _CLOSED.match(rest) is not None
        if by_comma and not closed and self._acts(link.end(), end):
            return None  # "In Paris, the United States led the talks"
        return Told(areas, not by_comma or (closed and not listed), link.end())

    def _acts(self, start: int, end: int) -> bool:
        """Whether a verb follows the words at once."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        return span is not None and span.end < len(self._doc) and self._doc[span.end].pos_ in ("VERB", "AUX")

    def _apposed(self, at: int) -> Told | None:
        """In a phrase that goes on about it: "Santiago, the second city of Chile", "Tripoli, Lebanon's second city"."""
        text = self._text
        link = _APPOSED.match(text, at, at + WIDEST)
        if link is not None and link.end() in self._from:
            return Told(self._from[link.end()][1], True, link.end(), True)
        start = at + 2 if text.startswith(", ", at) else -1
        if start in self._from and _OWNED.match(text, self._from[start][0], self._from[start][0] + WIDEST):
            return Told(self._from[start][1], True, start, True)
        return None

    def _in_front(self, draft: Draft) -> Told | None:
        """As its owner, or before "city of": "Syria's Idlib", "the northern Lebanese port city of Tripoli"."""
        span = self._doc.char_span(draft.start, draft.end, alignment_mode="expand")
        owned = town = False
        for token in _words_before(span[0]) if span is not None else ():
            if (owned or town) and end_of(token) in self._to:
                start, areas = self._to[end_of(token)]
                return Told(areas, True, start, town)
            town = town or token.lower_ in SETTLEMENTS
            owned = owned or token.text in POSSESSIVE
            known = token.lower_ in SETTLEMENTS or token.text in POSSESSIVE or token.lower_ in ("of", "-")
            if not known and token.pos_ not in ("ADJ", "ADV") and token.lower_ not in DIRECTIONS:
                return None
        return None


def _words_before(token: Token) -> Iterator[Token]:
    """The words before a token, the nearest first, up to a country's name in "Russian-held"."""
    for i in range(token.i - 1, max(token.sent.start, token.i - 1 - MOST_BETWEEN) - 1, -1):
        word = token.doc[i]
        if word.text == "-" and i and token.doc[i - 1].text[:1].isupper():
            return
        yield word


def _in_chains(chains: Iterable[Chain]) -> Iterator[tuple[int, int, Area]]:
    """Countries and regions of one country, by the names found."""
    for chain in chains:
        country = chain.country if chain.kind == "country" or chain.name in bare_regions() else None
        if country is None and chain.kind == "place" and chain.who is None:
            country = country_of_division(chain.name)
        for draft in chain.drafts if country else ():
            if draft.found != "metonym":
                yield draft.start, draft.end, Area(country or "")


@cache
def _trie() -> NameTrie[str]:
    trie: NameTrie[str] = NameTrie()
    for name in provinces():
        trie.add(name, name)
    return trie


def is_division(doc: Doc, draft: Draft) -> bool:
    """Whether the words call the place a province or the like: "Herat province", "the state of Kano"."""
    span = doc.char_span(draft.start, draft.end, alignment_mode="expand")
    if span is None or draft.words[-1].lower() in DIVISIONS:
        return span is not None
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    before = [doc[i].lower_ for i in range(max(0, span.start - 2), span.start)]
    return after in DIVISIONS or (before[-1:] == ["of"] and before[0] in DIVISIONS)
