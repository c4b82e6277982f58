"""Events inside events: the promise, the demand or the refusal over what is promised, demanded or refused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice

from spacy.tokens import Token

from onrecord.events.conditions import is_of
from onrecord.events.drafts import IMPLIED, Draft
from onrecord.events.frames import HOSTILE
from onrecord.events.grammar import DEEPEST, VERBS, complements_of, is_negated, objects_after, with_conjuncts
from onrecord.events.lending import lend_recipients
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles

_OUTSIDE = frozenset({"relcl", "advcl", "nsubj", "parataxis", "csubj", "npadvmod"})
_COMMITTING = frozenset({"promised", "intended"})
_GIFTS = frozenset({"weapon", "newaid", "food", "medicine", "money"})
_WANTS = frozenset({"requested", "promised"})
_MODES = {
    ("THREATEN", "ASSAULT"): "violence",
    ("THREATEN", "MOBILIZE"): "violence",
    ("THREATEN", "SANCTION"): "restrict",
    ("THREATEN", "COERCE"): "restrict",
    ("REQUEST", "AID"): "assist",
    ("REQUEST", "CONSULT"): "meet",
    ("REQUEST", "CONCEDE"): "change",
    ("REQUEST", "RETREAT"): "yield",
    ("REJECT", "AID"): "assist",
    ("REJECT", "CONSULT"): "meet",
    ("REJECT", "CONCEDE"): "change",
    ("REJECT", "RETREAT"): "yield",
}


_FINER = {
    ("THREATEN", "discontinue"): "relations",
    ("THREATEN", "withdraw"): "relations",
    ("THREATEN", "expel"): "expel",
    ("THREATEN", "deport"): "expel",
    ("THREATEN", "arrest"): "arrest",
    ("THREATEN", "convict"): "arrest",
}
"""The mode that the mode of what is threatened gives, before what its type gives."""
_TAKING = frozenset({"annex", "annexation", "occupy", "occupation", "conquer", "invade", "invasion"})
"""Words whose threat is one to territory."""


def nest(drafts: Sequence[Draft], parties: Parties) -> list[Draft]:
    """The drafts with the word of the event that embeds each, and with what nesting makes of the embedding ones."""
    by_word = {word: draft for draft in drafts for word in words_over(draft)}
    by_word.update((draft.token, draft) for draft in drafts)
    by_content = {draft.content: draft.token for draft in drafts if draft.content is not None}
    nested = [replace(draft, under=by_content.get(draft.token) or find_embedder(draft, by_word)) for draft in drafts]
    inner = group(nested)
    nested = [lend_recipients(draft, inner.get(draft.token, []), parties) for draft in nested]
    told = Counter(token for draft in nested for token in (draft.token, *draft.roles.objects))
    nested += [implied for draft in nested for implied in imply_gifts(draft, told)]
    inner = group(nested)
    accusers = {draft.token: draft for draft in nested if draft.clause == "accused"}
    nested = [charge(draft, accusers.get(draft.under)) if draft.under is not None else draft for draft in nested]
    return [settle(draft, inner.get(draft.token, [])) for draft in nested]


def group(drafts: Sequence[Draft]) -> dict[Token, list[Draft]]:
    """The drafts under each word."""
    inner: dict[Token, list[Draft]] = {}
    for draft in drafts:
        if draft.under is not None:
            inner.setdefault(draft.under, []).append(draft)
    return inner


def charge(draft: Draft, accuser: Draft | None) -> Draft:
    """What a noun says that somebody is charged with is alleged, and the accused's doing where nobody else's."""
    if accuser is None or draft.token.pos_ in VERBS:
        return draft
    actors = draft.roles.actors or accuser.roles.recipients
    roles = Roles(actors, tuple(token for token in draft.roles.recipients if token not in actors), draft.roles.objects)
    # Who condemns an attack holds that there was one; only an accuser leaves it open.
    return replace(draft, roles=roles, put=draft.put if accuser.mode == "disapprove" else ("UU", "alleged"))


def words_over(draft: Draft) -> list[Token]:
    """The words that hold the complements of an event: its own, and its light verb's."""
    return [draft.token, draft.support.verb] if draft.support else [draft.token]


def find_embedder(draft: Draft, by_word: dict[Token, Draft]) -> Token | None:
    """The word of the nearest event above that takes this one as its content."""
    below, sibling = draft.support.verb if draft.support else draft.token, False
    if draft.support and by_word.get(below) is not draft and by_word.get(below, draft).clause:
        return by_word[below].token
    for above in islice(below.ancestors, DEEPEST):
        if below.dep_ in _OUTSIDE and not is_content(below):
            return None
        if below.dep_ == "conj":
            sibling = True
        found = by_word.get(above)
        if found and found is not draft and found.clause and not (sibling and below.dep_ == "conj"):
            return found.token
        below = above
    return None


def is_content(clause: Token) -> bool:
    """Whether a clause that is labelled as an adjunct is an infinitive, which small parsers mix up with complements."""
    return clause.dep_ == "advcl" and any(child.dep_ == "aux" and child.lower_ == "to" for child in clause.lefts)


def settle(draft: Draft, inner: Sequence[Draft]) -> Draft:
    """A promise of something hostile is a threat, one not to do something a refusal; and the mode that follows."""
    kind = draft.type
    if kind == "AGREE" and draft.clause in _COMMITTING and inner and is_direct(inner[0], draft):
        if inner[0].kin in HOSTILE and not is_negated(inner[0].token):
            kind = "THREATEN"
        elif inner[0].kin not in HOSTILE and is_negated(inner[0].token):
            kind = "REJECT"
    mode = draft.mode or next((mode for each in inner if (mode := find_mode_over(kind, each))), None)
    return replace(draft, type=kind, mode=mode)


def find_mode_over(kind: str, inner: Draft) -> str | None:
    """The mode of an event of a type over an inner one."""
    if kind == "THREATEN" and inner.type == "ASSAULT" and inner.token.lemma_.lower() in _TAKING:
        return "territory"
    return _FINER.get((kind, inner.mode or "")) or _MODES.get((kind, inner.kin))


def is_direct(inner: Draft, outer: Draft) -> bool:
    """Whether the inner event is itself what is promised, not a purpose of it."""
    return any(word in complements_of(outer.token) for word in words_over(inner)) or inner.token.dep_ == "dobj"


def imply_gifts(draft: Draft, told: Mapping[Token, int]) -> list[Draft]:
    """What is asked for or promised by a noun alone: "asked them for weapons" is a request for AID.

    The one who is asked would give, the one who asks would receive; only where weapons, money or aid are named.
    `told` counts how many events each word is the trigger or an object of.
    """
    if draft.clause not in _WANTS:
        return []
    own = draft.roles.objects
    gifts = tuple(
        token for token in find_wanted(draft) if told.get(token, 0) <= own.count(token) and is_of(token, _GIFTS)
    )
    giver, taker = draft.roles.recipients, draft.roles.actors
    if draft.clause == "promised":
        giver, taker = taker, giver
    if not (gifts and giver and taker):
        return []
    implied = Draft(
        token=gifts[0],
        type="AID",
        roles=Roles(giver, taker, gifts),
        confidence=IMPLIED,
        put=("UU", "requested" if draft.clause == "requested" else "promised"),
        under=draft.token,
    )
    return [implied]


def find_wanted(draft: Draft) -> list[Token]:
    """The things asked for: the frame's objects, and those after "for"."""
    heads = [*draft.roles.objects, *objects_after(draft.token, "for")]
    return [member for head in dict.fromkeys(heads) for member in with_conjuncts(head)]
