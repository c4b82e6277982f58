"""Parse → events: the drafts of a report joined to its entities, times and attributions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import msgspec
from spacy.tokens import Token

from onrecord.attributions import Nesting, source_chain
from onrecord.entities import Cast
from onrecord.events.anaphora import inherit, take_up
from onrecord.events.denials import part
from onrecord.events.describing import find_contexts, find_kind, find_mode
from onrecord.events.drafts import Draft, find_drafts
from onrecord.events.frames import frames_of
from onrecord.events.grammar import objects_after
from onrecord.events.nesting import nest
from onrecord.events.obligations import find_obligations
from onrecord.events.own.definitions import NO_TYPES, OwnTypes
from onrecord.events.own.finding import find_own, join_twins, split_twins
from onrecord.events.own.telling import name_roles
from onrecord.events.parties import Parties, find_phrase
from onrecord.events.quantities import find_quantity, is_cut_off
from onrecord.events.reported import judge_for_report, judge_reported
from onrecord.events.sides import Pairs
from onrecord.events.typer import SILENT, Typer
from onrecord.events.whereabouts import HERE
from onrecord.language import Attachment, Narrative, Parse, attach_time, end_of, follow_narrative, start_of
from onrecord.records import Attribution, Event, Object, Party, Reference, Span, Time

_WIDEST_TRIGGER = 5
_JOINING = frozenset({"attend", "join", "miss", "skip"})
LONGEST_SENTENCE = 400
"""Tokens: anything longer is a list or noise, has no grammar worth reading, and would cost the square of its length."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything known of a report when its events are read."""

    parse: Parse
    times: tuple[Time, ...]
    cast: Cast
    attributions: tuple[Attribution, ...]
    types: OwnTypes = NO_TYPES
    typer: Typer | None = None


def read_events(reading: Reading) -> tuple[Event, ...]:
    """Every event of the report, in text order."""
    parties = Parties(reading.parse, reading.cast)
    drafts = find_all(reading, parties)
    ids = [f"v{number}" for number in range(1, len(drafts) + 1)]
    # Of several events of one word the first is what others stand under.
    names = {draft.token: name for draft, name in zip(reversed(drafts), reversed(ids), strict=True)}
    events: list[Event] = []
    pairs, voices = Pairs(), listen(reading)
    people = frozenset(entity.id for entity in reading.cast.entities if entity.kind == "person")
    for name, draft in zip(ids, drafts, strict=True):
        event = tell(draft, names, Sides(parties, pairs), voices, reading)
        events.append(msgspec.structs.replace(event, id=name))
        pairs = pairs.after(find_pair(events[-1]), people)
    return tuple(events)


def find_all(reading: Reading, parties: Parties) -> list[Draft]:
    """The drafts of a report, in text order: by their own words, nested, and by taking up earlier ones."""
    sentences = (sentence for sentence in reading.parse.doc.sents if len(sentence) <= LONGEST_SENTENCE)
    words = [token for sentence in sentences for token in sentence if not token.is_space]
    own = find_own(words, parties, reading.types)
    opinions = reading.typer.read(reading.parse.doc, LONGEST_SENTENCE) if reading.typer else SILENT
    drafts, twins = split_twins(own, find_drafts(words, parties, opinions))
    demanding = {token for draft in drafts if draft.clause for token in (draft.token, draft.token.head)}
    duties = find_obligations(iter(words), reading.attributions, parties)
    drafts += [duty for duty in duties if duty.token.head.head not in demanding]
    drafts = inherit(sort(nest(sort(drafts), parties)), parties)
    twins = list(part(join_twins(twins, drafts), parties))
    drafts = sort(part(drafts, parties))
    return sort([*drafts, *take_up(iter(words), drafts, parties), *twins])


