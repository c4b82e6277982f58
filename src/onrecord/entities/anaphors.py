"""Definite noun phrases that name somebody again: "the firm", "the 14-year-old boy", "his wife", "Velin's lawyer".

After the precise passes of Lee et al. (2013): "Deterministic Coreference Resolution Based on Entity-Centric,
Precision-Ranked Rules". First whoever was called so before, then whoever bears the word in name or office, and only for
nouns that tell no more than what sort somebody is the nearest of that sort.
"""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.entities.chain import Chain
from onrecord.entities.offices import DEFINITE, NamedAt
from onrecord.entities.register.tables import split
from onrecord.entities.salience import rank
from onrecord.entities.scene import Place, Scene
from onrecord.entities.words import agents, nouns_for, org_words
from onrecord.language import end_of, start_of
from onrecord.lexicons import Row, read_table
from onrecord.records import EntityKind

KINDS: dict[str, frozenset[EntityKind]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"organization", "group"}),
    "place": frozenset({"place"}),
    "country": frozenset({"country"}),
}
PLURAL = frozenset({"NNS", "NNPS"})
SINGULAR_PLURALS = frozenset({"police", "airlines", "airways", "headquarters"})
"""Plurals that name one body."""
SENTENCES_BACK = {"person": 4, "body": 4, "place": 4, "country": 3}
MARGIN = {"person": 1.0, "body": 1.5, "place": 1.5, "country": 2.0}
"""By how much the most salient must lead where only nearness speaks; measured on news reports of GUM."""
OFTEN, TIMES_AS_OFTEN = 3, 2
"""How often, and how many times as often as any other, the country is named that "this country" means."""
OWNING = frozenset({"of", "for", "to"})


@dataclass(frozen=True, slots=True)
class Again:
    """Whom a noun phrase names again, who else might be meant, and whether only nearness says so."""

    chain: Chain
    runner_up: Chain | None = None
    near: bool = False


@cache
def anaphors() -> dict[str, list[Row]]:
    """Rows of the table of nouns by their noun; a noun can be of several kinds."""
    rows: dict[str, list[Row]] = {}
    for row in read_table("anaphors"):
        if row["kind"] in KINDS:
            rows.setdefault(row["noun"], []).append(row)
    return rows


@cache
def words_beside() -> frozenset[str]:
    """Words before such a noun that tell of nobody else: "the Republican nominee"."""
    return frozenset(row["noun"] for row in read_table("anaphors") if row["kind"] == "beside")


def term_of(head: Token) -> str:
    """The noun as it is compared: of words for the same one stands for all."""
    lemma = head.lemma_.lower()
    if head.i and head.nbor(-1).dep_ == "compound" and (phrase := f"{head.nbor(-1).lower_} {lemma}") in anaphors():
        lemma = phrase
    return next((row["like"] for row in anaphors().get(lemma, ()) if row["like"]), lemma)


