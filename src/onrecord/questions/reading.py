"""Question → Query: the question is read by the same reader as a report, and its proposition taken from that."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import get_args

import msgspec

from onrecord.errors import PageRefused, QuestionNotUnderstood
from onrecord.ledger import Ledger, fold
from onrecord.pipeline import read_page
from onrecord.questions.names import restore_capitals, stand_in
from onrecord.questions.query import Party, Query
from onrecord.questions.statements import state_question
from onrecord.records import Event, EventType, Page, Record, Reference, Region
from onrecord.settings import Settings

MOST_CHARS = 1_000
MOST_NAMED = 5

NOBODY: Mapping[str, str | None] = MappingProxyType({})

_ASKED = r"^(?:what|how|when|where|why)\s+(?:else\s+)?(?:did|does|do|has|have|had|will|would)\s+(?P<by>.+?)\s+"
_SAID = r"(?:say|said|tell|told|state|stated|claim|claimed|announce|announced|think|write|written|promise|promised)"
_ABOUT = r"(?:(?:\s+\w+)?\s+(?:about|on|of|regarding|concerning|against)\s+(?P<about>.+?))?"
_STATEMENTS = re.compile(rf"{_ASKED}{_SAID}{_ABOUT}\s*[?.!]*$", re.IGNORECASE)
_DEEDS = re.compile(rf"{_ASKED}(?:do|done)\s+(?:to|for|against|with)\s+(?P<to>.+?)\s*[?.!]*$", re.IGNORECASE)

_OPEN = frozenset({
    "who", "whom", "what", "which", "somebody", "someone", "something", "anybody", "anyone", "anything", "nobody",
    "everybody", "everyone", "they", "it", "he", "she", "we", "you", "i", "there", "which country", "which countries",
    "any country", "some country", "another country", "other countries", "any other country",
})  # fmt: skip
"""Words in a role that leave it open."""


def read_question(question: str, ledger: Ledger, settings: Settings) -> Query:
    """What a question asks for. Raises QuestionNotUnderstood, with the names and types that can be asked for."""
    asked = " ".join(question.encode("utf-8", "replace").decode().split())
    if len(asked) > MOST_CHARS:
        raise QuestionNotUnderstood("The question is too long.", f"Ask in {MOST_CHARS:,} characters.")
    asked = restore_capitals(asked, ledger)
    query = None
    if re.search(r"\w", asked):
        query = read_plain(asked, ledger, settings) or read_events(asked, ledger, settings)
    if query is None:
        raise QuestionNotUnderstood(f"No proposition was found in {asked!r}.", suggest(asked, ledger))
    return query


def read_question_of_type(question: str | None, event_type: str, ledger: Ledger, settings: Settings) -> Query:
    """What a question asks for among events of one type; all of them where there is no question.

    Raises QuestionNotUnderstood where PLOVER has no such type and none is on record.
    """
    kept = ledger.types_kept()
    if event_type not in (*get_args(EventType), *kept):
        told = f"Types on record: {', '.join(kept) or 'none'}."
        raise QuestionNotUnderstood(f"No event of a type {event_type!r} is on record.", told)
    if question is None:
        return Query(question="", types=(event_type,))
    query = read_question(question, ledger, settings)
    if query.statements:
        raise QuestionNotUnderstood("What somebody said has no type of event.", "Leave out the type.")
    return msgspec.structs.replace(query, types=(event_type,))


def read_plain(question: str, ledger: Ledger, settings: Settings) -> Query | None:
    """A question of one of the two set forms: what somebody said, what somebody did to somebody."""
    if not _STATEMENTS.match(question) and not _DEEDS.match(question):
        return None
    if asked := _read(question, ledger, settings):
        return _statements_query(question, asked) or _deeds_query(question, asked)
    return None


def read_events(question: str, ledger: Ledger, settings: Settings) -> Query | None:
    """The reading that finds the most of who, whom and what; of those that find as much, the plainest."""
    readings = [
        query
        for text, meant in _wordings(question, ledger, settings)
        if (asked := _read(text, ledger, settings, meant)) and (query := _event_query(question, asked))
    ]
    return max(readings, key=_found, default=None)


def suggest(question: str, ledger: Ledger) -> str:
    """What could be asked instead."""
    words = [fold(word) for word in re.findall(r"\w+", question)]
    names = list(dict.fromkeys([*ledger.names_known(words).values(), *ledger.most_named(MOST_NAMED)]))[:MOST_NAMED]
    if not names:
        return "Nothing is on record yet."
    types = ", ".join(ledger.types_kept())
    return (
        f"Ask who did what to whom, or what somebody said. On record are {', '.join(names)}; events: {types or 'none'}."
    )


def _wordings(question: str, ledger: Ledger, settings: Settings) -> Iterator[tuple[str, Mapping[str, str | None]]]:
    """The question, as it is, as a statement, and with names in it that any reader knows; the plainest first."""
    yield question, NOBODY
    statement = state_question(question, settings)
    if statement:
        yield statement, NOBODY
    plain, meant = stand_in(statement or question, ledger)
    if meant:
        yield (None if statement else state_question(plain, settings)) or plain, meant


def _found(query: Query) -> int:
    return len(query.actors) + len(query.recipients) + len(query.objects) + len(query.embeds) + len(query.by)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question as the reader read it."""

    record: Record
    ledger: Ledger
    meant: Mapping[str, str | None]
    """Who is meant by a name that only stands in for another; None: whoever it may be."""

    def parties(self, references: Iterable[Reference]) -> tuple[Party, ...]:
        found = (self.party(reference) for reference in references)
        return tuple(dict.fromkeys(party for party in found if party))

    def party(self, reference: Reference) -> Party | None:
        """Whom the words name: a state; the whole of the words where that is a name on record; the entity."""
        entity = next((one for one in self.record.entities if one.id == reference.entity), None)
        if entity and entity.name in self.meant:
            name = self.meant[entity.name]
            return Party(name=name) if name else None
        words = fold(reference.text)
        if words in _OPEN:
            return None
        if entity and entity.country and entity.kind == "country":
            return Party.of(entity)
        if name := self.ledger.names_known([words]).get(words):
            return Party(name=name)
        return Party.of(entity) if entity else Party(name=" ".join(reference.text.split()))

    def party_in(self, start: int, end: int) -> Party | None:
        """Whom a stretch of the question names: the widest entity within it, else its own words."""
        inside = [
            (mention.end - mention.start, entity.id)
            for entity in self.record.entities
            for mention in entity.mentions
            if start <= mention.start and mention.end <= end
        ]
        entity_id = max(inside)[1] if inside else None
        text = self.record.report.text[start:end]
        return self.party(Reference(start=start, end=end, text=text, entity=entity_id))


