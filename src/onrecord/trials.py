"""A user's file of event types tried out: its faults, its own examples, and what it would find in given reports."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from onrecord.errors import PageRefused
from onrecord.events.frames import PARTS, Slots
from onrecord.events.own.definitions import Example, OwnTrigger, OwnType
from onrecord.events.own.faults import Fault
from onrecord.events.own.loading import check_file
from onrecord.ledger import sentence_around
from onrecord.pages import Intake, open_pages
from onrecord.pipeline import make_or_refuse, read_page, read_pages, run_stages, stages_for
from onrecord.records import Event, Factuality, Modality, Page, Record, Span
from onrecord.settings import Settings

_ARTICLES = frozenset({"a", "an", "the"})
_LONGEST = 300


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An event of the user's own type, found in a report or an example."""

    report: str
    """The report's id."""
    title: str | None
    type: str
    trigger: Span
    sentence: str
    roles: Mapping[str, tuple[str, ...]]
    """The words or the values in each role."""
    modality: Modality
    factuality: Factuality
    confidence: float


class TriedExample(msgspec.Struct, frozen=True, kw_only=True):
    """An example with the events of its type that were found in it."""

    line: int
    text: str
    none: bool
    found: tuple[Match, ...]


class TriedTrigger(msgspec.Struct, frozen=True, kw_only=True):
    """A trigger as it was understood."""

    words: tuple[str, ...]
    pos: str
    slots: Mapping[str, str]
    needs: str
    clause: str


class TriedType(msgspec.Struct, frozen=True, kw_only=True):
    """A type as it was understood, with its examples."""

    name: str
    description: str
    like: str | None
    replace: bool
    roles: tuple[str, ...]
    triggers: tuple[TriedTrigger, ...]
    examples: tuple[TriedExample, ...]


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: sound where it has no faults."""

    path: str
    digest: str | None
    """The file's SHA-256, as `reader.types` of a record has it; null where it cannot be read."""
    faults: tuple[Fault, ...]
    types: tuple[TriedType, ...]
    matches: tuple[Match, ...] = ()
    """What it finds in the reports given."""
    refused: tuple[str, ...] = ()
    """The reports that could not be read, and why."""


def try_types(path: Path, settings: Settings, reports: Sequence[str] = ()) -> Trial:
    """What a file of event types finds in its own examples, and in reports: files, folders or `-`.

    Examples and reports are tried only where the file has no fault of form. Raises ModelMissing, and
    SettingInvalid where a table of entities cannot be used.
    """
    types, faults = check_file(path)
    if faults:
        told = tuple(_tell_type(kind, ()) for kind in types.types)
        return Trial(path=str(path), digest=types.digest, faults=faults, types=told)
    settings = msgspec.structs.replace(settings, types_path=path)
    found: list[Fault] = []
    known = settings
    if types.entities is not None:
        known = msgspec.structs.replace(settings, entities_path=path.parent / types.entities)
    tried = tuple(_tell_type(kind, tuple(_try_examples(kind, known, found))) for kind in types.types)
    names = frozenset(kind.name for kind in types.types)
    matches: list[Match] = []
    refused: list[str] = []
    for result in read_pages(open_pages(reports, Intake(settings)), settings):
        if isinstance(result, PageRefused):
            refused.append(str(result))
        else:
            matches += find_matches(result, names)
    found.sort(key=lambda fault: (fault.line, fault.code, fault.detail))
    return Trial(
        path=str(path),
        digest=types.digest,
        faults=tuple(found),
        types=tried,
        matches=tuple(matches),
        refused=tuple(refused),
    )


def find_matches(record: Record, names: Iterable[str]) -> Iterator[Match]:
    """The events of those types in a record."""
    names = frozenset(names)
    return (_match(record, event) for event in record.events if event.type in names)


def _match(record: Record, event: Event) -> Match:
    words = {
        name: tuple(dict.fromkeys(each.value or " ".join(each.text.split()) for each in event.roles[name]))
        for name in event.roles
    }
    return Match(
        report=record.id,
        title=record.report.title,
        type=event.type,
        trigger=event.trigger,
        sentence=" ".join(sentence_around(record.report.text, event.trigger).text.split()),
        roles=words,
        modality=event.modality,
        factuality=event.factuality,
        confidence=event.confidence,
    )


