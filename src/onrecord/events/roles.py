"""Which words fill the slots of a frame."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from onrecord.events.frames import HOSTILE, Frame, Slots, frames_of, load_classes
from onrecord.events.grammar import (
    VERBS,
    children_of,
    complements_of,
    datives_of,
    find_surface_subject,
    is_passive,
    objects_after,
    objects_of,
    subjects_of,
    with_conjuncts,
)
from onrecord.events.parties import OWNERS_ALONE, Parties
from onrecord.events.support import Support

_PARTS = frozenset({"most", "much", "many", "some", "all", "half", "several", "few", "both", "each", "part"})
_ON_SITES = {
    "ASSAULT": frozenset({"obj", "on", "against", "at", "into", "of"}),
    "PROTEST": frozenset({"obj", "on", "at", "outside", "into", "to", "of"}),
    "COERCE": frozenset({"obj"}),
}
"""Types whose recipient may be a mere place or building, and the slots where it is one: not where it only happens."""
_COMPANIONS = frozenset({"with", "between", "against"})
_THROUGH = {
    "by": frozenset({"of", "on", "against", "to", "from", "in", "into", "for", "over"}),
    **dict.fromkeys(("on", "against", "at", "into"), frozenset({"by", "of", "from"})),
    **dict.fromkeys(("to", "from", "for"), frozenset({"by", "of"})),
}
"""The prepositions of a noun behind whose leaf another one may hang: "the killing of a guard by rebels"."""
_JUDGED = frozenset({"ACCUSE", "SUPPORT", "REJECT"})
_JUDGED_OWNERS = ("by", "from", "of", "between", "with")
_REJECTED_OWNERS = (*_JUDGED_OWNERS, "to", "for", "on")
"""What is judged is its doer's, and not theirs whom it concerns: "praised a ban on them"."""
_DOERS = ("by", "from")
_OTHERS_THINGS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "COERCE", "ASSAULT"})
"""What is done to things of others, so that "his" may be another's; elsewhere it is the actor's own."""
_MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_WHERE_ONLY = frozenset({"PROTEST", "ACCUSE", "SUPPORT", "REJECT", "REQUEST", "AGREE", "CONCEDE"})
"""Types for which a place after "in" that is no country is only where it happens."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A word with what stands around it: its light verb, if it has one, and the parties of the report."""

    token: Token
    support: Support | None
    parties: Parties
    type: str = ""
    """The type of the frame that is filled, if one is."""

    def fill(self, slot: str) -> list[Token]:
        """The words in one slot, coordination undone."""
        found = _SLOTS[slot](self) if slot in _SLOTS else self.after(slot)
        return [member for head in found for member in with_conjuncts(head) if self.may_join(head, member)]

    def may_join(self, head: Token, member: Token) -> bool:
        """Whether what is coordinated with a word takes part too: not behind a clause on the word alone.

        "Velin, who resigned, and Doran" tells nothing of Doran.
        """
        if member == head or member.i < self.token.i or head.i > self.token.i:
            return True
        return not head.is_ancestor(self.token)

    def after(self, preposition: str) -> list[Token]:
        """The words after a preposition of the word, of its object, or of its light verb."""
        found = objects_after(self.token, preposition)
        if not found and self.token.pos_ == "NOUN":
            found = self.after_inner(preposition)
        if not found and self.token.pos_ in VERBS:
            things = (thing for thing in objects_of(self.token) if self.may_hold(thing, preposition))
            found = [leaf for thing in things if thing.head == self.token for leaf in objects_after(thing, preposition)]
        if not found and self.support:
            found = [leaf for leaf in objects_after(self.support.verb, preposition) if leaf != self.token]
        return found or self.after_things(preposition)

    def may_hold(self, thing: Token, preposition: str) -> bool:
        """Whether a preposition on an object may be the verb's: on no party, but "forged an alliance with them"."""
        if preposition == "from" and any(child.tag_ == "PRP$" for child in thing.lefts):
            return True  # "recalled its envoy from Norland": whose he is has been said
        return not self.parties.is_party(thing) or (preposition in _COMPANIONS and thing.pos_ == "NOUN")

    def after_inner(self, preposition: str) -> list[Token]:
        """The words after a preposition that the parser hangs on a noun inside: "the killing of a guard by rebels"."""
        inner = _THROUGH.get(preposition, frozenset())
        leaves = [
            leaf
            for child in children_of(self.token, "prep")
            if child.lower_ in inner
            for leaf in children_of(child, "pobj")
        ]
        deeper = [leaf for noun in leaves for child in children_of(noun, "prep") for leaf in children_of(child, "pobj")]
        for noun in (*leaves, *(deeper if preposition == "by" else ())):
            if found := objects_after(noun, preposition):
                return found
        return []

    def after_things(self, preposition: str) -> list[Token]:
        """The words after a preposition of what stands after another one: "agreed to a deal with them"."""
        things = (leaf for child in children_of(self.token, "prep") for leaf in children_of(child, "pobj"))
        if preposition not in _COMPANIONS:
            return []
        return [
            leaf for thing in things if not self.parties.is_party(thing) for leaf in objects_after(thing, preposition)
        ]

    def subject(self) -> list[Token]:
        """Who acts, through a light verb if there is one."""
        if self.support:
            return subjects_of(self.support.verb) if self.support.way == "forward" else []
        if self.token.pos_ in VERBS:
            return subjects_of(self.token)
        subject = find_surface_subject(self.token) if self.token.pos_ == "ADJ" else None
        return [subject] if subject is not None else []

    def object(self) -> list[Token]:
        """Whom or what it is done to."""
        if self.support and self.support.way == "reverse":
            verb = self.support.verb
            if is_passive(verb):
                subject = find_surface_subject(verb)
                return [subject] if subject is not None else []
            return subjects_of(verb)
        return objects_of(self.token) if self.token.pos_ in VERBS else []

    def dative(self) -> list[Token]:
        """Who is given something."""
        return datives_of(self.support.verb if self.support else self.token)

    def possessor(self) -> list[Token]:
        """Whose the noun is, by what stands before it."""
        namer = self.parties.find_namer(self.token)
        return [namer] if namer is not None else []

    def owner(self) -> list[Token]:
        """Whose the object is, or whom it concerns, where it is no party itself."""
        things = [thing for thing in self.object() if not self.parties.is_party(thing)]
        return [owner for thing in things[:3] for owner in self.own(thing)]

    def own(self, thing: Token) -> list[Token]:
        """Whose a thing is that something is done to: what is judged is its doer's."""
        if self.type not in _JUDGED:
            return self.parties.find_owner(thing)
        deeds = [frame for frame in frames_of(thing) if frame.type in HOSTILE]
        if not deeds:
            after = _REJECTED_OWNERS if self.type == "REJECT" else _JUDGED_OWNERS
            return self.parties.find_owner(thing, after=after)
        suffered = any("of" in way for way in deeds[0].recipient)
        owners = self.parties.find_owner(thing, after=_DOERS if suffered else (*_DOERS, "of"))
        # "condemned the Velmar bombing": a town before a deed is where it was done
        return [owner for owner in owners if self.parties.is_party(owner) and not self.parties.is_town(owner)]

    def maker(self) -> list[Token]:
        """Whose make a thing is that is given: "Chinese" in "supplying Chinese weapons"."""
        namers = map(self.parties.find_namer, objects_of(self.token))
        return [namer for namer in namers if namer is not None]

    def owner_of_subject(self) -> list[Token]:
        """Whose the subject is, where it is no party itself: "talks between them collapsed"."""
        things = [thing for thing in self.subject() if not self.parties.is_party(thing)]
        return [owner for thing in things[:3] for owner in self.parties.find_owner(thing)]

    def complement(self) -> list[Token]:
        """The subjects of the clauses that complete the word, where they have one of their own."""
        subjects = ((verb, find_surface_subject(verb)) for verb in complements_of(self.token))
        return [subject for verb, subject in subjects if subject is not None and subject.i > self.token.i]

    def governed(self) -> list[Token]:
        """Who is put under what the noun tells of."""
        verb = self.token.head.head
        return (
            (objects_of(verb) or subjects_of(verb)) if verb.pos_ in VERBS and self.token.head.lower_ == "under" else []
        )


