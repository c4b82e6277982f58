"""From drafts to attributions: ordered, nested, referred to the cast."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs
from spacy.tokens import Token

from onrecord.attributions.confidence import confidence_of
from onrecord.attributions.dating import carry_times
from onrecord.attributions.drafts import Draft
from onrecord.attributions.forms import form_of
from onrecord.attributions.hearing import find_audience, find_place, phrase_of_hearers
from onrecord.attributions.nesting import find_parents
from onrecord.attributions.quotes import Quotations, find_quotations
from onrecord.attributions.rules.subjects import phrase_of
from onrecord.attributions.sources import Speakers, tell_source
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.texts import text_of
from onrecord.entities import Cast
from onrecord.language import Parse, attach_time, start_of
from onrecord.records import Attribution, Entity, Reference, Time

PERSONAL = frozenset({"him", "her"})


@dataclass(frozen=True, slots=True)
class World:
    """What a report's attributions are told from, beside their drafts."""

    parse: Parse
    times: tuple[Time, ...]
    cast: Cast
    quotations: Quotations

    def refer(self, head: Token, stretch: Stretch) -> Reference:
        """A noun phrase as a reference to whoever it names."""
        return self.cast.refer(self.parse.cut(*stretch), start_of(head))

    def refer_hearers(self, head: Token, speaker: Entity | None) -> Reference:
        """Whoever is spoken to: never the speaker, and no country as "him" or "her"."""
        found = self.refer(head, phrase_of_hearers(head))
        entity = self.cast.at(start_of(head))
        fits = entity is not None and (entity.kind == "person" or head.lower_ not in PERSONAL)
        return found if fits and entity is not speaker else structs.replace(found, entity=None)


def attribute(drafts: Sequence[Draft], parse: Parse, times: tuple[Time, ...], cast: Cast) -> tuple[Attribution, ...]:
    """The drafts as records, with ids in text order, and the one each stands in."""
    parents = _parents(drafts)
    world = World(parse, times, cast, find_quotations(text_of(parse.doc)))
    speakers = Speakers(drafts, parents, world.quotations, cast)
    found = [
        _record(draft, (index, parent), speakers.entity(index), world)
        for index, (draft, parent) in enumerate(zip(drafts, parents, strict=True))
    ]
    return carry_times(found, drafts, parse, times)


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    found = find_parents([draft.contents for draft in drafts], [draft.cue for draft in drafts])
    place = {id(draft): index for index, draft in enumerate(drafts)}
    return [
        place[id(draft.carrier)] if draft.carrier is not None else parent
        for draft, parent in zip(drafts, found, strict=True)
    ]


def _record(draft: Draft, places: tuple[int, int | None], entity: Entity | None, world: World) -> Attribution:
    index, parent = places
    form = form_of(draft, world.quotations)
    time = attach_time(draft.head, world.parse, world.times)
    hearers = find_audience(draft)
    place = find_place(draft, hearers)
    return Attribution(
        id=f"a{index + 1}",
        sources=(tell_source(draft.source, entity, world.parse),) if draft.source is not None else (),
        cues=(world.parse.cut(*draft.cue),),
        contents=tuple(world.parse.cut(*piece) for piece in draft.contents),
        form=form,
        act=draft.act,
        audience=(world.refer_hearers(hearers, entity),) if hearers is not None else (),
        place=world.refer(place, phrase_of(place)) if place is not None else None,
        time=time.time.id if time else None,
        time_found=time.found if time else None,
        parent=f"a{parent + 1}" if parent is not None else None,
        confidence=confidence_of(draft, form),
    )
