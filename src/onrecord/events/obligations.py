"""Demands put as duties: "the ministry said that they must leave" asks something of them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from onrecord.events.conditions import is_of
from onrecord.events.drafts import Draft
from onrecord.events.factuality import judge
from onrecord.events.grammar import VERBS, find_surface_subject, is_passive, subjects_of, with_conjuncts
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles
from onrecord.language import start_of
from onrecord.records import Attribution

OBLIGING = 0.6
_OPINING = frozenset({"opining"})
_MODALS = frozenset({"must", "should"})
_UNWILLED = frozenset({"win", "lose", "be", "have", "suffer", "know", "get", "feel", "expect", "become"}) | {
    "remain", "like", "see", "hear", "understand", "think", "believe", "hope", "want", "need", "worry", "fear",
    "matter", "happen",
}  # fmt: skip
"""What nobody does because he is told to: "should win", "should not lose their right"."""


def find_obligations(tokens: Iterator[Token], attributions: Sequence[Attribution], parties: Parties) -> Iterator[Draft]:
    """A REQUEST for every "must" or "should" that a party says of another one."""
    cues = frozenset(offset for each in attributions for cue in each.cues for offset in range(cue.start, cue.end))
    for token in tokens:
        duty = token.head
        if token.lower_ not in _MODALS or token.dep_ != "aux" or duty.dep_ != "ccomp":
            continue
        if duty.head.pos_ in VERBS and start_of(duty.head) in cues and not is_of(duty.head, _OPINING):
            yield from oblige(token, duty, parties)


def oblige(modal: Token, duty: Token, parties: Parties) -> Iterator[Draft]:
    """The demand of the one who speaks on the subject of the duty."""
    speakers = tuple(token for token in subjects_of(duty.head) if parties.is_party(token))
    surface = find_surface_subject(duty)
    obliged = with_conjuncts(surface) if surface is not None and not is_passive(duty) else []
    obliged = obliged or (subjects_of(duty) if is_passive(duty) else [])  # nothing is asked of who "must be freed"
    obliged = [token for token in obliged if parties.is_party(token) and is_somebody(token)]
    inverted = surface is not None and modal.i < surface.i  # "should they run into trouble"
    if inverted or (duty.lemma_.lower() in _UNWILLED and not is_passive(duty)):
        return
    if not speakers or not (obliged or is_passive(duty)) or set(speakers) & set(obliged):
        return
    judgement = judge(duty.head)
    yield Draft(
        token=modal,
        type="REQUEST",
        clause="requested",
        roles=Roles(speakers, tuple(obliged), ()),
        confidence=OBLIGING,
        put=(judgement.factuality, judgement.modality),
        content=duty,
    )


def is_somebody(noun: Token) -> bool:
    """Whether a noun means somebody in particular: no pronoun, and not just anybody ("a president must be ready")."""
    return noun.pos_ != "PRON" and not any(child.lower_ in ("a", "an", "any", "every") for child in noun.lefts)