_SLOTS: dict[str, Callable[[Setting], list[Token]]] = {
    "subj": Setting.subject,
    "obj": Setting.object,
    "objof": Setting.owner,
    "dat": Setting.dative,
    "poss": Setting.possessor,
    "comp": Setting.complement,
    "maker": Setting.maker,
    "subjof": Setting.owner_of_subject,
    "governed": Setting.governed,
}


SLOTS = frozenset(_SLOTS)
"""The slots that are no prepositions."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The words that fill a frame, by their heads."""

    actors: tuple[Token, ...]
    recipients: tuple[Token, ...]
    objects: tuple[Token, ...]


def fill_roles(frame: Frame, setting: Setting) -> Roles:
    """Who acts, on whom, with what: nobody in two roles."""
    setting = replace(setting, type=frame.type)
    actors = choose(frame.actor, setting, setting.parties.is_party)
    same = {setting.parties.identify(token) for token in actors} - {None}
    recipients = choose_recipients(frame, setting, frozenset(actors))
    if not recipients and setting.support and setting.support.way == "reverse":
        recipients = choose((("obj",),), setting, setting.parties.is_sufferer, frozenset(actors))
    recipients = recipients or choose_owners(frame.recipient, setting, frozenset(actors))
    recipients = tuple(token for token in recipients if setting.parties.identify(token) not in same)
    if not recipients and frame.type in _ON_SITES:
        aims = tuple(kept for way in frame.recipient if (kept := tuple(s for s in way if s in _ON_SITES[frame.type])))
        recipients = choose(aims, setting, setting.parties.is_site, frozenset(actors))
    taken = {*actors, *recipients}
    objects = choose(frame.object, setting, is_thing)
    return Roles(actors, recipients, tuple(token for token in objects if token not in taken))


