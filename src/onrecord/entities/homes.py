"""To which country somebody belongs whom the words beside a mention give none: a guess by what is told around it.

News names the country once and then speaks of "the police", "the opposition", "Judge Velin". Where the sentence, or
else the whole report, tells of one country only, that is theirs; where it tells of two, nobody's is guessed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from spacy.tokens import Token

from onrecord.entities.chain import Chain
from onrecord.entities.offices import is_opposed
from onrecord.entities.words import offices
from onrecord.language import Parse

ABROAD = frozenset({"IGO", "SPY", "BUS", "REF", "UAF", "SOC", "JRN"})
"""Sectors of those who come from anywhere in the news: all others mostly act at home."""
AGAINST = frozenset({"against", "at", "with", "to", "toward", "towards", "on", "for"})
HEADS = frozenset({"president", "minister", "premier", "chancellor", "king", "queen", "leader", "emir", "sultan"})
"""Words that end the offices of those who deal with other states: the one told of may well be another."""


def guess_homes(chains: Iterable[Chain], parse: Parse) -> None:
    """Give those at home the one country that is told of around them; `country_found` is then `context`."""
    chains = list(chains)
    told = sorted((start, code) for chain in chains for start, code in _tells(chain))
    whole = {code for _, code in told}
    bounds = [sentence.start_char for sentence in parse.doc.sents]
    for chain in chains:
        if chain.country is None and _is_at_home(chain):
            near = _told_beside(chain, told, bounds)
            codes = near or whole
            if len(codes) == 1:
                chain.country, chain.country_found = next(iter(codes)), "context"


def _tells(chain: Chain) -> list[tuple[int, str]]:
    """Where a country is told of by its name, its people or its places, and which."""
    if chain.kind not in {"country", "place"} or chain.country is None:
        return []
    return [(draft.start, chain.country) for draft in chain.drafts if not _is_other_side(draft.head)]


def _is_other_side(name: Token) -> bool:
    """Whether a country's name stands where what is done to it, or with it, is told: "angry at Norland"."""
    if is_opposed(name) or name.dep_ in {"dobj", "dative"}:
        return True
    return name.dep_ == "pobj" and name.head.lower_ in AGAINST


def _is_at_home(chain: Chain) -> bool:
    if chain.who is not None or chain.members or chain.organization is not None or chain.sector in ABROAD:
        return False
    if chain.found == "description":
        return chain.office is None or chain.office.lower().split()[-1] not in HEADS
    if chain.kind == "person":
        words = (chain.office or "").lower()
        key = max((key for key in offices() if words.endswith(key)), key=len, default=None)
        return key is not None and offices()[key]["at"] == "state" and words.split()[-1] not in HEADS
    return chain.kind == "group" or (chain.kind == "organization" and chain.sector is not None)


def _told_beside(chain: Chain, told: list[tuple[int, str]], bounds: list[int]) -> set[str]:
    """The countries told of in the sentence of the first mention."""
    at = bisect_right(bounds, chain.first) - 1
    start = bounds[max(at, 0)] if bounds else 0
    end = bounds[at + 1] if at + 1 < len(bounds) else float("inf")
    first = bisect_left(told, (start, ""))
    codes: set[str] = set()
    while first < len(told) and told[first][0] < end:
        codes.add(told[first][1])
        first += 1
    return codes
