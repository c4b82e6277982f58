"""How surely a mention means whom we say."""

from functools import cache

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.pronouns import GENDERS, THINGS
from onrecord.entities.words import first_names
from onrecord.lexicons import read_table


@cache
def shares() -> dict[tuple[str, str, str], float]:
    """The share that was right where we measured, by kind, how it was found, and case."""
    return {(row["kind"], row["found"], row["case"]): float(row["share"]) for row in read_table("mention_confidence")}


@cache
def lowest() -> dict[str, float]:
    """The lowest share of each kind of mention: for ways of joining too rare to have a row."""
    found: dict[str, float] = {}
    for (kind, _, _), share in shares().items():
        found[kind] = min(share, found.get(kind, share))
    return found


def confidence_of(draft: Draft, chain: Chain) -> float:
    """How surely a mention means the entity that it is joined to, 0 to 1."""
    key = draft.kind, draft.found, case_of(draft, chain)
    return shares()[key] if key in shares() else lowest()[draft.kind]


def case_of(draft: Draft, chain: Chain) -> str:
    """What else is known of how it was joined; see the table."""
    if draft.kind == "name":
        return _case_of_name(draft, chain)
    if draft.kind == "pronoun":
        return _case_of_pronoun(draft)
    if draft.near:
        return "near"
    if chain.members:
        return "together"
    is_told = draft.found == "apposition" or chain.found == "description"
    return "told" if is_told else "called"


def _case_of_name(draft: Draft, chain: Chain) -> str:
    if draft.near:
        return "near"
    if draft.within or _only_describes(draft):
        return "within"
    if draft.who is not None:
        return "known"
    if chain.kind == "person" and " " in chain.name and chain.name.split()[0] in first_names():
        return "person"
    return "full" if len(draft.words) > 1 else "lone"


def _only_describes(draft: Draft) -> bool:
    """Whether a name only tells whose or of what sort something is: "the Velin campaign", "European countries"."""
    if draft.who is None:
        return draft.head.dep_ == "compound"
    return draft.who.kind == "group" and bool(draft.head.tag_ == "JJ")


def _case_of_pronoun(draft: Draft) -> str:
    if draft.first_person:
        return "speaker"
    word = draft.head.lower_
    if word not in GENDERS:
        return "thing" if word in THINGS else "many"
    return "near" if draft.near else "clear"
