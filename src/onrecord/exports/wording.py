"""A record's rows in words, for every form that people read."""

from collections.abc import Iterable

from onrecord.records import Attribution, Entity, Event, Record, Reference, Span, Time


def entity_of(record: Record, entity_id: str | None) -> Entity | None:
    """The entity of that id. Ids are `e1`, `e2`, … in order, so no search is needed."""
    return record.entities[int(entity_id[1:]) - 1] if entity_id else None


def time_of(record: Record, time_id: str | None) -> Time | None:
    """The time of that id."""
    return record.times[int(time_id[1:]) - 1] if time_id else None


def name_reference(record: Record, reference: Reference) -> str:
    """The entity's name where it is known, else the words themselves."""
    entity = entity_of(record, reference.entity)
    return entity.name if entity else collapse(reference.text)


def name_references(record: Record, references: Iterable[Reference]) -> str:
    """The names, each once, with commas."""
    return ", ".join(dict.fromkeys(name_reference(record, reference) for reference in references))


def words_of(spans: Iterable[Span]) -> str:
    """The pieces of a span, with dots where it is interrupted."""
    return " … ".join(collapse(span.text) for span in spans)


def collapse(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def describe_attribution(record: Record, attribution: Attribution) -> str:
    """One line: who, by which act, in which form."""
    source = name_references(record, attribution.sources) or "no source named"
    return f"{source} · {attribution.act} · {attribution.form}"


def describe_roles(event: Event) -> str:
    """What stands in the roles of an event of the user's own type beside its sides, on one line; else empty."""
    sides = {(side.start, side.end) for side in (*event.actors, *event.recipients, *event.objects)}
    told = {
        name: ", ".join(dict.fromkeys(filler.value or collapse(filler.text) for filler in fillers))
        for name, fillers in event.roles.items()
        if any(filler.value or (filler.start, filler.end) not in sides for filler in fillers)
    }
    return " · ".join(f"{name}: {words}" for name, words in told.items())


def describe_event(record: Record, event: Event) -> str:
    """One line: type, who to whom, how surely."""
    sides = " → ".join(filter(None, (name_references(record, roles) for roles in (event.actors, event.recipients))))
    return " · ".join(
        filter(None, (event.type, event.mode, sides, event.modality, event.factuality, describe_roles(event)))
    )
