"""From the tables of a user's file to types, with every fault on the way."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

import msgspec

from onrecord.events.conditions import CONDITIONS, VALUED
from onrecord.events.frames import Frame, Need, Slots, compile_need, compile_slots, load_classes
from onrecord.events.own.definitions import Example, OwnRole, OwnTrigger, OwnType
from onrecord.events.own.faults import Fault, Lines, Path, find_lines, name_place
from onrecord.events.own.tables import WORD_NAME, Clause, ExampleTable, RoleTable, Table, TriggerTable, TypeTable
from onrecord.events.roles import SLOTS
from onrecord.records import EventType

PREPOSITIONS = frozenset({
    "about", "above", "across", "after", "against", "along", "among", "around", "as", "at", "before", "behind", "below",
    "beneath", "beside", "between", "beyond", "by", "despite", "during", "for", "from", "in", "inside", "into", "like",
    "near", "of", "off", "on", "onto", "out", "outside", "over", "per", "regarding", "since", "through", "throughout",
    "to", "toward", "towards", "under", "until", "up", "upon", "via", "with", "within", "without",
})  # fmt: skip
PARTY_CLASSES = frozenset({"party", "place", "state"})
"""Classes of parties that stand in no table: whoever can act, a place, who has a state's or a body's power."""
_WORDED = frozenset({"part", "prep", "mod", "child", "comp"})
"""Conditions whose values are words, not classes of things."""
_SIDES = ("actor", "recipient", "object")
_TAKEN = frozenset({"place", "time", "trigger", "type"})
_CLAUSES: Mapping[str | None, Clause] = {
    "AGREE": "promised",
    "REQUEST": "requested",
    "THREATEN": "threatened",
    "REJECT": "refused",
    "ACCUSE": "accused",
}
"""What stands under a type that is like one of these, where a trigger does not say."""
_AT = re.compile(r" - at `\$\.?(.*?)`$")
_LINE = re.compile(r"\(at line (\d+)")
MOST_FAULTS, MOST_TYPES, MOST_ROLES, MOST_TRIGGERS = 200, 500, 30, 200
"""Of a file, of a file, of a type, of a type."""
_LONGEST_NAME = 40
_WRITE_TYPE = "Begin with [[types]], name and description."

Read = TypeVar("Read", bound=Table)


class _TooManyError(Exception):
    """So many faults that nobody will read more."""


@dataclass(slots=True)
class _Notes:
    """The faults found so far, and what is needed to say where they stand."""

    lines: Lines
    names: list[str] = field(default_factory=list)
    """The name of each type, by its place in the file."""
    faults: list[Fault] = field(default_factory=list)

    def add(self, path: Path, code: str, detail: str, remedy: str) -> None:
        line, place = self.lines.find(path), name_place(path, self.names)
        self.faults.append(Fault(line=line, place=place, code=code, detail=detail, remedy=remedy))
        if len(self.faults) >= MOST_FAULTS:
            raise _TooManyError


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a file: the types that are sound, every fault by line, and the examples' table of entities."""

    types: tuple[OwnType, ...]
    faults: tuple[Fault, ...]
    entities: str | None = None


def check_text(text: str) -> Checked:
    """The types and the faults of a file's text."""
    notes = _Notes(find_lines(text))
    try:
        tables = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        at = _LINE.search(str(error))
        reason = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        detail = f"It is no TOML: {reason}."
        fault = Fault(line=int(at[1]) if at else 0, place="", code="not_toml", detail=detail, remedy="Mend it there.")
        return Checked((), (fault,))
    types: tuple[OwnType, ...] = ()
    entities = None
    with suppress(_TooManyError):
        entities = _check_entities(tables, notes)
        types = tuple(_check_file(tables, notes))
    by_line = sorted(notes.faults, key=lambda fault: (fault.line, fault.place, fault.code, fault.detail))
    return Checked(types, tuple(by_line), entities)


def _check_entities(tables: Mapping[str, Any], notes: _Notes) -> str | None:
    entities = tables.get("entities")
    if entities is None or isinstance(entities, str):
        return entities
    notes.add(("entities",), "malformed", "'entities' is no path.", 'Write entities = "entities.tsv".')
    return None


