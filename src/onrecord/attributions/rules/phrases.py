"""Phrases as cues: "according to …", "in the view of …", "in …'s opinion"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from spacy.tokens import Doc, Token

from onrecord.attributions.cues import CueRow
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.rules.contents import span_of, tidy
from onrecord.attributions.rules.subjects import phrase_of, source_at
from onrecord.attributions.stretches import Stretch, has_words, trim
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of
from onrecord.lexicons import read_table
from onrecord.records import Act

CLAUSAL = frozenset({"ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"})


@dataclass(frozen=True, slots=True)
class PhraseRow:
    """One row of phrase_cues.tsv."""

    before: tuple[str, ...]
    after: str
    row: CueRow


@cache
def phrase_rows() -> dict[str, tuple[PhraseRow, ...]]:
    """The phrases by their first word."""
    found: dict[str, list[PhraseRow]] = {}
    for line in read_table("phrase_cues"):
        row = CueRow(cast(Act, line["act"]), "speech", frozenset(), frozenset())
        before = tuple(line["before"].split())
        found.setdefault(before[0], []).append(PhraseRow(before, line["after"], row))
    return {first: tuple(rows) for first, rows in found.items()}


def find_in_phrases(doc: Doc) -> Iterator[Draft]:
    """Every attribution whose cue is a fixed phrase."""
    for token in doc:
        for phrase in phrase_rows().get(token.lower_, ()):
            if _begins(token, phrase.before) and (draft := _draft(token, phrase)):
                yield draft
                break


def _begins(token: Token, words: tuple[str, ...]) -> bool:
    following = token.doc[token.i : token.i + len(words)]
    return len(following) == len(words) and all(
        word.lower_ == expected for word, expected in zip(following, words, strict=True)
    )


def _draft(token: Token, phrase: PhraseRow) -> Draft | None:
    last = token.doc[token.i + len(phrase.before) - 1]
    found = _owner(last, phrase.after) if phrase.after else _object(last)
    if found is None:
        return None
    source, cue, whole = found
    if not phrase.after:
        cue = (start_of(token), cue[1])
    contents = tidy(_around(token, (start_of(token), whole[1])), (), text_of(token.doc))
    return Draft(token, phrase.row, phrase.row.act, cue, source, contents, "phrase")


def _object(preposition: Token) -> tuple[Source, Stretch, Stretch] | None:
    """The noun after the phrase: source, cue, and all of the phrase."""
    noun = next((child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")), None)
    cue = (start_of(preposition), end_of(preposition))
    source = source_at(noun, cue) if noun is not None else None
    if source is None or noun is None or is_standard(noun):
        return None
    swallowed = _swallowed_subject(noun)
    if swallowed is not None:
        start, end = trim((source.stretch[0], start_of(swallowed.left_edge)), text_of(noun.doc))
        return Source((start, end), source.head), cue, (cue[0], end)
    return source, cue, (cue[0], max(source.stretch[1], end_of(noun.right_edge)))


def is_standard(noun: Token) -> bool:
    """ "according to plan", "according to schedule": a bare noun is a standard, not a speaker."""
    return noun.tag_ == "NN" and noun.n_lefts + noun.n_rights == 0


def _swallowed_subject(noun: Token) -> Token | None:
    """The main clause's subject, taken for an apposition in "According to Dorn, an aide, the talks …"."""
    root = noun.sent.root
    if root.i < noun.i or any(child.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for child in root.children):
        return None
    appositions = [word for word in noun.rights if word.dep_ in ("appos", "conj") and word.nbor(-1).i > noun.i]
    return appositions[-1] if appositions and root.pos_ in ("VERB", "AUX") else None


def _owner(preposition: Token, word: str) -> tuple[Source, Stretch, Stretch] | None:
    """ "in …'s view": the cue is the noun, the source its owner."""
    noun = next((child for child in preposition.rights if child.dep_ == "pobj" and child.lower_ == word), None)
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None) if noun is not None else None
    if noun is None or owner is None:
        return None
    cue = (start_of(noun), end_of(noun))
    source = source_at(owner, cue)
    return (source, cue, (start_of(preposition), phrase_of(noun)[1])) if source else None


def _around(token: Token, phrase: Stretch) -> tuple[Stretch, ...]:
    """The sentence that a phrase opens or ends, or the clause that it stands in, without the phrase."""
    start, end = start_of(token.sent[0]), end_of(token.sent[-1])
    text = text_of(token.doc)
    clause = _clause_of(token)
    if has_words((start, phrase[0]), text) and has_words((phrase[1], end), text) and clause is not None:
        start, end = span_of(clause)
    return tuple(piece for piece in ((start, phrase[0]), (phrase[1], end)) if piece[0] < piece[1])


def _clause_of(token: Token) -> Token | None:
    """The verb of the clause around a phrase in the middle of a sentence; None for the main clause."""
    clause = token
    while clause.dep_ not in CLAUSAL and clause.head.i != clause.i:
        clause = clause.head
    return clause if clause.dep_ != "ROOT" and clause.i != token.i else None