def _tell_type(kind: OwnType, examples: tuple[TriedExample, ...]) -> TriedType:
    return TriedType(
        name=kind.name,
        description=kind.description,
        like=kind.like,
        replace=kind.replace,
        roles=tuple(role.name for role in kind.roles),
        triggers=tuple(_tell_trigger(trigger) for trigger in kind.triggers),
        examples=examples,
    )


def _tell_trigger(trigger: OwnTrigger) -> TriedTrigger:
    slots = {name: write_slots(slots) for name, slots in trigger.slots.items() if slots}
    frame = trigger.frame
    return TriedTrigger(words=trigger.words, pos=frame.part, slots=slots, needs=trigger.needs, clause=frame.clause)


def write_slots(slots: Slots) -> str:
    """Slots as the file has them: `subj/by+of`."""
    return "/".join("+".join(way) for way in slots)


def _try_examples(kind: OwnType, settings: Settings, faults: list[Fault]) -> Iterator[TriedExample]:
    for number, example in enumerate(kind.examples, 1):
        place = f"{kind.name}, example {number}"
        page = Page(address=place, content=example.text, form="exact")
        record = make_or_refuse(partial(read_page, settings=settings), page)
        found: tuple[Match, ...] = ()
        if isinstance(record, PageRefused):
            detail = f"It cannot be read as a report: {record.reason}"
            faults.append(_fault(example, place, "example_refused", detail, "Write a whole English sentence."))
        else:
            found = tuple(find_matches(record, (kind.name,)))
            faults.extend(_judge(kind, example, place, found, settings))
        yield TriedExample(line=example.line, text=example.text, none=example.none, found=found)


def _judge(kind: OwnType, example: Example, place: str, found: Sequence[Match], settings: Settings) -> Iterator[Fault]:
    """What is wrong with what was found in an example, if anything is."""
    if example.none:
        if found:
            detail = f"A {kind.name} is found at “{found[0].trigger.text}”, and none should be."
            yield _fault(
                example, place, "example_matched", detail, "Narrow its trigger with `needs`, `classes` or `required`."
            )
    elif not found:
        detail = f"No {kind.name} is found in “{example.text}”."
        yield _fault(example, place, "example_missed", detail, _advise(kind, example, settings))
    else:
        differences = min((list(_differ(kind, example, match)) for match in found), key=len)
        if differences:
            remedy = "Mend the slots, or the example."
            yield _fault(example, place, "example_differs", f"{'; '.join(differences)}.", remedy)


def _advise(kind: OwnType, example: Example, settings: Settings) -> str:
    """What to do about an example in which nothing is found."""
    page = Page(address="example", content=example.text, form="exact")
    doc = run_stages(stages_for("parse"), {"page": page}, settings)["parse"].doc
    words = {(token.lemma_.lower(), PARTS[token.pos_]): None for token in doc if token.pos_ in PARTS}
    known = {(word, trigger.frame.part) for trigger in kind.triggers for word in trigger.words}
    there = [f"{word!r} ({part})" for word, part in words if (word, part) in known]
    if there:
        return f"The trigger {there[0]} is there: loosen its `needs`, or a role's slots, `classes` or `required`."
    told = ", ".join(f"{word} ({part})" for word, part in words)
    return f"No trigger's word is there. Its words, as triggers are compared with them: {told[:_LONGEST]}."


def _differ(kind: OwnType, example: Example, match: Match) -> Iterator[str]:
    """How a match is not what an example expects, a piece for each difference."""
    if example.trigger is not None and _plain(example.trigger) != _plain(match.trigger.text):
        yield f"the event is found at “{match.trigger.text}”, not at “{example.trigger}”"
    for name, expected in example.roles.items():
        found = match.roles.get(name, ())
        if sorted(map(_plain, expected)) != sorted(map(_plain, found)):
            told = ", ".join(f"“{words}”" for words in found) or "nothing"
            yield f"{name} is {told}, not {', '.join(f'“{words}”' for words in expected) or 'nothing'}"
    for name, wanted, got in (
        ("modality", example.modality, match.modality),
        ("factuality", example.factuality, match.factuality),
    ):
        if wanted is not None and wanted != got:
            yield f"{name} is {got}, not {wanted}"


def _plain(words: str) -> str:
    """Words without case, article and line ends."""
    parts = words.casefold().split()
    return " ".join(parts[1:] if len(parts) > 1 and parts[0] in _ARTICLES else parts)


def _fault(example: Example, place: str, code: str, detail: str, remedy: str) -> Fault:
    return Fault(line=example.line, place=place, code=code, detail=detail[:1].upper() + detail[1:], remedy=remedy)
