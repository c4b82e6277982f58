"""The roles of the user's own types as they go on record."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from onrecord.events.drafts import Draft
from onrecord.events.own.definitions import Found, OwnRole
from onrecord.events.parties import Parties, find_phrase
from onrecord.language import end_of, start_of
from onrecord.records import Filler, Reference

Refer = Callable[[Sequence[Token]], tuple[Reference, ...]]


def name_roles(draft: Draft, refer: Refer, parties: Parties) -> dict[str, tuple[Filler, ...]]:
    """The words in each role of an event of the user's own type, in the file's order; empty for PLOVER's types.

    `refer` gives references to everyone that words stand for.
    """
    if draft.own is None:
        return {}
    roles = ((role, _name_role(role, draft, refer, parties)) for role in draft.own.kind.roles)
    return {role.name: fillers for role, fillers in roles if fillers}


def _name_role(role: OwnRole, draft: Draft, refer: Refer, parties: Parties) -> tuple[Filler, ...]:
    if role.side == "actor" or role.side == "recipient":
        side = draft.roles.actors if role.side == "actor" else draft.roles.recipients
        return tuple(Filler(start=each.start, end=each.end, text=each.text, entity=each.entity) for each in refer(side))
    if role.side == "object":
        return tuple(_name_found(Found(token), parties) for token in draft.roles.objects)
    found = draft.own.found.get(role.name, ()) if draft.own is not None else ()
    return tuple(_name_found(each, parties) for each in found)


def _name_found(found: Found, parties: Parties) -> Filler:
    """The stretch that a value rests on; else the phrase, with whom it names."""
    if found.last is not None:
        span = parties.parse.cut(start_of(found.head), end_of(found.last))
        return Filler(start=span.start, end=span.end, text=span.text, value=found.value)
    if parties.is_sufferer(found.head):
        reference = parties.refer(found.head)
        return Filler(start=reference.start, end=reference.end, text=reference.text, entity=reference.entity)
    span = parties.parse.cut(*find_phrase(found.head))
    return Filler(start=span.start, end=span.end, text=span.text)
