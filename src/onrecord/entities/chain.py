"""What is known of one entity while the report is being read."""

from dataclasses import dataclass, field

from spacy.tokens import Token

from onrecord.entities.who import Who
from onrecord.records import CountryFound, EntityKind, Found, Location, MentionKind


@dataclass(slots=True)
class Draft:
    """Words that may name someone. `head` is their head token, `label` spaCy's type of name."""

    start: int
    end: int
    text: str
    head: Token
    kind: MentionKind
    found: Found
    label: str = ""
    who: Who | None = None
    owner: str = ""
    """What stands before it as a possessor: "Norland" in "Norland's Foreign Ministry"."""
    runner_up: "Chain | None" = None
    """Who else might be meant."""
    near: bool = False
    """Whether only nearness says who is meant."""
    within: bool = False
    """Whether it is part of a longer name."""
    first_person: bool = False
    """Whether it is "I" in somebody's quotation."""
    core: tuple[int, int] | None = None
    """The part whose words mean nobody but the one named; None: all of it."""

    @property
    def words(self) -> list[str]:
        """The words, without signs between them."""
        return self.text.split()


@dataclass(slots=True, eq=False)
class Chain:
    """Mentions that name the same one, and what they tell of it."""

    name: str
    kind: EntityKind
    drafts: list[Draft] = field(default_factory=list)
    who: Who | None = None
    found: Found = "name"
    office: str | None = None
    organization: str | None = None
    country: str | None = None
    country_found: CountryFound | None = None
    """None with a country: the words beside its mentions tell it."""
    sector: str | None = None
    gender: str | None = None
    plural: bool = False
    wikidata: str | None = None
    members: "tuple[Chain, ...]" = ()
    """Of several who are meant together: each one."""
    location: Location | None = None

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return min(draft.start for draft in self.drafts)
