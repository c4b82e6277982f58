"""Which speech act a cue is, with its negation and the verbs that help it along."""

from functools import cache
from typing import cast

from spacy.tokens import Token

from onrecord.attributions.cues import Cue, is_negated
from onrecord.lexicons import read_table
from onrecord.records import Act

NEGATED: dict[Act, Act] = {
    "believe": "doubt",
    "confirm": "reject",
    "promise": "reject",
    "deny": "say",
    "doubt": "believe",
    "reject": "say",
}
"""What a negated act becomes; all others stay: who did not announce a thing is still on record about it."""

ANSWERS = frozenset({"comment", "respond", "reply", "answer"})
"""Who does not do so turns a question away."""
EVIDENCE = frozenset(
    {"report", "poll", "survey", "study", "figure", "data", "datum", "evidence", "document", "result", "image"}
    | {"footage", "intelligence", "research", "finding", "analysis", "record", "picture", "video", "estimate", "sign"}
)
"""What suggests without proposing."""


@cache
def helper_acts() -> dict[str, Act]:
    """The speech acts that helping verbs bring along: who refuses to say rejects."""
    return {row["lemma"]: cast(Act, row["act"]) for row in read_table("cue_helpers") if row["act"]}


def act_of(cue: Cue) -> Act:
    """The speech act of a cue in the text."""
    if cue.top is not cue.head and (act := helper_acts().get(cue.top.lemma_.lower())):
        return act
    if cue.head.lemma_ == "suggest" and _is_shown(cue):
        return "show"
    if cue.head.lemma_ == "consider" and _is_held_to_be(cue.head):
        return "believe"
    if not (is_negated(cue.head) or (cue.top is not cue.head and is_negated(cue.top))):
        return cue.row.act
    return "reject" if cue.head.lemma_ in ANSWERS else negate(cue.row.act)


def _is_shown(cue: Cue) -> bool:
    """Whether a thing suggests, not a person: "intelligence suggests that …"."""
    subject = next((child for child in cue.top.lefts if child.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_.lower() in EVIDENCE


def _is_held_to_be(verb: Token) -> bool:
    """ "is considered (to be) a mistake", "considers it illegal": an opinion, not a plan."""
    return any(
        child.dep_ in ("auxpass", "oprd") or (child.dep_ == "ccomp" and child.tag_ != "VBG") for child in verb.children
    )


def negate(act: Act) -> Act:
    """What an act becomes under negation."""
    return NEGATED.get(act, act)
