"""A question put to the ledger."""

from collections.abc import Iterator, Sequence

from onrecord.errors import QuestionNotUnderstood
from onrecord.ledger import Ledger, sentence_around
from onrecord.questions.answer import Answer, Finding, Statement, Where
from onrecord.questions.chains import chain_of, event_sources, is_narrated, name_chain, name_of
from onrecord.questions.groups import group_findings, join_copies, newest_first, sum_up
from onrecord.questions.matching import attribution_answers, missing_parts
from onrecord.questions.query import Query
from onrecord.questions.reading import read_question, read_question_of_type
from onrecord.records import Attribution, Event, Record, Region, Time
from onrecord.settings import Settings

Missing = tuple[str, ...]
"""What a question names and an event leaves open."""
Words = tuple[str, int, int, str]
"""A type, the trigger's characters, and how surely."""


def ask(ledger: Ledger, question: str | None, settings: Settings, event_type: str | None = None) -> Answer:
    """What is on record about a question, by how surely it is put.

    “Has Norland sent boats to Sarvania?” asks for events, “What did Velin say about boats?” for statements.
    `event_type` asks for events of that type, whatever the question's words tell of; without a question, for all.
    Raises QuestionNotUnderstood, with what can be asked; ModelMissing; LedgerError.
    """
    if event_type is not None:
        return answer_events(ledger, read_question_of_type(question, event_type, ledger, settings))
    if question is None:
        raise QuestionNotUnderstood("Nothing was asked.", "Ask a question, or for a type of events.")
    query = read_question(question, ledger, settings)
    return answer_statements(ledger, query) if query.statements else answer_events(ledger, query)


def answer_events(ledger: Ledger, query: Query) -> Answer:
    """The events that answer a query, those that name all of it apart from those that leave something open."""
    findings = list(find_events(ledger, query))
    groups = group_findings(finding for finding in findings if not finding.missing)
    partial = group_findings(finding for finding in findings if finding.missing)
    return Answer(query=query, read_as=query.read_as, standing=sum_up(groups, partial), groups=groups, partial=partial)


def answer_statements(ledger: Ledger, query: Query) -> Answer:
    """The statements that answer a query, the newest first."""
    statements = tuple(newest_first(join_copies(find_statements(ledger, query))))
    count = len(statements)
    standing = f"{count or 'No'} {'statement is' if count == 1 else 'statements are'} on record."
    return Answer(query=query, read_as=query.read_as, standing=standing, statements=statements)


def find_events(ledger: Ledger, query: Query) -> Iterator[Finding]:
    """The events on record that answer a query."""
    everyone = [party.known for party in (*query.actors, *query.recipients)]
    for record, ids in ledger.records_with_events(everyone, query.types):
        answering = [
            (event, missing)
            for event in record.events
            if event.id in ids and (missing := missing_parts(query, record, event)) is not None
        ]
        yield from (make_finding(record, event, missing) for event, missing in drop_refined(answering))


def drop_refined(answering: Sequence[tuple[Event, Missing]]) -> Iterator[tuple[Event, Missing]]:
    """The answers, each only once where a type of the user's own says of the same words what PLOVER's says too.

    Of the two, equally sure, the one that leaves less open stays; the user's own where that is the same.
    """
    least: dict[Words, dict[bool, int]] = {}
    for event, missing in answering:
        ways = least.setdefault(_words_of(event), {})
        is_own = event.refines is not None
        ways[is_own] = min(ways.get(is_own, len(missing)), len(missing))
    for event, missing in answering:
        ways = least[_words_of(event)]
        if (event.refines is not None) is min(ways, key=lambda is_own: (ways[is_own], not is_own)):
            yield event, missing


def _words_of(event: Event) -> Words:
    return event.refines or event.type, event.trigger.start, event.trigger.end, event.factuality


def find_statements(ledger: Ledger, query: Query) -> Iterator[Statement]:
    """The statements on record that answer a query."""
    for record, ids in ledger.records_with_words_of(query.by[0].known):
        for attribution in (one for one in record.attributions if one.id in ids):
            if attribution_answers(query, record, attribution):
                yield make_statement(record, attribution)


def make_finding(record: Record, event: Event, missing: tuple[str, ...]) -> Finding:
    """An event with its words, its sources and its report."""
    chain = chain_of(record, event.attribution)
    return Finding(
        report=where(record),
        event=event.id,
        type=event.type,
        under=next((other.type for other in record.events if other.id == event.under), None),
        modality=event.modality,
        factuality=event.factuality,
        sources=event_sources(record, event),
        narrated=is_narrated(record, event),
        actors=tuple(dict.fromkeys(name_of(record, actor) for actor in event.actors)),
        recipients=tuple(dict.fromkeys(name_of(record, recipient) for recipient in event.recipients)),
        objects=tuple(" ".join(thing.text.split()) for thing in event.objects),
        roles={
            name: tuple(filler.value or " ".join(filler.text.split()) for filler in event.roles[name])
            for name in event.roles
        },
        words=sentence_around(record.report.text, event.trigger),
        trigger=event.trigger,
        said=time_of(record, chain[0].time if chain else None),
        time=time_of(record, event.time),
        missing=missing,
    )


def make_statement(record: Record, attribution: Attribution) -> Statement:
    """An attribution with its words, its sources and its report."""
    pieces = (*attribution.cues, *attribution.sources, *attribution.contents) or (Region(start=0, end=0),)
    first = min(pieces, key=lambda piece: piece.start)
    return Statement(
        report=where(record),
        attribution=attribution.id,
        sources=name_chain(record, chain_of(record, attribution.id)),
        act=attribution.act,
        form=attribution.form,
        contents=attribution.contents,
        words=sentence_around(record.report.text, first),
        said=time_of(record, attribution.time),
    )


def time_of(record: Record, time_id: str | None) -> Time | None:
    """The record's time of that id."""
    return next((time for time in record.times if time.id == time_id), None) if time_id else None


def where(record: Record) -> Where:
    """The report that a record is of."""
    report = record.report
    return Where(
        id=record.id, title=report.title, publisher=report.publisher, published=report.published, url=report.url
    )
