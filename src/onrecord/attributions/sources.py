"""Whom a source stands for, where its place in the text knows better than the cast."""

from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from spacy.tokens import Token

from onrecord.attributions.anonymity import count_sources, is_anonymous
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.quotes import Quotations
from onrecord.attributions.referring import Referring
from onrecord.attributions.rules.labels import ANSWER
from onrecord.attributions.rules.subjects import subject_of
from onrecord.attributions.texts import text_of
from onrecord.entities import Cast
from onrecord.language import Parse, start_of
from onrecord.lexicons import read_table
from onrecord.records import Entity, Found
from onrecord.records import Source as Told

NOBODY = frozenset({"nobody", "none", "neither", "noone", "no-one"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
SINGULAR_PERSON = frozenset({"he", "she", "his", "her"})
PLURAL = frozenset({"they", "their"})
THIRD = SINGULAR_PERSON | PLURAL | {"it", "its"}
BODIES = frozenset({"ORG", "GPE", "NORP"})
PATIENTS = frozenset(
    {"child", "kid", "baby", "infant", "victim", "hostage", "captive", "body", "animal", "weapon", "drone", "missile"}
    | {"sanction", "house", "building", "tank", "ship", "vessel", "plane", "aircraft", "rocket", "shell", "casualty"}
)
"""Who or what things are done to, and who seldom speaks in the news."""
MAX_CLIMB = 6
MAX_BACK = 4


@cache
def shares() -> dict[str, float]:
    """How often a source resolved in a way names the right one, where we measured."""
    return {row["found"]: float(row["share"]) for row in read_table("source_confidence")}


def tell_source(source: Source, entity: Entity | None, parse: Parse) -> Told:
    """A source as it goes on record: its words, whom we take it for, how and how surely."""
    span = parse.cut(*source.stretch)
    found = found_by(source, entity) if entity is not None else None
    anonymous = is_anonymous(source, entity)
    return Told(
        start=span.start,
        end=span.end,
        text=span.text,
        entity=entity.id if entity else None,
        found=found,
        confidence=shares()[found] if found else None,
        anonymous=anonymous,
        count=count_sources(source) if anonymous else None,
    )


def found_by(source: Source, entity: Entity) -> Found:
    """How a source's words were joined to its entity: as its own mention was, else as the words around it tell."""
    at = start_of(source.head)
    held = [mention for mention in entity.mentions if mention.start <= at < mention.end]
    if held:
        return min(held, key=lambda mention: mention.end - mention.start).found
    if source.head.pos_ == "PRON":
        return "pronoun"
    within = any(source.stretch[0] <= mention.start < source.stretch[1] for mention in entity.mentions)
    return "apposition" if within else "description"


class Speakers:
    """The entities of drafts' sources, asked outermost first by way of their parents."""

    def __init__(
        self, drafts: Sequence[Draft], parents: Sequence[int | None], quotations: Quotations, cast: Cast
    ) -> None:
        self._drafts, self._parents, self._quotations, self._cast = drafts, parents, quotations, cast
        self._known: dict[int, Entity | None] = {}
        text = text_of(drafts[0].head.doc) if drafts else ""
        self._referring = Referring(drafts, text, cast)

    def entity(self, index: int) -> Entity | None:
        """Who speaks in a draft; None where nobody is named or known."""
        chain = [index]
        while (parent := self._parents[chain[-1]]) is not None and parent not in self._known:
            chain.append(parent)
        for at in reversed(chain):
            if at not in self._known:
                self._known[at] = self._resolve(at)
        return self._known[index]

    def _resolve(self, index: int) -> Entity | None:
        source = self._drafts[index].source
        if source is None or is_nobody(source.head):
            return None
        if source.head.lower_ == ANSWER and self._drafts[index].construction == "label":
            return self._referring.interviewed(start_of(source.head))
        found = self._cast.at(start_of(source.head))
        if found is None or found.found == "description":
            found = self._apposed(source) or found
        word = source.head.lower_
        if self._quotations.at(start_of(source.head)) is not None:
            return self._in_quotation(index, source, found)
        if word == "they" and self._follows_its_words(index):
            return self._who_goes_on(index, found)
        if word in THIRD:
            found = self._in_clause(source.head, found)
            free = word in ("he", "she") and self._parents[index] is None
            return self._referring.pronoun(index, source, found, self._spoke_before(index)) if free else found
        if found is None or found.found == "description":
            return self._referring.noun(index, source, self._spoke_before(index)) or found
        return found

    def _spoke_before(self, index: int) -> Entity | None:
        """Who spoke last outside of others' words, a few attributions back."""
        for at in range(index - 1, max(-1, index - 1 - MAX_BACK), -1):
            if self._parents[at] is None and self._drafts[at].source is not None:
                return self.entity(at)
        return None

    def _follows_its_words(self, index: int) -> bool:
        return self._drafts[index].contents[0][0] < self._drafts[index].cue[0]

    def _who_goes_on(self, index: int, found: Entity | None) -> Entity | None:
        """Who "they" are in "…, they said": the several who spoke last, never somebody named in these words alone.

        A cast takes the nearest plural, which stands there among the very words that are said.
        """
        draft = self._drafts[index]
        for at in range(index - 1, max(-1, index - 1 - MAX_BACK), -1):
            source = self._drafts[at].source
            if source is None or self._parents[at] is not None or source.head.pos_ not in ("NOUN", "PROPN"):
                continue
            if source.head.sent.end >= draft.head.sent.start and agrees("they", source.head):
                return self._cast.at(start_of(source.head))
            break
        named_before = found and any(mention.start < draft.contents[0][0] for mention in found.mentions)
        return found if named_before else None

    def _apposed(self, source: Source) -> Entity | None:
        """Who "Hask, president of Norland" and "the governor, Casimir Dole" are, where only the office is known."""
        if source.head.tag_ in ("NNS", "NNPS"):
            return None  # "lawyers for the owner, Arvo Tamm"
        words = source.head.doc[source.head.i + 1 : source.head.sent.end]
        own = takewhile(lambda word: word.idx < source.stretch[1], words)
        apposed = (word for word in own if word.dep_ in ("appos", "oprd"))
        return next((entity for word in apposed if (entity := self._cast.at(start_of(word)))), None)

    def _in_quotation(self, index: int, source: Source, found: Entity | None) -> Entity | None:
        """Within quotation marks "I" is who is quoted, "we" the body that speaks through them, "he" somebody else."""
        word, parent = source.head.lower_, self._parents[index]
        speaker = self._known.get(parent) if parent is not None else None
        if word in FIRST_SINGULAR:
            return speaker
        if word in FIRST_PLURAL:
            return self._body_of(speaker) or speaker
        if word in ("he", "she") and (found is None or found is speaker):
            return self._referring.inside(source, speaker)
        return None if word in THIRD and found is speaker else found

    def _body_of(self, speaker: Entity | None) -> Entity | None:
        if speaker is None or speaker.organization is None:
            return None
        return next((entity for entity in self._cast.entities if entity.name == speaker.organization), None)

    def _in_clause(self, pronoun: Token, found: Entity | None) -> Entity | None:
        """A pronoun's entity, or that of the subject above it where the pronoun's own cannot be who speaks."""
        subject, through_object = governing_subject(pronoun)
        if subject is None or not agrees(pronoun.lower_, subject):
            return None if found is not None and _cannot_speak(found) else found
        if through_object or found is None or _cannot_speak(found):
            return self._cast.at(start_of(subject))
        return found


def is_nobody(head: Token) -> bool:
    """ "nobody", "none of the ministers", "no minister", "neither side"."""
    denied = any(child.dep_ == "det" and child.lower_ in ("no", "neither") for child in head.lefts)
    return head.lower_ in NOBODY or denied


def governing_subject(pronoun: Token) -> tuple[Token | None, bool]:
    """The subject of the clause that a pronoun's own is part of; whether the way leads through that one's object.

    The way of "the envoys issued a declaration in which they said …" does.
    """
    at, through_object = pronoun.head, False
    for _ in range(MAX_CLIMB):
        if at.dep_ == "dobj":
            through_object = True
        elif at.dep_ not in ("ccomp", "relcl", "acl", "xcomp", "aux", "conj", "pcomp", "prep", "pobj"):
            return None, False
        if at.head.i == at.i or (at.dep_ == "conj" and at.head.i > pronoun.i):
            return None, False
        at = at.head
        if at.pos_ in ("VERB", "AUX") and (subject := subject_of(at)) is not None and subject.i < pronoun.i:
            return subject, through_object
    return None, False


def agrees(pronoun: str, subject: Token) -> bool:
    """Whether a subject has a pronoun's number, and is a person where the pronoun is a person's."""
    several = subject.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in subject.rights)
    if pronoun in PLURAL:
        return several and not _is_patient(subject.lemma_)
    if subject.pos_ == "PRON" or several:
        return False
    is_body = subject.ent_type_ in BODIES
    return not is_body if pronoun in SINGULAR_PERSON else subject.ent_type_ != "PERSON"


def _cannot_speak(entity: Entity) -> bool:
    return any(_is_patient(word) for word in entity.name.lower().split()[-1:])


def _is_patient(word: str) -> bool:
    lemma = word.lower()
    return lemma in PATIENTS or lemma.removesuffix("s") in PATIENTS or lemma == "children"
