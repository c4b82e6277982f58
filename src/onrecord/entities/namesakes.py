"""Surnames that only an office gives to somebody: two officials of one surname, a slip in the name of one."""

from collections import defaultdict

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.offices import NamedAt, introduce, offices_beside, same_office
from onrecord.entities.register.tables import fold

SHORTEST_SLIP = 6
"""Only surnames this long are taken for slips of one another where the office is the same."""
SAME_START = 4
LONGEST_REST = 3


def join_by_office(people: list[Chain], named_at: NamedAt) -> bool:
    """Give mentions by office and surname to whom they mean; whether any was given. Emptied chains stay in the list."""
    by_surname: dict[str, list[Chain]] = defaultdict(list)
    by_start: dict[str, list[Chain]] = defaultdict(list)
    for chain in people:
        if chain.office is not None and len(words := fold(chain.name).split()) > 1:
            by_surname[words[-1]].append(chain)
            by_start[words[-1][:SAME_START]].append(chain)
    joined = False
    for chain in people:
        name = fold(chain.name)
        if chain.office is None or " " in name:
            continue
        likes = by_surname.get(name) or [
            other
            for other in by_start.get(name[:SAME_START], ())
            if other.first < chain.first and _may_be_slip(name, fold(other.name).split()[-1])
        ]
        joined = _give(chain, likes, named_at) or joined
    return joined


def _give(chain: Chain, likes: list[Chain], named_at: NamedAt) -> bool:
    """Move the mentions that stand with an office which only one of those held; what is left is known anew."""
    kept = []
    for draft in chain.drafts:
        owner = _holder_of(draft, likes, named_at)
        if owner is None:
            kept.append(draft)
        else:
            draft.found = "partial"
            owner.drafts.append(draft)
            owner.drafts.sort(key=lambda each: each.start)
    given = len(kept) < len(chain.drafts)
    if given:
        chain.drafts, chain.office, chain.organization, chain.country, chain.sector = kept, None, None, None, None
        introduce(chain, named_at)
    return given


def _holder_of(draft: Draft, likes: list[Chain], named_at: NamedAt) -> Chain | None:
    offices = [office for office in offices_beside(draft.head, draft.start, named_at) if not office.former]
    fitting = [chain for chain in likes if any(same_office(chain.office or "", office.words) for office in offices)]
    return fitting[0] if len(fitting) == 1 else None


def _may_be_slip(one: str, other: str) -> bool:
    """Whether two surnames begin alike and end otherwise: "Kolvic" and "Kolvitch", but not "Petrov" and "Petrova"."""
    if (
        min(len(one), len(other)) < SHORTEST_SLIP
        or other in {one + "a", one + "ova"}
        or one in {other + "a", other + "ova"}
    ):
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return same >= SAME_START and max(len(one), len(other)) - same <= LONGEST_REST
