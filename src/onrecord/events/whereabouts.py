"""Where an event happens: never where somebody who takes part is from."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.events.frames import Frame
from onrecord.events.grammar import VERBS, children_of, objects_after
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles, Setting
from onrecord.language import start_of

_WHERE = ("in", "at", "near", "outside", "inside", "through", "across", "off")
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE"})
_SIGNING = frozenset({"sign", "ink", "seal", "conclude"})
"""What is done with words: a place behind what they are about is that thing's ("criticised the killing in Velmar"),
unless hands do it."""
_AFAR = frozenset({"SANCTION"})
"""What is done to somebody from elsewhere: "sanctioned two firms in Velmar"."""
_AMONG = frozenset({"ASSAULT", "COERCE", "CONSULT", "PROTEST"})
"""What happens where those are whom it is done to, or who are met."""
_HITTING = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""What happens in the place that it is done to or left."""
_PARTS = frozenset({"centre", "center", "heart", "outskirts", "suburb", "suburbs", "city", "town", "village"}) | {
    "port", "province", "region", "state", "capital", "north", "south", "east", "west", "streets", "district", "county",
    "island", "part", "parts", "border", "area", "coast",
}  # fmt: skip
"""Of these, what follows "of" is where they are: "in the town of Velmar", but not "in support of Norland"."""
HERE = "here"


def find_place(frame: Frame, setting: Setting, roles: Roles) -> Token | None:
    """Head word of the place where an event happens; "here" where the text says that; None where nothing tells."""
    parties = setting.parties
    if frame.type in _SPOKEN and setting.token.lemma_.lower() not in _SIGNING:
        return next(_named(_beside_words(setting.token), parties), None) or _find_here(setting.token)
    words = [setting.token, *([setting.support.verb] if setting.support else [])]
    found = next(_named(_around(frame, setting, roles), parties), None)
    if found is None and frame.type in _HITTING:
        found = _find_target(setting, roles)
    return found or next((here for word in words if (here := _find_here(word)) is not None), None)


def is_place(token: Token, parties: Parties) -> bool:
    """Whether a word names a place or a country."""
    return token.ent_type_ in ("GPE", "LOC", "FAC") or "place" in parties.classes_of(token)


def _around(frame: Frame, setting: Setting, roles: Roles) -> Iterator[Token]:
    """The nouns after a preposition of place: of the event's word, of its light verb, of what it is done to."""
    for word in _WHERE if frame.type not in _AFAR else ():
        yield from setting.after(word)
    things = _things_of(setting) if frame.type not in _AFAR else []
    things += [*roles.recipients, *roles.actors] if frame.type in _AMONG else []
    for thing in things[:6]:
        # "killed two men in Velmar", "the arrest of six sailors in Velmar", "an attack on a base in Velmar"
        yield from (leaf for word in _WHERE if thing.i > setting.token.i for leaf in objects_after(thing, word))


def _things_of(setting: Setting) -> list[Token]:
    """What it is done to: the object of a verb, what stands after "of", "on" or "against" a noun."""
    if setting.token.pos_ in VERBS:
        taken_from = objects_after(setting.token, "from")  # "kidnapped from a clinic in Velmar"
        return [*setting.object()[:2], *taken_from[:1]]
    return [leaf for word in ("of", "on", "against") for leaf in objects_after(setting.token, word)]


def _beside_words(token: Token) -> Iterator[Token]:
    """The nouns after a preposition of place that stands before all that the words are about: "said in Velmar that"."""
    objects = [child.i for child in token.rights if child.dep_ not in ("prep", "advmod", "punct", "npadvmod")]
    others = [child.i for child in token.rights if child.dep_ == "prep" and child.lower_ not in _WHERE]
    about = min([*objects, *others], default=token.i + len(token.sent))
    for child in children_of(token, "prep"):
        if child.lower_ in _WHERE and child.i < about:
            yield from children_of(child, "pobj")


def _named(nouns: Iterator[Token], parties: Parties) -> Iterator[Token]:
    """The places among nouns, or where the things are that are none: "at the embassy in Velmar"."""
    for noun in nouns:
        if is_place(noun, parties) and noun.lower_ not in _PARTS:
            yield noun
            continue
        inner = (*_WHERE, "of") if noun.lower_ in _PARTS else _WHERE
        places = (leaf for word in inner for leaf in objects_after(noun, word) if is_place(leaf, parties))
        yield from [leaf for leaf in places if leaf.ent_type_ or parties.identify(leaf)][:1]


def _find_target(setting: Setting, roles: Roles) -> Token | None:
    """The place that it is done to, where that is no state: "shelled Velmar", "withdrew from the town of Velmar"."""
    for token in roles.recipients:
        nouns = [token, *(leaf for leaf in objects_after(token, "of") if token.lower_ in _PARTS)]
        for noun in reversed(nouns):
            entity = setting.parties.cast.at(start_of(noun))
            if entity is not None and entity.kind == "place":
                return noun
    return None


def _find_here(token: Token) -> Token | None:
    """The "here" that a word stands with, where no place is told beside it."""
    beside = (child for child in children_of(token, "advmod") if child.lower_ == HERE)
    return next((child for child in beside if not children_of(child, "prep")), None)
