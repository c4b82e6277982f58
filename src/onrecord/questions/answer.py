"""What is on record about a question: who says so, and how surely. Never whether it is true."""

from collections.abc import Mapping

import msgspec

from onrecord.questions.query import Query
from onrecord.records import Act, Factuality, Form, Modality, Span, Time, TypeName


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """The report in which something stands."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """An event on record that answers a question, with the words that it rests on."""

    report: Where
    event: str
    """Id of the event in its record."""
    type: TypeName
    under: TypeName | None
    """Type of the event that embeds it."""
    modality: Modality
    factuality: Factuality
    sources: tuple[str, ...]
    """On whose word, the innermost first."""
    narrated: bool
    """Whether it is the report's own word."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    objects: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    """What stands in each role of an event of the user's own type."""
    words: Span
    """The sentence."""
    trigger: Span
    said: Time | None
    """When it was said."""
    time: Time | None
    """When it happens."""
    missing: tuple[str, ...]
    """What the question names and the text leaves open."""
    also_in: tuple[str, ...] = ()
    """Ids of other reports that have it in the same words."""


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is said to have said."""

    report: Where
    attribution: str
    """Id of the attribution in its record."""
    sources: tuple[str, ...]
    """Who said it, the innermost first."""
    act: Act
    form: Form
    contents: tuple[Span, ...]
    words: Span
    """The sentence."""
    said: Time | None
    also_in: tuple[str, ...] = ()


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Findings that are put equally surely, the newest report first."""

    name: str
    findings: tuple[Finding, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a question."""

    query: Query
    read_as: str
    """The question as it was understood."""
    standing: str
    """One sentence: how many sources assert it. Copies of one wording count once."""
    groups: tuple[Group, ...] = ()
    """What answers the question, from the surest to what is not even mentioned."""
    partial: tuple[Group, ...] = ()
    """What may answer it: something that the question names is left open there."""
    statements: tuple[Statement, ...] = ()
    """The answer to what somebody said."""