def _read(text: str, ledger: Ledger, settings: Settings, meant: Mapping[str, str | None] = NOBODY) -> _Asked | None:
    try:
        record = read_page(Page(address="question", content=text, form="exact"), settings)
    except PageRefused:  # not a text that the reader would read as English
        return None
    return _Asked(record, ledger, meant)


def _statements_query(question: str, asked: _Asked) -> Query | None:
    found = _STATEMENTS.match(question)
    by = asked.party_in(*found.span("by")) if found else None
    if found is None or by is None:
        return None
    party = asked.party_in(*found.span("about")) if found["about"] else None
    return Query(question=question, by=(by,), about=found["about"], about_party=party, statements=True)


def _deeds_query(question: str, asked: _Asked) -> Query | None:
    found = _DEEDS.match(question)
    actor = asked.party_in(*found.span("by")) if found else None
    recipient = asked.party_in(*found.span("to")) if found else None
    return Query(question=question, actors=(actor,), recipients=(recipient,)) if actor and recipient else None


def _event_query(question: str, asked: _Asked) -> Query | None:
    """The proposition of the outermost event that has the most of its roles filled."""
    outermost = [event for event in asked.record.events if event.under is None]
    if not outermost:
        return None
    event = max(outermost, key=lambda event: len(event.actors) + len(event.recipients) + len(event.objects))
    return Query(
        question=question,
        # What the user's own types make of the same words is asked for too.
        types=tuple(
            dict.fromkeys([event.type, *(other.type for other in outermost if other.trigger == event.trigger)])
        ),
        actors=asked.parties(event.actors),
        recipients=asked.parties(event.recipients),
        objects=tuple(dict.fromkeys(thing.kind for thing in event.objects if thing.kind and thing.kind != "other")),
        embeds=tuple(dict.fromkeys(other.type for other in asked.record.events if other.under == event.id)),
        by=_sources(event, asked),
    )


def _sources(event: Event, asked: _Asked) -> tuple[Party, ...]:
    """Whose word the question asks for: “Does Velin say that …?”; not the actor's who only acts by words."""
    attribution = next((one for one in asked.record.attributions if one.id == event.attribution), None)
    if attribution is None or any(_overlap(cue, event.trigger) for cue in attribution.cues):
        return ()
    return asked.parties(attribution.sources)


def _overlap(one: Region, other: Region) -> bool:
    return one.start < other.end and other.start < one.end
