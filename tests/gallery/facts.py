"""A gallery report's expected facts, as a person writes them, and how a record is held to them.

A fact is a table of a TOML file: `[[attribution]]`, `[[event]]`, `[[time]]`, `[[entity]]`, `[[nobody]]`,
`[[furniture]]` or `[[report]]`.
It holds where one item of the record agrees with all that it says; what it leaves out may be anything.

* `absent = true`   no item may agree;
* `count = 2`       so many items must agree, no more and no fewer;
* `known_gap = true`   the reader cannot do it yet; when it can, the test asks for the mark to be taken away.

Words are compared without case, punctuation and quotation marks. Whoever is named (`source`, `parent`, `actors`,
`recipients`) may be written as in the report or by the name of the entity; `source = ""` means that there is none.
An event's `source` is anybody in its chain of sources; an attribution's only its own. A place's `point` is written
"51.5 -0.1", degrees north and east to a tenth, or "none"; `located` is how it was found, or "none"; `rival` the country
of the runner-up, or "none". An event's `place` is named as parties are; `place = ""` means that there is none.
An event's `quantities` are those of its actors, recipients and objects, each written
"at least 20 | at_least 20 open soldier": its words, hedge, least and most (or "open"), unit, and the whole that it is a
share of.

An entity is stated by one of its mentions: `mention` is the words, `within` words of the report around them that tell
which of several places is meant, `with` such words around another mention of the same one, `mention_kind` name, noun
or pronoun, `found` how they were joined, `runner_up` the name of whom they would mean otherwise. `country`,
`country_found`, `sector`, `office`, `organization` and `runner_up` are "none" where the record has none; `members` are
the names of those meant together. `[[nobody]]` has `words` of the report in which no mention stands, and with which
no name overlaps.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.records import Attribution, Entity, Event, Furniture, Location, Mention, Quantity, Record, Reference, Time

Fact = dict[str, Any]
MARKS = ("absent", "count", "known_gap")
HEAD = ("shows", "title", "published", "form", "text")


@dataclass(frozen=True)
class Case:
    """One report of the gallery with what must be read out of it."""

    name: str
    head: dict[str, Any]
    facts: tuple[tuple[str, Fact], ...]


def load_case(path: Path) -> Case:
    """The case that a file holds."""
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    head = {key: content.pop(key) for key in HEAD if key in content}
    facts = [(kind, fact) for kind, several in content.items() for fact in several]
    return Case(path.stem, head, tuple(facts))


def judge_fact(record: Record, kind: str, fact: Fact) -> str | None:
    """What is wrong with a fact, or None where all is as the file says."""
    items = Reading(record).items(kind)
    wanted = {key: value for key, value in fact.items() if key not in MARKS}
    found = sum(all(matches(item.get(key), value) for key, value in wanted.items()) for item in items)
    holds = found == 0 if fact.get("absent") else found == fact["count"] if "count" in fact else found > 0
    if holds and fact.get("known_gap"):
        return f"holds now, take the mark `known_gap` away: {kind} {wanted}"
    if holds or fact.get("known_gap"):
        return None
    return f"{describe(fact)} {kind} {wanted}\n  found {found}; all of this kind:\n" + "\n".join(
        f"    {item}" for item in items
    )


def describe(fact: Fact) -> str:
    return "must not be there:" if fact.get("absent") else f"expected {fact.get('count', 'at least one')}:"


def matches(found: object, wanted: object) -> bool:
    """Whether what was found is what a person wrote: a party goes by any of its names, parties in any order."""
    if isinstance(wanted, list):
        return (
            isinstance(found, list)
            and len(found) == len(wanted)
            and all(any(plain(want) in names for names in found) for want in wanted)
        )
    if isinstance(found, Words | Unnamed):
        return found.agree(str(wanted))
    if isinstance(found, set):
        return plain(wanted) in found if wanted != "" else not found
    if isinstance(wanted, str) and isinstance(found, str):
        return plain(found) == plain(wanted)
    return found == wanted


def plain(words: object) -> str:
    """Words without case, punctuation and the conjunction or article before them."""
    kept = re.findall(r"[\w+]+(?:[-/:.][\w+]+)*-?", str(words).casefold().replace("’s", "").replace("'s", ""))
    while len(kept) > 1 and kept[0] in {"that", "the", "a", "an"}:
        kept = kept[1:]
    return " ".join(kept)


def quantities_of(event: Event) -> list[Quantity]:
    """The quantities of an event's parties and objects, in that order."""
    several = (*event.actors, *event.recipients, *event.objects)
    return [words.quantity for words in several if words.quantity is not None]


def plain_amount(quantity: Quantity) -> str:
    """A quantity as the gallery writes it: its words, hedge, bounds, unit, the whole that it is a share of."""
    bounds = (f"{bound:.3g}" if bound is not None and bound < 1 else bound for bound in (quantity.least, quantity.most))
    low, high = ("open" if bound is None else f"{float(bound):.15g}" for bound in bounds)
    whole = quantity.share_of.text if quantity.share_of else ""
    return plain(" ".join(filter(None, (quantity.text, "|", quantity.hedge, low, high, quantity.unit, whole))))


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, letter for letter."""
    return [(found.start(), found.end()) for found in re.finditer(re.escape(words), text)]


@dataclass(frozen=True)
class Words:
    """Stretches of a report, which agree with any words of the report that hold one of them."""

    text: str
    spans: tuple[tuple[int, int], ...]

    def agree(self, around: str) -> bool:
        return any(
            start <= first and last <= end for start, end in places_of(around, self.text) for first, last in self.spans
        )


@dataclass(frozen=True)
class Unnamed:
    """A report's words that name nobody."""

    text: str
    mentions: tuple[Mention, ...]

    def agree(self, words: str) -> bool:
        places = places_of(words, self.text)
        return bool(places) and not any(
            (start <= mention.start and mention.end <= end)
            or (mention.kind == "name" and mention.start < end and start < mention.end)
            for start, end in places
            for mention in self.mentions
        )


