"""The words that attribute, looked up in the tables and found in the grammar of a report."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Token

from onrecord.attributions.stretches import Stretch
from onrecord.language import end_of, start_of
from onrecord.lexicons import read_table
from onrecord.records import Act

GROUP_DEPS = frozenset({"aux", "auxpass", "neg", "prt"})
CARRIERS = frozenset({"statement", "letter", "email", "tweet", "message", "release", "declaration", "note", "post"})
DOCUMENTS = CARRIERS | {"communique", "communiqué", "report", "document", "text", "order", "resolution", "appeal"}
"""What reads: "the statement reads"."""
LONGEST_STATEMENT_WORDS = 8
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "nothing", "nor", "neither"})


@dataclass(frozen=True, slots=True)
class CueRow:
    """One row of a cue table."""

    act: Act
    kind: str
    frames: frozenset[str]
    prepositions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its head word, what governs its group, its row and its characters."""

    head: Token
    top: Token
    """The word whose subject is the source: `head` itself, or "refused" in "refused to say"."""
    row: CueRow
    stretch: Stretch


@cache
def verb_rows() -> dict[str, CueRow]:
    """Verbs, phrasal ones with their particle, by lemma."""
    return {row["lemma"]: _read_row(row, row["class"]) for row in read_table("cues") if row["part"] == "verb"}


@cache
def adjective_rows() -> dict[str, CueRow]:
    """Adjectives by lemma."""
    return {row["lemma"]: _read_row(row, row["class"]) for row in read_table("cues") if row["part"] == "adjective"}


@cache
def noun_rows() -> dict[str, CueRow]:
    """Nouns by lemma."""
    return {row["lemma"]: _read_row(row, "noun") for row in read_table("noun_cues")}


@cache
def helper_verbs() -> frozenset[str]:
    """Verbs that only help a cue along: "refused to say", "seems to think"."""
    return frozenset(row["lemma"] for row in read_table("cue_helpers"))


def _read_row(row: dict[str, str], kind: str) -> CueRow:
    return CueRow(cast(Act, row["act"]), kind, frozenset(row["frames"].split()), frozenset(row["prepositions"].split()))


def lemma_of(verb: Token) -> str:
    """A verb's lemma; where the lemmatizer cuts too much ("hopes": "hop"), the form with "e" that our table has."""
    lemma = verb.lemma_.lower()
    if lemma in verb_rows() or (not verb.lower_.startswith(f"{lemma}e") and verb.tag_ != "VBG"):
        return lemma
    return f"{lemma}e" if f"{lemma}e" in verb_rows() else lemma


def row_of_verb(verb: Token) -> CueRow | None:
    """The row of a verb in its form: with particle or preposition where the table has it so."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    lemma = lemma_of(verb)
    joined = _joined_row(verb, lemma)
    return joined[0] if joined is not None else verb_rows().get(lemma)


def _joined_row(verb: Token, lemma: str) -> tuple[CueRow, Token] | None:
    """The row of a verb with its particle or preposition, and that word; not "called on Tuesday"."""
    for child in verb.rights:
        row = verb_rows().get(f"{lemma} {child.lower_}") if child.dep_ in ("prt", "prep") else None
        if row is not None and not _tells_when(child):
            return row, child
    return None


def _tells_when(preposition: Token) -> bool:
    return any(child.dep_ == "pobj" and child.ent_type_ in ("DATE", "TIME") for child in preposition.rights)


def find_verb_cue(verb: Token) -> Cue | None:
    """The cue that a verb is the head of, with the verbs that help it along."""
    row = row_of_verb(verb)
    if row is None or not _is_spoken(verb, row):
        return None
    top = climb_helpers(verb)
    start, last = start_of(group_start(top)), group_end(verb)
    joined = _joined_row(verb, lemma_of(verb))
    if joined is not None and joined[1].i == last.i + 1:
        last = joined[1]
    return Cue(verb, top, row, (start, end_of(last)))


def _is_spoken(verb: Token, row: CueRow) -> bool:
    """Whether what the row asks for is there: a negation, a document that speaks."""
    if "negated" in row.frames:
        return is_negated(verb)
    if "document" in row.frames:
        return any(child.dep_ == "nsubj" and child.lemma_.lower() in DOCUMENTS for child in verb.children)
    return True


def climb_helpers(verb: Token) -> Token:
    """The verb that governs a cue's group: "refused" in "refused to say", "quoted" in "was quoted as saying"."""
    top = verb
    for _ in range(3):
        governor = _helper_of(top)
        if governor is None:
            break
        top = governor
    return top


def _helper_of(verb: Token) -> Token | None:
    governor = verb.head
    if verb.dep_ == "pcomp" and governor.lower_ == "as" and _is_quoted(governor.head):
        return governor.head
    if _is_in_statement(verb):
        return governor.head
    helps = verb.dep_ in ("xcomp", "ccomp") and governor.lemma_.lower() in helper_verbs()
    if not helps or governor.i > verb.i or any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children):
        return None
    between = verb.doc[governor.i + 1 : verb.i]
    return governor if all(token.pos_ in ("PART", "AUX", "ADV") for token in between) else None


def _is_quoted(verb: Token) -> bool:
    """ "was quoted" (as saying); who quotes somebody in the active is a source of its own."""
    return verb.lemma_ == "quote" and any(child.dep_ == "auxpass" for child in verb.children)


def _is_in_statement(verb: Token) -> bool:
    """ "issued a statement saying", "sent a letter warning": the noun only carries the words."""
    noun = verb.head
    return (
        verb.dep_ == "acl"
        and verb.tag_ == "VBG"
        and noun.lemma_.lower() in CARRIERS
        and noun.dep_ == "dobj"
        and noun.head.i < noun.i
        and verb.i - noun.head.i <= LONGEST_STATEMENT_WORDS
    )


def group_start(verb: Token) -> Token:
    """The first word of a verb's group: auxiliaries, negation and adverbs without a gap."""
    first = verb
    while first.i > first.sent.start:
        before = verb.doc[first.i - 1]
        if before.head.i != verb.i or not _belongs_before(before):
            break
        first = before
    return first


def _belongs_before(token: Token) -> bool:
    if token.dep_ in GROUP_DEPS:
        return True
    return token.dep_ == "advmod" and token.tag_ in ("RB", "RBR", "RBS") and token.lower_ not in ("when", "so")


def group_end(verb: Token) -> Token:
    """The last word of a verb's group: particles and a negation that follow it."""
    last = verb
    while last.i + 1 < verb.sent.end:
        after = verb.doc[last.i + 1]
        if after.head.i != verb.i or after.dep_ not in ("prt", "neg"):
            break
        last = after
    return last


def is_negated(token: Token) -> bool:
    """Whether a verb is negated in its own group or by its subject ("neither side"), or a noun by its determiner."""
    return any(
        child.dep_ == "neg"
        or (child.dep_ in ("det", "advmod") and child.lower_ in NEGATIONS)
        or (child.dep_ == "nsubj" and (child.lower_ in NOBODY or is_negated(child)))
        for child in token.children
    )
