"""Who can take part in an event, and with which words the record names them."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from onrecord.entities import Cast
from onrecord.events.frames import load_capitals, load_classes
from onrecord.events.grammar import children_of, find_surface_subject, objects_after, with_conjuncts
from onrecord.events.sides import NOBODY, Pairs, find_antecedents, find_appositives
from onrecord.language import Parse, end_of, start_of
from onrecord.lexicons import read_table
from onrecord.records import Entity, Reference

_NAMES = {
    "GPE": frozenset({"party", "place", "state", "mil", "police"}),
    "NORP": frozenset({"party", "state", "mil", "police", "crowd", "people"}),
    "ORG": frozenset({"party", "body"}),
    "PERSON": frozenset({"party", "person", "people"}),
    "LOC": frozenset({"place"}),
    "FAC": frozenset({"place"}),
}
_KINDS = {
    "country": _NAMES["GPE"],
    "place": frozenset({"place"}),
    "person": _NAMES["PERSON"],
    "organization": _NAMES["ORG"],
    "group": frozenset({"party", "crowd", "people"}),
}
_SECTORS = {
    **dict.fromkeys(("MIL", "REB", "UAF", "PRM"), frozenset({"mil", "state"})),
    **dict.fromkeys(("GOV", "JUD", "COP"), frozenset({"police", "state"})),
    "PTY": frozenset({"partisan"}),
    **dict.fromkeys(("BUS", "SPT", "ENT"), frozenset({"private"})),
}
_BETWEEN_STATES = frozenset({"IGO", "UNO", "EUR"})
_PERSONAL = frozenset({"he", "she", "they", "we", "him", "her", "them", "us"})
_OWNER_WORDS = ("by", "from", "of", "on", "against", "for", "to", "with", "between", "among", "in")
OWNERS_ALONE = ("by", "from", "of", "in", "against", "between")
"""The prepositions that say whose a thing is, without those that say for whom."""
_NAMED = ("amod", "compound", "nmod", "nounmod")
_HEADWORDS = frozenset({"of"})
_SORTS = frozenset({"terrorist", "terror", "extremist", "military", "troop", "troops", "civilian", "drone"}) | {
    "security", "missile", "rocket", "air", "naval", "guard", "force",
}  # fmt: skip
"""Words before a noun that say of what sort it is, not whose: "a terrorist attack", "military aid"."""
_TITLED = frozenset({"act", "convention", "treaty", "forum", "prize", "award", "conference", "amendment"}) | {
    "protocol", "charter", "festival", "law", "code", "medal", "pact", "declaration", "initiative", "project",
    "program", "programme", "championship", "cup", "games", "day", "street", "avenue", "bridge", "river", "sea",
    "tower", "airport",
}  # fmt: skip
"""Capitalised, these end a title that names nobody: "the Velmar Convention"."""
_FEASTS = frozenset({"christmas", "birthday", "dinner", "cocktail", "victory", "watch", "holiday", "garden", "tea"})
_WHOLE = frozenset({"PERSON", "GPE"})
"""Names to which an "of" outside them adds nothing."""
_BOUND = frozenset({"him", "her", "them", "it"})
_THING = frozenset({"it", "its"})
_STANDING = frozenset({"he", "she", "they", "it"})
_COUNTED = frozenset({"percent", "%"})
_DEMONYMS = ("ans", "ers", "ites")


@dataclass(frozen=True, slots=True)
class Parties:
    """The people and bodies of one report, asked by word."""

    parse: Parse
    cast: Cast

    def classes_of(self, token: Token) -> frozenset[str]:
        """What sort of party a word names (see `party_nouns.tsv`); empty where it names none."""
        entity = self.cast.at(start_of(token))
        if token.pos_ == "PRON":
            return self.classes_of_pronoun(token, entity)
        if is_share(token):
            return frozenset({"party", "crowd", "people"})
        if is_feast(token):
            return frozenset()
        counted = (
            objects_after(token, "of")
            if "measure" in load_classes("object_kinds").get(token.lemma_.lower(), ())
            else []
        )
        if counted:
            return self.classes_of(counted[0]) if counted[0].i > token.i else frozenset()
        words = load_classes("party_nouns").get(token.lemma_.lower(), frozenset()) | classes_of_agent(token)
        if token.pos_ == "ADJ":
            words &= {"mil", "crowd"}  # "rebel positions"; "national" is nobody
        if "owned" in words and self.find_namer(token) is None:
            words = frozenset()
        if "kin" in words and not any(child.tag_ == "PRP$" for child in token.lefts):
            words -= {"kin"}
        if words and token.ent_type_ not in ("PERSON",):
            words = words if words <= {"arms", "site"} else words | {"party"}
        if entity and entity.country in _BETWEEN_STATES:
            words -= {"private"}  # a development bank is no firm
        named = _KINDS[entity.kind] if entity else _NAMES.get(token.ent_type_, frozenset())
        if entity and entity.kind == "country" and token.tag_ in ("NNS", "NNPS"):
            named |= {"crowd", "people"}
        if entity and entity.sector:
            named |= _SECTORS.get(entity.sector, frozenset())
        if "body" in named and "firm" in load_classes("object_kinds").get(token.lower_, ()):
            named |= {"private"}
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM"):
            return named if entity else frozenset()
        return words | named or classes_of_patient(token) or classes_of_demonym(token)

    def classes_of_pronoun(self, token: Token, entity: Entity | None) -> frozenset[str]:
        """What sort of party a pronoun stands for."""
        if entity is not None and entity.members:
            return frozenset({"party"}).union(*(_KINDS[each.kind] for each in self.cast.members_of(entity)))
        if entity is not None:
            return _KINDS[entity.kind] if entity.kind != "person" or token.lower_ not in _THING else frozenset()
        # "half of them": the antecedents may hold the pronoun itself, so that only nouns are asked further.
        members = [member for member in find_antecedents(token) if member not in token.ancestors]
        if members and all(map(self.is_party, members)):
            return self.classes_of(members[0]) | {"party"}
        return frozenset({"party", "person", "people"}) if token.lower_ in _PERSONAL else frozenset()

    def is_party(self, token: Token) -> bool:
        """Whether a word names somebody who can act."""
        classes = self.classes_of(token)
        return "party" in classes or ("arms" in classes and self.find_namer(token) is not None)

    def is_sufferer(self, token: Token) -> bool:
        """Whether a word names somebody, or a place, that can be acted upon."""
        return self.is_party(token) or "place" in self.classes_of(token)

    def is_site(self, token: Token) -> bool:
        """Whether a word names a place or a building that can be attacked though nobody is named with it."""
        return "site" in self.classes_of(token)

    def is_state(self, token: Token) -> bool:
        """Whether a word names a country, or its capital."""
        entity = self.cast.at(start_of(token))
        return entity is not None and (entity.kind == "country" or self.is_capital(entity))

    @staticmethod
    def is_capital(entity: Entity) -> bool:
        """Whether an entity is a seat of government."""
        return entity.kind == "place" and entity.name in load_capitals()

    def is_town(self, token: Token) -> bool:
        """Whether a word names a place that is no country."""
        entity = self.cast.at(start_of(token))
        return entity is not None and entity.kind == "place"

    def countries_of(self, token: Token) -> frozenset[str]:
        """The codes of the countries that a word or who it is named by belongs to."""
        # Whose a minister without a name is, is guessed from the report, and no reason to send him home.
        words = [token] if token.pos_ == "PROPN" else []
        words += [namer] if (namer := self.find_namer(token)) is not None else []
        entities = (self.cast.at(start_of(word)) for word in words)
        return frozenset(entity.country for entity in entities if entity and entity.country)

    def find_namer(self, noun: Token) -> Token | None:
        """The possessor, name or demonym before a noun: "Chinese" in "Chinese arms", "his" where it is known whose."""
        for child in children_of(noun, "poss"):
            if (child.pos_ != "PRON" or self.cast.at(start_of(child))) and "party" in self.classes_of(child):
                return child
        for child in children_of(noun, *_NAMED):
            if child.lower_ in _SORTS or (noun.pos_ == "PROPN" and noun.lower_ in _TITLED):
                continue
            classes = self.classes_of(child)
            named = child.pos_ in ("ADJ", "PROPN") or child.ent_type_ or classes & {"mil", "crowd"}
            if "party" in classes and named and not is_one_name(child, noun):
                return child
            if child.dep_ == "compound" and not self.is_site(child) and (namer := self.find_namer(child)) is not None:
                return namer
        return None

    def find_owner(self, noun: Token, depth: int = 0, after: tuple[str, ...] = _OWNER_WORDS) -> list[Token]:
        """Whose a thing is, or whom it concerns: before it, or after "by", "from", "of", …, at most three deep."""
        namer = self.find_namer(noun)
        if namer is not None:
            return [namer, *(child for child in with_conjuncts(namer)[1:] if self.is_party(child))]
        towns = [child for child in children_of(noun, "poss") if child.pos_ == "PROPN" and self.is_sufferer(child)]
        if towns:
            return towns
        for word in after:
            for leaf in objects_after(noun, word):
                found = [member for member in with_conjuncts(leaf) if self.is_sufferer(member)]
                found = found or (self.find_owner(leaf, depth + 1, after) if depth < 2 else [])
                if found:
                    return found
        return []

    def refer(self, token: Token) -> Reference:
        """The phrase of a word without its relative clauses, as a reference to whom it names."""
        start, end = find_phrase(token)
        reference = self.cast.refer(self.parse.cut(start, end), start_of(token))
        if self.is_another(token):
            return Reference(start=reference.start, end=reference.end, text=reference.text, entity=None)
        if reference.entity is None and self.classes_of(token) & {"state", "body", "mil", "arms", "owned"}:
            return self.refer_to_namer(token, reference)
        return reference

    def refer_each(self, token: Token, pairs: Pairs = NOBODY) -> list[Reference]:
        """References to everyone a word stands for: its names in apposition, its antecedents, the pair told of before.

        Each keeps the words as they stand.
        """
        reference = self.refer(token)
        if self.is_another(token):
            return [reference]
        plural = find_antecedents(token) if token.pos_ == "PRON" else [token]
        if len(plural) == 1 and (pair := pairs.meant_by(plural[0])):
            return [self.point(reference, entity) for entity in pair]
        if reference.entity is not None:
            return [self.point(reference, each.id) for each in self.cast.each_of(reference.entity)]
        names = find_appositives(token)
        if names:
            return [self.refer(name) for name in names]
        members = find_antecedents(token) if token.pos_ == "PRON" else []
        found = [each.entity for member in members for each in self.refer_each(member, pairs)]
        return [self.point(reference, entity) for entity in found] or [reference]

    @staticmethod
    def point(reference: Reference, entity: str | None) -> Reference:
        """The same words, naming that entity."""
        return Reference(start=reference.start, end=reference.end, text=reference.text, entity=entity)

    def identify(self, token: Token) -> str | None:
        """The entity that a word names, by its id."""
        entity = self.cast.at(start_of(token))
        return entity.id if entity and not self.is_another(token) else None

    def is_another(self, token: Token) -> bool:
        """Whether a pronoun is said to stand for the other side of its own verb: it cannot, so that nobody is known."""
        entity = self.cast.at(start_of(token)) if token.pos_ == "PRON" else None
        if entity is None:
            return False
        if token.lower_ in _BOUND and token.dep_ in ("dobj", "obj", "dative"):
            subject = find_surface_subject(token.head)
            return subject is not None and subject != token and self.cast.at(start_of(subject)) == entity
        if token.lower_ in _STANDING and token.dep_ == "nsubj":
            named = (child for child in children_of(token.head, "dobj") if child.pos_ == "PROPN")
            return any(self.cast.at(start_of(child)) == entity for child in named)
        return False

    def refer_to_namer(self, token: Token, reference: Reference) -> Reference:
        """A state's forces and offices act for it: "Russian aircraft" are Russia's."""
        namer = self.find_namer(token)
        entity = self.cast.at(start_of(namer)) if namer is not None else None
        if entity is None or (entity.kind not in ("country", "organization") and not is_owned(token)):
            return reference
        return self.point(reference, entity.id)


def is_owned(noun: Token) -> bool:
    """Whether a noun names somebody's own machinery, that acts for its owner: "Velin's campaign"."""
    return "owned" in load_classes("party_nouns").get(noun.lemma_.lower(), ())


