"""Several who are meant together: "Velin and Harbin … they", "the two leaders", "both sides"."""

from dataclasses import dataclass

from spacy.tokens import Span, Token

from onrecord.entities.anaphors import KINDS, anaphors
from onrecord.entities.chain import Chain, Draft
from onrecord.entities.offices import DEFINITE, NamedAt
from onrecord.entities.scene import Place, Scene
from onrecord.language import end_of, start_of
from onrecord.records import EntityKind

COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4}
COUPLES = frozenset({"couple", "pair", "duo", "parents", "spouses"})
"""Words for two people that need no number before them."""
SIDES = frozenset({"side", "party", "other"})
"""Words for whoever stand against one another: two states, a state and a group."""
SIDED: frozenset[EntityKind] = frozenset({"country", "organization", "group"})
EVERYBODY: frozenset[EntityKind] = SIDED | {"person"}
SENTENCES_BACK = 3
MOST_MEMBERS = 8
MEETING = frozenset({"meet", "host", "receive", "welcome", "hold", "greet", "negotiate", "confer", "visit"})


@dataclass(frozen=True, slots=True)
class Company:
    """Those who are told of in one breath, and the words that do."""

    chain: Chain
    draft: Draft | None
    """None where they do not stand in a row: "Velin met Harbin"."""
    sentence: int


class Companies:
    """Those told of together in one report, as far as it has been read."""

    def __init__(self, chains: list[Chain], named_at: NamedAt) -> None:
        self._named_at = named_at
        self._states = {chain.country: chain for chain in chains if chain.kind == "country" and chain.country}
        self._told: list[Company] = []
        self._known: dict[tuple[Chain, ...], Chain] = {}
        self._drafts: dict[Chain, Draft] = {}

    def see(self, token: Token, sentence: int) -> Company | None:
        """Those whom a row of names ends with at this token: "Velin, Harbin and Teig"."""
        row = _row_of(token)
        chains = [self._named_at(start_of(member)) for member in row]
        members = tuple(dict.fromkeys(chain for chain in chains if chain is not None))
        if len(members) < 2 or len(members) < len(row) or not _are_alike(members):
            return None
        draft = _draft_of(row)
        company = Company(self._chain_of(members), draft, sentence)
        self._told.append(company)
        self._drafts.setdefault(company.chain, draft)
        return company

    def see_meetings(self, sentence: Span, number: int) -> None:
        """Take note of those who are said to meet in a sentence: "Velin met Harbin", "Velin held talks with Harbin"."""
        for verb in sentence:
            if verb.lemma_ not in MEETING or verb.pos_ != "VERB":
                continue
            who = _named_among(self._named_at, [child for child in verb.lefts if child.dep_ == "nsubj"])
            whom = _named_among(self._named_at, _met_by(verb))
            members = tuple(dict.fromkeys((*who, *whom)))
            if len(who) == len(whom) == 1 and len(members) == 2 and _are_alike(members):
                self._told.append(Company(self._chain_of(members), None, number))

    def resolve(self, head: Token, at: Place, scene: Scene) -> Chain | None:
        """Whom "the two leaders", "both sides", "the couple" mean; None where it is not clear."""
        lemma = head.lemma_.lower()
        if head.lower_ in COUPLES or lemma in COUPLES:
            return self._couple(head, at)
        if head.tag_ == "CD":
            return self._told_last(_number_alone(head), EVERYBODY, at)
        number = _number_before(head)
        kinds = _kinds_of(lemma)
        if number is None or not kinds:
            return None
        return self._told_last(number, kinds, at) or self._seen_last(number, kinds, at, scene)

    def _told_last(self, number: int | None, kinds: frozenset[EntityKind], at: Place) -> Chain | None:
        """Those of a number who were told of together in the last sentences."""
        for company in reversed(self._told):
            if company.sentence < at.sentence - SENTENCES_BACK:
                break
            members = self._as(kinds, company.chain.members)
            if len(members) == number:
                return self._chain_of(members)
        return None

    def _seen_last(self, number: int, kinds: frozenset[EntityKind], at: Place, scene: Scene) -> Chain | None:
        """The only ones of a number that the last sentences name; of sides, only states and armed groups."""
        kinds = kinds - {"organization"} if kinds == SIDED else kinds
        for back in range(SENTENCES_BACK):
            seen = scene.latest(at.sentence, back, kinds)
            seen = [chain for chain in seen if not chain.members and not chain.plural]
            if len(seen) >= number:
                return self._chain_of(tuple(reversed(seen))) if len(seen) == number else None
        return None

    def _as(self, kinds: frozenset[str], members: tuple[Chain, ...]) -> tuple[Chain, ...]:
        """Those told of together where they are of some kinds; of people who meet, the states that are the sides."""
        if all(member.kind in kinds for member in members):
            return members
        if "person" in kinds or any(member.kind != "person" for member in members):
            return ()
        states = [self._states.get(member.country or "") for member in members]
        return tuple(dict.fromkeys(state for state in states if state is not None))

    def _couple(self, head: Token, at: Place) -> Chain | None:
        if not any(token.lower_ in DEFINITE or token.dep_ in {"poss", "predet"} for token in head.lefts):
            return None
        owners = {self._named_at(start_of(token)) for token in head.lefts if token.dep_ == "poss"}
        told = [
            company
            for company in self._told
            if _are_couple(company.chain) and owners.isdisjoint((company.chain, *company.chain.members))
        ]  # "their parents" are not they
        chains = list(dict.fromkeys(company.chain for company in told))
        if len(chains) == 1 or (told and told[-1].sentence >= at.sentence - SENTENCES_BACK):
            return chains[-1]
        return None

    def draft_of(self, chain: Chain) -> Draft | None:
        """The words that first told of those together; None where no words did."""
        return self._drafts.get(chain)

    def _chain_of(self, members: tuple[Chain, ...]) -> Chain:
        if members not in self._known:
            chain = Chain(name_of(members), "group", found="description", plural=True, members=members)
            chain.country = _common([member.country for member in members])
            chain.sector = _common([member.sector for member in members])
            self._known[members] = chain
        return self._known[members]


