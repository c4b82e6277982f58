"""How surely: FactBank's value and our modality, composed from every operator between an event and its source."""

from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.records import Factuality, Modality


@dataclass(frozen=True, slots=True)
class Judgement:
    """How surely the words put an event, relative to its innermost source."""

    factuality: Factuality
    modality: Modality


def judge(predicate: Token) -> Judgement:
    """How surely the words put what `predicate` (a verb, noun or adjective) tells of."""
    return Judgement("CT+", "actual")
