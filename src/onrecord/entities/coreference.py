"""One pass through the report in reading order: each noun phrase and pronoun to whom it means."""

from bisect import bisect_left

from spacy.tokens import Token

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.holders import Holders
from onrecord.entities.mending import is_negative
from onrecord.entities.namesakes import join_by_office
from onrecord.entities.offices import beside, introduce, predicate_of, read_office, take_office
from onrecord.entities.phrases import Phrases
from onrecord.entities.pronouns import PRONOUNS, resolve_pronoun
from onrecord.entities.quotations import Quotations
from onrecord.entities.scene import Scene, Sighting
from onrecord.entities.speaking import Speaking, said_by
from onrecord.language import Parse, end_of, start_of
from onrecord.records import Found, MentionKind

NOUNS = frozenset({"NOUN", "PROPN"})


class Reading:
    """Names already in their chains; what else names somebody is added from left to right."""

    def __init__(self, parse: Parse, chains: list[Chain], holders: Holders) -> None:
        self._parse = parse
        self._holders = holders
        self.chains = list(chains)
        self._owner: dict[int, tuple[int, Chain]] = {}
        self._longest: dict[int, int] = {}
        self._speakers: dict[int, frozenset[Chain]] = {}
        self._speaking = Speaking(Quotations(""))
        self._heads: dict[int, list[tuple[Chain, Draft]]] = {}
        self._lay_out()

    def _lay_out(self) -> None:
        """Set down which words belong to which chain."""
        self._heads.clear()
        for chain in self.chains:
            for draft in chain.drafts:
                self._own(chain, draft)
                self._heads.setdefault(draft.head.i, []).append((chain, draft))

    def named_at(self, offset: int) -> Chain | None:
        """Whom the token that starts at an offset belongs to: the shortest name there."""
        owner = self._owner.get(offset)
        return owner[1] if owner else None

    def read(self) -> None:
        """Introduce the people named, then resolve noun phrases and pronouns."""
        people = [chain for chain in self.chains if chain.kind == "person"]
        for chain in people:
            introduce(chain, self.named_at)
        if join_by_office(people, self.named_at):
            self.chains = [chain for chain in self.chains if chain.drafts]
            people = [chain for chain in people if chain.drafts]
            self._lay_out()
        for chain in list(self.chains):
            if chain.kind in {"person", "organization", "group"}:
                self._add_appositions(chain)
        phrases = Phrases(people, self.named_at, self._parse.report.published, self._holders)
        quotations, scene = Quotations(self._parse.doc.text), Scene()
        self._speakers, self._speaking = self._find_speakers(quotations), Speaking(quotations)
        starts = [sentence.start for sentence in self._parse.doc.sents]
        for token in self._parse.doc:
            sentence, quoted = bisect_left(starts, token.i + 1) - 1, quotations.at(start_of(token))
            self._resolve(token, sentence, quoted, scene, phrases)
            for chain, draft in list(self._heads.get(token.i, ())):
                if chain.kind == "person" and draft.found == "apposition":
                    self._take_office(chain, token)
                if not self._is_inside(draft):
                    scene.see(Sighting(chain, draft, sentence, quoted))
                    self._speaking.hear(token, chain)
                    self._add_predicate(chain, draft)

    def _find_speakers(self, quotations: Quotations) -> dict[int, frozenset[Chain]]:
        """Those named as speaking a quotation, by its number: he and she in it are others."""
        speakers: dict[int, frozenset[Chain]] = {}
        for sentence in self._parse.doc.sents:
            quoted = {quotations.at(start_of(token)) for token in sentence} - {0}
            saying = said_by(sentence, quotations) if quoted else []
            said = [chain for token in saying for chain, _ in self._heads.get(token.i, ())]
            for number in quoted:
                speakers[number] = speakers.get(number, frozenset()).union(said)
        return speakers

    def _add_appositions(self, chain: Chain) -> None:
        for draft in list(chain.drafts):
            for head in beside(draft.head):
                if head.i not in self._heads and start_of(head) not in self._owner:
                    self._add(chain, head, "noun", "apposition", self._extent(head))

    def _add_predicate(self, chain: Chain, draft: Draft) -> None:
        head = predicate_of(draft.head) if chain.kind in {"person", "organization"} else None
        if head is not None and head.i not in self._heads and start_of(head) not in self._owner:
            self._add(chain, head, "noun", "apposition", self._extent(head))

    def _take_office(self, chain: Chain, head: Token) -> None:
        """What an apposition tells when the pronouns before it are known: "its secretary general, Marta Velin"."""
        office = read_office(head, self.named_at)
        if office is not None and (chain.office or "").endswith(office.words):
            take_office(chain, office)

    def _is_inside(self, draft: Draft) -> bool:
        """Whether the mention is a word of a longer name, as "Norlandic" in "Norlandic Defence Ministry"."""
        return draft.kind == "name" and self._longest.get(start_of(draft.head), 0) > draft.end - draft.start

    def _resolve(self, token: Token, sentence: int, quoted: int, scene: Scene, phrases: Phrases) -> None:
        if token.i in self._heads or start_of(token) in self._owner:
            return
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and not _is_empty(token):
            chain = resolve_pronoun(token, sentence, quoted, scene, self._speakers.get(quoted, frozenset()))
            if chain is not None:
                self._add(chain, token, "pronoun", "pronoun", (start_of(token), end_of(token)))
        elif token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod"} and not is_negative(token):
            meant = phrases.resolve(token, sentence, scene, self._speaking.goes_on(token))
            if meant is not None:
                self._add(meant.chain, token, "noun", meant.found, self._extent(token))

    def _add(self, chain: Chain, head: Token, kind: MentionKind, found: Found, at: tuple[int, int]) -> None:
        if not chain.drafts and chain not in self.chains:
            self.chains.append(chain)
        draft = Draft(at[0], at[1], self._parse.report.text[at[0] : at[1]], head, kind, found)
        chain.drafts.append(draft)
        self._heads.setdefault(head.i, []).append((chain, draft))
        # What it owns is its country's: "the country's army", "his ministry".
        self._owner.setdefault(start_of(head), (at[1] - at[0], chain))

    def _own(self, chain: Chain, draft: Draft) -> None:
        span = self._parse.doc.char_span(draft.start, draft.end, alignment_mode="expand")
        for token in span or ():
            length = draft.end - draft.start
            self._longest[start_of(token)] = max(length, self._longest.get(start_of(token), 0))
            if length <= self._owner.get(start_of(token), (length, chain))[0]:
                self._owner[start_of(token)] = (length, chain)

    def _extent(self, head: Token) -> tuple[int, int]:
        """From the first word set before a noun to the noun, and on to the names after it: "envoy of Norland".

        What follows without a name stays outside, so that no word inside is taken for whom the phrase means.
        """
        first, last = _first_of(head), head
        for child in head.rights:
            nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
            if child.dep_ != "prep" or child.i != last.i + 1 or not nouns:
                break
            if not all(start_of(noun) in self._owner for noun in nouns) or child.right_edge.i != nouns[-1].i:
                break
            last = nouns[-1]
        return start_of(first), end_of(last)


def _first_of(head: Token) -> Token:
    first = head
    for token in head.lefts:
        if token.dep_ in {"det", "amod", "compound", "poss", "nmod", "nummod"}:
            first = token.left_edge
            break
    return first if head.i - first.i <= 10 else head


def _is_empty(token: Token) -> bool:
    """Whether "it" means nothing: "it is likely that", "it seems"."""
    if token.lower_ != "it":
        return False
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return True  # as an object it is mostly what was said or done, not a body
    if token.head.lemma_ in {"seem", "appear", "rain", "snow", "happen", "emerge", "turn"}:
        return True
    return token.head.lemma_ in {"be", "become", "remain", "take", "make"}
