"""Parse → drafts of the user's own types: an additional reading, beside what PLOVER's frames find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.events.conditions import all_hold
from onrecord.events.drafts import ATTRIBUTIVE, NOMINAL, ONE_SIDED, SUPPORTED, VERBAL, Draft
from onrecord.events.grammar import VERBS, subjects_of
from onrecord.events.own.definitions import Found, OwnReading, OwnRole, OwnTrigger, OwnType, OwnTypes
from onrecord.events.own.filling import choose, find_counts, find_value, fits, is_filled
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles, Setting, fill_roles
from onrecord.events.support import find_support
from onrecord.events.whereabouts import find_place


def find_own(tokens: Iterable[Token], parties: Parties, types: OwnTypes) -> list[Draft]:
    """The events of the user's types that words tell of, in text order; of one word, in the file's order."""
    drafts = [draft for token in tokens for draft in read_own(token, parties, types)]
    # "Delivered a shipment of drones": the shipment is what was delivered, no other event of the type.
    within = {(draft.type, token) for draft in drafts for token in _words_of(draft) if token != draft.token}
    return [draft for draft in drafts if (draft.type, draft.token) not in within]


def _words_of(draft: Draft) -> Iterator[Token]:
    yield from draft.roles.objects
    if draft.own is not None:
        yield from (found.head for role in draft.own.found.values() for found in role if found.last is None)


def read_own(token: Token, parties: Parties, types: OwnTypes) -> Iterator[Draft]:
    """The events of a word: of each type, by its first trigger whose conditions hold."""
    triggers = types.of(token)
    if not triggers or token.dep_ in ATTRIBUTIVE:
        return
    support = None if token.pos_ in VERBS or token.pos_ == "ADJ" else find_support(token)
    setting, told = Setting(token, support, parties), set()
    for kind, trigger in triggers:
        if kind.name not in told and (draft := read_trigger(kind, trigger, setting)):
            told.add(kind.name)
            yield draft


def read_trigger(kind: OwnType, trigger: OwnTrigger, setting: Setting) -> Draft | None:
    """The event that a trigger tells of at a word; None where its conditions do not hold."""
    roles = _fill_sides(kind, trigger, setting)
    found = _fill_others(kind, trigger, setting, roles)
    sides = dict(zip(("actor", "recipient", "object"), (roles.actors, roles.recipients, roles.objects), strict=True))
    known = found | {role.name: tuple(map(Found, sides[role.side])) for role in kind.roles if role.side}
    told = any(known.values()) or trigger.frame.asks("bare")
    if not (told and _has_actor(trigger, setting, roles) and is_filled(kind.roles, known)):
        return None
    if not all_hold(trigger.frame, setting, roles):
        return None
    values = {role.name: find_value(role, setting) for role in kind.roles if role.values}
    if not is_filled(kind.roles, known | values):
        return None
    return _draft(trigger, setting, roles, OwnReading(kind, found | values))


def _fill_sides(kind: OwnType, trigger: OwnTrigger, setting: Setting) -> Roles:
    """Who acts, on whom, with what, as PLOVER's frames are filled; each as its role's classes ask."""
    filled = fill_roles(replace(trigger.frame, object=()), setting)
    actors = _only_fitting(filled.actors, kind.side("actor"), setting)
    recipients = _only_fitting(filled.recipients, kind.side("recipient"), setting)
    thing = kind.side("object")
    objects = choose(trigger.frame.object, setting, thing, (*actors, *recipients)) if thing is not None else ()
    return Roles(actors, recipients, objects)


def _only_fitting(tokens: tuple[Token, ...], role: OwnRole | None, setting: Setting) -> tuple[Token, ...]:
    if role is None or not role.classes:
        return tokens
    return tuple(token for token in tokens if fits(token, role, setting))


def _fill_others(kind: OwnType, trigger: OwnTrigger, setting: Setting, roles: Roles) -> dict[str, tuple[Found, ...]]:
    """The words of the roles that are no sides, and the numbers of what is counted."""
    taken, by_role = [*roles.actors, *roles.recipients, *roles.objects], {}
    for role in kind.roles:
        if role.side is None and role.name in trigger.slots:
            by_role[role.name] = choose(trigger.slots[role.name], setting, role, taken)
            taken += by_role[role.name]
    heads = by_role | {
        role.name: tokens
        for role in kind.roles
        for side, tokens in (("actor", roles.actors), ("recipient", roles.recipients), ("object", roles.objects))
        if role.side == side
    }
    counts = {role.name: find_counts(heads.get(role.counts, ())) for role in kind.roles if role.counts}
    return {name: tuple(map(Found, tokens)) for name, tokens in by_role.items()} | counts


def _has_actor(trigger: OwnTrigger, setting: Setting, roles: Roles) -> bool:
    """Whether no mere thing stands where somebody should who acts ("the accord delivers")."""
    frame = trigger.frame
    if roles.actors or frame.asks("any") or frame.part == "noun" or ("subj",) not in frame.actor:
        return True
    return not subjects_of(setting.token)


def _draft(trigger: OwnTrigger, setting: Setting, roles: Roles, own: OwnReading) -> Draft:
    """The event, with PLOVER's ways to tell how sure it is and where it happens."""
    frame, kind = trigger.frame, own.kind
    base = (SUPPORTED if setting.support else NOMINAL) if frame.part == "noun" else VERBAL
    sides = ((kind.side("actor"), roles.actors), (kind.side("recipient"), roles.recipients))
    complete = all(tokens for role, tokens in sides if role is not None) or len(roles.actors) > 1
    return Draft(
        token=setting.token,
        type=kind.name,
        clause=frame.clause,
        support=setting.support,
        roles=roles,
        place=find_place(replace(frame, type=kind.like or kind.name), setting, roles),
        confidence=base if complete else base * ONE_SIDED,
        own=own,
    )


def split_twins(own: Sequence[Draft], drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """PLOVER's drafts with the user's own that stand alone or replace one of them; and those that stand beside one.

    Of several on one word the first takes part in the nesting of events, and lends the others what it learns there.
    """
    replacing = {draft.token for draft in own if draft.own is not None and draft.own.kind.replace}
    kept = [draft for draft in drafts if draft.token not in replacing]
    heads, twins = {draft.token for draft in kept}, []
    for draft in sorted(own, key=lambda draft: (draft.token.i, not (draft.own is not None and draft.own.kind.replace))):
        if draft.token in heads:
            twins.append(draft)
        else:
            heads.add(draft.token)
            kept.append(draft)
    return kept, twins


def join_twins(twins: Sequence[Draft], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that stand beside others, in the same event and as sure as these."""
    heads = {draft.token: draft for draft in reversed(drafts)}
    return [
        replace(twin, under=head.under, put=twin.put or head.put) if (head := heads.get(twin.token)) else twin
        for twin in twins
    ]
