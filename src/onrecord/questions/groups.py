"""Findings in groups by how surely they are put, copies of one wording joined, and the sentence that sums them up."""

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from onrecord.ledger import fold
from onrecord.questions.answer import Finding, Group, Statement
from onrecord.questions.chains import UNNAMED

GROUPS = (
    "asserted",
    "alleged",
    "probable or possible",
    "left open",
    "planned",
    "threatened",
    "requested",
    "considered",
    "urged",
    "urged against",
    "conditional",
    "no evidence",
    "denied",
    "unmentioned",
)
"""In the order shown."""

NOT_ASSERTED = "Nothing on record asserts that it happened."

_GROUP_OF = {
    "negated": "denied",
    "no_evidence": "no evidence",
    "possible": "probable or possible",
    "considered": "considered",
    "intended": "planned",
    "promised": "planned",
    "requested": "requested",
    "urged": "urged",
    "urged_against": "urged against",
    "threatened": "threatened",
    "alleged": "alleged",
    "conditional": "conditional",
    "unmentioned": "unmentioned",
}

Item = TypeVar("Item", Finding, Statement)


def group_of(finding: Finding) -> str:
    """How surely a finding is put. Only what its source holds as certain fact is asserted."""
    if finding.modality == "possible" and finding.factuality == "UU":  # asked, not said
        return "left open"
    if finding.modality != "actual":
        return _GROUP_OF[finding.modality]
    if finding.factuality == "CT+":
        return "asserted"
    return "denied" if finding.factuality.endswith("-") else "probable or possible"


def group_findings(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The groups that are not empty, in order."""
    gathered: dict[str, list[Finding]] = {name: [] for name in GROUPS}
    for finding in findings:
        gathered[group_of(finding)].append(finding)
    joined = {name: tuple(newest_first(join_copies(group))) for name, group in gathered.items()}
    return tuple(Group(name=name, findings=group) for name, group in joined.items() if group)


def join_copies(items: Iterable[Item]) -> list[Item]:
    """One item, the earliest, for each wording, with the ids of the other reports that have it too."""
    copies: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        copies.setdefault(_wording(item), []).append(item)
    return [_join(sorted(same, key=_age)) for same in copies.values()]


def newest_first(items: Iterable[Item]) -> list[Item]:
    """By day of publication, the undated last, then by id and place."""
    placed = sorted(items, key=lambda item: (item.report.id, item.words.start))
    return sorted(placed, key=lambda item: item.report.published or "", reverse=True)


def sum_up(groups: Iterable[Group], partial: Iterable[Group] = ()) -> str:
    """How many sources assert it and how many deny it: what is said, never what is so."""
    voices = {group.name: {_voice(finding) for finding in group.findings} for group in groups}
    everyone = set().union(*voices.values())
    if not everyone:
        return NOT_ASSERTED if any(partial) else "Nothing on record is about it."
    asserting, denying = voices.get("asserted", set()), voices.get("denied", set())
    denial = f"{len(denying)} {'denies' if len(denying) == 1 else 'deny'} it"
    if not asserting:
        denied = f" {denial[0].upper()}{denial[1:]}." if denying else ""
        return f"{NOT_ASSERTED}{denied}"
    verb = "asserts" if len(asserting) == 1 else "assert"
    sources = "source" if len(everyone) == 1 else "sources"
    return f"{len(asserting)} of {len(everyone)} {sources} {verb} that it happened{f'; {denial}' if denying else ''}."


def _wording(item: Finding | Statement) -> tuple[str, ...]:
    own = (item.type, item.trigger.text) if isinstance(item, Finding) else tuple(one.text for one in item.contents)
    return " ".join(item.words.text.split()), *own


def _age(item: Finding | Statement) -> tuple[bool, str, str, int]:
    return item.report.published is None, item.report.published or "", item.report.id, item.words.start


def _join(same: list[Item]) -> Item:
    first = same[0]
    others = dict.fromkeys(other.report.id for other in same if other.report.id != first.report.id)
    return msgspec.structs.replace(first, also_in=tuple(others))


def _voice(finding: Finding) -> str:
    """Who speaks. Sources without a name are as many as their reports."""
    source = finding.sources[0]
    return f"{UNNAMED} in {finding.report.id}" if source == UNNAMED else fold(source)
