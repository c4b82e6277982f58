"""Noun phrases that name somebody again ("the minister", "the ministry", "the country") or by description alone."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.entities.anaphors import Anaphors
from onrecord.entities.chain import Chain
from onrecord.entities.offices import (
    DEFINITE,
    NamedAt,
    Office,
    is_opposed,
    read_office,
    same_office,
    sector_of,
)
from onrecord.entities.register.holders import Holder, Holders
from onrecord.entities.register.tables import fold
from onrecord.entities.scene import Place, Scene
from onrecord.entities.sets import name_of
from onrecord.entities.spelling import plain_office
from onrecord.entities.words import agents, offices
from onrecord.language import start_of
from onrecord.records import EntityKind, Found

LEADERS = frozenset({"leader", "head", "chief", "boss"})
STAYING = frozenset({"based", "operating", "living", "stationed", "headquartered"})
ANY_SIDE: frozenset[EntityKind] = frozenset({"organization", "group", "country", "place"})
ORIGINS: dict[str, frozenset[EntityKind]] = {
    "of": ANY_SIDE, "from": ANY_SIDE, "in": ANY_SIDE, "at": frozenset({"organization"}),
}  # fmt: skip
SENTENCES_BACK = 4
TIMES = frozenset({"DATE", "TIME"})
PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True)
class Meant:
    """Whom a noun phrase means, how that was found, and who else might be meant."""

    chain: Chain
    found: Found
    runner_up: Chain | None = None
    near: bool = False
    """Whether only nearness says so."""


class Phrases:
    """Noun phrases of one report, resolved from left to right."""

    def __init__(self, chains: list[Chain], named_at: NamedAt, published: str | None, holders: Holders) -> None:
        people = [chain for chain in chains if chain.kind == "person"]
        self._people = people
        self._named_at = named_at
        self.anaphors = Anaphors(chains, named_at)
        self._published = published
        self._holders = holders
        self._described: dict[tuple[str, str | None, str | None], Chain] = {}
        self._held: dict[str, Chain] = {fold_chain.name: fold_chain for fold_chain in people}

    def resolve(self, head: Token, at: Place, scene: Scene, speaker: Chain | None) -> Meant | None:
        """Whom the phrase around a noun means; None where it means nobody we can tell.

        `speaker`: who must be speaking where the phrase is said to speak.
        """
        meant = None
        if head.tag_ not in PLURAL and (office := read_office(head, self._named_at)):
            meant = self._by_office(office, at.sentence, scene)
            if speaker is not None and office.definite and (meant is None or meant.found == "description"):
                return Meant(speaker, "description")
        if meant is not None and meant.found != "description":
            if not self.anaphors.is_of_others(meant.chain, head):
                return meant
            meant = None
        if again := self.anaphors.resolve(head, at, scene):
            return Meant(again.chain, "description", again.runner_up, again.near)
        return meant or self._describe(head, at.sentence, scene)

    def _by_office(self, office: Office, sentence: int, scene: Scene) -> Meant | None:
        if not office.definite:
            return self._unnamed(office)
        fitting = [chain for chain in self._people if _holds(chain, office)]
        if not fitting and len(heads := [chain for chain in self._people if _heads(chain, office)]) == 1:
            return Meant(heads[0], "office")
        seen = [chain for chain in scene.latest(sentence, 30, frozenset({"person"})) if chain in fitting]
        sided = office.country is not None or office.organization is not None
        if seen and (sided or len(seen) == 1 or len(fitting) == 1):
            return Meant(seen[0], "office")
        if len(fitting) == 1 and (sided or (" " in office.key and office.key in _sole_offices())):
            return Meant(fitting[0], "office")  # before one is named as well: "the attorney general", but no president
        return self._by_register(office) or self._unnamed(office)

    def _by_register(self, office: Office) -> Meant | None:
        """The one who held the office on the day of the report, if nobody is introduced with it."""
        side = office.organization or office.country
        if self._published is None or side is None or office.former:
            return None
        body = side.name if office.organization is not None else side.country
        meant = [
            holder
            for holder in self._holders.of_body(body)
            if _is_office_of(holder, office) and holder.held_on(self._published)
        ]
        if len({holder.person for holder in meant}) != 1:
            return None  # of several envoys the words pick out none
        return Meant(self._hold(meant[0].person, meant[0].gender, office, side), "office")

    def _hold(self, person: str, gender: str | None, office: Office, side: Chain) -> Chain:
        if person not in self._held and (bearer := _bearer_of(person, self._people)):
            self._held[person] = bearer
        if person not in self._held:
            chain = Chain(person, "person", found="office", gender=gender, country=side.country)
            chain.office = office.words
            chain.organization = office.organization.name if office.organization is not None else None
            chain.sector = sector_of(office) or side.sector
            self._held[person] = chain
        return self._held[person]

    def _unnamed(self, office: Office) -> Meant | None:
        """Someone known by office and body alone: "a spokesman for the Norlandic army"."""
        side = office.organization or office.country
        if side is None:
            return None
        country = (office.country or side).country
        body = office.organization.name if office.organization is not None else None
        key = (office.words.lower(), country, body)
        chain = self._described.get(key) if office.definite else None
        if chain is None:
            name = _spell([part for part in (_words_before(office, self._named_at), office.words) if part])
            chain = Chain(name, "person", found="description", office=office.words, organization=body, country=country)
            chain.sector = _sector_within([side], sector_of(office)) or side.sector
            self._described[key] = chain
        return Meant(chain, "description")

    def _describe(self, head: Token, sentence: int, scene: Scene) -> Meant | None:
        """Somebody without a name: "Norlandic officials", "rebels"."""
        row = _agent_row(head)
        if row is None:
            return None
        modifiers = [token for token in head.lefts if token.dep_ in {"amod", "compound", "nmod", "poss"}]
        inner = sorted(token for modifier in modifiers for token in modifier.subtree)[-12:]
        sides = [chain for token in inner if (chain := self._named_at(start_of(token))) and not is_opposed(token)]
        sides = sides or self._sides_after(head)
        if row["needs"] == "place" and not sides:
            return None
        countries = list(dict.fromkeys(chain.country for chain in sides if chain.country))
        country = countries[0] if len(countries) == 1 else None
        body = next((chain.name for chain in sides if chain.kind in {"organization", "group"}), None)
        words = [
            token.text for token in inner if token.pos_ not in {"DET", "PRON", "NUM"} and token.ent_type_ not in TIMES
        ]
        owner = next((side for side in sides if side.kind == "person"), None) if row["kind"] == "organization" else None
        key = (" ".join([*words, head.lemma_]).lower(), "|".join(countries) or None, body)
        if owner is not None and _is_only_owned(modifiers):
            key = (head.lemma_.lower(), None, owner.name)  # "Velin's campaign", "the Velin campaign", "her campaign"
        plural = head.tag_ in PLURAL or head.lower_ in {"police", "people", "media"}
        owned = owner is None and any(token.tag_ == "PRP$" for token in head.lefts)
        fresh = owned or (not plural and any(token.lower_ in {"a", "an", "one", "another"} for token in head.lefts))
        chain = None if fresh else self._described.get(key) or _same_head(head, bool(words or sides), sentence, scene)
        if chain is None:
            kind: EntityKind = "group" if row["kind"] == "person" and plural else row["kind"]  # type: ignore[assignment]
            name = _spell([*words, head.text])
            sector = _sector_within(sides, row["sector"] or None)
            chain = Chain(name, kind, found="description", country=country, sector=sector)
            chain.organization = body if kind == "person" else None
            chain.plural = plural and kind != "organization"
            if plural and len(countries) > 1 and all(side.kind == "country" for side in sides):
                chain.members = tuple(dict.fromkeys(sides))  # "Norlandic and Velmarkian envoys" act for the two
                told_after = not any(side.name in name for side in chain.members) and not words
                chain.name = f"{name} of {name_of(chain.members)}" if told_after else name
            self._described[key] = chain
        return Meant(chain, "description")

    def _sides_after(self, head: Token) -> list[Chain]:
        """Whose they are by what follows: "from Norland", "at the Norlandic college", "based in Norland"."""
        told: list[Chain] = []
        for child in head.rights:
            phrases = [child] if child.dep_ == "prep" else list(child.rights) if child.lower_ in STAYING else []
            for phrase in phrases:
                nouns = [each for noun in phrase.children for each in (noun, *noun.conjuncts)]
                named = [self._named_at(start_of(noun)) for noun in nouns]
                kinds = ORIGINS.get(phrase.lower_, frozenset())
                told += [chain for chain in named if chain is not None and chain.kind in kinds]
        return told


def _is_office_of(holder: Holder, office: Office) -> bool:
    """Whether an office's words mean the one that somebody held."""
    if plain_office(holder.office) == plain_office(office.words):
        return True
    if office.key in LEADERS and holder.office in {"secretary general", "director general"}:
        return True
    return holder.effective and office.words.lower() == "leader"


