"""From drafts to attributions: joined to quotations, freed of doubles, ordered, nested, referred to the cast."""

from collections.abc import Sequence

from onrecord.attributions.confidence import confidence_of
from onrecord.attributions.drafts import Draft
from onrecord.attributions.nesting import find_parents
from onrecord.attributions.quotes import Quotations, find_quotations
from onrecord.attributions.sources import Speakers
from onrecord.attributions.stretches import overlap
from onrecord.attributions.texts import text_of
from onrecord.entities import Cast
from onrecord.language import Parse, time_of
from onrecord.records import Attribution, Entity, Form, Reference, Time


def attribute(drafts: Sequence[Draft], parse: Parse, times: tuple[Time, ...], cast: Cast) -> tuple[Attribution, ...]:
    """The drafts as records, with ids in text order, and the one each stands in."""
    parents = _parents(drafts)
    quotations = find_quotations(text_of(parse.doc))
    speakers = Speakers(drafts, parents, quotations, cast)
    return tuple(
        _record(
            draft,
            f"a{index + 1}",
            f"a{parent + 1}" if parent is not None else None,
            _references(draft, parse, speakers.entity(index)),
            (parse, times, quotations),
        )
        for index, (draft, parent) in enumerate(zip(drafts, parents, strict=True))
    )


def _parents(drafts: Sequence[Draft]) -> list[int | None]:
    found = find_parents([draft.contents for draft in drafts], [draft.cue for draft in drafts])
    place = {id(draft): index for index, draft in enumerate(drafts)}
    return [
        place[id(draft.carrier)] if draft.carrier is not None else parent
        for draft, parent in zip(drafts, found, strict=True)
    ]


def _record(
    draft: Draft,
    name: str,
    parent: str | None,
    sources: tuple[Reference, ...],
    world: tuple[Parse, tuple[Time, ...], Quotations],
) -> Attribution:
    parse, times, quotations = world
    form = form_of(draft, quotations)
    time = time_of(draft.head, parse, times)
    return Attribution(
        id=name,
        sources=sources,
        cues=(parse.cut(*draft.cue),),
        contents=tuple(parse.cut(*piece) for piece in draft.contents),
        form=form,
        act=draft.act,
        time=time.id if time else None,
        parent=parent,
        confidence=confidence_of(draft, form),
    )


def _references(draft: Draft, parse: Parse, entity: Entity | None) -> tuple[Reference, ...]:
    if draft.source is None:
        return ()
    span = parse.cut(*draft.source.stretch)
    return (Reference(start=span.start, end=span.end, text=span.text, entity=entity.id if entity else None),)


def form_of(draft: Draft, quotations: Quotations) -> Form:
    """Direct where all content is quotation, indirect where none is, else mixed."""
    home = quotations.at(draft.cue[0])
    quoted = total = 0
    for start, end in draft.contents:
        total += end - start
        quoted += sum(
            overlap((start, end), found.stretch) for found in quotations.between(start, end) if found is not home
        )
    if quoted == 0:
        return "indirect"
    return "direct" if quoted >= total - 2 else "mixed"
