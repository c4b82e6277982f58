"""Event types of the user's own, compiled: what the reader goes by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.events.frames import PARTS, Frame, Slots
from onrecord.records import EventType, Factuality, Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRole:
    """A role, and what fills it: words in slots, the number before another role's words, or a value told by words."""

    name: str
    side: str | None = None
    """`actor`, `recipient` or `object`, where the role is that side of the event."""
    slots: Slots = ()
    classes: frozenset[str] = frozenset()
    """Classes and words of which one must fit; empty: anything does."""
    counts: str | None = None
    values: tuple[tuple[str, frozenset[str]], ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnTrigger:
    """One way to tell of the event: a frame for the sides, and the slots of the roles that are none."""

    words: tuple[str, ...]
    frame: Frame
    slots: Mapping[str, Slots]
    """The slots of every role that has any, by the role's name."""
    needs: str = ""
    """The conditions as they were written."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Example:
    """A sentence with what is to be found in it."""

    line: int
    text: str
    none: bool
    trigger: str | None
    roles: Mapping[str, tuple[str, ...]]
    modality: Modality | None
    factuality: Factuality | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OwnType:
    """One event type of the user's own."""

    name: str
    description: str
    line: int
    like: EventType | None
    replace: bool
    roles: tuple[OwnRole, ...]
    triggers: tuple[OwnTrigger, ...]
    examples: tuple[Example, ...]

    def side(self, name: str) -> OwnRole | None:
        """The role that is that side of the event."""
        return next((role for role in self.roles if role.side == name), None)


@dataclass(frozen=True, slots=True, eq=False)
class OwnTypes:
    """All types of one file, asked by word; immutable."""

    digest: str | None = None
    """SHA-256 of the file; None where there is none."""
    types: tuple[OwnType, ...] = ()
    entities: str | None = None
    """A table of entities for the examples, beside the file."""
    _by_word: Mapping[tuple[str, str], tuple[tuple[OwnType, OwnTrigger], ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_word: dict[tuple[str, str], list[tuple[OwnType, OwnTrigger]]] = {}
        for kind in self.types:
            for trigger in kind.triggers:
                for word in trigger.words:
                    by_word.setdefault((word, trigger.frame.part), []).append((kind, trigger))
        object.__setattr__(self, "_by_word", {key: tuple(found) for key, found in by_word.items()})

    def of(self, token: Token) -> tuple[tuple[OwnType, OwnTrigger], ...]:
        """The types that a word may tell of with the trigger that says so, in the file's order."""
        part = PARTS.get(token.pos_)
        if part is None or not self._by_word:
            return ()
        return self._by_word.get((token.lemma_.lower(), part), ()) or self._by_word.get((token.lower_, part), ())

    def named(self, name: str) -> OwnType | None:
        """The type of that name; None where it is none of these."""
        return next((kind for kind in self.types if kind.name == name), None)


NO_TYPES = OwnTypes()


@dataclass(frozen=True, slots=True)
class Found:
    """Words in a role: the phrase of `head`; or, where `last` is given, all from `head` to it, read as `value`."""

    head: Token
    last: Token | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class OwnReading:
    """What a draft of one of the user's types has beside its sides: the words in its other roles."""

    kind: OwnType
    found: Mapping[str, tuple[Found, ...]]