def _check_file(tables: Mapping[str, Any], notes: _Notes) -> Iterator[OwnType]:
    for key in tables.keys() - {"classes", "entities", "types"}:
        notes.add((key,), "key_unknown", f"There is no key {key!r} here.", "Keys here: classes, entities, types.")
    found = tables.get("types")
    if not isinstance(found, list) or not found or not all(isinstance(each, dict) for each in found):
        notes.add(("types",), "no_types", "The file holds no list of types.", _WRITE_TYPE)
        return
    if len(found) > MOST_TYPES:
        detail = f"The file holds {len(found):,} types, more than {MOST_TYPES}."
        notes.add(("types", 0), "too_many", detail, "Make several files of it, for several readings.")
        return
    notes.names = [str(each.get("name", "")) for each in found]
    classes = _check_classes(tables.get("classes", {}), notes)
    for number, table in enumerate(found):
        kind = _check_type(table, ("types", number), classes, notes)
        if kind is not None:
            yield kind


def _check_classes(given: object, notes: _Notes) -> dict[str, frozenset[str]]:
    """The words of each of the user's own classes, as conditions compare them."""
    if not isinstance(given, dict):
        notes.add(
            ("classes",), "classes_malformed", "[classes] is no table.", 'Write drone = ["drone", "UAV"] under it.'
        )
        return {}
    ours = {name for table in ("object_kinds", "party_nouns") for each in load_classes(table).values() for name in each}
    classes = {}
    for name, words in given.items():
        path: Path = ("classes", name)
        if not re.fullmatch(WORD_NAME, name) or name in ours | PARTY_CLASSES:
            why = "is one of On Record's own" if name in ours | PARTY_CLASSES else "is no name"
            notes.add(path, "class_name", f"{name!r} {why}.", "Choose another, of small letters, digits and _.")
        elif (
            not isinstance(words, list)
            or not words
            or not all(isinstance(word, str) and word.strip() for word in words)
        ):
            notes.add(path, "class_words", f"The class {name!r} holds no words.", "Write a list of words in quotes.")
        else:
            classes[name] = frozenset(spelling for word in words for spelling in _spell(word))
    return classes


def _spell(word: str) -> tuple[str, str]:
    """A word of a class as conditions compare it: small letters, "_" between two; with its plural, which names keep."""
    plain = "_".join(word.lower().split())
    return plain, f"{plain}s"


def _read(table: object, kind: type[Read], path: Path, notes: _Notes) -> Read | None:
    """A table in its form, or None with its fault noted."""
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        at = _AT.search(str(error))
        inner = tuple(part for part in re.split(r"[.\[\]]+", at[1]) if part) if at else ()
        unknown = re.search(r"unknown field `(.+?)`", str(error))
        field_path = (*path, *inner, *((unknown[1],) if unknown else ()))
        names = ", ".join(field.encode_name for field in msgspec.structs.fields(kind))
        reason = _AT.sub("", str(error)).replace("Object", "The table").replace("field", "key")
        notes.add(field_path, "malformed", f"{reason}.", f"Keys here: {names}.")
        return None


def _check_type(
    given: dict[str, Any], path: Path, classes: Mapping[str, frozenset[str]], notes: _Notes
) -> OwnType | None:
    before = len(notes.faults)
    own = {key: value for key, value in given.items() if key not in ("roles", "triggers", "examples")}
    head = _read(own, TypeTable, path, notes)
    if head is not None:
        _check_name(head.name, path, notes)
    roles = _check_roles(given.get("roles", {}), path, classes, notes)
    like = head.like if head is not None else None
    name = head.name if head is not None else ""
    triggers = [
        trigger
        for table, place in _list_tables(given, "triggers", path, notes)
        if (trigger := _check_trigger(table, place, (name, like), roles, classes, notes))
    ]
    examples = [
        example
        for table, place in _list_tables(given, "examples", path, notes)
        if (example := _check_example(table, place, roles, notes))
    ]
    if len(notes.faults) == before:  # else the missing slots may be those of a trigger that cannot be read
        _check_fillable(roles, triggers, path, notes)
    if head is None or len(notes.faults) > before:
        return None
    return OwnType(
        name=head.name,
        description=head.description,
        line=notes.lines.find(path),
        like=head.like,
        replace=head.replace,
        roles=tuple(roles.values()),
        triggers=tuple(triggers),
        examples=tuple(examples),
    )


def _check_name(name: str, path: Path, notes: _Notes) -> None:
    place = (*path, "name")
    if name in get_args(EventType):
        notes.add(place, "name_taken", f"{name} is one of PLOVER's types.", f'Choose another, with like = "{name}".')
    first = notes.names.index(name)
    if ("types", first) != path:
        line = notes.lines.find(("types", first))
        notes.add(place, "name_twice", f"There is a type {name} in line {line}.", "Give each type a name of its own.")


