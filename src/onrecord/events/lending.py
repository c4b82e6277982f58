"""Recipients that stand outside a frame: in what is promised or refused, in a condition, in the clause above."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from onrecord.events.conditions import is_of
from onrecord.events.drafts import Draft
from onrecord.events.grammar import children_of, complements_of, find_surface_subject, objects_after, subjects_of
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles, Setting

_LENT = 0.9
_GUESSED = 0.7
"""What is left of the confidence where the recipient is read out of another clause."""
_WAYS = ("obj", "dat", "comp", "with", "to", "from", "against", "on", "for", "objof")
_EMBEDDING = frozenset({"AGREE", "REJECT", "REQUEST", "THREATEN"})
_CONDITIONS = frozenset({"if", "unless"})
_HIGHEST = 6


def lend_recipients(draft: Draft, inner: Sequence[Draft], parties: Parties) -> Draft:
    """The draft with recipients from elsewhere in its sentence, if it has none of its own."""
    if draft.roles.recipients or len(draft.roles.actors) > 1:
        return draft
    if draft.type in _EMBEDDING and draft.clause:
        taken = set(draft.roles.actors)
        found = find_inside(draft, inner, parties) or find_in_condition(draft)
        same = {parties.identify(token) for token in taken} - {None}
        found = tuple(
            token
            for token in found
            if token not in taken and parties.is_sufferer(token) and parties.identify(token) not in same
        )
        return lend(draft, found, _LENT) if found else draft
    return lend_needy(draft, parties) if draft.type == "AID" else draft


def lend(draft: Draft, recipients: tuple[Token, ...], factor: float) -> Draft:
    """The draft with those recipients, somewhat less sure."""
    roles = Roles(draft.roles.actors, recipients, draft.roles.objects)
    return replace(draft, roles=roles, confidence=draft.confidence * factor)


def find_inside(draft: Draft, inner: Sequence[Draft], parties: Parties) -> tuple[Token, ...]:
    """The other side of what is promised, refused or demanded."""
    if inner and (draft.type != "REJECT" or is_near(inner[0], draft)):
        actors, recipients = inner[0].roles.actors, inner[0].roles.recipients
        first, second = (actors, recipients) if draft.type == "REQUEST" else (recipients, actors)
        others = tuple(token for token in first if token not in draft.roles.actors)
        return others or second
    for verb in islice(complements_of(draft.token), 3):
        setting = Setting(verb, None, parties)
        for way in _WAYS:
            found = tuple(token for token in setting.fill(way) if parties.is_sufferer(token) and not is_own(token))
            if found:
                return found
    return ()


def is_own(token: Token) -> bool:
    """Whether a word is the actor's own: "to present himself", "to take his campaign to the north"."""
    return (
        token.tag_ == "PRP$"
        or token.lower_.endswith(("self", "selves"))
        or any(child.tag_ == "PRP$" for child in token.lefts)
    )


def is_near(inner: Draft, outer: Draft) -> bool:
    """Whether an inner event is itself what is refused, or the object of that: not one told of further in."""
    verbs = set(complements_of(outer.token))
    words = [inner.token, *([inner.support.verb] if inner.support else [])]
    held = [*words, *(word.head for word in words if word.dep_ == "pobj")]
    return any(word in verbs or word.head == outer.token or word.head in verbs for word in held)


def find_in_condition(draft: Draft) -> tuple[Token, ...]:
    """Who is to do what a threat or an offer depends on: "unless they open the border"."""
    return tuple(
        subject
        for word in (draft.token, *complements_of(draft.token))
        for clause in children_of(word, "advcl")
        if any(child.lower_ in _CONDITIONS for child in clause.lefts)
        for subject in subjects_of(clause)
    )


def lend_needy(draft: Draft, parties: Parties) -> Draft:
    """Help told of in a clause on somebody in need goes to them: "they cannot rely on A …, even as B sends arms"."""
    for above in islice(draft.token.ancestors, _HIGHEST):
        if not is_of(above, frozenset({"needy"})):
            continue
        needy = find_surface_subject(above)
        helpers = tuple(leaf for leaf in objects_after(above, "on") if parties.is_party(leaf))
        if needy is None or not parties.is_party(needy):
            return draft
        actors = tuple(token for token in draft.roles.actors if token != needy) or helpers
        if not actors:
            return draft
        roles = Roles(actors, (needy,), draft.roles.objects)
        return replace(draft, roles=roles, confidence=draft.confidence * _GUESSED)
    return draft
