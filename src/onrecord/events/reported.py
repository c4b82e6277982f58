"""How surely an event within reported speech is put: "they said that they would help" tells of a plan."""

from spacy.tokens import Token

from onrecord.events.composition import compose
from onrecord.events.factuality import Judgement, explain
from onrecord.language import Parse
from onrecord.records import Attribution


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
