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
    seat: str | None = None
    """Of a body: the city where it sits."""
    seat_of: "Who | None" = None
    """Of a capital: the country for whose government its name also stands."""
    people_of: "Who | None" = None
    """Of a demonym: the country whose people or adjective these words are."""
