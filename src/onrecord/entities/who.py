"""Somebody whom the register knows."""

from dataclasses import dataclass

from onrecord.records import EntityKind


@dataclass(frozen=True, slots=True)
class Who:
    """One row of the register: what is known of a name before any report is read."""

    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    wikidata: str | None = None
    office: str | None = None
    organization: str | None = None
    seat: bool = False
    """A capital: its name also stands for the government of its country."""
    demonym: bool = False
    """These words name the people or are the adjective, not the country's own name."""
