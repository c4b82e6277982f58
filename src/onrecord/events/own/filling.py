"""What fills the roles of the user's own types: words in slots, numbers before them, values that words tell."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from spacy.tokens import Token

from onrecord.events.conditions import is_of
from onrecord.events.frames import Slots
from onrecord.events.grammar import children_of, objects_after, with_conjuncts
from onrecord.events.own.definitions import Found, OwnRole
from onrecord.events.roles import Setting
from onrecord.language import start_of
from onrecord.language.times.amounts import amount_of
from onrecord.language.times.words import Word

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_COUNTING = ("nummod", "quantmod")
_RANGE = frozenset({"to", "or", "and", "-", "–"})
_BESIDE = ("aux", "advmod", "amod", "compound", "acomp", "attr", "oprd", "prt", "neg")
_OUTSIDE = frozenset({"relcl", "advcl", "parataxis", "csubj", "nsubj", "npadvmod"})
_HIGHEST = 8


def choose(slots: Slots, setting: Setting, role: OwnRole, taken: Iterable[Token]) -> tuple[Token, ...]:
    """What fills the first of the alternatives that anything fits into, in text order."""
    taken = frozenset(taken)
    for way in slots:
        found = {
            fit
            for slot in way
            for token in setting.fill(slot)
            for fit in look_through(token, role, setting)
            if fit not in taken
        }
        if found:
            return tuple(sorted(found, key=lambda token: token.i))
    return ()


def look_through(token: Token, role: OwnRole, setting: Setting) -> Iterator[Token]:
    """The word, where it fits the role; else what it is of, where that fits: "a shipment of drones"."""
    if fits(token, role, setting):
        yield token
    elif role.classes:
        for leaf in objects_after(token, "of"):
            yield from (member for member in with_conjuncts(leaf) if fits(member, role, setting))


def fits(token: Token, role: OwnRole, setting: Setting) -> bool:
    """Whether a word can stand in a role: it is of one of its classes, if it has any."""
    if not role.classes:
        return token.pos_ in _NAMING
    return is_of(token, role.classes) or bool(setting.parties.classes_of(token) & role.classes)


def find_counts(things: Iterable[Token]) -> tuple[Found, ...]:
    """The numbers of things, read: "twelve" as 12; a value is null where the words give no one number."""
    return tuple(found for thing in things for found in islice(_count(thing), 1))


def _count(thing: Token) -> Iterator[Found]:
    """The number that stands before a thing, before what it is of, or of which it is one."""
    for noun in (*objects_after(thing, "of"), thing):
        for number in children_of(noun, *_COUNTING):
            yield _read_number(number)
    if thing.pos_ == "NUM" or amount_words(thing):
        yield _read_number(thing)
    head = thing.head.head if thing.dep_ == "pobj" and thing.head.lower_ == "of" else None
    if head is not None and (head.pos_ == "NUM" or amount_words(head)):
        yield _read_number(head)


def amount_words(token: Token) -> bool:
    """Whether a noun counts: "dozens of drones", "hundreds of shells"."""
    return token.lemma_.lower() in ("dozen", "hundred", "thousand", "million", "billion", "score")


def _read_number(number: Token) -> Found:
    before = [child for child in number.lefts if child.dep_ in (*_COUNTING, "compound", "nummod")]
    first = min([number, *before], key=lambda token: token.i)
    words = [Word(start_of(token), 0, token.text, "", token) for token in number.doc[first.i : number.i + 1]]
    exact = any(word.lower[:1].isdigit() or amount_of([word]) not in ("1", "X") for word in words)
    one = [word.lower for word in words] in (["one"], ["a"], ["1"])
    plain = not _RANGE & {word.lower for word in words}
    amount = amount_of(words) if (exact or one) and plain and number.tag_ not in ("NNS",) else "X"
    return Found(first, number, None if amount == "X" else amount)


def find_value(role: OwnRole, setting: Setting) -> tuple[Found, ...]:
    """The value that words tell: above the event the nearest first, then beside it, then its own words."""
    token = setting.token
    verb = setting.support.verb if setting.support else None
    own = [word for word in (verb, token) if word is not None]
    beside = (child for word in own for child in children_of(word, *_BESIDE))
    for word in (*words_over(verb or token), *beside, *own):
        for value, words in role.values:
            if word.lemma_.lower() in words or word.lower_ in words:
                return (Found(word, word, value),)
    return ()


def words_over(token: Token) -> Iterator[Token]:
    """The words that an event's word hangs on, the nearest first: "agreed" over "to deliver"; no clause apart."""
    for _ in range(_HIGHEST):
        above = token.head
        if above.i == token.i or (token.dep_ in _OUTSIDE and not _is_infinitive(token)):
            return
        if token.dep_ != "conj":
            yield above
        token = above


def _is_infinitive(token: Token) -> bool:
    return token.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.lefts)


def is_filled(roles: Iterable[OwnRole], found: Mapping[str, tuple[Found, ...]]) -> bool:
    """Whether every role that is required has words."""
    return all(found.get(role.name) for role in roles if role.required)
