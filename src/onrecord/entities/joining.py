"""Names that name the same one: equal names, parts of a name, acronyms, slips."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.register.tables import Register, fold
from onrecord.entities.slips import NAME_LENGTH, SHORTEST_SLIP, one_letter_apart, sound_alike
from onrecord.entities.trie import NameTrie
from onrecord.entities.who import Who
from onrecord.entities.words import first_names, org_words, titles
from onrecord.language import Parse, end_of, start_of
from onrecord.records import EntityKind, Found

OFTEN = 3
"""Named in full this often, somebody is also meant by a surname that stands before, as in a headline."""
KINDS: dict[str, EntityKind] = {"PERSON": "person", "ORG": "organization", "NORP": "group"}


def join_names(parse: Parse, drafts: list[Draft]) -> list[Chain]:
    """One chain for each one named, in order of first mention."""
    known: dict[Who | tuple[str, ...], Chain] = {}
    for draft in drafts:
        known.setdefault(draft.who or _spelling_of(draft), _start_chain(draft)).drafts.append(draft)
    chains = list(known.values())
    for chain in chains:
        if chain.who is None:
            chain.kind = _vote(chain)
    _see_people(chains)
    return _join_parts(parse, _join_titled(chains))


def _join_titled(chains: list[Chain]) -> list[Chain]:
    """Mr Velin and plain Velin are one, unless the report has a Mrs Velin too."""
    bearers: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.kind == "person" and chain.who is None and " " not in chain.name:
            bearers[fold(chain.name)].append(chain)
    poured: set[Chain] = set()
    for same in bearers.values():
        told = {gender for chain in same if (gender := gender_of(chain))}
        if len(same) > 1 and len(told) < 2:
            for other in same[1:]:
                same[0].drafts += other.drafts
            same[0].drafts.sort(key=lambda draft: draft.start)
            poured.update(same[1:])
    return [chain for chain in chains if chain not in poured]


def _spelling_of(draft: Draft) -> tuple[str, ...]:
    """What must be equal for two mentions of one spelling to be one: not Mr with Mrs, not two states' ministries."""
    if len(draft.words) == 1:
        return _plain(draft), titles().get(_word_before(draft)) or ""
    return _plain(draft), fold(draft.owner) if draft.label == "ORG" else ""


def _plain(draft: Draft) -> str:
    """A name as it is compared; of a people in one form: "African-American", "African Americans"."""
    name = fold(draft.text)
    return name.replace("-", " ").removesuffix("s") if draft.label == "NORP" else name


def _start_chain(draft: Draft) -> Chain:
    who = draft.who
    if who is None:
        return Chain(draft.text, "organization")
    return Chain(
        who.name, who.kind, [], who, draft.found, who.office, who.organization, who.country, sector=who.sector,
        plural=who.kind == "group", wikidata=who.wikidata,
    )  # fmt: skip


def _vote(chain: Chain) -> EntityKind:
    """The kind that most mentions of one spelling have; persons win ties, for titles and pronouns show them."""
    if any(_has_personal_title(draft) for draft in chain.drafts):
        return "person"
    if chain.drafts[0].words[-1].lower() in org_words():
        return "organization"
    words = chain.drafts[0].words
    if 1 < len(words) < 5 and words[0] in first_names():
        return "person"
    votes = Counter(KINDS.get(draft.label, "place") for draft in chain.drafts)
    return max(votes, key=lambda kind: (votes[kind], kind == "person"))


def _has_personal_title(draft: Draft) -> bool:
    token = draft.head.doc.char_span(draft.start, draft.end, alignment_mode="expand")
    before = token[0].nbor(-1).lower_.rstrip(".") if token is not None and token.start else ""
    return before in {"mr", "mrs", "ms", "miss", "dr", "sir"}


def _see_people(chains: Iterable[Chain]) -> None:
    """Who bears the surname of a person named in full is a person, whatever the model called it."""
    surnames = {
        chain.drafts[0].words[-1] for chain in chains if chain.kind == "person" and len(chain.drafts[0].words) > 1
    }
    for chain in chains:
        bears_one = chain.name in surnames or (chain.kind == "place" and chain.name.split()[-1] in surnames)
        if chain.who is None and chain.kind != "person" and bears_one:
            chain.kind = "person"


def _join_parts(parse: Parse, chains: list[Chain]) -> list[Chain]:
    """Chains of partial names, acronyms and slips poured into the chains of the full names."""
    for chain in chains:
        chain.gender = gender_of(chain)
    full = _FullNames(chains)
    # The longest first, so that a name that is itself a part has found its whole before its own parts look for it.
    for chain in sorted(chains, key=lambda chain: -len(chain.name.split())):
        whole, found = full.whole_of(chain)
        if whole is not None:
            for draft in chain.drafts:
                draft.found = found
            whole.drafts += chain.drafts
            if _is_better_name(chain.name, whole.name) and whole.kind == "person" and whole.who is None:
                whole.name = chain.name
            whole.gender = whole.gender or chain.gender
            full.poured[chain] = whole
    kept = [chain for chain in chains if chain not in full.poured]
    for chain in kept:
        chain.drafts.sort(key=lambda draft: draft.start)
    return kept


