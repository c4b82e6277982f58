"""The tables of events, compiled once: frames by word, classes of things and of parties, light verbs."""

from dataclasses import dataclass
from functools import cache
from typing import cast as typed

from spacy.tokens import Token

from onrecord.lexicons import read_table, split_cell
from onrecord.records import EventType, ObjectKind, TypeName

Slots = tuple[tuple[str, ...], ...]
"""Alternatives in order of preference, each the slots that are taken together."""

ANY = "*"
"""The lemma of the frames for words without one of their own."""
HOSTILE = frozenset({"THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
"""Types that make a promise a threat."""


@dataclass(frozen=True, slots=True)
class Need:
    """One condition of a frame: `key` alone, or with the values it asks for (or, `negated`, rules out)."""

    key: str
    values: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of `frames.tsv`."""

    type: TypeName
    mode: str | None
    part: str
    actor: Slots
    recipient: Slots
    object: Slots
    clause: str
    needs: tuple[Need, ...]

    def asks(self, key: str) -> bool:
        """Whether the frame has that condition without values."""
        return any(need.key == key and not need.values for need in self.needs)


PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
"""The tables' part of speech for each of the tagger's."""


def frames_of(token: Token) -> tuple[Frame, ...]:
    """The frames that a word may have, the special ones first."""
    part = PARTS.get(token.pos_)
    return load_frames().get((token.lemma_.lower(), part), ()) if part else ()


def frames_for(token: Token, kind: EventType) -> tuple[Frame, ...]:
    """The frames for words without one of their own that tell of an event of that type."""
    part = PARTS.get(token.pos_)
    return tuple(frame for frame in load_frames().get((ANY, part), ()) if frame.type == kind) if part else ()


@cache
def load_frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """The frames of every lemma and part of speech, in the table's order."""
    frames: dict[tuple[str, str], tuple[Frame, ...]] = {}
    for row in read_table("frames"):
        frame = compile_frame(row)
        for lemma in split_cell(row["lemmas"]):
            key = (lemma, row["pos"])
            frames[key] = (*frames.get(key, ()), frame)
    return frames


def compile_frame(row: dict[str, str]) -> Frame:
    """A row as a frame."""
    return Frame(
        type=typed(EventType, row["type"]),
        mode=row["mode"] or None,
        part=row["pos"],
        actor=compile_slots(row["actor"]),
        recipient=compile_slots(row["recipient"]),
        object=compile_slots(row["object"]),
        clause=row["clause"],
        needs=tuple(compile_need(word) for word in row["needs"].split()),
    )


def compile_slots(cell: str) -> Slots:
    """`subj/by+of` as (("subj",), ("by", "of"))."""
    return tuple(tuple(way.split("+")) for way in cell.split("/")) if cell else ()


def compile_need(word: str) -> Need:
    """`obj:weapon,money`, `obj!market` or `both` as a condition."""
    for mark in ("!", ":"):
        key, found, values = word.partition(mark)
        if found:
            return Need(key, frozenset(values.split(",")), mark == "!")
    return Need(word, frozenset(), False)


@cache
def load_classes(table: str) -> dict[str, frozenset[str]]:
    """The classes of every word of a table of classes (`object_kinds`, `party_nouns`)."""
    classes: dict[str, frozenset[str]] = {}
    for row in read_table(table):
        for word in split_cell(row["words"]):
            classes[word] = classes.get(word, frozenset()) | {row["class"]}
    return classes


@cache
def load_kinds() -> dict[str, ObjectKind]:
    """What the record calls a thing, by word; where two rows have a word, the first counts."""
    kinds: dict[str, ObjectKind] = {}
    for row in read_table("object_kinds"):
        for word in split_cell(row["words"]) if row["kind"] else ():
            kinds.setdefault(word, typed(ObjectKind, row["kind"]))
    return kinds


@cache
def load_light_verbs() -> dict[tuple[str, str], str]:
    """The way (`forward`, `reverse`) of every light verb and its preposition, empty for a direct object."""
    return {
        (word, row["preposition"]): row["way"] for row in read_table("light_verbs") for word in split_cell(row["words"])
    }


@cache
def load_modes() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """The modes of every type with the words that tell them, in the table's order."""
    modes: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for row in read_table("modes"):
        mode = (row["mode"], frozenset(split_cell(row["words"])))
        modes[row["type"]] = (*modes.get(row["type"], ()), mode)
    return modes


@cache
def load_contexts() -> dict[str, tuple[str, ...]]:
    """The contexts that a word speaks for, in the table's order."""
    contexts: dict[str, tuple[str, ...]] = {}
    for row in read_table("contexts"):
        for word in split_cell(row["words"]):
            contexts[word] = (*contexts.get(word, ()), row["context"])
    return contexts


@cache
def load_words(name: str) -> frozenset[str]:
    """The words of one class of `anaphora.tsv`."""
    return frozenset(
        word for row in read_table("anaphora") if row["class"] == name for word in split_cell(row["words"])
    )


@cache
def load_capitals() -> frozenset[str]:
    """The capitals that stand for their countries, as names are written."""
    return frozenset(name for row in read_table("countries") for name in row["capital"].split("|") if name)