def name_of(members: tuple[Chain, ...]) -> str:
    """The names of several in a row: "Velin, Harbin and Teig"."""
    return ", ".join(member.name for member in members[:-1]) + " and " + members[-1].name


def _met_by(verb: Token) -> list[Token]:
    """Whom a verb of meeting has as its object, or after "with"."""
    objects = [child for child in verb.rights if child.dep_ in {"dobj", "dative"}]
    holders = [verb, *objects]
    joined = [child for holder in holders for child in holder.rights if child.lower_ == "with"]
    partners = [noun for preposition in joined for noun in preposition.children if noun.dep_ == "pobj"]
    return partners or objects


def _named_among(named_at: NamedAt, tokens: list[Token]) -> list[Chain]:
    """Those whom words name, or the names beside them: "his counterpart Jon Harbin"."""
    found = []
    for token in tokens:
        beside = [child for child in token.rights if child.dep_ == "appos"]
        chains = (named_at(start_of(word)) for word in (token, *beside))
        found += [chain for chain in chains if chain is not None][:1]
    return found


def _common(values: list[str | None]) -> str | None:
    return values[0] if len(set(values)) == 1 else None


def _row_of(token: Token) -> list[Token]:
    """The heads of a row of names, where the token is the last of it; fewer than two elsewhere."""
    if token.dep_ != "conj" or any(child.dep_ == "conj" for child in token.children):
        return []
    row = [token]
    while row[-1].dep_ == "conj" and row[-1].head.i < row[-1].i and len(row) <= MOST_MEMBERS:
        row.append(row[-1].head)
    joined = any(child.dep_ == "cc" and child.lower_ in {"and", "&"} for child in row[1].children) if row[1:] else False
    return row[::-1] if joined else []


def _draft_of(row: list[Token]) -> Draft:
    first, last = row[0].left_edge, row[-1]
    start, end = start_of(first), end_of(last)
    joint = next(child for child in row[-2].children if child.dep_ == "cc")
    text = row[0].doc.text[start:end]
    # Only the "and" is theirs alone: the names around it mean each one.
    return Draft(start, end, text, row[0], "noun", "description", core=(start_of(joint), end_of(joint)))


def _are_alike(members: tuple[Chain, ...]) -> bool:
    kinds = {member.kind for member in members}
    return kinds == {"person"} or kinds <= SIDED


def _are_couple(chain: Chain) -> bool:
    people = chain.members
    return len(people) == 2 and all(person.kind == "person" for person in people)


def _number_before(head: Token) -> int | None:
    words = [token.lower_ for token in head.lefts if token.dep_ in {"det", "nummod", "predet"}]
    if not DEFINITE.union({"both", "these", "those"}).intersection(words):
        return None  # "two leaders" are any
    return next((COUNTS[word] for word in words if word in COUNTS), None)


def _number_alone(head: Token) -> int | None:
    """How many "the two", "the three" or "both" are, where no noun follows."""
    if head.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
        return None
    definite = any(token.lower_ in DEFINITE for token in head.lefts)
    return COUNTS.get(head.lower_) if definite and not list(head.rights) else None


def _kinds_of(lemma: str) -> frozenset[EntityKind]:
    if lemma in SIDES:
        return SIDED
    return frozenset[EntityKind]().union(*(KINDS[row["kind"]] for row in anaphors().get(lemma, ())))