def _list_tables(given: dict[str, Any], key: str, path: Path, notes: _Notes) -> Iterator[tuple[object, Path]]:
    """The tables of one array within a type, each with its place."""
    tables = given.get(key, [])
    if not isinstance(tables, list):
        notes.add((*path, key), "malformed", f"{key!r} is no list of tables.", f"Write [[types.{key}]].")
    elif not tables and key == "triggers":
        notes.add(
            path, "no_triggers", "The type has no trigger.", 'Write [[types.triggers]] with words and pos = "verb".'
        )
    elif key == "triggers" and len(tables) > MOST_TRIGGERS:
        detail = f"The type has {len(tables):,} triggers, more than {MOST_TRIGGERS}."
        notes.add(path, "too_many", detail, "Put words with the same slots into one trigger.")
    else:
        yield from ((table, (*path, key, number)) for number, table in enumerate(tables))


def _check_roles(given: object, path: Path, classes: Mapping[str, frozenset[str]], notes: _Notes) -> dict[str, OwnRole]:
    place = (*path, "roles")
    if not isinstance(given, dict):
        notes.add(place, "malformed", "'roles' is no table.", "Write [types.roles.NAME] for each role.")
        return {}
    if len(given) > MOST_ROLES:
        detail = f"The type has {len(given):,} roles, more than {MOST_ROLES}."
        notes.add(place, "too_many", detail, "Leave out some, or make two types of it.")
        return {}
    roles: dict[str, OwnRole] = {}
    for name, table in given.items():
        read = _read(table, RoleTable, (*place, name), notes)
        if read is not None and (role := _check_role(name, read, (*place, name), classes, notes)):
            other = next((other for other in roles.values() if role.side and other.side == role.side), None)
            if other is not None:
                detail = f"{other.name!r} is the {role.side} already."
                notes.add(
                    (*place, name), "side_twice", detail, "Only one role can be each of actor, recipient, object."
                )
            roles[name] = role
    for role in roles.values():
        if role.counts is not None and (
            role.counts not in roles or roles[role.counts].counts or roles[role.counts].values
        ):
            detail = f"There is no role {role.counts!r} with words that could be counted."
            notes.add((*place, role.name, "counts"), "role_unknown", detail, _suggest(role.counts, roles))
    return roles


def _check_role(
    name: str, table: RoleTable, path: Path, classes: Mapping[str, frozenset[str]], notes: _Notes
) -> OwnRole | None:
    if not re.fullmatch(WORD_NAME, name) or name in _TAKEN:
        why = "is found for every event, and no role" if name in _TAKEN else "is no name of a role"
        notes.add(path, "role_name", f"{name!r} {why}.", "Choose another, of small letters, digits and _.")
        return None
    side = table.side or (name if name in _SIDES else None)
    if name in _SIDES and side != name:
        notes.add((*path, "as"), "role_name", f"A role called {name!r} is that side.", f'Write as = "{name}".')
    ways = [bool(table.counts), table.values is not None, bool(table.slots or table.classes or side)]
    if sum(ways) > 1:
        detail = "A role has slots, or counts another, or has values: only one of these."
        notes.add(path, "role_mixed", detail, "Make two roles of it.")
    if table.values == {}:
        notes.add((*path, "values"), "malformed", "There are no values.", 'Write delivered = ["deliver", "send"].')
    values = tuple((value, frozenset(map(str.lower, words))) for value, words in (table.values or {}).items())
    return OwnRole(
        name=name,
        side=side,
        slots=_check_slots(table.slots, (*path, "slots"), notes),
        classes=_expand(table.classes or (), classes),
        counts=table.counts,
        values=values,
        required=table.required,
    )


def _expand(names: Iterable[str], classes: Mapping[str, frozenset[str]], mark: str = "=") -> frozenset[str]:
    """Names of classes, the user's own as the words that they hold: marked, for some are names of our classes too."""
    return frozenset(
        value
        for name in names
        for value in ({f"{mark}{word}" for word in classes[name]} if name in classes else {"_".join(name.split())})
    )


def _check_slots(written: str, path: Path, notes: _Notes) -> Slots:
    slots = compile_slots("".join(written.split()))
    known = SLOTS | PREPOSITIONS
    for slot in (slot for way in slots for slot in way if slot not in known):
        notes.add(
            path, "slot_unknown", f"There is no slot {slot!r}.", _suggest(slot, known, "Slots: see docs/types.md.")
        )
    return slots


