"""On whose word something stands: the chain of sources, the innermost first."""

from collections.abc import Sequence
from itertools import groupby

from onrecord.records import Attribution, Event, Record, Reference

UNNAMED = "a source not named"
THE_REPORT = "the report"
_SPEAKER = frozenset({"i", "we"})
_WRITER = frozenset({"i", "my", "we", "our", "us"})
_NOBODY = frozenset({"nobody", "no one", "no-one", "none", "neither", "nothing"})


def chain_of(record: Record, attribution_id: str | None) -> tuple[Attribution, ...]:
    """The attribution of that id and those that it stands in, the innermost first."""
    by_id = {attribution.id: attribution for attribution in record.attributions}
    chain: dict[str, Attribution] = {}
    while attribution_id in by_id and attribution_id not in chain:  # a ring would be an error of the reader's
        chain[attribution_id] = by_id[attribution_id]
        attribution_id = by_id[attribution_id].parent
    return tuple(chain.values())


def event_sources(record: Record, event: Event) -> tuple[str, ...]:
    """Names of the sources of an event; its publisher alone where the report says it in its own words."""
    if is_narrated(record, event):
        return (narrator_of(record),)
    if chain := chain_of(record, event.attribution):
        return name_chain(record, [attribution for attribution in chain if not is_narrators(attribution)])
    by_id = {entity.id: entity.name for entity in record.entities}
    return tuple(by_id.get(source, UNNAMED) for source in event.sources) or (UNNAMED,)


def name_chain(record: Record, chain: Sequence[Attribution]) -> tuple[str, ...]:
    """Who speaks in each attribution, once in a row; without the “we” of somebody quoted, who comes next."""
    names = [name_sources(record, attribution) for attribution in chain]
    named = [name for name in names[:-1] if name.lower() not in _SPEAKER]
    return tuple(name for name, _ in groupby([*named, *names[-1:]]))


def is_narrated(record: Record, event: Event) -> bool:
    """Whether an event is told in the report's own words: nobody else says it."""
    return not event.sources and all(map(is_narrators, chain_of(record, event.attribution)))


def is_narrators(attribution: Attribution) -> bool:
    """Whether it is the word of whoever writes: "nobody has shown that …", "our conclusion" outside of quotations."""
    own = _NOBODY if attribution.parent is not None else _NOBODY | _WRITER
    sources = attribution.sources
    return bool(sources) and all(source.text.lower() in own and source.entity is None for source in sources)


def narrator_of(record: Record) -> str:
    """Whose word a report's own words are."""
    return record.report.publisher or record.report.byline or THE_REPORT


def name_sources(record: Record, attribution: Attribution) -> str:
    """Who speaks in an attribution."""
    named = dict.fromkeys(name_of(record, source) for source in attribution.sources)
    return " and ".join(named) or UNNAMED


def name_of(record: Record, reference: Reference) -> str:
    """The entity's name where it is known, else the words themselves."""
    name = next((entity.name for entity in record.entities if entity.id == reference.entity), None)
    return name or " ".join(reference.text.split())
