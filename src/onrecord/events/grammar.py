"""Who stands where around a verb, whatever its voice and wherever the words are: subjects, objects, prepositions.

Passives, relative clauses, participles, coordination, control and raising are undone here, so that a frame only
needs to say "subject" and "object". All walks are bounded: odd input must not cost more than its length.
"""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

DEEPEST = 25
"""Steps up or down one sentence; real ones have fewer than 20."""
WIDEST = 12
"""Members of one coordination that are read."""

VERBS = frozenset({"VERB", "AUX"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "obj"})
_RELATIVES = frozenset({"who", "whom", "which", "that"})
_HUMAN = frozenset({"who", "whom"})
_LIFELESS = frozenset({"ORG", "GPE", "LOC", "FAC"})
_PARTICLES = frozenset({"off", "down", "up"})
_OBJECT_CONTROL = frozenset({"of", "against", "from", "for", "into", "with"})
_CALLING = {"call": ("on", "upon", "for"), "appeal": ("to",), "rely": ("on",), "count": ("on",), "lean": ("on",)}
"""Verbs whose infinitive is about the noun after a preposition: "called on them to leave"."""
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "offer", "agree", "pledge", "refuse", "use"})
_ASKING = frozenset(
    {"call", "demand", "request", "appeal", "plea", "pressure", "order", "ultimatum", "petition", "invitation"}
)
"""Nouns whose infinitive is about the one who is asked: "a call on them to leave"."""
_ASKED = ("on", "upon", "to", "for")
_VENTURES = frozenset({"effort", "attempt", "decision", "plan", "bid", "move", "promise", "pledge", "vow"}) | {
    "refusal", "offer", "threat", "intention", "intent", "willingness", "readiness", "desire", "failure",
    "proposal", "agreement",
    "commitment", "determination", "reluctance",
    "campaign", "right", "ability", "duty", "permission", "drive",
    "push",
}  # fmt: skip
"""Nouns whose infinitive or gerund is about the one whose they are: "a bid by them to leave"."""
_OWNERS = ("by", "of", "from")
_NAMES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
_WRITINGS = frozenset({"letter", "statement", "op-ed", "email", "e-mail", "message", "mailing", "petition", "note"}) | {
    "tweet", "memo", "article", "essay", "column", "ad", "advert", "leaflet", "speech", "brief", "resolution", "cable",
}  # fmt: skip
"""What speaks for its writer: in "sent them a letter opposing the plan", it is the sender who opposes."""
_JUDGING = frozenset({"criticise", "criticize", "condemn", "denounce", "oppose", "reject", "support", "back"}) | {
    "praise", "welcome", "dismiss", "endorse", "discuss", "debate", "deny", "mock", "slam", "attack", "question",
    "raise",
}  # fmt: skip
"""Verbs whose subject has nothing to do with what the object tells of: "praised the idea of sending them"."""


def with_conjuncts(token: Token) -> list[Token]:
    """A word and what is coordinated with it after it: at most WIDEST."""
    members = [token]
    for member in members:
        members += [child for child in member.rights if child.dep_ == "conj"]
        if len(members) >= WIDEST:
            break
    return members[:WIDEST] if token.pos_ in VERBS or any(map(is_coordinated, members)) else members[:1]


def is_coordinated(token: Token) -> bool:
    """Whether "and" or the like joins a word to others: a bare comma between nouns hides a clause.

    "They sent aid to Norland, Velin announced" is no aid to Velin.
    """
    return bool(children_of(token, "cc", "preconj"))


def children_of(token: Token, *labels: str) -> list[Token]:
    """The children with one of the labels."""
    return [child for child in token.children if child.dep_ in labels]


