"""Mode and contexts of an event, by the words around it."""

from itertools import islice

from spacy.tokens import Token

from onrecord.events.conditions import words_of
from onrecord.events.drafts import Draft
from onrecord.events.frames import load_contexts, load_kinds, load_modes
from onrecord.events.measures import is_currency
from onrecord.events.sides import find_thing
from onrecord.records import ObjectKind, Quantity

_WINDOW = 60
_MOST_CONTEXTS = 3


def find_mode(draft: Draft) -> str | None:
    """The frame's mode, or the first that the words around the event tell."""
    if draft.mode:
        return draft.mode
    rows = load_modes().get(draft.type, ())
    near = words_near(draft) if rows else frozenset()
    return next((mode for mode, words in rows if words & near), None)


def find_contexts(draft: Draft) -> tuple[str, ...]:
    """The contexts that the words around the event speak for, in the order of those words; at most three."""
    contexts = load_contexts()
    found = dict.fromkeys(context for word in lemmas_near(draft) for context in contexts.get(word, ()))
    return tuple(islice(found, _MOST_CONTEXTS))


def words_near(draft: Draft) -> frozenset[str]:
    """The lemmas around an event, as a set."""
    return frozenset(lemmas_near(draft))


def lemmas_near(draft: Draft) -> list[str]:
    """The lemmas of what stands under the event's word, or its light verb: at most 60."""
    top = draft.support.verb if draft.support else draft.token
    return [token.lemma_.lower() for token in islice(top.subtree, _WINDOW)]


def find_kind(token: Token, quantity: Quantity | None = None) -> ObjectKind | None:
    """What sort of thing a word names; where no table knows it, an amount in a currency is money."""
    if token.ent_type_ == "MONEY" and not (quantity and quantity.share_of):
        return "money"
    kinds = load_kinds()
    words = words_of(find_thing(token) or token)
    known = next((kinds[word] for word in reversed(words) if word in kinds), None)
    return known or ("money" if quantity and is_currency(quantity.unit) and not quantity.share_of else None)
