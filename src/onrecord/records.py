"""The nouns of On Record: what is read from one report, as frozen values.

`Record` is what `read` returns, the ledger keeps and `--format jsonl` prints; everything else here is a part
of it. The JSON form, its JSON Schema (`onrecord schema`) and the field table in `docs/record.md` are all made
from this file, so that they cannot differ. This module imports nothing of ours.

Two rules hold for every value:

* a span is `[start, end)` in characters (code points) of `report.text`, and its `text` is that very slice;
* what is not known is `None`; what is a guess says how it was found.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

SCHEMA: Literal["onrecord/1"] = "onrecord/1"

Factuality = Literal["CT+", "CT-", "PR+", "PR-", "PS+", "PS-", "UU"]
"""FactBank's values (Saurí and Pustejovsky 2009): certain, probable, possible; it is so or not; uncommitted."""

Modality = Literal[
    "actual",
    "negated",
    "no_evidence",
    "possible",
    "considered",
    "intended",
    "promised",
    "requested",
    "urged",
    "urged_against",
    "threatened",
    "alleged",
    "conditional",
    "unmentioned",
]

Act = Literal[
    "say",
    "announce",
    "add",
    "confirm",
    "deny",
    "warn",
    "threaten",
    "accuse",
    "criticize",
    "praise",
    "demand",
    "urge",
    "ask",
    "promise",
    "propose",
    "reject",
    "predict",
    "believe",
    "doubt",
    "know",
    "show",
]

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
"""PLOVER's sixteen types (PLOVER manual, 2021)."""

TYPE_NAME = r"^[A-Z][A-Z0-9_]*$"

TypeName = Annotated[
    str, Meta(pattern=TYPE_NAME, extra_json_schema={"anyOf": [{"enum": list(get_args(EventType))}, {"type": "string"}]})
]
"""One of PLOVER's types, or one of the user's own (see docs/types.md)."""

