"""Items of a dump as facts: who held which position, in passes over the file that keep only what a later one needs."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from onrecord.entities.register.wikidata.facts import GENDERS, Fact, Side, Skipped, partial_day, spellings_like
from onrecord.entities.register.wikidata.objects import read_items


class Datavalue(msgspec.Struct):
    value: Any = None


class Snak(msgspec.Struct):
    snaktype: str = "value"
    datavalue: Datavalue | None = None


class Qualifiers(msgspec.Struct):
    """Start time, end time, of, applies to jurisdiction."""

    P580: list[Snak] = []
    P582: list[Snak] = []
    P642: list[Snak] = []
    P1001: list[Snak] = []


class Statement(msgspec.Struct):
    mainsnak: Snak
    rank: str = "normal"
    qualifiers: Qualifiers | list[Any] = []


class Claims(msgspec.Struct):
    """Position held, sex, day of death; of a position: jurisdiction, organization directed, country; of a country: its
    ISO 3166-1 alpha-3 code.
    """

    P39: list[Statement] = []
    P21: list[Statement] = []
    P570: list[Statement] = []
    P1001: list[Statement] = []
    P2389: list[Statement] = []
    P17: list[Statement] = []
    P298: list[Statement] = []


class Label(msgspec.Struct):
    value: str


class Labels(msgspec.Struct):
    """English, or the label for all languages."""

    en: Label | None = None
    mul: Label | None = None
    british: Label | None = msgspec.field(default=None, name="en-gb")


class Aliases(msgspec.Struct):
    en: list[Label] = []
    mul: list[Label] = []


class Item(msgspec.Struct):
    """What is read of an item; dumps write what is empty as a list."""

    id: str = ""
    labels: Labels | list[Any] = []
    aliases: Aliases | list[Any] = []
    claims: Claims | list[Any] = []

    def name(self) -> str:
        """Its English label; empty where it has none."""
        labels = self.labels if isinstance(self.labels, Labels) else Labels()
        label = labels.en or labels.mul or labels.british
        return " ".join(label.value.split()) if label else ""

    def statements(self) -> Claims:
        """Its claims, be they none."""
        return self.claims if isinstance(self.claims, Claims) else Claims()


class Known(msgspec.Struct):
    """What a later pass learns of a position, a body or a country."""

    name: str
    code: str
    sides: list[str]


@dataclass(slots=True)
class Gathered:
    """What the passes hold in memory: positions and the bodies they belong to."""

    needed: set[str] = field(default_factory=set)
    known: dict[str, Known] = field(default_factory=dict)

    def side(self, item_id: str) -> Side:
        """A country or body by its id, with what the file tells of it."""
        known = self.known.get(item_id)
        return Side(item_id, known.name, known.code) if known else Side(item_id)


ITEMS = msgspec.json.Decoder(Item)
FACTS = msgspec.json.Decoder(Fact)


def read_dump(path: Path) -> Iterator[Fact | Skipped]:
    """A fact for each statement that somebody held a position.

    Reads the file two or three times: who held what goes to a temporary file, then the items of the positions are
    looked up, then those of the bodies that only these name.
    """
    gathered = Gathered()
    with tempfile.TemporaryFile() as spool:
        for fact in _facts_without_labels(path, gathered):
            if isinstance(fact, Skipped):
                yield fact
            else:
                spool.write(msgspec.json.encode(fact) + b"\n")
        _look_up(path, gathered)
        gathered.needed |= {side for known in gathered.known.values() for side in known.sides}
        if gathered.needed - gathered.known.keys():
            _look_up(path, gathered)
        spool.seek(0)
        for line in spool:
            yield _label(FACTS.decode(line), gathered)


def _items(path: Path) -> Iterator[tuple[str, Item] | Skipped]:
    for found in read_items(path):
        if isinstance(found, Skipped):
            yield found
            continue
        try:
            yield f"line {found[0]}", ITEMS.decode(found[1])
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            yield Skipped(f"line {found[0]}", f"unreadable: {error}")


def _facts_without_labels(path: Path, gathered: Gathered) -> Iterator[Fact | Skipped]:
    for found in _items(path):
        if isinstance(found, Skipped):
            yield found
            continue
        where, item = found
        if not item.statements().P39:
            yield Skipped(f"{item.id}, {where}", "items of nobody who held a position")
        for statement in item.statements().P39:
            fact = _fact_of(f"{item.id}, {where}", item, statement)
            if isinstance(fact, Fact):
                gathered.needed |= {fact.position_id, *(side.id for side in fact.of)}
            yield fact


def _fact_of(where: str, item: Item, statement: Statement) -> Fact | Skipped:
    if statement.rank == "deprecated":
        return Skipped(where, "a statement that Wikidata holds for wrong")
    position = _id_in(statement.mainsnak)
    if not position:
        return Skipped(where, "a position that is not told")
    if not (person := item.name()):
        return Skipped(where, "a person without an English name")
    told = statement.qualifiers if isinstance(statement.qualifiers, Qualifiers) else Qualifiers()
    claims = item.statements()
    end = _day_in(told.P582)
    open_ended = not told.P582 or told.P582[0].snaktype == "novalue"
    return Fact(
        where=where,
        person_id=item.id,
        person=person,
        others=_spellings_of(item, person),
        gender=next((GENDERS.get(_id_in(sex.mainsnak), "") for sex in claims.P21), ""),
        position_id=position,
        of=tuple(Side(side) for snak in [*told.P642, *told.P1001] if (side := _id_in(snak))),
        start=_day_in(told.P580),
        end=end,
        over=not end and not (open_ended and not claims.P570),
    )


def _spellings_of(item: Item, person: str) -> tuple[str, ...]:
    aliases = item.aliases if isinstance(item.aliases, Aliases) else Aliases()
    return spellings_like(person, [alias.value for alias in [*aliases.en, *aliases.mul]])


def _id_in(snak: Snak) -> str:
    value = snak.datavalue.value if snak.datavalue else None
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) else ""


def _day_in(snaks: list[Snak]) -> str:
    value = snaks[0].datavalue.value if snaks and snaks[0].datavalue else None
    return partial_day(value.get("time"), value.get("precision")) if isinstance(value, dict) else ""


def _look_up(path: Path, gathered: Gathered) -> None:
    """Learn what the file tells of the items that are needed."""
    missing = gathered.needed - gathered.known.keys()
    for found in _items(path):
        if not isinstance(found, Skipped) and found[1].id in missing:
            item, claims = found[1], found[1].statements()
            owners = [*claims.P1001, *claims.P2389, *claims.P17]
            sides = [side for statement in owners if (side := _id_in(statement.mainsnak))]
            codes = [code.mainsnak.datavalue.value for code in claims.P298 if code.mainsnak.datavalue]
            code = next((code for code in codes if isinstance(code, str)), "")
            gathered.known[item.id] = Known(item.name(), code, sides)


def _label(fact: Fact, gathered: Gathered) -> Fact:
    known = gathered.known.get(fact.position_id)
    return msgspec.structs.replace(
        fact,
        position=known.name if known else "",
        of=tuple(gathered.side(side.id) for side in fact.of),
        sides=tuple(map(gathered.side, known.sides)) if known else (),
    )
