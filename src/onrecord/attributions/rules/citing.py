"""Who stands behind a speaker: "the agency, citing an official, reports that …"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.attributions.cues import CueRow
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.rules.subjects import agent_of, source_at
from onrecord.attributions.stretches import trim
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

CITED = CueRow("say", "speech", frozenset(), frozenset())
NAMES = frozenset({"PERSON", "ORG", "NORP"})
TELLERS = frozenset(
    {"source", "official", "officer", "document", "report", "statement", "agency", "person", "people", "media"}
    | {"newspaper", "paper", "magazine", "ministry", "spokesman", "spokeswoman", "spokesperson", "diplomat", "letter"}
    | {"witness", "eyewitness", "resident", "minister", "mayor", "governor", "channel", "police", "expert", "analyst"}
    | {
        "service",
        "office",
        "memo",
        "study",
        "survey",
        "data",
        "figure",
        "record",
        "filing",
        "intelligence",
        "interview",
    }
    | {"representative", "outlet", "website", "station", "company", "lawyer", "relative", "doctor", "insider", "aide"}
)
"""Who can be cited as having said a thing; security concerns cannot."""


def is_citing(verb: Token) -> bool:
    """ "citing", "quoting", "referring to": a participle that says where a speaker has it from."""
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "acl", "conj", "dep", "parataxis"):
        return False
    clause = _misread_clause(verb)
    joined = clause is not None and "," not in (clause.nbor(-1).text, clause.left_edge.nbor(-1).text)
    has_words = joined or any(child.dep_ == "prep" and child.lower_ == "as" for child in verb.rights)
    return verb.lower_ in ("citing", "quoting", "referring") and not has_words


def _misread_clause(verb: Token) -> Token | None:
    """A clause behind a comma that the parser takes for what is cited: the carrier's own verb, or what it carries."""
    return next((child for child in verb.rights if child.dep_ == "ccomp"), None)


def find_cited(doc: Doc, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """One draft for each who is cited, with the contents of whoever cites."""
    speaking = {draft.head.i: draft for draft in drafts if draft.row.kind == "speech" and draft.contents}
    by_source = {draft.source.head.i: draft for draft in speaking.values() if draft.source is not None}
    for token in doc:
        if token.lower_ == "with" and (found := _with_reference(token, speaking)):
            yield found
        if not is_citing(token) or (noun := _cited(token)) is None:
            continue
        inner = _misread_clause(token)
        carrier = speaking.get(inner.i) if inner is not None else None
        carrier = carrier or speaking.get(token.head.i) or by_source.get(token.head.i) or _just_before(token, speaking)
        if carrier is not None and (draft := _draft(token, noun, carrier)):
            yield draft


BREAKS = frozenset({",", ".", ";", ":", "—", "–"})
PASSED_ON = frozenset({"cite", "quote", "report", "relay"})


def part_sources(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """The drafts; one whose source is "figures cited by the Courier" becomes two, the figures within the Courier."""
    for draft in drafts:
        parted = _part_source(draft) if draft.source is not None else None
        yield from parted or (draft,)


def _part_source(draft: Draft) -> tuple[Draft, Draft] | None:
    source = draft.source
    if source is None:
        return None
    for verb in source.head.rights:
        agent = agent_of(verb) if verb.dep_ == "acl" and verb.lemma_ in PASSED_ON else None
        preposition = agent.head if agent is not None else None
        if agent is None or preposition is None or start_of(verb) > source.stretch[1] + 1:
            continue
        cue = (start_of(verb), end_of(preposition))
        own = trim((source.stretch[0], cue[0]), text_of(verb.doc))
        teller = source_at(agent, cue)
        if teller is not None and own[0] < own[1]:
            outer = replace(draft, head=verb, row=CITED, act=CITED.act, cue=cue, source=teller, construction="cited by")
            return outer, replace(draft, source=Source(own, source.head), carrier=outer)
    return None


def _with_reference(token: Token, speaking: Mapping[int, Draft]) -> Draft | None:
    """ "Tessera reports with reference to Velin that …"."""
    words = token.doc[token.i : token.i + 3]
    if [word.lower_ for word in words] != ["with", "reference", "to"]:
        return None
    noun = next((child for child in words[2].rights if child.dep_ == "pobj"), None)
    carrier = speaking.get(token.head.i)
    return _behind(words, noun, carrier) if noun is not None and carrier is not None and _tells(noun) else None


def _just_before(verb: Token, speaking: Mapping[int, Draft]) -> Draft | None:
    """Whoever reports in "the agency reported, citing …", where the parser joins it to what is reported."""
    if verb.i < 2 or verb.nbor(-1).text != ",":
        return None
    return speaking.get(verb.i - 2)


def _cited(verb: Token) -> Token | None:
    holder: Token | None = verb
    if verb.lower_ == "referring":
        holder = next((child for child in verb.rights if child.dep_ == "prep" and child.lower_ == "to"), None)
    noun = next((child for child in holder.rights if child.dep_ in ("dobj", "pobj", "nsubj")), None) if holder else None
    clause = _misread_clause(verb)
    if noun is None and clause is not None:
        noun = next((child for child in clause.lefts if child.dep_ == "nsubj" and child.i > verb.i), None)
    return noun if noun is not None and _tells(noun) else None


def _tells(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or noun.ent_type_ in NAMES or noun.lemma_.lower() in TELLERS


def _draft(verb: Token, noun: Token, carrier: Draft) -> Draft | None:
    last = verb.i + 2 if verb.lower_ == "referring" else verb.i + 1
    return _behind(verb.doc[verb.i : last], noun, carrier)


def _whole(noun: Token, source: Source | None) -> Source | None:
    """With what tells who it is: "two officials briefed on the matter", "the agency Tessera"."""
    if source is None:
        return None
    end, doc = source.stretch[1], noun.doc
    after = next((word for word in doc[noun.i + 1 : noun.sent.end] if word.idx >= end), None)
    if after is None:
        return source
    if after.pos_ == "PROPN" and after.dep_ in ("oprd", "appos", "dep") and noun.tag_ == "NN":
        end = end_of(after)
    elif after.dep_ == "acl" and after.tag_ == "VBN" and after.lemma_ not in PASSED_ON:
        last = next((word.i for word in doc[after.i : noun.sent.end] if word.text in BREAKS), after.right_edge.i + 1)
        end = end_of(doc[min(last, after.right_edge.i + 1) - 1])
    return replace(source, stretch=(source.stretch[0], end))


def _behind(words: Words, noun: Token, carrier: Draft) -> Draft | None:
    cue = (words.start_char, words.end_char)
    source = _whole(noun, source_at(noun, cue))
    if source is None or any(start <= cue[0] < end for start, end in carrier.contents):
        return None
    return Draft(words[0], CITED, CITED.act, cue, source, carrier.contents, "cited", carrier)