def _suggest(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What may have been meant."""
    names = sorted(known)
    near = get_close_matches(word, names, 1) if len(word) <= _LONGEST_NAME else []
    return f"Did you mean {near[0]!r}?" if near else otherwise or f"Known: {', '.join(names) or 'none'}."


def _check_trigger(
    given: object,
    path: Path,
    kind: tuple[str, EventType | None],
    roles: Mapping[str, OwnRole],
    classes: Mapping[str, frozenset[str]],
    notes: _Notes,
) -> OwnTrigger | None:
    table = _read(given, TriggerTable, path, notes)
    if table is None:
        return None
    for word in (word for word in table.words if len(word.split()) > 1):
        remedy = f"Write {word.split()[0]!r}, with the others in needs: “part:over”, “obj:…”, “mod:…”."
        notes.add((*path, "words"), "word_several", f"{word!r} is more than one word.", remedy)
    slots = {name: role.slots for name, role in roles.items() if role.slots}
    for name, written in table.roles.items():
        place = (*path, "roles", name)
        if name not in roles:
            notes.add(place, "role_unknown", f"The type has no role {name!r}.", _suggest(name, roles))
        elif roles[name].counts or roles[name].values:
            notes.add(place, "role_mixed", f"The role {name!r} stands in no slot.", "Leave it out here.")
        else:
            slots[name] = _check_slots(written, place, notes)
    name, like = kind
    frame = Frame(
        type=name,
        mode=None,
        part=table.pos,
        actor=_slots_of("actor", roles, slots),
        recipient=_slots_of("recipient", roles, slots),
        object=_slots_of("object", roles, slots),
        clause=_CLAUSES.get(like, "") if table.clause is None else table.clause,
        needs=tuple(_check_need(word, (*path, "needs"), classes, notes) for word in table.needs.split()),
    )
    words = tuple(word.strip().lower() for word in table.words)
    return OwnTrigger(words=words, frame=frame, slots=slots, needs=table.needs)


def _slots_of(side: str, roles: Mapping[str, OwnRole], slots: Mapping[str, Slots]) -> Slots:
    return next((slots.get(role.name, ()) for role in roles.values() if role.side == side), ())


def _check_need(word: str, path: Path, classes: Mapping[str, frozenset[str]], notes: _Notes) -> Need:
    need = compile_need(word)
    known = VALUED | PREPOSITIONS if need.values else CONDITIONS
    if need.key not in known:
        kind = "with values" if need.values else "without values"
        remedy = _suggest(need.key, known, "Conditions: see docs/types.md.")
        notes.add(path, "condition_unknown", f"There is no condition {need.key!r} {kind}.", remedy)
    if need.key in ("actor", "recipient") and need.values:
        parties = {name for each in load_classes("party_nouns").values() for name in each} | PARTY_CLASSES
        for value in sorted(need.values - parties):
            notes.add(path, "class_unknown", f"There is no class of parties {value!r}.", _suggest(value, parties))
        return need
    mark = "" if need.key in _WORDED else "="
    return Need(need.key, _expand(need.values, classes, mark), need.negated)


def _check_example(given: object, path: Path, roles: Mapping[str, OwnRole], notes: _Notes) -> Example | None:
    table = _read(given, ExampleTable, path, notes)
    if table is None:
        return None
    if table.none and (table.trigger or table.roles or table.modality or table.factuality):
        detail = "It says what is to be found, and that nothing is."
        notes.add(path, "example_mixed", detail, "Leave out none = true, or the rest.")
    for name in table.roles.keys() - roles.keys():
        notes.add((*path, "roles", name), "role_unknown", f"The type has no role {name!r}.", _suggest(name, roles))
    return Example(
        line=notes.lines.find(path),
        text=table.text,
        none=table.none,
        trigger=table.trigger,
        roles={name: (words,) if isinstance(words, str) else tuple(words) for name, words in table.roles.items()},
        modality=table.modality,
        factuality=table.factuality,
    )


def _check_fillable(roles: Mapping[str, OwnRole], triggers: Sequence[OwnTrigger], path: Path, notes: _Notes) -> None:
    """Roles that no trigger gives a place."""
    for role in roles.values():
        if not (role.counts or role.values or role.slots or any(trigger.slots.get(role.name) for trigger in triggers)):
            detail = f"No slot is given for the role {role.name!r}."
            notes.add((*path, "roles", role.name), "no_slots", detail, 'Write slots = "subj" there, or in a trigger.')
