"""An attribution while it is made: stretches and words, not yet spans and entities."""

from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.attributions.cues import CueRow
from onrecord.attributions.stretches import Stretch
from onrecord.records import Act


@dataclass(frozen=True, slots=True)
class Source:
    """The words that name a speaker, and the head word by which the cast knows them."""

    stretch: Stretch
    head: Token


@dataclass(frozen=True, slots=True)
class Evidence:
    """How sure the tagger is of the parts of an attribution, each 0 to 1."""

    cue: float
    source: float
    content: float
    source_link: float
    content_link: float


@dataclass(frozen=True, slots=True)
class Draft:
    """Source, cue and content as one construction found them."""

    head: Token
    """The cue's head word: it gives time and negation."""
    row: CueRow
    act: Act
    cue: Stretch
    source: Source | None
    contents: tuple[Stretch, ...]
    construction: str
    """Name of the construction: a row of confidence.tsv."""
    carrier: "Draft | None" = None
    """Whoever cites this speaker: it stands in the carrier although their contents are the same."""

    evidence: Evidence | None = None
    """What the tagger says of it; None where only the rules have it."""

    seconded: bool = False
    """Whether the tagger and the rules both have it."""

    def with_contents(self, contents: tuple[Stretch, ...]) -> "Draft":
        """The same with other contents."""
        return replace(self, contents=contents)

    def with_evidence(self, evidence: Evidence | None) -> "Draft":
        """The same with what the tagger says of it."""
        return replace(self, evidence=evidence)

    @property
    def start(self) -> int:
        """Where its first words stand."""
        source = (self.source.stretch,) if self.source else ()
        first: Stretch = min((self.cue, *source, *self.contents))
        return max(first[0], self.carrier.start) if self.carrier is not None else first[0]
