"""What fills the roles of the user's own types: words in slots, numbers before them, values that words tell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from spacy.tokens import Token

from onrecord.events.conditions import is_of
from onrecord.events.frames import Slots
from onrecord.events.grammar import children_of, objects_after, with_conjuncts
from onrecord.events.own.definitions import Found, OwnRole
from onrecord.events.roles import Setting
from onrecord.language.times.amounts import number_of

_NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
_COUNTING = ("nummod", "quantmod")
_TIMES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9}
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
    return token.lemma_.lower() in _TIMES


def _read_number(number: Token) -> Found:
    """The words of a number, with what makes it inexact ("more than 30"); no value for a range or for "dozens"."""
    first = number.left_edge if number.pos_ == "NUM" or number.dep_ == "nummod" else number
    lowers = [token.lower_ for token in number.doc[first.i : number.i + 1]]
    return Found(first, number, None if number.tag_ == "NNS" else read_amount(lowers))


def read_amount(lowers: Sequence[str]) -> str | None:
    """The one number that words write, in figures: "two hundred" as 200; None where they write none, or several."""
    start = next((at for at, lower in enumerate(lowers) if lower in _TIMES or number_of(lower)), len(lowers))
    total = part = 0.0
    for lower in lowers[start:]:
        if times := _TIMES.get(lower):
            part = (part or 1) * times
            total, part = (total + part, 0.0) if times >= 1_000 else (total, part)
        elif (number := number_of(lower)) and not (part and part < 20 and number >= 10):
            part += number
        elif lower not in ("and", "-"):
            return None
    return f"{total + part:.12g}" if total + part else None


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
