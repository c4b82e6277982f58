"""Nouns as cues: "their claim that …", "has no plans to …", "there was no evidence of …"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from onrecord.attributions.acts import negate
from onrecord.attributions.cues import CueRow, group_start, is_negated, noun_rows
from onrecord.attributions.drafts import Draft
from onrecord.attributions.rules.contents import is_infinitive, span_of, tidy
from onrecord.attributions.rules.subjects import agent_of, find_source, source_at
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

LIGHT_VERBS = frozenset(
    {"have", "make", "give", "issue", "take", "express", "voice", "offer", "raise", "see", "find", "show", "deliver"}
    | {"repeat", "reiterate", "share", "hold", "harbor", "provide", "announce", "reject", "deny", "dismiss", "send"}
)
"""Verbs whose subject speaks when such a noun is their object: "has plans to", "voiced fears that"."""


LISTING = frozenset({"list", "name", "put", "set", "present", "formulate", "outline", "read", "pose", "ask"})
EXPRESSING = frozenset({"express", "voice"})
"""Of these those that say nothing without their noun."""
LISTED = CueRow("say", "speech", frozenset({"quote"}), frozenset())


def is_carrying(verb: Token) -> bool:
    """Whether a verb of expressing only carries a noun that attributes: "expressed concern that …"."""
    if verb.lemma_.lower() not in EXPRESSING:
        return False
    noun = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    row = noun_rows().get(noun.lemma_.lower()) if noun is not None else None
    return noun is not None and row is not None and _draft(noun, row) is not None


def find_in_nouns(doc: Doc) -> Iterator[Draft]:
    """Every attribution whose cue is a noun with its own complement."""
    for token in doc:
        row = noun_rows().get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
        if row is not None and (draft := _draft(token, row)):
            yield draft


def _draft(noun: Token, row: CueRow) -> Draft | None:
    found = _complement(noun, row)
    if found is None:
        return _listed(noun, row)
    piece, cue_end = found
    cue, speaker = _cue_and_speaker(noun, cue_end)
    source = source_at(speaker, cue) if speaker is not None else None
    contents = tidy((piece,), (cue, *((source.stretch,) if source else ())), text_of(noun.doc))
    if not contents or (source is None and not _stands_alone(noun, piece)):
        return None
    act = negate(row.act) if is_negated(noun) else row.act
    return Draft(noun, row, act, cue, source, contents, "noun" if source else "noun alone")


def _listed(noun: Token, row: CueRow) -> Draft | None:
    """ "The mayor made three points:" waits for what follows."""
    after = noun.nbor(1) if noun.i + 1 < len(noun.doc) else noun
    if after.lower_ != ":" or noun.dep_ != "dobj" or noun.head.lemma_.lower() not in LIGHT_VERBS | LISTING:
        return None
    speaker = find_source(noun.head)
    cue = (start_of(group_start(noun.head)), end_of(noun))
    source = source_at(speaker, cue) if speaker is not None else None
    act = "say" if row.act == "believe" else row.act
    return Draft(noun, replace(LISTED, act=act), act, cue, source, (), "quote") if source else None


def _stands_alone(noun: Token, piece: Stretch) -> bool:
    """Whether a noun attributes without a source: "there is no sign of …", "evidence that …"."""
    if noun.dep_ == "attr" and _is_light(noun.head, noun):
        return True
    joined = text_of(noun.doc)[end_of(noun) : piece[0]].strip(" \"”’'»")
    return not joined and noun_rows()[noun.lemma_.lower()].act == "show"


def _complement(noun: Token, row: CueRow) -> tuple[Stretch, int] | None:
    """The noun's content and how far the cue goes: a linking preposition belongs to the cue."""
    for child in noun.rights:
        if child.dep_ == "relcl" and not _is_complement(child, row):
            return None  # "a declaration in which they said that …": the relative clause has the cue
        if child.dep_ in ("acl", "ccomp", "relcl") and _is_complement(child, row):
            return span_of(child), end_of(noun)
        if child.dep_ == "prep" and child.lower_ in row.prepositions and child.i == noun.i + 1:
            inner = next((word for word in child.rights if word.dep_ in ("pobj", "pcomp")), None)
            if inner is not None:
                return span_of(inner), end_of(child)
    agent = agent_of(noun)
    clauses = agent.rights if agent is not None else ()  # "claims by the fishermen that …" may hang on the fishermen
    misread = (child for child in clauses if child.dep_ in ("acl", "ccomp", "relcl") and _is_complement(child, row))
    return next(((span_of(child), end_of(noun)) for child in misread), None)


def _is_complement(clause: Token, row: CueRow) -> bool:
    if is_infinitive(clause):
        return "infinitive" in row.frames
    first = clause.left_edge
    return "clause" in row.frames and first.lower_ in ("that", "whether") and first.dep_ == "mark"


def _cue_and_speaker(noun: Token, cue_end: int) -> tuple[Stretch, Token | None]:
    """The cue's characters, a light verb's group included, and the head word of whoever speaks."""
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    verb = noun.head
    if owner is not None and owner.pos_ == "PRON" and noun.dep_ == "dobj" and verb.lemma_.lower() in EXPRESSING:
        owner = None  # "voiced their fears that …"
    agent = agent_of(noun)
    if (
        owner is None
        and noun.dep_ in ("dobj", "attr")
        and _is_light(verb, noun)
        and (agent is None or noun.dep_ == "attr")
    ):
        speaker = find_source(verb) if noun.dep_ == "dobj" else None
        return (start_of(group_start(verb)), cue_end), speaker or agent
    after_owner = owner.right_edge.i + 1 if owner is not None else noun.i
    if owner is None and (subject := _subject_of_misread_verb(noun)):
        return (start_of(noun), cue_end), subject
    first = noun.doc[after_owner] if owner is not None else _first_modifier(noun)
    return (start_of(first), cue_end), owner or agent


def _subject_of_misread_verb(noun: Token) -> Token | None:
    """ "Norland hopes that …", where the parser sees a noun: the name before it, if the sentence has no other verb."""
    before = noun.doc[noun.i - 1] if noun.i > noun.sent.start else noun
    is_root = noun.dep_ == "ROOT" and noun.tag_ == "NNS"
    return before if is_root and before.dep_ == "compound" and before.pos_ == "PROPN" else None


def _is_light(verb: Token, noun: Token) -> bool:
    if noun.dep_ == "attr":
        return any(child.dep_ == "expl" for child in verb.children)
    return verb.lemma_.lower() in LIGHT_VERBS and verb.i < noun.i


def _first_modifier(noun: Token) -> Token:
    first = noun
    while first.i > noun.sent.start:
        before = noun.doc[first.i - 1]
        if before.head.i != noun.i or before.dep_ not in ("amod", "neg", "det", "advmod", "compound"):
            break
        if before.dep_ == "det" and before.lower_ in ("the", "a", "an", "this", "that"):
            break
        first = before
    return first
