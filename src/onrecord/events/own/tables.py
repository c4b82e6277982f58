"""The form of the user's file: its tables and keys, as TOML has them."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from onrecord.records import TYPE_NAME, EventType, Factuality, Modality

WORD_NAME = r"^[a-z][a-z0-9_]*$"

Side = Literal["actor", "recipient", "object"]
Part = Literal["verb", "noun", "adj"]
Clause = Literal[
    "", "intended", "promised", "requested", "urged_against", "threatened", "refused", "accused", "permitted"
]
Text = Annotated[str, Meta(min_length=1, max_length=2_000)]
Word = Annotated[str, Meta(pattern=r"\S", max_length=100)]
Words = Annotated[list[Word], Meta(min_length=1)]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all tables: a key that is not known is a fault."""


class RoleTable(Table, frozen=True, kw_only=True):
    """`[types.roles.NAME]`: where a role's words stand, or what its value is read from."""

    side: Side | None = msgspec.field(name="as", default=None)
    slots: str = ""
    classes: Words | None = None
    counts: str | None = None
    values: dict[str, Words] | None = None
    required: bool = False


class TriggerTable(Table, frozen=True, kw_only=True):
    """`[[types.triggers]]`: words that tell of the event."""

    words: Words
    pos: Part
    roles: dict[str, str] = {}
    needs: str = ""
    clause: Clause | None = None


class ExampleTable(Table, frozen=True, kw_only=True):
    """`[[types.examples]]`: a sentence, with the event that is to be found in it, or `none = true`."""

    text: Text
    none: bool = False
    trigger: Text | None = None
    roles: dict[str, str | list[str]] = {}
    modality: Modality | None = None
    factuality: Factuality | None = None


class TypeTable(Table, frozen=True, kw_only=True):
    """`[[types]]`, without the tables within it."""

    name: Annotated[str, Meta(pattern=TYPE_NAME, max_length=60)]
    description: Text
    like: EventType | None = None
    replace: bool = False