def is_passive(verb: Token) -> bool:
    """Whether the surface subject is what the verb is done to."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if children_of(verb, "auxpass", "nsubjpass", "agent"):
        return True
    if verb.tag_ != "VBN" or children_of(verb, "aux", "nsubj"):
        return False
    if verb.dep_ == "conj":
        return bool(children_of(verb.head, "auxpass", "nsubjpass"))
    return verb.dep_ in ("acl", "advcl", "amod") and not children_of(verb, "dobj")


def resolve_relative(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other word itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in ("WDT", "WP", "IN", "DT"):
        return token
    clause = token.head
    for above in islice(token.ancestors, 6):
        clause = above
        if above.dep_ == "relcl":
            return find_human(above.head) if token.lower_ in _HUMAN else find_described(above.head)
    return clause if clause.dep_ == "relcl" else token


def find_human(noun: Token) -> Token:
    """The person that "who" stands for, where the parser hangs it on a body: "Velin, the head of the bank, who …"."""
    if noun.ent_type_ not in _LIFELESS:
        return find_described(noun)
    for above in islice(noun.ancestors, 6):
        if above.pos_ in VERBS:
            break
        if above.ent_type_ == "PERSON" or (above.pos_ == "NOUN" and above.dep_ != "appos" and not above.ent_type_):
            return above
    return noun


def find_described(noun: Token) -> Token:
    """Of whom a noun is told by a copula: "Norland" in "Norland is the state that left"; else the noun itself."""
    if noun.dep_ != "attr" or noun.head.lemma_ != "be" or noun.pos_ == "PROPN":
        return noun
    subject = next((child for child in noun.head.lefts if child.dep_ == "nsubj"), None)
    return subject if subject is not None and subject.pos_ == "PROPN" else noun


def find_surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject as it stands, or the one that the construction lends a verb that has none of its own."""
    for child in verb.lefts:
        if child.dep_ in _SUBJECTS:
            return resolve_relative(child)
    for child in verb.rights:
        if child.dep_ in _SUBJECTS and child.i - verb.i < DEEPEST:
            return child
    return borrow_subject(verb, depth + 1) if depth < DEEPEST else None


def borrow_subject(verb: Token, depth: int) -> Token | None:
    """The subject that a verb without one shares with what it hangs on."""
    head, label = verb.head, verb.dep_
    if label in ("acomp", "attr", "oprd", "advcl", "conj", "auxpass", "aux") and head.pos_ in VERBS:
        return find_surface_subject(head, depth)
    if is_mistaken(head) and is_infinitive(verb):
        return head
    if label in ("xcomp", "ccomp"):
        return find_controller(head, depth)
    if label == "pcomp" or (label in ("advcl", "conj") and head.pos_ == "ADP"):
        return find_controller_over(head, depth)
    if label == "acl":
        return find_bearer(head, verb, depth)
    if label == "relcl" or (label == "amod" and verb.tag_ in ("VBN", "VBG", "JJ")):
        return head
    return find_surface_subject(head, depth) if label == "conj" and head.pos_ == "ADJ" else None


def find_controller(governor: Token, depth: int) -> Token | None:
    """Who an infinitive is about: the object of the verb above ("asked them to"), else its subject."""
    lemma = governor.lemma_.lower()
    if governor.pos_ in VERBS and lemma not in _SUBJECT_CONTROL:
        for child in governor.children:
            if child.dep_ in (*_OBJECTS, "dative") and child.pos_ in ("NOUN", "PROPN", "PRON"):
                return resolve_relative(child)
        for preposition in _CALLING.get(lemma, ()):
            if called := objects_after(governor, preposition):
                return called[0]
    return find_surface_subject(governor, depth)


def find_controller_over(preposition: Token, depth: int) -> Token | None:
    """Who a gerund after a preposition is about: "accused them of attacking", "apologised for attacking"."""
    governor = preposition.head
    if governor.pos_ in ("NOUN", "PROPN"):
        return find_owner_of(governor, depth) if preposition.lower_ in ("of", "for") else None
    if governor.pos_ not in VERBS:
        return None
    if preposition.lower_ in _OBJECT_CONTROL:
        return find_controller(governor, depth)
    return find_surface_subject(governor, depth)


def find_bearer(noun: Token, verb: Token, depth: int) -> Token | None:
    """Who a clause that modifies a noun is about: the noun, or whoever has the plan, the threat, the request."""
    if verb.tag_ == "VBG" and (writing := find_writing(noun)) is not None:
        return find_owner_of(writing, depth)
    if verb.tag_ in ("VBG", "VBN"):
        return noun
    if noun.lemma_.lower() in _ASKING and is_infinitive(verb):
        return next((leaf for word in _ASKED for leaf in objects_after(noun, word) if leaf.i < verb.i), None)
    return find_owner_of(noun, depth)