def _is_better_name(part: str, whole: str) -> bool:
    """Whether the longer name only opens with another word: "Hillary Velin" of "Honest Hillary Velin"."""
    first = part.split()[0]
    return " " in part and first in first_names() and whole.split()[0] not in first_names() and whole.endswith(part)


def gender_of(chain: Chain) -> str | None:
    """What titles and first names tell of a person's gender; None where they say nothing or contradict one another."""
    if chain.kind != "person":
        return None
    told = {titles().get(_word_before(draft)) for draft in chain.drafts} - {None}
    if len(told) == 1:
        return told.pop()
    words = chain.name.split()
    return first_names().get(words[0]) if len(words) > 1 else None


def _word_before(draft: Draft) -> str:
    span = draft.head.doc.char_span(draft.start, draft.end, alignment_mode="expand")
    return span[0].nbor(-1).lower_.rstrip(".") if span is not None and span.start else ""


class _FullNames:
    """Full names by their words, to find the one that a shorter name is part of."""

    def __init__(self, chains: list[Chain]) -> None:
        self.poured: dict[Chain, Chain] = {}
        self._by_word: dict[str, list[Chain]] = defaultdict(list)
        self._by_initials: dict[str, list[Chain]] = defaultdict(list)
        self._by_length: dict[int, list[Chain]] = defaultdict(list)
        for chain in chains:
            self._add(chain)

    def _add(self, chain: Chain) -> None:
        words = fold(chain.name).split()
        if len(words) > 1 and chain.kind in {"person", "organization"}:
            for word in {words[0], words[-1]}:
                self._by_word[word].append(chain)
            self._by_initials["".join(word[0] for word in chain.name.split() if word[0].isupper())].append(chain)
        if chain.kind == "person":
            self._by_length[len(words)].append(chain)

    def whole_of(self, chain: Chain) -> tuple[Chain | None, Found]:
        """The one chain that a name can be a shorter form of, and how; None where there are none or several."""
        if chain.who is not None:
            return None, "name"
        if len(chain.name) > 2 and chain.name.isupper() and chain.kind != "person":
            return self._only(self._by_initials.get(chain.name, []), chain), "acronym"
        words = fold(chain.name).split()
        near = [*self._by_word.get(words[-1], ()), *(self._by_word.get(words[0], ()) if words[0] != words[-1] else ())]
        wholes = [other for other in near if _is_part(chain, words, other)]
        surnamed = [other for other in wholes if fold(other.name).split()[-1] == words[-1]]
        only = self._only(surnamed or wholes, chain) or self._chief_of(surnamed, chain, len(words))
        return only or self._slip_of(chain), "partial"

    def _chief_of(self, bearers: list[Chain], chain: Chain, length: int) -> Chain | None:
        """Whom a lone surname means where several bear it: whoever alone had been named when it was first used.

        A report that is about one of them calls only that one by surname; else the one named in full more often is a
        guess.
        """
        people = list(dict.fromkeys(self.poured.get(bearer, bearer) for bearer in bearers))
        if length != 1 or chain.kind != "person" or len(people) < 2:
            return None
        known = [person for person in people if person.name.split()[0] in first_names()]
        if len(known) == 1 and known[0].first < chain.first:
            return known[0]  # the other only looks like a name: "Standard Velin"
        first, second, *_ = sorted(people, key=lambda person: person.first)
        if any(first.first < draft.start < second.first for draft in chain.drafts):
            return first
        ranked = sorted(people, key=lambda person: -len(person.drafts))
        most, next_most = len(ranked[0].drafts), len(ranked[1].drafts)
        named_before = ranked[0].first < chain.first or most >= OFTEN
        if most == next_most or not named_before:
            return None
        for draft in chain.drafts:
            draft.runner_up, draft.near = ranked[1], True
        return ranked[0]

    def _slip_of(self, chain: Chain) -> Chain | None:
        words = fold(chain.name).split()
        if chain.kind != "person" or len(chain.name) < SHORTEST_SLIP:
            return None
        near = self._by_length[2][:200] if len(words) == 1 else self._by_length[len(words)][:200]
        slips = [other for other in near if other.first < chain.first and _is_slip(words, fold(other.name).split())]
        return self._only(slips, chain)

    def _only(self, wholes: list[Chain], chain: Chain) -> Chain | None:
        others = list(dict.fromkeys(self.poured.get(whole, whole) for whole in wholes if whole is not chain))
        return others[0] if len(others) == 1 and others[0] is not chain else None


def _is_part(chain: Chain, words: list[str], whole: Chain) -> bool:
    """Whether the words are a shorter form of the whole name: of a person its ends, of a body its beginning."""
    longer = fold(whole.name).split()
    if whole is chain or len(longer) <= len(words):
        return False
    if whole.kind == "person":
        rest = iter(longer)
        fits = all(word in rest for word in words)
        if chain.kind == "group" or {chain.gender, whole.gender} == {"m", "f"}:
            return False
        return fits and (words[-1] == longer[-1] or len(words) == 1)
    if chain.kind != "organization" or longer[: len(words)] != words or chain.drafts[0].owner:
        return False
    last = org_words().get(longer[-1])
    is_firm = (last is not None and last.sector == "BUS") or whole.sector == "BUS"
    return len(words) > 1 or (is_firm and words[0] not in org_words())


