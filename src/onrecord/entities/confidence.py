"""How surely a mention means whom we say."""

from functools import cache

from onrecord.entities.chain import Chain, Draft
from onrecord.lexicons import read_table


@cache
def shares() -> dict[tuple[str, str, str], float]:
    """The share that was right where we measured, by kind, how it was found, and case."""
    return {(row["kind"], row["found"], row["case"]): float(row["share"]) for row in read_table("mention_confidence")}


def confidence_of(draft: Draft, chain: Chain) -> float:
    """How surely a mention means the entity that it is joined to, 0 to 1."""
    return shares()[draft.kind, draft.found, case_of(draft, chain)]


def case_of(draft: Draft, chain: Chain) -> str:
    """What else is known of how it was joined; see the table."""
    if draft.kind == "name":
        return "known" if draft.who is not None else "full" if len(draft.words) > 1 else "lone"
    if draft.kind == "pronoun":
        return "speaker" if draft.first_person else "near" if draft.near else "clear"
    if draft.near:
        return "near"
    if chain.members:
        return "together"
    is_told = draft.found == "apposition" or chain.found == "description"
    return "told" if is_told else "called"