def view_location(location: Location | None) -> dict[str, Any]:
    """Where a place is, as the gallery writes it."""
    if location is None:
        return {"located": "none", "point": "none", "rival": "none"}
    known = location.latitude is not None
    return {
        "located": location.found,
        "point": f"{location.latitude:.1f} {location.longitude:.1f}" if known else "none",
        "rival": (location.runner_up.country if location.runner_up else None) or "none",
    }


@dataclass(frozen=True)
class Reading:
    """A record seen through the words of the gallery."""

    record: Record

    def items(self, kind: str) -> list[dict[str, Any]]:
        """Everything of one kind, each as a flat table. Raises KeyError where there is no such kind."""
        views: dict[str, Callable[[], list[dict[str, Any]]]] = {
            "attribution": lambda: [self.view_attribution(item) for item in self.record.attributions],
            "event": lambda: [self.view_event(item) for item in self.record.events],
            "time": lambda: [self.view_time(item) for item in self.record.times],
            "entity": lambda: [view for item in self.record.entities for view in self.view_entity(item)],
            "nobody": lambda: [self.view_nobody()],
            "furniture": lambda: [self.view_furniture(item) for item in self.record.report.furniture],
            "report": lambda: [self.view_report()],
        }
        return views[kind]()

    def view_attribution(self, item: Attribution) -> dict[str, Any]:
        parent = self._attribution(item.parent)
        return {
            "source": self._names(item.sources),
            "cue": " ".join(cue.text for cue in item.cues),
            "content": " ".join(content.text for content in item.contents),
            "form": item.form,
            "act": item.act,
            "parent": self._names(parent.sources) if parent else set(),
            "time": self._time(item.time),
            "time_found": item.time_found or "none",
        }

    def view_event(self, item: Event) -> dict[str, Any]:
        return {
            "type": item.type,
            "mode": item.mode,
            "trigger": item.trigger.text,
            "actors": [self._names((actor,)) for actor in item.actors],
            "recipients": [self._names((recipient,)) for recipient in item.recipients],
            "objects": [{plain(thing.text)} for thing in item.objects],
            "quantities": [{plain_amount(told)} for told in quantities_of(item)],
            "modality": item.modality,
            "factuality": item.factuality,
            "report_factuality": item.report_factuality,
            "place": self._names((item.place,)) if item.place else set(),
            "time": self._time(item.time),
            "time_found": item.time_found or "none",
            "under": next((event.type for event in self.record.events if event.id == item.under), None),
            "source": self._chain(item.attribution),
        }

    def view_time(self, item: Time) -> dict[str, Any]:
        return {
            "text": item.text,
            "type": item.type,
            "value": item.value,
            "from": item.from_ or "none",
            "to": item.to or "none",
            "anchor": item.anchor or "none",
            "precision": item.precision or "none",
            "guess": item.guess,
        }

    def view_entity(self, item: Entity) -> list[dict[str, Any]]:
        text, known = self.record.report.text, {entity.id: entity.name for entity in self.record.entities}
        shared = {
            "name": item.name,
            "kind": item.kind,
            "country": item.country or "none",
            "country_found": item.country_found or "none",
            "sector": item.sector or "none",
            "office": item.office or "none",
            "organization": item.organization or "none",
            "members": [{plain(known[member])} for member in item.members],
        }
        shared |= view_location(item.location)
        return [
            {
                "mention": mention.text,
                "within": Words(text, ((mention.start, mention.end),)),
                "with": Words(text, tuple((other.start, other.end) for other in item.mentions)),
                "mention_kind": mention.kind,
                "found": mention.found,
                "runner_up": known[mention.runner_up] if mention.runner_up else "none",
            }
            | shared
            for mention in item.mentions
        ]

    def view_nobody(self) -> dict[str, Any]:
        mentions = tuple(mention for entity in self.record.entities for mention in entity.mentions)
        return {"words": Unnamed(self.record.report.text, mentions)}

    def view_furniture(self, item: Furniture) -> dict[str, Any]:
        return {"words": self.record.report.text[item.start : item.end], "kind": item.kind}

    def view_report(self) -> dict[str, Any]:
        report, dateline = self.record.report, self.record.report.dateline
        return {
            "title": report.title,
            "byline": report.byline,
            "publisher": report.publisher,
            "published": report.published,
            "published_found": report.published_found,
            "place": dateline.place if dateline else None,
            "agency": dateline.agency if dateline else None,
            "date": dateline.date if dateline else None,
        }

    def _attribution(self, identity: str | None) -> Attribution | None:
        return next((item for item in self.record.attributions if item.id == identity), None)

    def _chain(self, identity: str | None) -> set[str]:
        """Every name of everybody on whose word something is told, the nearest and those beyond."""
        within = self._attribution(identity)
        return self._names(within.sources) | self._chain(within.parent) if within else set()

    def _time(self, identity: str | None) -> str:
        return next((item.value for item in self.record.times if item.id == identity), "none")

    def _names(self, references: tuple[Reference, ...]) -> set[str]:
        """Every way to name those referred to: the words as they stand, and the entity's name."""
        known = {entity.id: entity.name for entity in self.record.entities}
        names = {plain(reference.text) for reference in references}
        return names | {plain(known[reference.entity]) for reference in references if reference.entity}
