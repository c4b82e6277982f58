"""Whether the conditions of a frame hold around a word."""

from collections.abc import Callable
from functools import cache
from itertools import islice

from spacy.tokens import Token

from onrecord.events.frames import HOSTILE, Frame, Need, frames_of, load_classes, load_modes
from onrecord.events.grammar import children_of, complements_of, is_infinitive, is_passive, objects_after
from onrecord.events.roles import Roles, Setting, hostile_sides
from onrecord.events.sides import find_thing
from onrecord.events.sport import is_game

_MODIFIERS = ("amod", "compound", "nmod", "poss", "nummod")
_WINDOW = 60
_NOBODY = Roles((), (), ())
_OF_SIDES = frozenset(
    {"actor", "recipient", "both", "two", "state", "public", "content", "foreign", "violence", "any", "bare"}
)
"""The conditions that ask who takes part."""


def all_hold(frame: Frame, setting: Setting, roles: Roles) -> bool:
    """Whether every condition of a frame holds."""
    return may_hold(frame, setting) and sides_hold(frame, setting, roles)


def may_hold(frame: Frame, setting: Setting) -> bool:
    """Whether the conditions hold for which nobody need be known yet: most frames of a word end here, and soon."""
    return all(holds(need, setting, _NOBODY) for need in frame.needs if need.key not in _OF_SIDES)


def sides_hold(frame: Frame, setting: Setting, roles: Roles) -> bool:
    """Whether the conditions hold that ask who takes part."""
    return all(holds(need, setting, roles) for need in frame.needs if need.key in _OF_SIDES)


def holds(need: Need, setting: Setting, roles: Roles) -> bool:
    """Whether one condition holds."""
    if not need.values:
        return _CONDITIONS[need.key](setting, roles)
    met = any(_VALUED[need.key](setting, roles, need)) if need.key in _VALUED else has_after(setting, need)
    return met is not need.negated


def has_after(setting: Setting, need: Need) -> bool:
    """Whether a thing of the classes stands after the preposition that the condition is named for."""
    return any(is_of(leaf, need.values) for leaf in setting.after(need.key))


def is_of(token: Token, classes: frozenset[str]) -> bool:
    """Whether a word is of one of the classes of things, or is itself named among them; `=word` is never a class."""
    words = words_of(find_thing(token) or token)
    known = load_classes("object_kinds")
    return any(
        word in classes or f"={word}" in classes or known.get(word, frozenset()) & classes for word in words
    ) or ("money" in classes and token.ent_type_ == "MONEY")


def words_of(token: Token) -> list[str]:
    """The keys of a noun: its lemma, with each modifier, and with what follows "of"."""
    lemma = token.lemma_.lower()
    before = [f"{child.lemma_.lower()}_{lemma}" for child in children_of(token, *_MODIFIERS)]
    after = objects_after(token, "of")
    measures = token.pos_ in ("NUM", "SYM") or "measure" in load_classes("object_kinds").get(lemma, ())
    contained = [leaf.lemma_.lower() for leaf in after] if measures else []
    return [lemma, *before, *(f"{lemma}_of_{leaf.lemma_.lower()}" for leaf in after), *contained]


def is_duty(verb: Token) -> bool:
    """Whether a clause says what is to be done: "that they must leave", "that he leave", "to leave"."""
    helpers = {child.lower_ for child in children_of(verb, "aux", "neg")}
    if helpers & {"must", "should", "to"}:
        return True
    return not helpers - {"not"} and (verb.tag_ == "VB" or is_subjunctive(verb))


def is_subjunctive(verb: Token) -> bool:
    """Whether a bare verb stands by a singular: "that Norland leave", which the tagger takes for a present."""
    subjects = children_of(verb, "nsubj")
    single = bool(subjects) and subjects[0].tag_ in ("NN", "NNP") and not children_of(subjects[0], "conj")
    return verb.tag_ == "VBP" and single and verb.lower_ == verb.lemma_.lower()


def has_clause(setting: Setting, roles: Roles) -> bool:
    """Whether a clause completes the word."""
    return any(verb.i > setting.token.i for verb in complements_of(setting.token)) or (
        setting.support is not None and any(is_infinitive(verb) for verb in children_of(setting.support.verb, "xcomp"))
    )


def has_hostile_clause(setting: Setting, roles: Roles) -> bool:
    """Whether the speaker announces something hostile of their own."""
    return any(frame.type in HOSTILE for verb in hostile_sides(setting) for frame in frames_of(verb))


def has_violence(setting: Setting, roles: Roles) -> bool:
    """Whether arms are told of around the word, or who uses them."""
    if has_party(roles.actors, setting, frozenset({"mil"})):
        return True
    words = load_violent_words()
    return any(token.lemma_.lower() in words for token in islice(setting.token.subtree, _WINDOW))


@cache
def load_violent_words() -> frozenset[str]:
    """The words that tell a mode of ASSAULT."""
    return frozenset(word for _, words in load_modes()["ASSAULT"] for word in words)


def has_two_sides(setting: Setting, roles: Roles) -> bool:
    """Whether two act on one another: two are named, or one name stands for several ("the presidents")."""
    if len(roles.actors) + len(roles.recipients) > 1:
        return True
    return any(is_plural_side(token, setting) for token in roles.actors)


