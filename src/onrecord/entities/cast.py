"""Who is in one report, and which words name whom."""

from dataclasses import dataclass

from onrecord.records import Entity, Reference, Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one report, asked by offset."""

    entities: tuple[Entity, ...] = ()

    def at(self, offset: int) -> Entity | None:
        """The entity whose mention covers the character at `offset`; of several, the shortest mention's."""
        covering = [
            (mention.end - mention.start, entity)
            for entity in self.entities
            for mention in entity.mentions
            if mention.start <= offset < mention.end
        ]
        return min(covering, key=lambda pair: pair[0])[1] if covering else None

    def refer(self, span: Span, head: int) -> Reference:
        """The span as a reference to whoever its head word (the one at offset `head`) names."""
        entity = self.at(head)
        return Reference(start=span.start, end=span.end, text=span.text, entity=entity.id if entity else None)
