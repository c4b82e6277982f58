"""Who is in one report, and which words name whom."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from onrecord.records import Entity, Reference, Span


@dataclass(frozen=True, slots=True)
class Cast:
    """The entities of one report, asked by offset."""

    entities: tuple[Entity, ...] = ()
    cores: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Of mentions that hold words of others, by start and end: the part whose words mean nobody else."""
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _owners: list[Entity | None] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cut the text where a mention starts or ends; each piece belongs to the shortest mention over it."""
        mentions = sorted(
            (end - start, start, end, entity.id, entity)
            for entity in self.entities
            for mention in entity.mentions
            for start, end in [self.cores.get((mention.start, mention.end), (mention.start, mention.end))]
        )
        cuts = sorted({cut for _, start, end, _, _ in mentions for cut in (start, end)})
        owners: dict[int, Entity] = {}
        for _, start, end, _, entity in mentions:
            for cut in cuts[bisect_right(cuts, start) - 1 : bisect_right(cuts, end) - 1]:
                owners.setdefault(cut, entity)
        self._starts.extend(cuts)
        self._owners.extend(owners.get(cut) for cut in cuts)

    def at(self, offset: int) -> Entity | None:
        """The entity whose mention covers the character at `offset`; of several, the shortest mention's."""
        piece = bisect_right(self._starts, offset) - 1
        return self._owners[piece] if piece >= 0 else None

    def members_of(self, entity: Entity) -> tuple[Entity, ...]:
        """Those who are meant together by one entity; none where it is somebody by itself."""
        return tuple(each for each in self.entities if each.id in entity.members)

    def each_of(self, entity_id: str) -> tuple[Entity, ...]:
        """The entity of an id, or, where several are meant together, each of them."""
        whole = next(each for each in self.entities if each.id == entity_id)
        return self.members_of(whole) or (whole,)

    def refer(self, span: Span, head: int) -> Reference:
        """The span as a reference to whoever its head word (the one at offset `head`) names."""
        entity = self.at(head)
        return Reference(start=span.start, end=span.end, text=span.text, entity=entity.id if entity else None)