def sort(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in text order."""
    return sorted(drafts, key=lambda draft: draft.token.i)


@dataclass(frozen=True, slots=True)
class Sides:
    """Who can be referred to: the parties of the report, and those who met last."""

    parties: Parties
    pairs: Pairs

    def refer(self, tokens: Sequence[Token]) -> tuple[Party, ...]:
        """Everyone the words stand for, nobody twice by the same words."""
        return tuple(dict.fromkeys(each for token in tokens for each in self.refer_each(token)))

    def refer_each(self, token: Token) -> list[Party]:
        """Everyone one word stands for, and how many they are, where it stands for them as one."""
        found = self.parties.refer_each(token, self.pairs)
        quantity = find_quantity(token, self.parties.parse) if len(found) == 1 else None
        return [
            Party(start=each.start, end=each.end, text=each.text, entity=each.entity, quantity=quantity)
            for each in found
        ]


@dataclass(frozen=True, slots=True)
class Voices:
    """The attributions of a report, asked by place and by id; and the running time of what its narrator tells."""

    nesting: Nesting
    by_id: dict[str, Attribution]
    narrative: Narrative

    def around(self, token: Token) -> Attribution | None:
        """The innermost attribution in whose content a word stands."""
        return self.nesting.innermost(start_of(token), end_of(token))


def listen(reading: Reading) -> Voices:
    """The attributions of a report as voices."""
    attributions, nesting = reading.attributions, Nesting(reading.attributions)
    cued = {at for each in attributions for cue in each.cues for at in range(cue.start, cue.end)}

    def is_narrators(verb: Token) -> bool:
        return start_of(verb) not in cued and nesting.innermost(start_of(verb), end_of(verb)) is None

    narrative = follow_narrative(reading.parse, reading.times, is_narrators)
    return Voices(nesting, {each.id: each for each in attributions}, narrative)


def find_pair(event: Event) -> tuple[str, ...]:
    """The two entities that met, if an event tells of exactly two who did."""
    entities = tuple(dict.fromkeys(side.entity for side in (*event.actors, *event.recipients) if side.entity))
    return entities if event.type == "CONSULT" and len(entities) == 2 else ()


def tell(draft: Draft, names: dict[Token, str], sides: Sides, voices: Voices, reading: Reading) -> Event:
    """A draft as it goes on record."""
    around = voices.around(draft.token)
    judgement = judge_reported(find_judged(draft), around, reading.parse)
    factuality, modality = draft.put or (judgement.factuality, judgement.modality)
    time = find_time(draft, reading)
    if time is None and around is None and (factuality, modality) == ("CT+", "actual"):
        time = voices.narrative.attach(draft.support.verb if draft.support else draft.trigger or draft.token)
    own = reading.types.named(draft.type)
    worded = replace(draft, token=draft.trigger) if draft.trigger is not None else draft
    return Event(
        id=names[draft.token],
        type=draft.type,
        refines=own.like if own is not None else None,
        mode=find_mode(worded),
        contexts=find_contexts(worded),
        trigger=find_trigger(draft, reading.parse),
        actors=sides.refer(draft.roles.actors),
        recipients=sides.refer(draft.roles.recipients),
        objects=tuple(name_object(token, reading.parse) for token in draft.roles.objects if not is_cut_off(token)),
        roles=name_roles(draft, sides.refer, sides.parties),
        place=refer_to_place(draft, around, sides.parties),
        time=time.time.id if time else None,
        time_found=time.found if time else None,
        under=names.get(draft.under) if draft.under is not None else None,
        attribution=around.id if around else None,
        sources=source_chain(around, voices.by_id) if around else (),
        factuality=factuality,
        report_factuality="UU" if draft.hearsay else judge_for_report(factuality, around, voices.by_id, reading.parse),
        modality=modality,
        confidence=round(draft.confidence, 2),
    )


def find_judged(draft: Draft) -> Token:
    """The word that is asked how surely the event is put: its light verb, where that tells who joins in what is done.

    Talks that somebody "will not attend", or "refused to take part in", may well be held; but not by him.
    """
    if draft.support is None:
        return draft.token
    joins = draft.token.dep_ == "pobj" or draft.support.verb.lemma_.lower() in _JOINING
    return draft.support.verb if joins else draft.token


def refer_to_place(draft: Draft, around: Attribution | None, parties: Parties) -> Reference | None:
    """The place that a draft names; "here" is where the report was written, unless a speaker says it."""
    if draft.place is None or draft.place.lower_ != HERE:
        return parties.refer(draft.place) if draft.place is not None else None
    entity = find_dateline(parties) if around is None or around.form == "indirect" else None
    return parties.point(parties.refer(draft.place), entity) if entity else None


def find_dateline(parties: Parties) -> str | None:
    """The entity that the dateline's place names."""
    dateline = parties.parse.report.dateline
    if dateline is None or not dateline.place:
        return None
    name = dateline.place.split(",")[0].strip()
    at = parties.parse.report.text.find(name)
    entity = parties.cast.at(at + len(name) - 1) if at >= 0 else None
    return entity.id if entity is not None and entity.kind in ("place", "country") else None


def find_time(draft: Draft, reading: Reading) -> Attachment | None:
    """When it happens: by its own word, its light verb, or what it is for ("convened them for talks in May").

    What the whole sentence gives counts only where none of these words has a time of its own.
    """
    words = [draft.trigger or draft.token, *([draft.support.verb] if draft.support else [])]
    words += [leaf for leaf in objects_after(draft.token, "for") if frames_of(leaf)] if draft.type == "CONSULT" else []
    found = [time for word in words if (time := attach_time(word, reading.parse, reading.times))]
    return min(found, key=lambda time: time.found == "sentence", default=None)


def find_trigger(draft: Draft, parse: Parse) -> Span:
    """The event's word, with its light verb or its particle where they stand close."""
    first = last = draft.trigger or draft.token
    if draft.support and abs(draft.support.verb.i - draft.token.i) <= _WIDEST_TRIGGER:
        first, last = sorted((draft.support.verb, draft.token), key=lambda token: token.i)
    for child in last.rights:
        if child.dep_ == "prt" and child.i == last.i + 1:
            last = child
    return parse.cut(start_of(first), end_of(last))


def name_object(token: Token, parse: Parse) -> Object:
    """The phrase of a thing, what sort of thing it is, and how much of it."""
    start, end = find_phrase(token)
    quantity = find_quantity(token, parse)
    if quantity and quantity.start <= end and start <= quantity.end + 1:  # the parser may cut "$12m", "2.5m rounds"
        start, end = min(start, quantity.start), max(end, quantity.end)
    span = parse.cut(start, end)
    return Object(start=span.start, end=span.end, text=span.text, kind=find_kind(token, quantity), quantity=quantity)
