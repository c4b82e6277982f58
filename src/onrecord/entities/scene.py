"""What has been named so far, as one reads: who can be meant by "he", "the ministry", "the country"."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.entities.chain import Chain, Draft

MEMORY = 60
"""Mentions looked back over at most: keeps the reading linear in a sentence of ten thousand names."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands."""

    sentence: int
    quoted: int
    """Number of the quotation it stands in; 0 outside."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A mention that has been read, and where."""

    chain: Chain
    draft: Draft
    at: Place

    @property
    def sentence(self) -> int:
        """Number of the sentence it stands in."""
        return self.at.sentence

    @property
    def quoted(self) -> int:
        """Number of the quotation it stands in; 0 outside."""
        return self.at.quoted

    @property
    def is_subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.draft.head.dep_ in SUBJECTS


class Scene:
    """The mentions read so far, the latest last."""

    def __init__(self) -> None:
        self._seen: deque[Sighting] = deque(maxlen=MEMORY)

    def see(self, sighting: Sighting) -> None:
        """Remember a mention."""
        self._seen.append(sighting)

    def back(self, sentence: int, sentences: int) -> Iterator[Sighting]:
        """The mentions of this sentence and so many before it, the latest first."""
        for sighting in reversed(self._seen):
            if sighting.sentence < sentence - sentences:
                return
            yield sighting

    def latest(self, sentence: int, sentences: int, kinds: frozenset[str]) -> list[Chain]:
        """Those of some kinds that were named, the latest first, each once."""
        return list(dict.fromkeys(s.chain for s in self.back(sentence, sentences) if s.chain.kind in kinds))


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that a token stands in."""
    for _ in range(30):
        if token.head.i == token.i:
            return token if token.pos_ in {"VERB", "AUX"} else None
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None