def _sector_within(sides: list[Chain], own: str | None) -> str | None:
    """The sector of those who belong to somebody: a commander of rebels is no soldier, an official of the UN no GOV.

    Parties are the exception: their senators are lawmakers.
    """
    bodies = (
        side.sector for side in sides if side.kind in {"organization", "group"} and side.sector not in {None, "PTY"}
    )
    return next(bodies, own)


def _is_only_owned(modifiers: list[Token]) -> bool:
    """Whether nothing but its owner stands before a body's noun: no "new" in "Velin's new company"."""
    return len(modifiers) == 1 and modifiers[0].pos_ in {"PROPN", "PRON"}


def _bearer_of(person: str, people: list[Chain]) -> Chain | None:
    """The one in the report who bears an office-holder's name, or only the surname and no office."""
    full = fold(person)
    for bearers in (
        [chain for chain in people if fold(chain.name) == full],
        [chain for chain in people if full.endswith(" " + fold(chain.name)) and chain.office is None],
    ):
        if len(bearers) == 1:
            return bearers[0]
    return None


def _spell(words: list[str]) -> str:
    """The words as they would be written."""
    return " ".join(words).replace(" - ", "-").replace(" 's", "'s").replace(" ’s", "’s").replace("s ' ", "s' ")


def _words_before(office: Office, named_at: NamedAt) -> str:
    """The names before the office's own words: "Norlandic" in "the Norlandic foreign minister"."""
    tokens = office.first.doc[office.first.i : office.head.i]
    return " ".join(
        token.text for token in tokens if named_at(start_of(token)) and token.dep_ != "pobj" and token.tag_ != "PRP$"
    )


