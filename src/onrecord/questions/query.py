"""What a question asks for, as a proposition with gaps."""

from typing import Self

import msgspec

from onrecord.ledger import fold
from onrecord.ledger.lookup import Known
from onrecord.records import Entity, ObjectKind, TypeName


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Someone whom a question names."""

    name: str
    country: str | None = None
    """The code of the state that is meant, with all who act for it; null where a name is meant."""

    @classmethod
    def of(cls, entity: Entity) -> Self:
        """The party that an entity of the question is: a country and its government are the state."""
        state = entity.kind == "country" or (entity.sector == "GOV" and fold(entity.name).endswith("government"))
        return cls(name=entity.name, country=entity.country if state else None)

    @property
    def folded(self) -> str:
        return fold(self.name)

    @property
    def known(self) -> Known:
        """By what the ledger's index may know the party."""
        lone = self.folded if " " not in self.folded else None
        return Known(country=self.country, folded=self.folded, surname=lone)


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A question as it was read. What it leaves open matches anything."""

    question: str
    types: tuple[TypeName, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    objects: tuple[ObjectKind, ...] = ()
    embeds: tuple[TypeName, ...] = ()
    """Types of the events that the event asked for is about: the AID of which somebody is accused."""
    by: tuple[Party, ...] = ()
    """Whose word is asked for."""
    about: str | None = None
    """What statements are to speak of; only where statements are asked for."""
    about_party: Party | None = None
    """Who that is, where it is someone."""
    statements: bool = False
    """Whether the question is what somebody said, rather than whether something happened."""

    @property
    def read_as(self) -> str:
        """The query in words."""
        if self.statements:
            about = f" about {self.about}" if self.about else ""
            return f"statements by {_names(self.by)}{about}"
        parts = [
            " or ".join(self.types) or "any event",
            f"of {', '.join(self.objects)}" if self.objects else "",
            f"by {_names(self.actors)}" if self.actors else "",
            f"to {_names(self.recipients)}" if self.recipients else "",
            f"about {' or '.join(self.embeds)}" if self.embeds else "",
            f"according to {_names(self.by)}" if self.by else "",
        ]
        return " ".join(part for part in parts if part)


def _names(parties: tuple[Party, ...]) -> str:
    return " and ".join(party.name for party in parties)
