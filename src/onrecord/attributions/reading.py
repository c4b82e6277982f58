"""From drafts to attributions: joined to quotations, freed of doubles, ordered, nested, referred to the cast."""

from collections.abc import Iterable, Sequence

from onrecord.attributions.bounds import bound_contents
from onrecord.attributions.citing import find_cited
from onrecord.attributions.clauses import find_in_clauses
from onrecord.attributions.confidence import confidence_of
from onrecord.attributions.datelines import find_datelines, free_of_datelines
from onrecord.attributions.drafts import Draft
from onrecord.attributions.labels import find_in_labels
from onrecord.attributions.leftovers import fill_content
from onrecord.attributions.nesting import find_parents
from onrecord.attributions.nouns import find_in_nouns
from onrecord.attributions.phrases import find_in_phrases
from onrecord.attributions.quotes import Quotations, find_quotations
from onrecord.attributions.quoting import QuotationJoiner, settle_quotations
from onrecord.attributions.speakers import Speakers
from onrecord.attributions.stretches import Stretch, overlap
from onrecord.attributions.texts import text_of
from onrecord.entities import Cast
from onrecord.language import Parse, time_of
from onrecord.records import Attribution, Entity, Form, Reference, Time


def read_drafts(parse: Parse) -> list[Draft]:
    """Every attribution as drafted, with content, in text order."""
    doc = parse.doc
    text = text_of(doc)
    quotations = find_quotations(text)
    found = [*find_in_clauses(doc), *find_in_nouns(doc), *find_in_phrases(doc), *find_in_labels(doc)]
    bounded = bound_contents(found, quotations, text)
    settled = [settle_quotations(draft, quotations, text) for draft in bounded]
    joined = QuotationJoiner(settled, quotations, text).join()
    filled = [draft if draft.contents else fill_content(draft) for draft in joined]
    whole = [
        settle_quotations(draft, quotations, text) if before.contents == () else draft
        for before, draft in zip(joined, filled, strict=True)
        if draft is not None
    ]
    datelines = find_datelines(text)
    free = [free_of_datelines(draft, datelines, text) for draft in whole]
    kept = drop_doubles(sorted((draft for draft in free if draft.contents), key=_order))
    cited = list(find_cited(doc, kept))
    heads = {draft.head.i for draft in cited}
    return sorted([*(draft for draft in kept if draft.head.i not in heads), *cited], key=_order)


def _order(draft: Draft) -> tuple[int, bool, bool, Stretch]:
    """By the first word; of two that begin together, the one whose content that word is holds the other."""
    return draft.start, draft.carrier is not None, draft.contents[0][0] > draft.start, draft.cue


def drop_doubles(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those whose cue overlaps an earlier one's of the same place."""
    kept: dict[int, Draft] = {}
    for draft in drafts:
        if any(overlap(draft.cue, other.cue) for other in _near(kept, draft.cue)):
            continue
        kept[draft.cue[0]] = draft
    return sorted(kept.values(), key=_order)


def _near(kept: dict[int, Draft], cue: Stretch) -> Iterable[Draft]:
    return (kept[start] for start in range(max(0, cue[0] - 80), cue[1]) if start in kept)


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
