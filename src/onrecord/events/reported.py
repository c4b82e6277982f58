"""How surely an event within reported speech is put: "they said that they would help" tells of a plan."""

from collections.abc import Mapping

from spacy.tokens import Token

from onrecord.events.composition import compose
from onrecord.events.factuality import Judgement, explain
from onrecord.events.operators import find_operator
from onrecord.language import Parse
from onrecord.records import Attribution, Factuality

_TAKING_PART = frozenset({"attend", "join"})


def find_judged(noun: Token, carrier: Token | None) -> Token:
    """The word that says how surely an event is put: of "refused to join the war", the joining and not the war."""
    return carrier if carrier is not None and carrier.lemma_.lower() in _TAKING_PART else noun


def judge_reported(predicate: Token, around: Attribution | None, parse: Parse) -> Judgement:
    """How surely the words put an event: after a past cue "would" is the future as the speaker saw it.

    `judge` knows that where the grammar hangs the event on the cue; the attribution knows it wherever it hangs.
    """
    names = [operator.name for operator in explain(predicate)]
    if "would" in names and "conditional" not in names and around is not None and is_reported_then(around, parse):
        names = ["future" if name == "would" else name for name in names]
    return compose(names)


def is_reported_then(attribution: Attribution, parse: Parse) -> bool:
    """Whether an attribution gives words as told in the past, not word for word."""
    if attribution.form != "indirect":
        return False
    cues = (parse.doc.char_span(cue.start, cue.end, alignment_mode="expand") for cue in attribution.cues)
    return any(token.tag_ == "VBD" for cue in cues if cue is not None for token in cue)


def judge_for_report(
    told: Factuality, around: Attribution | None, by_id: Mapping[str, Attribution], parse: Parse
) -> Factuality:
    """How surely the report itself puts what its innermost source tells as `told`.

    A report leaves what it hands on to its sources (UU), unless its own words take it for so: "they know that"
    (Saurí and Pustejovsky 2009). With several sources, one inside the other, each of the words must.
    """
    while around is not None:
        if not is_shared(around, parse):
            return "UU"
        around = by_id.get(around.parent) if around.parent is not None else None
    return told


def is_shared(attribution: Attribution, parse: Parse) -> bool:
    """Whether whoever uses these words takes the content for so as well: a factive cue, also a negated one.

    Who writes "did not know that they left" holds that they left.
    """
    if attribution.form != "indirect":
        return False
    spans = (parse.doc.char_span(cue.start, cue.end, alignment_mode="expand") for cue in attribution.cues)
    operators = (find_operator(token, "that") for span in spans if span is not None for token in span)
    return any(operator is not None and operator.name == "factive" for operator in operators)