class Anaphors:
    """Those of one report who can be named again, as far as it has been read."""

    def __init__(self, chains: list[Chain], named_at: NamedAt) -> None:
        self._named_at = named_at
        self._homeland = _find_homeland(chains)
        self._called: dict[str, list[Chain]] = {}
        self._owned: dict[tuple[str, Chain], list[Chain]] = {}
        self._owners_of: dict[tuple[str, Chain], list[Chain]] = {}

    def call(self, chain: Chain, head: Token) -> None:
        """Note that somebody was called by a noun, and whose the noun says that one is."""
        _move_to_end(self._called.setdefault(term_of(head), []), chain)
        self.call_owned(chain, head)

    def call_owned(self, chain: Chain, head: Token) -> None:
        """Note only whose a noun says somebody is, which holds before it is told as well."""
        self._note_owners(chain, term_of(head), self._owners(head))

    def call_by_name(self, chain: Chain, name: Token) -> None:
        """Note the nouns right before a name: "his wife Nadia", "the gallery Orrin House"."""
        for token in name.lefts:
            if token.dep_ in {"compound", "nmod"} and token.pos_ == "NOUN" and _fits_kind(chain, token):
                self.call(chain, token)
                self._note_owners(chain, term_of(token), self._owners(name))

    def is_of_others(self, chain: Chain, head: Token) -> bool:
        """Whether somebody is so called of others than the noun's owner: "Teig's lawyer" is not Velin's."""
        told = self._owners_of.get((term_of(head), chain), [])
        owners = self._owners(head) if told else []
        return bool(owners) and not any(owner in told for owner in owners)

    def resolve(self, head: Token, at: Place, scene: Scene) -> Again | None:
        """Whom the phrase around a noun names again; None where nobody, or where it is not clear who."""
        rows = anaphors().get(_phrase_of(head)) or anaphors().get(head.lemma_.lower(), [])
        if (head.tag_ in PLURAL and head.lower_ not in SINGULAR_PLURALS) or self._stands_before_name(head):
            return None
        owners = self._owners(head)
        if owners and any(row["whose"] for row in rows):
            return self._whose(head, owners, rows)
        if not _is_definite(head) and not _is_ours(head):
            return None
        called = self._called_so(head, owners)
        if called is not None and called.chain.found != "description":
            return called
        if not _is_limited(head):
            for row in rows:
                if found := self._of_kind(head, row, at, scene):
                    return found if called is None or not found.near else called
        return called

    def _stands_before_name(self, head: Token) -> bool:
        """Whether the one so called is named right after: "the agency Orrin"."""
        return head.i + 1 < len(head.doc) and self._named_at(end_of(head) + 1) is not None

    def _whose(self, head: Token, owners: list[Chain], rows: list[Row]) -> Again | None:
        """Who is somebody's: as was told, the other way round, or of the family that the report tells of."""
        term = term_of(head)
        owned = [chain for owner in owners for chain in self._owned.get((term, owner), ())]
        backward = [back for row in rows for back in split(row["back"])]
        owned = owned or [
            chain
            for (told, chain), others in self._owned.items()
            if told in backward and any(owner in others for owner in owners)
        ]
        if not owned and any(row["whose"] == "kin" for row in rows):
            owned = [chain for chain in self._called.get(term, ()) if chain not in owners]
            owned = owned if len(owned) == 1 else []
        genders = {row["gender"] for row in rows}
        owned = [chain for chain in owned if chain.gender is None or genders <= {"", chain.gender}]
        return Again(owned[-1], _before(owned)) if owned else None

    def _called_so(self, head: Token, owners: list[Chain]) -> Again | None:
        """Whoever was called by this noun before, the latest first, unless the words pick out another."""
        chains = [chain for chain in self._called.get(term_of(head), ()) if chain.drafts and not chain.plural]
        if not chains or (owners and _is_limited(head)) or not self._adds_nobody(head):
            return None
        return Again(chains[-1], _before(chains))

    def _adds_nobody(self, head: Token) -> bool:
        """Whether no name before the noun tells of another: "the Norlandic boy" may be another boy."""
        before = (token for token in head.lefts if token.dep_ in {"amod", "compound", "nmod", "poss"})
        return all(self._named_at(start_of(token)) is None for token in before)

    def _of_kind(self, head: Token, row: Row, at: Place, scene: Scene) -> Again | None:
        kind = row["kind"]
        if kind == "country" and (at.quoted or any(token.lower_ == "this" for token in head.lefts)):
            return Again(self._homeland, near=True) if self._homeland is not None and _is_bare(head) else None
        ranked = rank(at, scene, SENTENCES_BACK[kind], lambda chain: _can_be(chain, row))
        nouns = {head.lemma_.lower(), row["like"]} - {""} if kind == "body" else {head.lemma_.lower()}
        bearing = [pair for pair in ranked if any(_bears(pair[0], noun) for noun in nouns)]
        if bearing and self._adds_nobody(head):
            return Again(bearing[0][0], bearing[1][0] if len(bearing) > 1 else None)
        if not row["near"] or not _is_bare(head) or not ranked:
            return None
        if kind == "body" and nouns_for(ranked[0][0].name, ranked[0][0].sector):
            return None  # a station is no company: only bodies of which nothing tells what they are
        if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN[kind] and not _is_alone(ranked[0][0], at, scene):
            return None
        return Again(ranked[0][0], ranked[1][0] if len(ranked) > 1 else None, near=True)

    def _note_owners(self, chain: Chain, term: str, owners: list[Chain]) -> None:
        for owner in owners:
            if owner is not chain:
                _move_to_end(self._owned.setdefault((term, owner), []), chain)
                _move_to_end(self._owners_of.setdefault((term, chain), []), owner)

    def _owners(self, head: Token) -> list[Chain]:
        """Whose the noun says somebody is: "his", "Velin's", "of Velin", "for Velin"."""
        told = [child for child in head.lefts if child.dep_ == "poss"]
        told += [noun for child in head.rights if child.lower_ in OWNING for noun in child.children]
        return [chain for token in told if (chain := self._named_at(start_of(token))) is not None]


