"""One record as rows of the index tables: nothing stands in them that the record does not hold."""

from collections.abc import Iterator

from onrecord.ledger.keys import entity_key, fold, surname_of
from onrecord.records import Attribution, Entity, Event, Record, Reference

Row = tuple[object, ...]

WIDTHS = {"entities": 11, "times": 7, "attributions": 6, "spans": 6, "events": 13, "event_roles": 8, "quantities": 11}
"""The index tables in order, and how many columns each has."""

SIDES = frozenset({"actor", "recipient", "object", "place"})
"""Roles that every event has: a role of the user's own that bears such a name is that side, and has its rows."""


def index_rows(record: Record, number: int) -> dict[str, list[Row]]:
    """The rows of each index table for the report of that number."""
    keys = {entity.id: entity_key(entity) for entity in record.entities}
    return {
        "entities": [_entity_row(number, entity, keys[entity.id]) for entity in record.entities],
        "times": [(number, t.id, t.start, t.end, t.value, t.from_, t.to) for t in record.times],
        "attributions": [(number, a.id, a.act, a.form, a.time, a.parent) for a in record.attributions],
        "spans": [*_mention_rows(number, record), *_attribution_rows(number, record)],
        "events": [_event_row(number, event) for event in record.events],
        "event_roles": [row for event in record.events for row in _role_rows(number, event, keys)],
        "quantities": [row for event in record.events for row in _quantity_rows(number, event)],
    }


def _entity_row(number: int, entity: Entity, key: str) -> Row:
    organization = fold(entity.organization) if entity.organization else None
    return (
        number, entity.id, key, entity.kind, entity.name, fold(entity.name), surname_of(entity.name),
        entity.office, organization, entity.country, entity.sector,
    )  # fmt: skip


def _mention_rows(number: int, record: Record) -> Iterator[Row]:
    for entity in record.entities:
        for mention in entity.mentions:
            yield number, entity.id, "mention", mention.start, mention.end, entity.id


def _attribution_rows(number: int, record: Record) -> Iterator[Row]:
    for attribution in record.attributions:
        yield from _piece_rows(number, attribution)


def _piece_rows(number: int, attribution: Attribution) -> Iterator[Row]:
    for source in attribution.sources:
        yield number, attribution.id, "source", source.start, source.end, source.entity
    for cue in attribution.cues:
        yield number, attribution.id, "cue", cue.start, cue.end, None
    for content in attribution.contents:
        yield number, attribution.id, "content", content.start, content.end, None


def _event_row(number: int, event: Event) -> Row:
    return (
        number, event.id, event.type, event.mode, event.trigger.start, event.trigger.end,
        event.time, event.under, event.attribution, event.factuality, event.modality,
        not all(any(who.entity for who in side) for side in (event.actors, event.recipients)), event.refines,
    )  # fmt: skip


def _role_rows(number: int, event: Event, keys: dict[str, str]) -> Iterator[Row]:
    def row(role: str, words: Reference) -> Row:
        return number, event.id, role, words.start, words.end, words.entity, keys.get(words.entity or ""), None

    yield from (row("actor", actor) for actor in event.actors)
    yield from (row("recipient", recipient) for recipient in event.recipients)
    for thing in event.objects:
        yield number, event.id, "object", thing.start, thing.end, None, None, thing.kind
    if event.place:
        yield row("place", event.place)
    for name in sorted(event.roles.keys() - SIDES):
        yield from (row(name, words) for words in event.roles[name])


def _quantity_rows(number: int, event: Event) -> Iterator[Row]:
    sides = (("actor", event.actors), ("recipient", event.recipients), ("object", event.objects))
    for role, several in sides:
        for words in several:
            told = words.quantity
            if told is not None:
                yield (
                    number, event.id, role, words.start, told.start, told.end,
                    told.least, told.most, told.unit, told.hedge, told.share_of is not None,
                )  # fmt: skip