def is_plural_side(token: Token, setting: Setting) -> bool:
    """Whether a word stands for several parties that can act on one another."""
    plural = token.tag_ in ("NNS", "NNPS") and bool(setting.parties.classes_of(token) & {"person", "body", "mil"})
    return plural or any(child.lower_ in ("two", "both") for child in token.children)


def has_party(tokens: tuple[Token, ...], setting: Setting, classes: frozenset[str]) -> bool:
    """Whether one of the words is a party of one of the classes."""
    return any(setting.parties.classes_of(token) & classes for token in tokens)


def is_political(setting: Setting, roles: Roles) -> bool:
    """Whether an actor is somebody whose acts are political: no private firm, no player."""
    return any("private" not in setting.parties.classes_of(token) for token in roles.actors)


def is_public(setting: Setting, roles: Roles) -> bool:
    """Whether neither side is a private firm: what firms sell and lend each other is trade."""
    return not has_party((*roles.actors, *roles.recipients), setting, frozenset({"private"}))


def is_finite(setting: Setting, roles: Roles) -> bool:
    """Whether the word is no participle that only describes somebody."""
    return setting.token.tag_ != "VBG" or bool(children_of(setting.token, "aux"))


def is_foreign(setting: Setting, roles: Roles) -> bool:
    """Whether somebody goes to another country or its capital, and not home: only there is a host."""
    homes = {country for token in roles.actors for country in setting.parties.countries_of(token)}
    return any(setting.parties.is_state(token) for token in roles.recipients) and not any(
        country in homes for token in roles.recipients for country in setting.parties.countries_of(token)
    )


_CONDITIONS: dict[str, Callable[[Setting, Roles], bool]] = {
    "actor": lambda setting, roles: bool(roles.actors),
    "recipient": lambda setting, roles: bool(roles.recipients),
    "both": lambda setting, roles: bool(roles.actors and roles.recipients),
    "two": has_two_sides,
    "state": is_political,
    "any": lambda setting, roles: True,
    "bare": lambda setting, roles: True,
    "active": lambda setting, roles: not is_passive(setting.token),
    "content": lambda setting, roles: bool(roles.objects or roles.recipients) or has_clause(setting, roles),
    "light": lambda setting, roles: setting.support is not None,
    "clause": has_clause,
    "hostile": has_hostile_clause,
    "act": lambda setting, roles: any(frames_of(verb) for verb in complements_of(setting.token)),
    "duty": lambda setting, roles: any(map(is_duty, complements_of(setting.token))),
    "infinitive": lambda setting, roles: any(is_infinitive(verb) for verb in complements_of(setting.token)),
    "noobj": lambda setting, roles: not children_of(setting.token, "dobj"),
    "objparty": lambda setting, roles: any(map(setting.parties.is_party, setting.fill("obj"))),
    "violence": has_violence,
    "war": lambda setting, roles: not is_game(setting.token),
    "public": is_public,
    "finite": is_finite,
    "foreign": is_foreign,
    "claimless": lambda setting, roles: not children_of(setting.token, "ccomp"),
}

_VALUED: dict[str, Callable[[Setting, Roles, Need], list[bool]]] = {
    "obj": lambda setting, roles, need: [is_of(token, need.values) for token in setting.fill("obj")],
    "subj": lambda setting, roles, need: [is_of(token, need.values) for token in setting.fill("subj")],
    "what": lambda setting, roles, need: [is_of(token, need.values) for token in contents_of(setting.token)],
    "actor": lambda setting, roles, need: [has_party(roles.actors, setting, need.values)],
    "recipient": lambda setting, roles, need: [has_party(roles.recipients, setting, need.values)],
    "part": lambda setting, roles, need: [child.lower_ in need.values for child in particles_of(setting.token)],
    "prep": lambda setting, roles, need: [
        child.lower_ in need.values
        for word in (setting.token, *(token for token in setting.fill("obj") if token.head == setting.token))
        for child in children_of(word, "prep", "dative", "agent")
    ],
    "mod": lambda setting, roles, need: [
        child.lower_ in need.values or child.lemma_.lower() in need.values
        for child in children_of(setting.token, *_MODIFIERS)
    ],
    "child": lambda setting, roles, need: [child.lower_ in need.values for child in setting.token.children],
    "comp": lambda setting, roles, need: [verb.lemma_.lower() in need.values for verb in complements_of(setting.token)],
}


CONDITIONS, VALUED = frozenset(_CONDITIONS), frozenset(_VALUED)
"""The keys of conditions without values, and of those with some; any preposition may have values too."""


def particles_of(verb: Token) -> list[Token]:
    """The particles of a verb, and what the parser takes for prepositions: no "in" with a place of its own."""
    found = children_of(verb, "prt", "advmod", "prep")
    return [child for child in found if (child.dep_, child.lower_) != ("prep", "in") or not children_of(child, "pobj")]


def contents_of(noun: Token) -> list[Token]:
    """What a supply, a release, a lifting is of: the words after "of" and before the noun."""
    return [*objects_after(noun, "of"), *children_of(noun, "compound")]
