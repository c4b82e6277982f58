"""Records for the ledger's tests: a small one by number, and any that can be."""

from typing import get_args

from hypothesis import strategies as st

from onrecord import records as nouns
from onrecord.records import (
    Attribution,
    Entity,
    Event,
    Filler,
    Mention,
    Object,
    Party,
    Quantity,
    Reader,
    Record,
    Reference,
    Report,
    Source,
    Span,
    Time,
)

READER = Reader(version="0", model="m")
SENTENCES = (
    "Marta Velin said on Tuesday that Norland had sent boats to Sarvania. Café owners in Port-Élan knew nothing."
)


def sample(number: int, filler: int = 0) -> Record:
    """A record with one of everything, its text told apart by a number."""
    text = f"{SENTENCES} This was report {number}.{' Nothing else happened.' * filler}"

    def cut(words: str, noun=Span, **more):
        start = text.index(words)
        return noun(start=start, end=start + len(words), text=words, **more)

    def who(entity_id: str, name: str, kind: str, **more) -> Entity:
        mention = cut(name, Mention, kind="name", found="name")
        return Entity(id=entity_id, kind=kind, name=name, found="name", mentions=(mention,), **more)

    return Record(
        id=f"report-{number}",
        reader=READER,
        report=Report(
            title=f"Boats sent, says report {number}", published="2023-03-22", text=text, publisher="The Daily"
        ),
        entities=(
            who("e1", "Marta Velin", "person"),
            who("e2", "Norland", "country"),
            who("e3", "Sarvania", "country"),
        ),
        times=(cut("Tuesday", Time, id="t1", type="DATE", value="2023-03-21", from_="2023-03-21", to="2023-03-21"),),
        attributions=(
            Attribution(
                id="a1",
                sources=(cut("Marta Velin", Source, entity="e1"),),
                cues=(cut("said"),),
                contents=(cut("that Norland had sent boats to Sarvania"),),
                form="indirect",
                act="say",
                time="t1",
                confidence=0.9,
            ),
        ),
        events=(
            Event(
                id="v1",
                type="AID",
                trigger=cut("sent"),
                actors=(cut("Norland", Party, entity="e2"),),
                recipients=(cut("Sarvania", Party, entity="e3"),),
                objects=(
                    cut(
                        "boats",
                        Object,
                        kind="goods",
                        quantity=cut("boats", Quantity, least=2.0, unit="boat", hedge="vague"),
                    ),
                ),
                attribution="a1",
                sources=("e1",),
                factuality="CT+",
                modality="actual",
                confidence=0.8,
            ),
        ),
    )


# Lone surrogates are no text: JSON cannot hold them, and pages are decoded without them.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
maybe = st.none() | texts
offsets = st.integers(0, 2**40)
days = st.none() | st.dates().map(lambda day: day.isoformat())
spans = st.builds(Span, start=offsets, end=offsets, text=texts)
references = st.builds(Reference, start=offsets, end=offsets, text=texts, entity=maybe)
sources = st.builds(Source, start=offsets, end=offsets, text=texts, entity=maybe)
amounts = st.none() | st.floats(0, 1e15, allow_nan=False)
quantities = st.none() | st.builds(
    Quantity,
    start=offsets,
    end=offsets,
    text=texts,
    least=amounts,
    most=amounts,
    unit=maybe,
    hedge=st.sampled_from(get_args(nouns.Hedge)),
    share_of=st.none() | spans,
)
parties = st.builds(Party, start=offsets, end=offsets, text=texts, entity=maybe, quantity=quantities)
things = st.builds(
    Object,
    start=offsets,
    end=offsets,
    text=texts,
    kind=st.sampled_from(get_args(nouns.ObjectKind)),
    quantity=quantities,
)
fillers = st.builds(Filler, start=offsets, end=offsets, text=texts, entity=maybe, value=maybe)
mentions = st.builds(
    Mention,
    start=offsets,
    end=offsets,
    text=texts,
    kind=st.sampled_from(get_args(nouns.MentionKind)),
    confidence=st.floats(0, 1),
    found=st.sampled_from(get_args(nouns.Found)),
)
surely = st.floats(0, 1, allow_nan=False)


def few(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


def numbered(letter: str, make):
    """Up to three values whose ids count up, as a reader's do."""
    return st.integers(0, 3).flatmap(lambda count: st.tuples(*(make(f"{letter}{i + 1}") for i in range(count))))


def entities(entity_id: str):
    return st.builds(
        Entity,
        id=st.just(entity_id),
        kind=st.sampled_from(get_args(nouns.EntityKind)),
        name=texts,
        office=maybe,
        organization=maybe,
        country=maybe,
        sector=maybe,
        wikidata=maybe,
        found=st.just("name"),
        mentions=few(mentions),
    )


def times(time_id: str):
    return st.builds(
        Time,
        id=st.just(time_id),
        start=offsets,
        end=offsets,
        text=texts,
        type=st.just("DATE"),
        value=texts,
        from_=days,
        to=days,
        anchor=st.none(),
    )


def attributions(attribution_id: str):
    return st.builds(
        Attribution,
        id=st.just(attribution_id),
        sources=few(sources),
        cues=few(spans),
        contents=few(spans),
        form=st.sampled_from(get_args(nouns.Form)),
        act=st.sampled_from(get_args(nouns.Act)),
        time=maybe,
        parent=maybe,
        confidence=surely,
    )


def events(event_id: str):
    return st.builds(
        Event,
        id=st.just(event_id),
        type=st.sampled_from((*get_args(nouns.EventType), "ARMS_TRANSFER")),
        mode=maybe,
        contexts=few(texts),
        trigger=spans,
        actors=few(parties),
        recipients=few(parties),
        objects=few(things),
        refines=st.none() | st.sampled_from(get_args(nouns.EventType)),
        roles=st.dictionaries(st.sampled_from(("weapon", "status", "recipient")), few(fillers), max_size=2),
        place=st.none() | references,
        time=maybe,
        under=maybe,
        attribution=maybe,
        sources=few(texts),
        factuality=st.sampled_from(get_args(nouns.Factuality)),
        modality=st.sampled_from(get_args(nouns.Modality)),
        confidence=surely,
    )


records = st.builds(
    Record,
    id=texts,
    reader=st.builds(Reader, version=texts, model=texts),
    report=st.builds(Report, url=maybe, title=maybe, byline=maybe, publisher=maybe, published=days, text=texts),
    entities=numbered("e", entities),
    times=numbered("t", times),
    attributions=numbered("a", attributions),
    events=numbered("v", events),
)
