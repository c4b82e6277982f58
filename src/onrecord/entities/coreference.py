"""One pass through the report in reading order: each noun phrase and pronoun to whom it means."""

from bisect import bisect_left

from spacy.tokens import Token

from onrecord.entities.anaphors import Anaphors, can_describe
from onrecord.entities.chain import Chain, Draft
from onrecord.entities.extents import core_of, whole_of
from onrecord.entities.mending import is_negative
from onrecord.entities.namesakes import join_by_office
from onrecord.entities.offices import beside, introduce, predicate_of, read_office, take_office, with_others
from onrecord.entities.phrases import Phrases
from onrecord.entities.pronouns import GENDERS, PRONOUNS, Choice, resolve_pronoun, subject_ahead
from onrecord.entities.quotations import Quotations
from onrecord.entities.register.holders import Holders
from onrecord.entities.scene import Place, Scene, Sighting
from onrecord.entities.sets import COUPLES, Companies
from onrecord.entities.speaking import Speaking, said_by
from onrecord.language import Parse, end_of, start_of
from onrecord.records import Found, MentionKind

NOUNS = frozenset({"NOUN", "PROPN"})
PLURAL = frozenset({"NNS", "NNPS"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself"})


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
        self._introduce()
        for chain in list(self.chains):
            if chain.kind in {"person", "organization", "group"}:
                self._add_appositions(chain)
        quotations = Quotations(self._parse.doc.text)
        self._speakers, self._speaking = self._find_speakers(quotations), Speaking(quotations)
        phrases = Phrases(self.chains, self.named_at, self._parse.report.published, self._holders)
        companies, scene = Companies(self.chains, self.named_at), Scene()
        for chain in self.chains:
            for draft in chain.drafts:
                if draft.found == "apposition":
                    phrases.anaphors.call_owned(chain, draft.head)
        starts = [sentence.start for sentence in self._parse.doc.sents]
        for token in self._parse.doc:
            at = Place(bisect_left(starts, token.i + 1) - 1, quotations.at(start_of(token)))
            if token.is_sent_start:
                companies.see_meetings(token.sent, at.sentence)
            if token.tag_ in PLURAL or token.tag_ == "CD" or token.lower_ in COUPLES:
                self._resolve_several(token, at, scene, companies)
            self._resolve(token, at, scene, phrases)
            for chain, draft in list(self._heads.get(token.i, ())):
                self._see(chain, draft, at, scene, phrases.anaphors)
            company = companies.see(token, at.sentence)
            if company is not None and company.draft is not None:
                scene.see(Sighting(company.chain, company.draft, at))
        self._tell_companies(companies)
        self._resolve_first_person(quotations)

    def _introduce(self) -> None:
        """Give the people named the offices that stand beside their names."""
        people = [chain for chain in self.chains if chain.kind == "person"]
        for chain in people:
            introduce(chain, self.named_at)
        if join_by_office(people, self.named_at):
            self.chains = [chain for chain in self.chains if chain.drafts]
            self._lay_out()

    def _see(self, chain: Chain, draft: Draft, at: Place, scene: Scene, anaphors: Anaphors) -> None:
        """Take note of a mention: who can be meant from here on."""
        if chain.kind == "person" and draft.found == "apposition":
            self._take_office(chain, draft.head)
        if self._is_inside(draft):
            return
        scene.see(Sighting(chain, draft, at))
        self._speaking.hear(draft.head, chain)
        self._add_predicate(chain, draft)
        if draft.kind == "noun":
            anaphors.call(chain, draft.head)
        elif draft.kind == "name":
            anaphors.call_by_name(chain, draft.head)

    def _resolve_several(self, token: Token, at: Place, scene: Scene, companies: Companies) -> None:
        if token.i in self._heads or start_of(token) in self._owner:
            return
        chain = companies.resolve(token, at, scene)
        if chain is not None:
            self._add(chain, token, "noun", "description")

    def _tell_companies(self, companies: Companies) -> None:
        """Those who are named again together are first told of where their names stand in a row."""
        for chain in self.chains:
            if chain.members and (draft := companies.draft_of(chain)):
                chain.drafts.insert(0, draft)

    def _resolve_first_person(self, quotations: Quotations) -> None:
        """I and me in a quotation are whoever is said to speak it."""
        for token in self._parse.doc:
            if token.lower_ in FIRST_PERSON and token.i not in self._heads:
                number = quotations.at(start_of(token))
                speaker = self._speaking.speaker_of(number) if number else None
                if speaker is not None:
                    self._add(speaker, token, "pronoun", "pronoun").first_person = True

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
            for head in [described for first in beside(draft.head) for described in with_others(first)]:
                free = head.i not in self._heads and start_of(head) not in self._owner
                if free and can_describe(chain, head):
                    self._add(chain, head, "noun", "apposition")

    def _add_predicate(self, chain: Chain, draft: Draft) -> None:
        head = predicate_of(draft.head) if chain.kind in {"person", "organization"} else None
        if head is not None and head.i not in self._heads and start_of(head) not in self._owner:
            self._add(chain, head, "noun", "apposition")

    def _take_office(self, chain: Chain, head: Token) -> None:
        """What an apposition tells when the pronouns before it are known: "its secretary general, Marta Velin"."""
        office = read_office(head, self.named_at)
        if office is not None and (chain.office or "").endswith(office.words):
            take_office(chain, office)

    def _is_inside(self, draft: Draft) -> bool:
        """Whether the mention is a word of a longer name, as "Norlandic" in "Norlandic Defence Ministry"."""
        return draft.kind == "name" and self._longest.get(start_of(draft.head), 0) > draft.end - draft.start

    def _resolve(self, token: Token, at: Place, scene: Scene, phrases: Phrases) -> None:
        if token.i in self._heads or start_of(token) in self._owner:
            return
        if token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"} and not _is_empty(token):
            choice = self._look_ahead(token) or resolve_pronoun(token, at, scene, self._speakers_of(at.quoted))
            if choice is not None:
                draft = self._add(choice.chain, token, "pronoun", "pronoun")
                draft.runner_up, draft.near = choice.runner_up, not choice.is_clear
        elif token.pos_ in NOUNS and token.dep_ not in {"compound", "nmod"} and not _is_no_one(token):
            meant = phrases.resolve(token, at, scene, self._speaking.goes_on(token))
            if meant is not None:
                draft = self._add(meant.chain, token, "noun", meant.found)
                draft.runner_up, draft.near = meant.runner_up, meant.near

    def _look_ahead(self, pronoun: Token) -> Choice | None:
        """The person named right after as the subject, where a possessive stands in a phrase before it."""
        subject = subject_ahead(pronoun)
        named = self._heads.get(subject.i, []) if subject is not None else []
        gender = GENDERS.get(pronoun.lower_)
        fitting = [chain for chain, _ in named if chain.kind == "person" and chain.gender in {None, gender}]
        return Choice(fitting[0], None, 0.0) if fitting else None

    def _speakers_of(self, quoted: int) -> frozenset[Chain]:
        """Those who speak a quotation, as far as they are named around it or before it in its paragraph."""
        before = self._speaking.speaker_of(quoted) if quoted else None
        return self._speakers.get(quoted, frozenset()).union({before} if before is not None else ())

    def _add(self, chain: Chain, head: Token, kind: MentionKind, found: Found) -> Draft:
        if not chain.drafts and chain not in self.chains:
            self.chains.append(chain)
        alone = start_of(head), end_of(head)
        start, end = whole_of(head) if kind == "noun" else alone
        core = core_of(head, self._owner) if kind == "noun" else alone
        draft = Draft(start, end, self._parse.report.text[start:end], head, kind, found, core=core)
        chain.drafts.append(draft)
        self._heads.setdefault(head.i, []).append((chain, draft))
        # What it owns is its country's: "the country's army", "his ministry".
        self._owner.setdefault(start_of(head), (end - start, chain))
        return draft

    def _own(self, chain: Chain, draft: Draft) -> None:
        span = self._parse.doc.char_span(draft.start, draft.end, alignment_mode="expand")
        for token in span or ():
            length = draft.end - draft.start
            self._longest[start_of(token)] = max(length, self._longest.get(start_of(token), 0))
            if length <= self._owner.get(start_of(token), (length, chain))[0]:
                self._owner[start_of(token)] = (length, chain)


def _is_no_one(noun: Token) -> bool:
    """Whether a noun says that there is none, or is only part of a word: "no official", "commander-in-chief"."""
    joined = noun.i + 1 < len(noun.doc) and noun.nbor(1).text == "-" and not noun.nbor(1).whitespace_
    return is_negative(noun) or (joined and not noun.whitespace_)


def _is_empty(token: Token) -> bool:
    """Whether "it" means nothing: "it is likely that", "it seems"."""
    if token.lower_ != "it":
        return False
    if token.dep_ not in {"nsubj", "nsubjpass"}:
        return True  # as an object it is mostly what was said or done, not a body
    if token.head.lemma_ in {"seem", "appear", "rain", "snow", "happen", "emerge", "turn"}:
        return True
    return (
        token.head.pos_ == "AUX"
        or token.head.lower_ in {"'s", "’s"}
        or token.head.lemma_ in {"become", "remain", "take", "make"}
    )
