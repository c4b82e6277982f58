"""In: {"id", "tokens", "targets": [i]}. Out: {"id", "predicted": {"i": FactBank's value}}; tokens stay as they are.

FactBank's annotators take a plain "will" in a source's mouth for certain, where our contract calls it a prediction
(PR+ intended). So a judgement that rests on nothing but the future tense is given in FactBank's reading: CT+.
"""

from typing import Any

from spacy.tokens import Doc, Token

from forms.reading import settings
from onrecord.events.factuality import explain, judge
from onrecord.language.model import load_model

PLAIN = {"future", "report", "factive", "implicative", "accuse", "confirm", "argument"}


def answer(row: dict[str, Any]) -> dict[str, Any]:
    doc = parse_tokens(row["tokens"])
    return {"predicted": {str(at): value_of(doc[at]) for at in row["targets"]}}


def parse_tokens(tokens: list[str]) -> Doc:
    model = load_model(settings().spacy_model)
    doc = Doc(model.vocab, words=tokens)
    for _, component in model.pipeline:
        doc = component(doc)
    return doc


def value_of(token: Token) -> str:
    judgement = judge(token)
    names = {operator.name for operator in explain(token)}
    if judgement.modality == "intended" and "future" in names and names <= PLAIN:
        return "CT+"
    return judgement.factuality
