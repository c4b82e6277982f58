"""Parse → events: the drafts of a report joined to its entities, times and attributions."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.entities import Cast
from onrecord.events.anaphora import inherit, take_up
from onrecord.events.describing import find_contexts, find_kind, find_mode
from onrecord.events.drafts import Draft, find_drafts
from onrecord.events.factuality import judge
from onrecord.events.frames import frames_of
from onrecord.events.grammar import objects_after
from onrecord.events.nesting import nest
from onrecord.events.obligations import find_obligations
from onrecord.events.parties import Parties, find_phrase
from onrecord.events.sides import Pairs
from onrecord.language import Parse, end_of, start_of, time_of
from onrecord.records import Attribution, Event, Object, Reference, Span, Time

_WIDEST_TRIGGER = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything known of a report when its events are read."""

    parse: Parse
    times: tuple[Time, ...]
    cast: Cast
    attributions: tuple[Attribution, ...]


def read_events(reading: Reading) -> tuple[Event, ...]:
    """Every event of the report, in text order."""
    parties = Parties(reading.parse, reading.cast)
    drafts = find_all(reading, parties)
    names = {draft.token: f"v{number}" for number, draft in enumerate(drafts, 1)}
    events: list[Event] = []
    pairs = Pairs()
    people = frozenset(entity.id for entity in reading.cast.entities if entity.kind == "person")
    for draft in drafts:
        events.append(tell(draft, names, Sides(parties, pairs), reading))
        pairs = pairs.after(find_pair(events[-1]), people)
    return tuple(events)


def find_all(reading: Reading, parties: Parties) -> list[Draft]:
    """The drafts of a report, in text order: by their own words, nested, and by taking up earlier ones."""
    words = [token for token in reading.parse.doc if not token.is_space]
    drafts = find_drafts(iter(words), parties)
    demanding = {token for draft in drafts if draft.clause for token in (draft.token, draft.token.head)}
    duties = find_obligations(iter(words), reading.attributions, parties)
    drafts += [duty for duty in duties if duty.token.head.head not in demanding]
    drafts = inherit(sort(nest(sort(drafts), parties)), parties)
    return sort([*drafts, *take_up(iter(words), drafts, parties)])


def sort(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in text order."""
    return sorted(drafts, key=lambda draft: draft.token.i)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who can be referred to: the parties of the report, and those who met last."""

    parties: Parties
    pairs: Pairs

    def refer(self, tokens: Sequence[Token]) -> tuple[Reference, ...]:
        """References to everyone the words stand for, nobody twice by the same words."""
        return tuple(dict.fromkeys(each for token in tokens for each in self.parties.refer_each(token, self.pairs)))


def find_pair(event: Event) -> tuple[str, ...]:
    """The two entities that met, if an event tells of exactly two who did."""
    entities = tuple(dict.fromkeys(side.entity for side in (*event.actors, *event.recipients) if side.entity))
    return entities if event.type == "CONSULT" and len(entities) == 2 else ()


def tell(draft: Draft, names: dict[Token, str], sides: Sides, reading: Reading) -> Event:
    """A draft as it goes on record."""
    attribution = find_innermost(start_of(draft.token), reading.attributions)
    judgement = judge(draft.token)
    factuality, modality = draft.put or (judgement.factuality, judgement.modality)
    time = find_time(draft, reading)
    return Event(
        id=names[draft.token],
        type=draft.type,
        mode=find_mode(draft),
        contexts=find_contexts(draft),
        trigger=find_trigger(draft, reading.parse),
        actors=sides.refer(draft.roles.actors),
        recipients=sides.refer(draft.roles.recipients),
        objects=tuple(name_object(token, reading.parse) for token in draft.roles.objects),
        place=sides.parties.refer(draft.place) if draft.place is not None else None,
        time=time.id if time else None,
        under=names.get(draft.under) if draft.under is not None else None,
        attribution=attribution.id if attribution else None,
        sources=find_chain(attribution, reading.attributions),
        factuality=factuality,
        modality=modality,
        confidence=round(draft.confidence, 2),
    )


def find_time(draft: Draft, reading: Reading) -> Time | None:
    """When it happens: by its own word, its light verb, or what it is for ("convened them for talks in May")."""
    words = [draft.token, *([draft.support.verb] if draft.support else [])]
    words += [leaf for leaf in objects_after(draft.token, "for") if frames_of(leaf)] if draft.type == "CONSULT" else []
    found = (time_of(word, reading.parse, reading.times) for word in words)
    return next((time for time in found if time is not None), None)


def find_trigger(draft: Draft, parse: Parse) -> Span:
    """The event's word, with its light verb or its particle where they stand close."""
    first = last = draft.token
    if draft.support and abs(draft.support.verb.i - draft.token.i) <= _WIDEST_TRIGGER:
        first, last = sorted((draft.support.verb, draft.token), key=lambda token: token.i)
    for child in draft.token.rights:
        if child.dep_ == "prt" and child.i == draft.token.i + 1:
            last = child
    return parse.cut(start_of(first), end_of(last))


def name_object(token: Token, parse: Parse) -> Object:
    """The phrase of a thing, and what sort of thing it is."""
    span = parse.cut(*find_phrase(token))
    return Object(start=span.start, end=span.end, text=span.text, kind=find_kind(token))


def find_innermost(offset: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution with the shortest content around a character."""
    around = [
        (content.end - content.start, number)
        for number, attribution in enumerate(attributions)
        for content in attribution.contents
        if content.start <= offset < content.end
    ]
    return attributions[min(around)[1]] if around else None


def find_chain(attribution: Attribution | None, attributions: Sequence[Attribution]) -> tuple[str, ...]:
    """The entities of the sources from an attribution outwards."""
    by_id = {each.id: each for each in attributions}
    chain: list[Reference] = []
    seen: set[str] = set()
    while attribution is not None and attribution.id not in seen:
        seen.add(attribution.id)
        chain += attribution.sources
        attribution = by_id.get(attribution.parent or "")
    return tuple(dict.fromkeys(source.entity for source in chain if source.entity))