def _move_to_end(chains: list[Chain], chain: Chain) -> None:
    if chain in chains:
        chains.remove(chain)
    chains.append(chain)


def _before(chains: list[Chain]) -> Chain | None:
    return next((chain for chain in reversed(chains[:-1]) if chain is not chains[-1]), None)


def _phrase_of(head: Token) -> str:
    return f"{head.nbor(-1).lower_} {head.lemma_.lower()}" if head.i else ""


def can_describe(chain: Chain, noun: Token) -> bool:
    """Whether a noun beside a name can say what its bearer is: no "terminal" is a firm, no "city" a person."""
    lemma = noun.lemma_.lower()
    rows = anaphors().get(lemma, [])
    if rows:
        return any(chain.kind in KINDS[row["kind"]] for row in rows)
    return chain.kind == "person" or lemma in org_words() or lemma in agents()


def _fits_kind(chain: Chain, noun: Token) -> bool:
    return any(chain.kind in KINDS[row["kind"]] for row in anaphors().get(noun.lemma_.lower(), ()))


def _is_definite(head: Token) -> bool:
    return any(token.lower_ in DEFINITE and token.dep_ == "det" for token in head.lefts)


def _is_ours(head: Token) -> bool:
    """Whether it is "our country", as only the people of one say."""
    return any(token.lower_ == "our" for token in head.lefts) and any(
        row["kind"] == "country" for row in anaphors().get(head.lemma_.lower(), ())
    )


def _is_limited(head: Token) -> bool:
    """Whether what follows picks out another: "the ministry of trade", "the company that …"."""
    return any(child.dep_ in {"prep", "relcl", "acl"} and child.lower_ != "in" for child in head.rights)


def _is_bare(head: Token) -> bool:
    """Whether nothing before the noun tells more: "the company", "the Republican nominee"."""
    before = (token for token in head.lefts if token.dep_ not in {"det", "punct"} and token.lower_ != "our")
    return all(token.lower_ in words_beside() for token in before)


def _is_alone(chain: Chain, at: Place, scene: Scene) -> bool:
    """Whether a country or place is the only one of its sort in the nearest sentence that names any."""
    if chain.kind not in {"country", "place"}:
        return False
    kinds = frozenset({chain.kind})
    near = (scene.latest(at.sentence, back, kinds) for back in range(SENTENCES_BACK["country"] + 1))
    return next((chains for chains in near if chains), []) == [chain]


def _find_homeland(chains: list[Chain]) -> Chain | None:
    """The country that a report is about: named far more often than any other."""
    countries = sorted((chain for chain in chains if chain.kind == "country"), key=lambda chain: -len(chain.drafts))
    if not countries or len(countries[0].drafts) < OFTEN:
        return None
    runner_up = len(countries[1].drafts) if len(countries) > 1 else 0
    return countries[0] if len(countries[0].drafts) >= TIMES_AS_OFTEN * runner_up else None


def _can_be(chain: Chain, row: Row) -> bool:
    if chain.kind not in KINDS[row["kind"]] or chain.found == "description" or chain.plural:
        return False
    if chain.kind == "group" and chain.sector is None:
        return False  # a people is no organization
    return not row["gender"] or chain.gender in {None, row["gender"]}


def _bears(chain: Chain, noun: str) -> bool:
    """Whether a noun is a word of somebody's office, of a body's or place's name, or says what that is."""
    if chain.kind == "person":
        return noun in (chain.office or "").lower().split()
    if chain.kind == "country":
        return False
    return noun in nouns_for(chain.name, chain.sector) or noun in chain.name.lower().split()