def is_share(token: Token) -> bool:
    """Whether a number stands for those who were asked: "only 19 support Velin", "1 percent backed it"."""
    if token.dep_ not in ("nsubj", "nsubjpass") or objects_after(token, "of") or token.head.pos_ != "VERB":
        return False
    return (token.pos_ == "NUM" and token.ent_type_ in ("", "CARDINAL", "PERCENT")) or token.lemma_.lower() in _COUNTED


def is_feast(token: Token) -> bool:
    """Whether a party is one that people go to."""
    return token.lemma_.lower() == "party" and any(
        child.lower_ in _FEASTS and child.ent_type_ not in ("ORG", "NORP") for child in children_of(token, "compound")
    )


def classes_of_demonym(noun: Token) -> frozenset[str]:
    """What sort of party the people of a place are whose name no table has: "Velmarans"."""
    people = noun.tag_ == "NNPS" and noun.lower_.endswith(_DEMONYMS) and noun.ent_type_ in ("", "NORP", "GPE")
    return frozenset({"party", "crowd", "people"}) if people else frozenset()


def classes_of_agent(noun: Token) -> frozenset[str]:
    """What sort of party a noun for people is by the table of those who act without a name."""
    return load_agents().get(noun.lemma_.lower(), frozenset()) if noun.pos_ == "NOUN" else frozenset()