def _agent_row(head: Token) -> dict[str, str] | None:
    """The longest row of the table of agents that the phrase ends with."""
    last = head.lemma_.lower()
    if head.tag_ == "NNPS" and last == head.lower_:
        last = last.removesuffix("s")  # at the beginning of a sentence the model takes "Doctors" for a name
    words = [token.lower_ for token in head.doc[max(head.sent.start, head.i - 2) : head.i]]
    for length in range(len(words), -1, -1):
        if row := agents().get(" ".join([*words[len(words) - length :], last])):
            return row
    return None


def _same_head(head: Token, modified: bool, sentence: int, scene: Scene) -> Chain | None:
    """Those just described with the same noun: "the officials" after "Norlandic officials"."""
    if modified or not any(token.lower_ in DEFINITE for token in head.lefts):
        return None
    found = [
        sighting.chain
        for sighting in scene.back(sentence, SENTENCES_BACK)
        if sighting.chain.found == "description"
        and sighting.draft.head.lemma_ == head.lemma_
        and (sighting.draft.head.tag_ in PLURAL) == (head.tag_ in PLURAL)
    ]
    return found[0] if len(set(found)) == 1 else None


def _holds(chain: Chain, office: Office) -> bool:
    """Whether a person is introduced with an office that these words can mean."""
    if chain.office is None:
        return False
    held, said = plain_office(chain.office), plain_office(office.words)
    if office.former != held.startswith("former"):
        return False
    if not same_office(held, said):
        sole = any(held.endswith(key) for key in _sole_offices())
        sided = office.organization is not None or office.country is not None
        if not (office.key in LEADERS and said == office.key and sole and sided):
            return False
    if office.organization is not None and chain.organization not in {None, office.organization.name}:
        return False
    if office.organization is not None and office.organization.sector == "PTY" and chain.organization is None:
        return False  # a party's candidate is not whoever runs without one
    if office.organization is not None and chain.organization is None and office.key in LEADERS and held != said:
        return False  # the council chief is not the chief of another body
    return office.country is None or chain.country in {None, office.country.country}


def _heads(chain: Chain, office: Office) -> bool:
    """Whether a person heads a body that the office's words name by its noun: "council chief"."""
    *body, last = office.words.lower().split()
    if last not in LEADERS or len(body) != 1 or office.organization or office.country or office.former:
        return False
    if chain.organization is None or body[0] not in chain.organization.lower().split():
        return False
    held = plain_office(chain.office or "").split()
    return bool(held) and (" ".join(held) in _sole_offices() or held[-1] in LEADERS)


@cache
def _sole_offices() -> frozenset[str]:
    """The offices that one person holds for each body."""
    return frozenset(key for key, row in offices().items() if row["rank"] == "sole")