def find_writing(noun: Token) -> Token | None:
    """The letter or the like that a participle is about, though the parser may hang it on the addressee."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in ("to", "for", "from", "with") else None
    if over is not None and over.pos_ in VERBS:
        over = next((child for child in children_of(over, *_OBJECTS) if child.i < noun.i), None)
    return next((word for word in (noun, over) if word is not None and word.lemma_.lower() in _WRITINGS), None)


def find_owner_of(noun: Token, depth: int) -> Token | None:
    """Whose a plan, a goal, a letter is: before it, after "by" or "of", or the subject of the verb over it."""
    for child in noun.lefts:
        if child.dep_ == "poss":
            return child
    own = noun.lemma_.lower() in _VENTURES or noun.lemma_.lower() in _WRITINGS
    if own:
        named = [child for child in children_of(noun, "amod", "compound", "nmod") if child.ent_type_ in _NAMES]
        owners = [leaf for word in _OWNERS for leaf in objects_after(noun, word)]
        if owners or named:
            return owners[0] if owners else named[-1]
    verb = noun.head
    if noun.dep_ in _OBJECTS and verb.pos_ in VERBS and verb.lemma_.lower() not in _JUDGING:
        return find_surface_subject(verb, depth + 1) if depth < DEEPEST else None
    return None


def subjects_of(verb: Token) -> list[Token]:
    """Who acts: the subject of an active verb, the agent of a passive one."""
    if is_passive(verb):
        marks = children_of(verb, "agent")
        marks += [other for mark in marks for other in children_of(mark, "conj") if other.lower_ == "by"]
        agents = [leaf for mark in marks for leaf in children_of(mark, "pobj")]
        return agents or objects_after(verb, "by")
    subject = find_surface_subject(verb)
    return [subject] if subject is not None else []


def objects_of(verb: Token) -> list[Token]:
    """Whom or what it is done to: the object of an active verb, the subject of a passive one."""
    own = [resolve_relative(child) for child in children_of(verb, *_OBJECTS)] or objects_mistaken(verb)
    if own:
        return own
    if is_passive(verb):
        subject = find_surface_subject(verb)
        return [subject] if subject is not None else []
    if verb.dep_ == "relcl" and find_surface_subject(verb) not in (None, verb.head):
        return [verb.head]
    if held := objects_after_particle(verb):
        return held
    return [found for child in verb.rights if child.dep_ == "conj" for found in shared_object(verb, child)]


def objects_mistaken(verb: Token) -> list[Token]:
    """The object of "urged Velin to resign", where the parser takes a name that it does not know for the clause."""
    return [child for child in children_of(verb, "xcomp", "ccomp") if is_mistaken(child)]


def is_mistaken(noun: Token) -> bool:
    """Whether a name is labelled as a clause, and the infinitive that is the clause hangs on it."""
    return (
        noun.pos_ == "PROPN"
        and noun.dep_ in ("xcomp", "ccomp")
        and noun.i > noun.head.i
        and any(is_infinitive(child) for child in noun.rights if child.dep_ in ("advcl", "acl", "relcl", "xcomp"))
    )


def objects_after_particle(verb: Token) -> list[Token]:
    """The object of "sealed off the town", where the parser takes the particle for a preposition."""
    particles = (child for child in children_of(verb, "prep") if child.lower_ in _PARTICLES and child.i == verb.i + 1)
    return [leaf for particle in particles for leaf in children_of(particle, "pobj")]


def shared_object(verb: Token, conjunct: Token) -> list[Token]:
    """The object of "attacked and killed them" for the first of the two verbs."""
    if conjunct.pos_ not in VERBS or conjunct.i - verb.i > 3 or children_of(conjunct, *_SUBJECTS):
        return []
    return children_of(conjunct, *_OBJECTS)


def datives_of(verb: Token) -> list[Token]:
    """Who is given something: "gave them aid", "was given aid", "gave aid to them"."""
    found = []
    for child in verb.children:
        if child.dep_ == "dative":
            found += children_of(child, "pobj") if child.pos_ == "ADP" else [child]
    if not found and is_passive(verb) and children_of(verb, *_OBJECTS):
        subject = find_surface_subject(verb)
        found = [subject] if subject is not None else []
    return found


def objects_after(token: Token, preposition: str) -> list[Token]:
    """The nouns after a preposition that hangs on a word, also through another one ("out of", "along with")."""
    found: list[Token] = []
    for child in token.children:
        if child.dep_ in ("prep", "dative", "agent", "prt", "advmod"):
            if child.lower_ == preposition:
                found += children_of(child, "pobj")
            found += [
                leaf
                for inner in child.children
                if inner.dep_ == "prep" and inner.lower_ == preposition
                for leaf in children_of(inner, "pobj")
            ]
    return found


def complements_of(token: Token) -> Iterator[Token]:
    """The verbs of the clauses that complete a word: infinitives, that-clauses, gerunds after a preposition."""
    for child in token.children:
        stated = child.dep_ == "acl" and any(word.dep_ == "mark" and word.lower_ == "that" for word in child.lefts)
        if child.dep_ in ("xcomp", "ccomp") or stated or (child.dep_ in ("acl", "advcl") and is_infinitive(child)):
            yield from with_conjuncts(child)
        elif child.dep_ == "prep":
            yield from children_of(child, "pcomp")


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)


def is_negated(verb: Token) -> bool:
    """Whether a verb has a negation of its own."""
    return any(child.dep_ == "neg" or child.lower_ in ("not", "never") for child in verb.children)