def choose_recipients(frame: Frame, setting: Setting, taken: frozenset[Token]) -> tuple[Token, ...]:
    """On whom it is done; a complaint is about somebody, and only then to somebody."""
    ways = frame.recipient
    if frame.type == "ACCUSE" and len(ways) > 1 and ways[-1] == ("to",):
        found = choose(ways[:-1], setting, setting.parties.is_sufferer, taken) or choose_owners(
            ways[:-1], setting, taken
        )
        if found:
            return found
    return choose(ways, setting, setting.parties.is_sufferer, taken)


def is_thing(token: Token) -> bool:
    """Whether a word can name a thing: a noun, a number, "most" of something."""
    return token.pos_ in ("NOUN", "PROPN", "SYM", "NUM") or (
        token.pos_ in ("ADJ", "PRON", "DET", "ADV") and token.lower_ in _PARTS and bool(objects_after(token, "of"))
    )


def choose(
    slots: Slots, setting: Setting, fits: Callable[[Token], bool], taken: frozenset[Token] = frozenset()
) -> tuple[Token, ...]:
    """What fills the first of the alternatives that anything fits into, in text order."""
    for way in slots:
        found = {
            token
            for slot in way
            for token in setting.fill(slot)
            if token not in taken
            and (fits(token) or is_narrator(token, slot, setting))
            and not is_aside(token, slot, setting)
        }
        if found:
            return tuple(sorted(found, key=lambda token: token.i))
    return ()


def is_narrator(token: Token, slot: str, setting: Setting) -> bool:
    """Whether a word is the "I" of nobody known, without whom those met would seem to have met one another."""
    return slot == "subj" and setting.type in _MUTUAL and token.lower_ in ("i", "we")


def is_aside(token: Token, slot: str, setting: Setting) -> bool:
    """Whether a word is no side of its own: a reflexive, the actor's own "its", a place where it only happens."""
    if token.lower_.endswith(("self", "selves")):
        return True
    if slot == "objof" and token.tag_ == "PRP$" and setting.type and setting.type not in _OTHERS_THINGS:
        return True
    return slot == "in" and setting.type in _WHERE_ONLY and is_mere_place(token, setting.parties)


def is_mere_place(token: Token, parties: Parties) -> bool:
    """Whether a word names where something happens, and nobody to whom it is done: "marched in the city"."""
    if parties.is_state(token):
        return False
    is_ground = "territory" in load_classes("object_kinds").get(token.lemma_.lower(), ())
    return is_ground or not parties.is_party(token)


def choose_owners(slots: Slots, setting: Setting, taken: frozenset[Token]) -> tuple[Token, ...]:
    """Whose the things are that stand after the prepositions of a frame: "agreed to French mediation"."""
    after = _JUDGED_OWNERS if setting.type in _JUDGED else OWNERS_ALONE
    things = (thing for way in slots for slot in way if slot not in _SLOTS for thing in setting.after(slot)[:2])
    for thing in things:
        owners = tuple(
            owner
            for owner in setting.parties.find_owner(thing, after=after)
            if owner not in taken
            and (owner.tag_ != "PRP$" or setting.type in _OTHERS_THINGS)
            and not any(child.tag_ == "PRP$" for child in owner.lefts)
        )
        if owners:
            return owners
    return ()


def hostile_sides(setting: Setting) -> Iterator[Token]:
    """The verbs of complements whose subject is the one who speaks: only those can threaten."""
    speakers = set(setting.subject())
    for verb in complements_of(setting.token):
        subject = find_surface_subject(verb)
        if subject is None or subject in speakers or subject.lower_ in ("it", "they", "we", "he", "she", "i"):
            yield verb
