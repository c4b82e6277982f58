"""How sure an attribution is: the share of right ones, by construction, in a table."""

from functools import cache

from onrecord.attributions.drafts import Draft
from onrecord.lexicons import read_table
from onrecord.records import Form

UNMEASURED = 0.5


@cache
def shares() -> dict[tuple[str, str], float]:
    """The measured shares by construction and the cue's class."""
    return {(row["construction"], row["class"]): float(row["share"]) for row in read_table("attribution_confidence")}


def confidence_of(draft: Draft, form: Form) -> float:
    """The share of attributions like this one that were right where we measured."""
    if form != "indirect" and draft.row.kind == "speech" and "quote" in draft.row.frames:
        return shares().get(("quotation", form), UNMEASURED)
    table = shares()
    return table.get((draft.construction, draft.row.kind), table.get((draft.construction, ""), UNMEASURED))
