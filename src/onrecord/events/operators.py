"""The words that set how surely something is put, looked up by lemma, part of speech and form of what is below."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.lexicons import read_table, split_cell


@dataclass(frozen=True, slots=True)
class Operator:
    """One operator applied to an event: where its word starts, in characters of the report, and its class."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The class of a word in one frame; `past` where it stands in the past tense."""

    name: str
    past: str


_PARTS = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A", "ADV": "A", "ADP": "P", "SCONJ": "C"}
_TAG_PARTS = {"V": "V", "N": "N", "J": "A", "R": "A", "I": "P"}


def find_operator(token: Token, *frames: str) -> Operator | None:
    """What a word does to something below it, in the first of the frames that its entry has."""
    for key in keys_of(token):
        for frame in frames:
            entry = load_operators().get((key, frame))
            if entry is not None:
                name = entry.past if entry.past and is_past(token) else entry.name
                return Operator(token.idx, name)
    return None


def find_phrase(clause: Token, frame: str) -> Operator | None:
    """What a verb and its object say together of a clause that hangs on either: "took the trouble to leave"."""
    head = clause.head
    nouns = [head] if head.dep_ == "dobj" else [child for child in head.rights if child.dep_ == "dobj"]
    for noun in nouns:
        verb = noun.head
        entry = load_operators().get((f"V:{verb.lemma_.lower()} {noun.lemma_.lower()}", frame))
        if entry is not None:
            return Operator(verb.idx, entry.past if entry.past and is_past(verb) else entry.name)
    return None


def keys_of(token: Token) -> Iterator[str]:
    """The keys under which a word may stand in the table: with its particle or preposition first, participles
    as adjectives too."""
    part = _TAG_PARTS.get(token.tag_[:1], _PARTS.get(token.pos_, ""))
    lemma = token.lemma_.lower()
    if part == "V":
        for child in token.children:
            if child.dep_ in ("prt", "advmod", "prep") and child.i > token.i:
                yield f"V:{lemma} {child.lower_}"
    if token.dep_ == "pobj":
        yield f"{part}:{token.head.lower_} {lemma}"
    yield f"{part}:{lemma}"
    if token.lower_ != lemma:
        yield f"{part}:{token.lower_}"
    if token.tag_ in ("VBN", "VBG", "VBD"):
        yield f"A:{token.lower_}"
    elif part == "A" and token.lower_.endswith("ed"):
        yield from (f"V:{token.lower_[:-1]}", f"V:{token.lower_[:-2]}")
    if part == "V":
        yield f"V:{lemma}e"  # the lemmatizer takes "hoping" for "hop"


def is_past(token: Token) -> bool:
    """Whether a verb, or the copula above an adjective, stands in the past tense or the perfect."""
    verb = token.head if token.dep_ in ("acomp", "attr", "oprd") else token
    if verb.tag_ == "VBD":
        return True
    helpers = [child for child in verb.lefts if child.dep_ in ("aux", "auxpass")]
    if any(helper.tag_ == "VBD" for helper in helpers):
        return True
    present = any(child.dep_ == "auxpass" and child.tag_ in ("VBP", "VBZ", "VB") for child in helpers)
    return verb.tag_ == "VBN" and not present


@cache
def load_operators() -> dict[tuple[str, str], Entry]:
    """The entry of every `part:lemma` in every frame; no two rows have the same."""
    entries: dict[tuple[str, str], Entry] = {}
    for row in read_table("operators"):
        for word in split_cell(row["words"]):
            for frame in split_cell(row["frames"]):
                entries[f"{row['pos']}:{word}", frame] = Entry(row["class"], row["past"])
    return entries


@cache
def load_modifiers(kind: str) -> dict[str, str]:
    """The class of every word of a kind: modal, adverb, adjective, negator."""
    return {
        word: row["class"]
        for row in read_table("modifiers")
        if row["kind"] == kind
        for word in split_cell(row["words"])
    }
