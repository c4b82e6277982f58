"""Which events and attributions of a record answer a query, and what they leave open."""

from collections.abc import Sequence

from onrecord.ledger import fold, surname_of
from onrecord.questions.chains import chain_of
from onrecord.questions.query import Party, Query
from onrecord.records import Attribution, Entity, Event, Record, Reference

_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE"})

STATE_SECTORS = frozenset({"GOV", "MIL", "SPY"})
"""PLOVER's sectors whose members act for their state."""

Fit = bool | None
"""Whether what was asked for is there; None where the text leaves it open."""


def missing_parts(query: Query, record: Record, event: Event) -> tuple[str, ...] | None:
    """What the question names and the event leaves open, by name; None where the event does not answer.

    An event answers where no role contradicts the question and, if parties were asked for, one of them is there.
    """
    if query.types and not {event.type, event.refines} & set(query.types):
        return None
    if query.by and not _said_by(query, record, event):
        return None
    actors, recipients = _fit_sides(query, record, event)
    asked = [fit for parties, fit in ((query.actors, actors), (query.recipients, recipients)) if parties]
    fits = {
        "actor": actors,
        "recipient": recipients,
        "object": _fit_objects(query, event),
        "event": _fit_embedded(query, record, event),
    }
    if False in fits.values() or (asked and True not in asked):
        return None
    return tuple(name for name, fit in fits.items() if fit is None)


def attribution_answers(query: Query, record: Record, attribution: Attribution) -> bool:
    """Whether it is a statement by whom the query asks for, about what it asks for."""
    by = all(_fit_parties((party,), attribution.sources, record) for party in query.by)
    return by and (query.about is None or _speaks_of(query, record, attribution))


def names(party: Party, entity: Entity) -> bool:
    """Whether the entity is the party or acts for it: a state's government, army and officials, a body's officials."""
    if party.country:
        return entity.country == party.country and _acts_for_state(entity)
    if fold(entity.name) == party.folded:
        return True
    if entity.kind == "person" and " " not in party.folded and surname_of(entity.name) == party.folded:
        return True
    return (
        entity.kind in {"person", "group"}
        and entity.organization is not None
        and fold(entity.organization) == party.folded
    )


def _acts_for_state(entity: Entity) -> bool:
    if entity.kind in {"country", "place"} or entity.sector in STATE_SECTORS:
        return True
    return entity.kind == "person" and entity.sector is None and entity.office is not None


def _fit_sides(query: Query, record: Record, event: Event) -> tuple[Fit, Fit]:
    """Actors and recipients; each may be on either side where the sides act on one another."""
    actors, recipients = event.actors, event.recipients
    if _is_mutual(query, event):
        actors = recipients = (*actors, *recipients)
    return _fit_parties(query.actors, actors, record), _fit_parties(query.recipients, recipients, record)


def _is_mutual(query: Query, event: Event) -> bool:
    if not event.recipients:
        return len(event.actors) > 1
    together = len(query.actors) > 1 and not query.recipients
    kind = event.refines or event.type
    return bool(event.actors) and (kind == "CONSULT" or (together and kind in _MUTUAL))


def _fit_parties(parties: Sequence[Party], references: Sequence[Reference], record: Record) -> Fit:
    if not parties:
        return True
    if not references:
        return None
    return all(any(_refers(party, reference, record) for reference in references) for party in parties)


def _refers(party: Party, reference: Reference, record: Record) -> bool:
    entity = entity_of(record, reference.entity)
    return names(party, entity) if entity else fold(reference.text) == party.folded


def entity_of(record: Record, entity_id: str | None) -> Entity | None:
    """The record's entity of that id."""
    return next((entity for entity in record.entities if entity.id == entity_id), None) if entity_id else None


def _fit_objects(query: Query, event: Event) -> Fit:
    if not query.objects:
        return True
    kinds = {thing.kind for thing in event.objects if thing.kind}
    return bool(kinds & set(query.objects)) if kinds else None


def _fit_embedded(query: Query, record: Record, event: Event) -> Fit:
    if not query.embeds:
        return True
    embedded = {kind for other in record.events if other.under == event.id for kind in (other.type, other.refines)}
    return bool(embedded & set(query.embeds)) if embedded else None


def _said_by(query: Query, record: Record, event: Event) -> bool:
    references = [source for attribution in chain_of(record, event.attribution) for source in attribution.sources]
    return bool(_fit_parties(query.by, references, record))


def _speaks_of(query: Query, record: Record, attribution: Attribution) -> bool:
    party = query.about_party
    meant = [entity for entity in record.entities if party and names(party, entity)]
    mentions = (mention for entity in meant for mention in entity.mentions)
    contents = attribution.contents
    if any(one.start <= mention.start and mention.end <= one.end for mention in mentions for one in contents):
        return True
    return any(f" {fold(query.about or '')} " in f" {_plain(one.text)} " for one in contents)


def _plain(text: str) -> str:
    """Folded words with single blanks and no punctuation between them."""
    return fold("".join(letter if letter.isalnum() else " " for letter in text))
