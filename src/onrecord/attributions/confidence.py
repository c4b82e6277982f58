"""How sure an attribution is: how likely it is right, by what both voices say of it.

With the tagger, a logistic regression over its probabilities and the rules' agreement (Platt 1999), fitted and tried on
reports that no weight was trained on; without it, the share of right ones by construction.
"""

from functools import cache
from math import exp, log

from onrecord.attributions.drafts import Draft, Evidence
from onrecord.lexicons import read_table
from onrecord.records import Form

UNMEASURED = 0.5
MEASURES = (
    "cue",
    "source",
    "content",
    "source_link",
    "content_link",
    "cue_times_content",
    "share",
    "seconded",
    "sourceless",
    "direct",
    "mixed",
)
"""What the weights of attribution_weights.tsv are multiplied with; probabilities as log odds."""
EDGE = 0.001


@cache
def shares() -> dict[tuple[str, str], float]:
    """The measured shares by construction and the cue's class."""
    return {(row["construction"], row["class"]): float(row["share"]) for row in read_table("attribution_confidence")}


@cache
def weights() -> dict[str, float]:
    """The fitted weights by measure, with the constant."""
    return {row["measure"]: float(row["weight"]) for row in read_table("attribution_weights")}


def confidence_of(draft: Draft, form: Form) -> float:
    """0 to 1: calibrated on held-back reports where the tagger has it, by construction where only the rules have."""
    if draft.evidence is None:
        return share_of(draft, form)
    values = measure(draft, draft.evidence, form)
    total = sum(weights()[name] * value for name, value in zip(MEASURES, values, strict=True))
    return round(1 / (1 + exp(-(total + weights()["constant"]))), 2)


def share_of(draft: Draft, form: Form) -> float:
    """The share of attributions of this construction that were right where we measured."""
    if form != "indirect" and draft.row.kind == "speech" and "quote" in draft.row.frames:
        return shares().get(("quotation", form), UNMEASURED)
    table = shares()
    return table.get((draft.construction, draft.row.kind), table.get((draft.construction, ""), UNMEASURED))


def measure(draft: Draft, said: Evidence, form: Form) -> tuple[float, ...]:
    """The values of MEASURES."""
    odds = [_log_odds(value) for value in (said.cue, said.source, said.content, said.source_link, said.content_link)]
    return (
        *odds,
        said.cue * said.content,
        share_of(draft, form),
        float(draft.seconded),
        float(draft.source is None),
        float(form == "direct"),
        float(form == "mixed"),
    )


def _log_odds(share: float) -> float:
    held = min(max(share, EDGE), 1 - EDGE)
    return log(held / (1 - held))
