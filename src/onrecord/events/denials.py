"""Sides that a clause puts aside: "it is Velmark, not Dalmeria, that sends arms" tells of two events, one denied."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.events.contrast import find_cleft, find_rivals
from onrecord.events.drafts import Draft
from onrecord.events.factuality import denied_parties
from onrecord.events.grammar import children_of
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles


def part(drafts: Sequence[Draft], parties: Parties) -> Iterator[Draft]:
    """The drafts, each without the sides that its clause denies, and what is denied as a draft of its own."""
    for draft in drafts:
        denied = tuple(token for token in denied_parties(draft.token) if parties.is_party(token))
        held = hold(draft, denied, parties) if denied else draft
        yield held
        roles = find_denied_roles(held, denied) if denied else None
        if roles is not None:
            yield replace(draft, token=denied[0], trigger=draft.token, roles=roles, put=("CT-", "negated"), clause="")


def hold(draft: Draft, denied: Sequence[Token], parties: Parties) -> Draft:
    """The draft with those of whom it is true: in "it is X, not Y, that …" small parsers hang the clause on Y."""
    actors = tuple(token for token in draft.roles.actors if token not in denied)
    recipients = tuple(token for token in draft.roles.recipients if token not in denied)
    focus = tuple(token for token in find_focus(draft.token, denied) if parties.is_party(token))
    if draft.roles.actors and not actors:
        actors = focus
    if draft.roles.recipients and not recipients:
        recipients = focus
    return replace(draft, roles=Roles(actors, recipients, draft.roles.objects))


def find_focus(predicate: Token, denied: Sequence[Token]) -> tuple[Token, ...]:
    """Of whom "it is X that …" or "not Y but X …" tells; nobody in any other clause."""
    copula = find_cleft(predicate)
    named = children_of(copula, "attr") if copula is not None else []
    rivals = [rival for noun in denied for rival in find_rivals(noun)]
    return tuple(dict.fromkeys(token for token in (*named, *rivals) if token not in denied))


def find_denied_roles(held: Draft, denied: tuple[Token, ...]) -> Roles | None:
    """The roles of the event that is denied: those put aside take the place of the side that stands beside them."""
    actors, recipients = held.roles.actors, held.roles.recipients
    if actors and denied[0].i < held.token.i:
        return Roles(denied, recipients, held.roles.objects)
    if recipients and denied[0].i > held.token.i:
        return Roles(actors, denied, held.roles.objects)
    return None
