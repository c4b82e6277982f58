"""Events of a sentence as PLOVER codes them.

    {"id", "text"} → {"events": [{"type", "mode", "actors": [{"text", "country"}], "recipients": [...]}]}, surest first

We keep a plan as the act that is planned; PLOVER codes the plan: a meeting or help to come is AGREE, harm to come is
THREATEN, help refused is REJECT. The outermost event of the sentence comes first.
"""

from typing import Any

from forms.reading import read_as_far_as
from onrecord.entities import Cast
from onrecord.records import Event, Reference

_COMING = {"intended", "promised"}
_KIND = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"}
_HARM = {"PROTEST", "SANCTION", "COERCE", "ASSAULT"}
_DENIED = {"CT-", "PR-"}
_MOST = 2


def answer(row: dict[str, Any]) -> dict[str, Any]:
    """The events that PLOVER would code, at most two."""
    values = read_as_far_as("events", row)
    events = sorted(values["events"], key=lambda event: (event.under is not None, *rank(event, values["parse"].doc)))
    coded = [code_event(event, values["cast"]) for event in events]
    return {
        "events": [each for number, each in enumerate(coded) if each["type"] not in types_of(coded[:number])][:_MOST]
    }


def types_of(coded: list[dict[str, Any]]) -> set[str]:
    return {each["type"] for each in coded}


def rank(event: Event, doc: Any) -> tuple[int, float, int]:
    """How deep in the sentence, how unsure, how late."""
    span = doc.char_span(event.trigger.start, event.trigger.end, alignment_mode="expand")
    word = span.root
    chain = [word, *word.ancestors]
    depth = sum(token.dep_ in ("relcl", "advcl", "acl", "pcomp", "parataxis") for token in chain[:25])
    nominal = word.pos_ in ("NOUN", "PROPN") and event.confidence < 0.7
    return depth + nominal, -event.confidence, event.trigger.start


def code_event(event: Event, cast: Cast) -> dict[str, Any]:
    """One event in PLOVER's reading."""
    return {
        "type": code_type(event),
        "mode": event.mode,
        "actors": [name(reference, cast) for reference in event.actors],
        "recipients": [name(reference, cast) for reference in event.recipients],
    }


def code_type(event: Event) -> str:
    """The type PLOVER gives to an act that is planned or refused."""
    if event.modality in _COMING and event.type in _KIND:
        return "AGREE"
    if event.modality in (*_COMING, "considered", "conditional") and event.type in _HARM:
        return "THREATEN"
    if event.factuality in _DENIED and event.type in {*_KIND, "AGREE"}:
        return "REJECT"
    return event.type


def name(reference: Reference, cast: Cast) -> dict[str, Any]:
    """A side with its country: the entity's, or that of any name within the words."""
    country = next((entity.country for entity in cast.entities if entity.id == reference.entity), None)
    if country is None:
        # Whom somebody is against tells nothing: "an anti-Norland journalist".
        end = reference.start + len(reference.text.lower().split("anti-")[0])
        within = (cast.at(offset) for offset in range(reference.start, end))
        country = next((entity.country for entity in within if entity and entity.country), None)
    return {"text": spell(reference, cast), "country": country}


def spell(reference: Reference, cast: Cast) -> str:
    """The words, or what a pronoun stands for."""
    entity = next((entity for entity in cast.entities if entity.id == reference.entity), None)
    pronoun = reference.text.lower() in ("he", "she", "it", "they", "him", "her", "them", "who", "his", "its", "their")
    return entity.mentions[0].text if entity and pronoun else reference.text
