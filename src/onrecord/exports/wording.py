"""A record's rows in words, for every form that people read."""

from collections.abc import Iterable

from onrecord.records import Attribution, Entity, Event, Object, Party, Quantity, Record, Reference, Span, Time


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
        filter(
            None,
            (
                event.type,
                event.mode,
                sides,
                describe_quantities(event),
                describe_sureness(event),
                describe_roles(event),
            ),
        )
    )


def describe_sureness(event: Event) -> str:
    """How its source puts it, and the report's own stance where that is another."""
    own = f", the report {event.report_factuality}" if event.report_factuality not in (None, event.factuality) else ""
    return f"{event.modality} {event.factuality}{own}"


def describe_quantities(event: Event) -> str:
    """How many take part and of how much it is: "at least 20 × soldier, 12,000,000 USD"."""
    several: tuple[Party | Object, ...] = (*event.actors, *event.recipients, *event.objects)
    told = dict.fromkeys(words.quantity for words in several if words.quantity is not None)
    return ", ".join(map(describe_quantity, told))


def describe_quantity(quantity: Quantity) -> str:
    """One line: hedge, bounds, unit; a question mark where the currency is a guess. What is not told has three dots."""
    low, high = (show_number(bound, quantity.share_of is not None) for bound in (quantity.least, quantity.most))
    number = {
        "exact": low,
        "about": f"about {low}",
        "at_least": f"at least {low}",
        "at_most": f"at most {high}",
        "more_than": f"more than {low}",
        "less_than": f"less than {high}",
        "between": f"{low} to {high}",
        "vague": f"at least {low}, vague" if low else "…",
    }[quantity.hedge]
    if quantity.share_of is not None:
        return f"{number} of {collapse(quantity.share_of.text)}"
    if quantity.unit is None:
        return number
    is_code = quantity.unit.isupper() and len(quantity.unit) == 3
    return f"{number} {quantity.unit}{'?' if quantity.guess else ''}" if is_code else f"{number} × {quantity.unit}"


def show_number(number: float | None, is_share: bool = False) -> str:
    """A number with separators, a share as percent; empty where it is not told."""
    if number is None:
        return ""
    return f"{number * 100:.4g} %" if is_share else f"{number:,.10g}"