Form = Literal["direct", "indirect", "mixed"]
EntityKind = Literal["person", "organization", "country", "group", "place"]
MentionKind = Literal["name", "noun", "pronoun"]
Found = Literal["name", "partial", "acronym", "office", "demonym", "metonym", "apposition", "description", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["text", "published", "dateline", "narrative"]
Precision = Literal[
    "century",
    "decade",
    "year",
    "half",
    "season",
    "quarter",
    "month",
    "week",
    "weekend",
    "day",
    "part_of_day",
    "hour",
    "minute",
    "second",
]
TimeFound = Literal["clause", "governing", "sentence", "narrative"]
"""Where the time of something was found: in its own clause, in one above, elsewhere in its sentence, before it."""
FurnitureKind = Literal["byline", "related", "comment", "share", "navigation", "advertisement", "caption", "repeated"]
ObjectKind = Literal["weapon", "money", "people", "territory", "goods", "information", "document", "other"]
Hedge = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than", "between", "vague"]
"""How a number is told: “20”, “some 20”, “at least 20”, “up to 20”, “over 20”, “under 20”, “10 to 20”, “dozens of”."""
Located = Literal["only", "text", "context", "population", "register", "open"]
CountryFound = Literal["name", "words", "office", "context"]
PublishedFound = Literal["given", "metadata", "feed", "line", "dateline", "address", "figures"]
"""`line`: a line of the page says so; `figures`: in figures whose order (day, month) the page's other days or its
language decide."""
ModifiedFound = Literal["metadata", "line", "figures"]
PublisherFound = Literal["metadata", "credit", "line", "canonical", "given", "feed", "dateline", "address"]
CorrectionKind = Literal["correction", "clarification", "update", "retraction"]

Offset = Annotated[int, Meta(ge=0)]
Confidence = Annotated[float, Meta(ge=0, le=1)]
IsoDate = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$")]


class Noun(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all nouns: an immutable value, compared by its fields."""


class Page(Noun, frozen=True, kw_only=True):
    """One page as received: what a report is made from. Not part of the record."""

    address: str
    """Where it came from: a path, an address, `-` and a line's number; named in every refusal."""
    content: bytes | str
    """As received; `str` where it came already decoded."""
    form: Literal["html", "text", "exact"]
    """`exact`: the content is the report's text as it is, offsets refer to it unchanged."""
    id: str | None = None
    """The id that an input line gave."""
    url: str | None = None
    title: str | None = None
    published: str | None = None
    """Day of publication, `YYYY-MM-DD`, from the user or the input line: used where the page itself does not say."""
    published_from: Literal["given", "feed"] = "given"
    """Who gave that day, and the publisher: the user or the input line, or the feed or sitemap that names the page."""
    publisher: str | None = None
    """Who published it, as a feed or an input line says: used where the page itself does not say."""
    encoding: str | None = None
    """The charset that its host declares (`Content-Type`), as written; None where it declares none."""
    received: str | None = None
    """Day on which it came, `YYYY-MM-DD`, of an archived page the day on which it was archived: what says that it was
    published later is doubted. None: nothing is."""


class Region(Noun, frozen=True, kw_only=True):
    """A stretch of the report's text, without its words."""

    start: Annotated[Offset, Meta(description="First character.")]
    end: Annotated[Offset, Meta(description="One past the last character.")]


class Span(Region, frozen=True, kw_only=True):
    """Words of the report."""

    text: Annotated[str, Meta(description="The words: always the slice of `report.text`.")]


class Reference(Span, frozen=True, kw_only=True):
    """Words that name an entity."""

    entity: Annotated[str | None, Meta(description="Id of the entity they name; null where nobody is known.")] = None


class Source(Reference, frozen=True, kw_only=True):
    """Words that name a speaker, whom we take that to be, and how surely."""

    found: Annotated[
        Found | None, Meta(description="How the words were joined to the entity; null where nobody is known.")
    ] = None
    confidence: Annotated[
        Confidence | None, Meta(description="How surely it is that entity, 0 to 1; null where nobody is known.")
    ] = None
    anonymous: Annotated[
        bool, Meta(description="Whether the name is kept back: “two officials familiar with the matter”.")
    ] = False
    count: Annotated[
        Annotated[int, Meta(ge=1)] | None, Meta(description="How many anonymous sources, where the words tell.")
    ] = None


class Quantity(Span, frozen=True, kw_only=True):
    """How many or how much, in the words that tell it: the number with its hedge, and its unit where that follows."""

    least: Annotated[
        float | None,
        Meta(
            description="The lower bound, or the number itself where it is told exactly or about; null where open. Of "
            "“dozens”, “hundreds of thousands” it is one of them (12, 100000), of “several” null."
        ),
    ] = None
    most: Annotated[float | None, Meta(description="The upper bound; the same as `least` for one number.")] = None
    unit: Annotated[
        str | None,
        Meta(
            description="ISO 4217 code for money, else what is counted, in the singular: “tank”, “tonne”, “percent”; "
            "null where no word tells."
        ),
    ] = None
    hedge: Annotated[Hedge, Meta(description="How the number is told.")]
    share_of: Annotated[
        Span | None,
        Meta(
            description="The whole, where the words tell of a part of it (“half of its tanks”): then `least` and "
            "`most` are fractions, 1 the whole."
        ),
    ] = None
    guess: Annotated[
        bool, Meta(description="Whether the currency is a guess: a bare “$” is the US dollar, “pounds” are sterling.")
    ] = False


class Party(Reference, frozen=True, kw_only=True):
    """Words that name who acts or is acted upon in an event, and how many they are."""

    quantity: Annotated[Quantity | None, Meta(description="How many: “17 sailors”; null where nothing tells.")] = None


class Object(Span, frozen=True, kw_only=True):
    """What an event is about: a thing given, taken, asked for."""

    kind: Annotated[ObjectKind | None, Meta(description="What sort of thing; null where not known.")] = None
    quantity: Annotated[Quantity | None, Meta(description="How many or how much; null where nothing tells.")] = None


class Filler(Reference, frozen=True, kw_only=True):
    """Words in a role of an event of the user's own type, or on which the role's value rests."""

    value: Annotated[
        str | None,
        Meta(description="What the words are read as: `delivered`, `12`; null where they stand for it."),
    ] = None


class Furniture(Region, frozen=True, kw_only=True):
    """A stretch of the page that is not the report: nothing is read out of it."""

    kind: Annotated[FurnitureKind, Meta(description="What it is instead.")]


class Dateline(Noun, frozen=True, kw_only=True):
    """Where, when and by which agency a report says it was written: "GENEVA, March 3 (Agency) —"."""

    place: Annotated[str | None, Meta(description="Place as written.")] = None
    date: Annotated[IsoDate | None, Meta(description="Date, where it is whole or can be completed.")] = None
    agency: Annotated[str | None, Meta(description="Agency as written.")] = None


class Correction(Span, frozen=True, kw_only=True):
    """What a report says of a change to itself: “An earlier version of this article misstated …”."""

    kind: Annotated[CorrectionKind, Meta(description="What sort of change.")]
    date: Annotated[IsoDate | None, Meta(description="Day of the change, where the words tell.")] = None


class Report(Noun, frozen=True, kw_only=True):
    """One news item."""

    url: Annotated[str | None, Meta(description="Address of the page.")] = None
    title: Annotated[str | None, Meta(description="Headline.")] = None
    byline: Annotated[str | None, Meta(description="Who wrote it, as the page says, without “by”.")] = None
    authors: Annotated[
        tuple[str, ...],
        Meta(description="Who wrote it, a name each, without offices and editors; empty where nobody is named."),
    ] = ()
    publisher: Annotated[
        str | None, Meta(description="Who published it first: where a site took it over, whoever it took it from.")
    ] = None
    publisher_found: Annotated[
        PublisherFound | None,
        Meta(
            description="How the publisher was found: the page's named fields; words that credit it (“originally "
            "appeared in”); a line of its own; the address of the original; the input line (`given`) or the feed; the "
            "agency of the dateline; `address`: the page's host, a guess."
        ),
    ] = None
    carrier: Annotated[
        str | None, Meta(description="The site on which it stands, where another published it first; else null.")
    ] = None
    published: Annotated[IsoDate | None, Meta(description="Day of publication.")] = None
    published_found: Annotated[
        PublishedFound | None,
        Meta(
            description="How it was found; `feed`: its feed says so; `dateline`, `address` and `figures` are guesses."
        ),
    ] = None
    modified: Annotated[IsoDate | None, Meta(description="Day on which it was last changed, as the page says.")] = None
    modified_found: Annotated[
        ModifiedFound | None, Meta(description="How that day was found; `figures` is a guess.")
    ] = None
    dateline: Annotated[Dateline | None, Meta(description="The dateline, if there is one.")] = None
    language: Annotated[str | None, Meta(description="ISO 639-1 code of the language.")] = None
    text: Annotated[str, Meta(description="The text that every span points into.")]
    body: Annotated[tuple[Region, ...], Meta(description="The paragraphs that are the report, title included.")] = ()
    furniture: Annotated[tuple[Furniture, ...], Meta(description="What stands on the page beside the report.")] = ()
    corrections: Annotated[
        tuple[Correction, ...],
        Meta(description="What it says of changes to itself, in text order."),
    ] = ()


class Mention(Span, frozen=True, kw_only=True):
    """Words that name someone, and how we know whom."""

    kind: Annotated[MentionKind, Meta(description="Name, noun phrase or pronoun.")]
    found: Annotated[Found, Meta(description="How the words were joined to the entity.")]
    confidence: Annotated[
        Confidence | None, Meta(description="How surely they mean that entity, 0 to 1; null where it was not measured.")
    ] = None
    runner_up: Annotated[
        str | None, Meta(description="Id of the entity that they would mean otherwise; null where nobody else fits.")
    ] = None


class Spot(Noun, frozen=True, kw_only=True):
    """A place of the world; a country or region has no point on the map."""

    name: Annotated[str, Meta(description="Name: GeoNames' for a city, else the report's or the register's.")]
    country: Annotated[str | None, Meta(description="ISO 3166-1 alpha-3; null where not known.")] = None
    latitude: Annotated[
        Annotated[float, Meta(ge=-90, le=90)] | None, Meta(description="Degrees north; null where it is no known city.")
    ] = None
    longitude: Annotated[
        Annotated[float, Meta(ge=-180, le=180)] | None,
        Meta(description="Degrees east; null where it is no known city."),
    ] = None
    geonames: Annotated[int | None, Meta(description="GeoNames id of the city.")] = None


class Location(Spot, frozen=True, kw_only=True):
    """Where a place is, how that was decided and how surely."""

    found: Annotated[Located, Meta(description="How it was decided; `open`: several bear the name, nothing decides.")]
    confidence: Annotated[Confidence, Meta(description="How surely it is there, 0 to 1; 0 where nothing is said.")]
    runner_up: Annotated[
        Spot | None, Meta(description="The best of the places that bear the name and were not taken.")
    ] = None


class Entity(Noun, frozen=True, kw_only=True):
    """Someone or something that acts, speaks or is spoken of."""

    id: Annotated[str, Meta(description="`e1`, `e2`, … in order of first mention.")]
    kind: Annotated[EntityKind, Meta(description="What it is.")]
    name: Annotated[str, Meta(description="Name as it would be shown: the fullest in the report, or the register's.")]
    office: Annotated[str | None, Meta(description="Office held: “Secretary General”.")] = None
    organization: Annotated[str | None, Meta(description="Body the office belongs to: “NATO”.")] = None
    country: Annotated[
        str | None, Meta(description="ISO 3166-1 alpha-3, or PLOVER's UNO, EUR, IGO, NGO for bodies of none.")
    ] = None
    country_found: Annotated[
        CountryFound | None,
        Meta(
            description="How the country was found: its name is known, words beside it tell, somebody of that name and "
            "office was that country's; `context`: a guess, the only country told of around it."
        ),
    ] = None
    sector: Annotated[str | None, Meta(description="PLOVER's sector: GOV, MIL, IGO, REB, …")] = None
    seat: Annotated[str | None, Meta(description="Of a body that the register knows: the city where it sits.")] = None
    location: Annotated[Location | None, Meta(description="Where a place is; null where nothing is known.")] = None
    wikidata: Annotated[str | None, Meta(description="Wikidata id where known.")] = None
    found: Annotated[Found, Meta(description="How the entity was identified.")]
    members: Annotated[
        tuple[str, ...],
        Meta(description="Of several who are meant together (“both sides”): the ids of each; else empty."),
    ] = ()
    mentions: Annotated[tuple[Mention, ...], Meta(description="Its mentions, in text order.")] = ()


class Time(Span, frozen=True, kw_only=True):
    """A time expression and what it means."""

    id: Annotated[str, Meta(description="`t1`, `t2`, … in text order.")]
    type: Annotated[TimeType, Meta(description="TIMEX3 type.")]
    value: Annotated[str, Meta(description="TIMEX3 value: `2023-03-21`, `2023-W12`, `XXXX-WXX-2`, `P3D`.")]
    from_: Annotated[IsoDate | None, Meta(description="First day of the interval; null if unresolved.")] = (
        msgspec.field(name="from", default=None)
    )
    to: Annotated[IsoDate | None, Meta(description="Last day of the interval, included.")] = None
    anchor: Annotated[
        Anchor | None,
        Meta(description="What resolved it: its own words, published date, dateline, or the time last told."),
    ] = None
    precision: Annotated[
        Precision | None, Meta(description="How exact it is; null if unresolved, and for durations and sets.")
    ] = None
    guess: Annotated[
        bool,
        Meta(
            description="Whether resolving it rests on a guess: tense, nearness, the time last told, a dateline or an "
            "address in place of a day of publication."
        ),
    ] = False


class Attribution(Noun, frozen=True, kw_only=True):
    """Someone is said to have said (thought, planned, shown) something."""

    id: Annotated[str, Meta(description="`a1`, `a2`, … in text order.")]
    sources: Annotated[tuple[Source, ...], Meta(description="The speaker's words; empty where none is named.")] = ()
    cues: Annotated[tuple[Span, ...], Meta(description="The words that attribute: “said”, “according to”.")] = ()
    contents: Annotated[tuple[Span, ...], Meta(description="What is attributed, in its pieces.")] = ()
    form: Annotated[Form, Meta(description="All quotation, none, or partly.")]
    act: Annotated[Act, Meta(description="The speech act.")]
    audience: Annotated[
        tuple[Reference, ...], Meta(description="To whom it was said: “told reporters”; empty where that is not told.")
    ] = ()
    place: Annotated[Reference | None, Meta(description="Where it was said.")] = None
    time: Annotated[str | None, Meta(description="Id of the time at which it was said.")] = None
    time_found: Annotated[
        TimeFound | None,
        Meta(description="Where that time was found; `sentence` and `narrative` are guesses."),
    ] = None
    parent: Annotated[str | None, Meta(description="Id of the attribution inside whose content this one stands.")] = (
        None
    )
    confidence: Annotated[Confidence, Meta(description="0 to 1.")]


class Event(Noun, frozen=True, kw_only=True):
    """Who did, or is said to do, want or refuse, what to whom."""

    id: Annotated[str, Meta(description="`v1`, `v2`, … in text order.")]
    type: Annotated[TypeName, Meta(description="PLOVER type, or one of the user's own.")]
    refines: Annotated[
        EventType | None, Meta(description="Of a type of the user's own: the PLOVER type that it refines; else null.")
    ] = None
    mode: Annotated[str | None, Meta(description="PLOVER mode.")] = None
    contexts: Annotated[tuple[str, ...], Meta(description="PLOVER contexts.")] = ()
    trigger: Annotated[Span, Meta(description="The words that tell of the event.")]
    actors: Annotated[tuple[Party, ...], Meta(description="Who acts; both sides where they act on one another.")] = ()
    recipients: Annotated[tuple[Party, ...], Meta(description="Whom it is done to.")] = ()
    objects: Annotated[tuple[Object, ...], Meta(description="What is given, taken, asked for.")] = ()
    roles: Annotated[
        Mapping[str, tuple[Filler, ...]],
        Meta(description="Of a type of the user's own: the words in each role, by the role's name; else empty."),
    ] = msgspec.field(default_factory=dict)
    place: Annotated[Reference | None, Meta(description="Where it happens.")] = None
    time: Annotated[str | None, Meta(description="Id of the time at which it happens.")] = None
    time_found: Annotated[
        TimeFound | None,
        Meta(description="Where that time was found; `sentence` and `narrative` are guesses."),
    ] = None
    under: Annotated[str | None, Meta(description="Id of the event that embeds it: the REQUEST for an AID.")] = None
    attribution: Annotated[str | None, Meta(description="Id of the innermost attribution it stands in.")] = None
    sources: Annotated[
        tuple[str, ...], Meta(description="Entity ids of the chain of sources, the innermost first.")
    ] = ()
    factuality: Annotated[Factuality, Meta(description="FactBank value for the innermost source (or the report).")]
    report_factuality: Annotated[
        Factuality | None,
        Meta(
            description="FactBank value for the report itself: UU where only its sources tell of it; "
            "null in records of readers that did not tell."
        ),
    ] = None
    modality: Annotated[Modality, Meta(description="How the words put it.")]
    confidence: Annotated[Confidence, Meta(description="0 to 1.")]

    def __hash__(self) -> int:
        return hash((self.id, self.type, self.trigger))


class Reason(Span, frozen=True, kw_only=True):
    """A word that sets how surely something below it is put."""

    name: Annotated[str, Meta(description="Its class of `operator_classes.tsv`: negation, future, blocks, …")]


class Predicate(Span, frozen=True, kw_only=True):
    """A word that tells of a deed or a state, and how surely it is put: the answer to `judge`, no part of a record."""

    sources: Annotated[tuple[str, ...], Meta(description="Who tells of it, the innermost first.")] = ()
    factuality: Annotated[Factuality, Meta(description="FactBank value for the innermost source (or the report).")]
    report_factuality: Annotated[Factuality, Meta(description="FactBank value for the report itself.")]
    modality: Annotated[Modality, Meta(description="How the words put it.")]
    reasons: Annotated[tuple[Reason, ...], Meta(description="Why: the words above it, the outermost first.")] = ()


class Judged(Noun, frozen=True, kw_only=True):
    """A report with how surely it puts its predicates: the answer to `judge`, no part of a record."""

    report: Annotated[Report, Meta(description="The report, to whose text the offsets refer.")]
    predicates: Annotated[tuple[Predicate, ...], Meta(description="In text order.")] = ()


class Note(Noun, frozen=True, kw_only=True):
    """Something a user of the record should know about the reading."""

    code: Annotated[str, Meta(description="`published_doubted`, `text_cut`, …")]
    detail: Annotated[str, Meta(description="One sentence.")]


class Reader(Noun, frozen=True, kw_only=True):
    """What made the record: the same reader and page give the same bytes."""

    version: Annotated[str, Meta(description="Version of On Record.")]
    model: Annotated[str, Meta(description="Language model, with its version.")]
    tagger: Annotated[
        str | None,
        Meta(description="Learned tagger of attributions, with the start of its checksum; null: rules only."),
    ] = None
    typer: Annotated[
        str | None,
        Meta(description="Learned typer of events, with the start of its checksum; null: frames only."),
    ] = None
    types: Annotated[
        str | None, Meta(description="SHA-256 of the user's file of event types; null: PLOVER's types only.")
    ] = None


class Record(Noun, frozen=True, kw_only=True):
    """Everything read from one report."""

    schema: Annotated[Literal["onrecord/1"], Meta(description="Name and version of this form.")] = SCHEMA
    id: Annotated[str, Meta(description="SHA-256 of text and address, or the id that the input line gave.")]
    reader: Annotated[Reader, Meta(description="What made the record.")]
    report: Annotated[Report, Meta(description="The report.")]
    entities: Annotated[tuple[Entity, ...], Meta(description="Who is in it.")] = ()
    times: Annotated[tuple[Time, ...], Meta(description="When.")] = ()
    attributions: Annotated[tuple[Attribution, ...], Meta(description="Who said what.")] = ()
    events: Annotated[tuple[Event, ...], Meta(description="Who did what to whom.")] = ()
    notes: Annotated[tuple[Note, ...], Meta(description="What to know about the reading.")] = ()


def encode_record(record: Record) -> bytes:
    """The record as one line of JSON, without the line's end."""
    return msgspec.json.encode(record)


def decode_record(line: bytes | str) -> Record:
    """The record that a line of JSON holds.

    Raises msgspec.ValidationError where the line is not a record of this schema.
    """
    return msgspec.json.decode(line, type=Record)