@cache
def load_agents() -> dict[str, frozenset[str]]:
    """The classes of the nouns for people of `agents.tsv`, by lemma; bodies are for `party_nouns.tsv` to tell."""
    return {
        row["head"]: frozenset({"people"}) | _SECTORS.get(row["sector"], frozenset())
        for row in read_table("agents")
        if row["kind"] in ("person", "group")
    }


def classes_of_patient(noun: Token) -> frozenset[str]:
    """Whoever is arrested or deported is somebody, whatever the word."""
    known = load_classes("object_kinds")
    done_to = noun.pos_ == "NOUN" and noun.dep_ in ("dobj", "obj", "nsubjpass")
    if not done_to or "topeople" not in known.get(noun.head.lemma_.lower(), ()):
        return frozenset()
    return frozenset() if "process" in known.get(noun.lemma_.lower(), ()) else frozenset({"party", "people"})


def is_one_name(word: Token, noun: Token) -> bool:
    """Whether a word and the noun after it are parts of one name: "Refugee Convention"."""
    return bool(noun.ent_iob_ == "I" and word.ent_type_ == noun.ent_type_ and word.ent_iob_ in ("B", "I"))


def find_phrase(token: Token) -> tuple[int, int]:
    """Start and end of a noun phrase: its words before the head, the head, and what "of" adds."""
    lefts = [
        child
        for child in token.lefts
        if child.dep_ not in ("relcl", "acl", "cc", "punct", "preconj", "advmod", "conj", "prep")
    ]
    start = min([start_of(child.left_edge) for child in lefts], default=start_of(token))
    return min(start, start_of(token)), find_phrase_end(token)


def find_phrase_end(token: Token, depth: int = 0) -> int:
    """End of a noun phrase, with an "of" that follows at once."""
    for child in token.rights:
        if token.pos_ == "PROPN" and token.ent_type_ in _WHOLE and not child.ent_type_:
            continue  # "accused Velin of fraud"
        if child.dep_ == "prep" and child.lower_ in _HEADWORDS and child.i == token.i + 1 and depth < 3:
            for leaf in children_of(child, "pobj"):
                return find_phrase_end(leaf, depth + 1)
    return end_of(token)