def _is_slip(words: list[str], longer: list[str]) -> bool:
    """Whether one long word differs by one letter or only by its vowels, and no other word differs."""
    pairs = list(zip(words, longer if len(words) > 1 else longer[-1:], strict=True))
    apart = [(one, other) for one, other in pairs if one != other]
    if len(apart) != 1 or min(map(len, apart[0])) < SHORTEST_SLIP:
        return False
    return sound_alike(*apart[0]) or (min(map(len, apart[0])) >= NAME_LENGTH and one_letter_apart(*apart[0]))


def find_repeats(parse: Parse, chains: list[Chain]) -> None:
    """Add the places where the model did not see a name that it saw elsewhere in the report."""
    taken = {i for chain in chains for draft in chain.drafts for i in _tokens(parse, draft)}
    spellings: NameTrie[tuple[Chain, Found]] = NameTrie()
    for chain in chains:
        for draft in chain.drafts:
            if draft.text[:1].isupper() and len(draft.text) > 2 and chain.who is None:
                spellings.add(draft.text, (chain, draft.found))
    for surname, chain in _surnames(chains).items():
        spellings.add(surname, (chain, "partial"))
    for start, end, (chain, found) in spellings.find(parse.doc.text):
        span = parse.doc.char_span(start, end)
        if span is None or span.root.pos_ not in {"PROPN", "NOUN"}:
            continue
        if taken.intersection(range(span.start, span.end)):
            continue
        if span.root.dep_ == "compound" and span.root.head.i in taken:
            continue  # part of a longer name
        chain.drafts.append(Draft(start_of(span[0]), end_of(span[-1]), span.text, span.root, "name", found))
    for chain in chains:
        chain.drafts.sort(key=lambda draft: draft.start)


def find_within(parse: Parse, chains: list[Chain], register: Register) -> None:
    """Add whom the names of bodies hold: "Marta Velin Foundation", "Velmar Police", "University of Velmar"."""
    spellings: NameTrie[Chain] = NameTrie()
    for chain in chains:
        for name in {draft.text for draft in chain.drafts if draft.kind == "name"}:
            if _can_be_within(chain, name):
                spellings.add(name, chain)
    known = {chain.who: chain for chain in chains if chain.who is not None}
    for draft in [draft for chain in chains if chain.kind == "organization" for draft in chain.drafts]:
        for start, end, chain in spellings.find(draft.text[:-1]):
            if start == 0 or (chain.kind == "place" and draft.text[:start].endswith(" of ")):
                _add_within(parse, chain, draft.start + start, draft.start + end)
        if draft.who is not None and (country := _country_before(draft, register)):
            chain = known.get(country) or Chain(country.name, "country", [], country, country=country.country)
            if country not in known:
                known[country] = chain
                chains.append(chain)
            _add_within(parse, chain, draft.start, draft.start + len(draft.text.split()[0]))
    for chain in chains:
        chain.drafts.sort(key=lambda draft: draft.start)


def _can_be_within(chain: Chain, name: str) -> bool:
    """Whether a name within a body's longer one still means its bearer: no lone surname, no body's part."""
    if chain.kind == "person":
        return " " in name
    return chain.kind == "place" or (chain.kind == "organization" and name.isupper() and len(name) > 1)


def _country_before(draft: Draft, register: Register) -> Who | None:
    """The country that the name of a body that we know opens with: "US State Department"."""
    first = draft.text.split()[0]
    if first == draft.text:
        return None
    hits = [who for start, end, who in register.names.find(first) if (start, end) == (0, len(first))]
    return hits[0] if hits and hits[0].kind == "country" and hits[0].people_of is None else None


def _add_within(parse: Parse, chain: Chain, start: int, end: int) -> None:
    span = parse.doc.char_span(start, end)
    if span is not None and all((draft.start, draft.end) != (start, end) for draft in chain.drafts):
        found: Found = "name" if span.text == chain.name else "partial"
        chain.drafts.append(Draft(start, end, span.text, span.root, "name", found, within=True))


def _surnames(chains: list[Chain]) -> dict[str, Chain]:
    """The person who alone bears a surname in this report, by surname."""
    bearers: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.kind == "person" and chain.drafts and len(words := chain.name.split()) > 1 and len(words[-1]) > 2:
            bearers[words[-1]].append(chain)
    lone = {chain.name for chain in chains}
    return {name: found[0] for name, found in bearers.items() if len(found) == 1 and name not in lone}


def _tokens(parse: Parse, draft: Draft) -> range:
    span = parse.doc.char_span(draft.start, draft.end, alignment_mode="expand")
    return range(span.start, span.end) if span is not None else range(0)
