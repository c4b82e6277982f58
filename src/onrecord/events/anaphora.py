"""Events told of by taking up an earlier one: "this is something that they are considering", "the report is false".

Only what the same sentence or the one before it tells of is taken up, and the reading says that it is a guess by its
confidence.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from onrecord.events.disowning import find_disowned
from onrecord.events.drafts import Draft
from onrecord.events.falsehood import find_falsified
from onrecord.events.frames import HOSTILE, load_words
from onrecord.events.grammar import VERBS, children_of, is_negated, objects_of, resolve_relative, subjects_of
from onrecord.events.parties import Parties
from onrecord.events.roles import Roles
from onrecord.records import Factuality, Modality

TAKEN_UP = 0.45
_INHERITED = 0.7
_POINTERS = frozenset({"this", "that", "it", "such"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "any", "both"})
_LAST = 8
_PUT: dict[str, tuple[Factuality, Modality]] = {
    "promised": ("UU", "promised"),
    "intended": ("UU", "intended"),
    "requested": ("UU", "requested"),
    "urged_against": ("UU", "urged_against"),
    "threatened": ("UU", "threatened"),
    "refused": ("CT-", "negated"),
}
"""How the act is put that is the content of a word with such a clause."""
_VERBAL = frozenset({"REQUEST", "ACCUSE", "THREATEN", "REJECT", "AGREE"})


def inherit(drafts: Sequence[Draft], parties: Parties) -> list[Draft]:
    """The drafts, "such a request" with the side that the sentence has already named."""
    done: list[Draft] = []
    for draft in drafts:
        done.append(inherit_recipient(draft, done, parties))
    return done


def inherit_recipient(draft: Draft, before: Sequence[Draft], parties: Parties) -> Draft:
    """Who is asked in "such a request": whoever would do what was just told, to the good of the one who asks."""
    if draft.type != "REQUEST" or draft.roles.recipients or not points_back(draft.token):
        return draft
    wanted = find_wanted_act(draft, before, parties)
    if wanted is None:
        return draft
    roles = Roles(draft.roles.actors, wanted.roles.actors, draft.roles.objects or wanted.roles.objects)
    return replace(draft, roles=roles, confidence=draft.confidence * _INHERITED)


def find_wanted_act(draft: Draft, before: Sequence[Draft], parties: Parties) -> Draft | None:
    """The last act told near by whose recipient is the one who asks."""
    asking = {parties.refer(token).entity for token in draft.roles.actors} - {None}
    for each in reversed(before):
        if not is_near(each.token, draft.token):
            return None
        taking = {parties.refer(token).entity for token in each.roles.recipients}
        if each.type not in _VERBAL and each.roles.actors and asking & taking:
            return each
    return None


def take_up(tokens: Iterator[Token], drafts: Sequence[Draft], parties: Parties) -> Iterator[Draft]:
    """The events that are considered, denied or promised by taking up an earlier one."""
    told = {draft.token: draft for draft in drafts}
    again: list[Draft] = []
    for token in tokens:
        if token.lemma_.lower() in load_words("consider") and token.pos_ in VERBS and token not in told:
            found = take_up_considered(token, select_near(token, drafts), parties)
        elif token.lemma_.lower() in load_words("deny") and token.pos_ in VERBS:
            found = take_up_denied(token, join_near(token, drafts, again))
        elif token in told:
            found = take_up_meant(told[token], select_near(token, drafts))
        else:
            found = take_up_disclaimed(token, drafts, again, parties)
        for each in found:
            if each.token not in told:
                again.append(each)
                yield each


def take_up_disclaimed(
    token: Token, drafts: Sequence[Draft], again: Sequence[Draft], parties: Parties
) -> Iterator[Draft]:
    """What a word calls false, or disowns; also what has just been denied before, by others."""
    if subject := find_falsified(token):
        yield from take_up_falsified(token, subject, join_near(token, drafts, again))
    elif disowned := find_disowned(token):
        yield from take_up_disowned(token, *disowned, join_near(token, drafts, again), parties)


def join_near(word: Token, drafts: Sequence[Draft], again: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts near a word with what was taken up near it, in text order."""
    repeated = [each for each in again[-_LAST:] if is_near(each.token, word)]
    return sorted([*select_near(word, drafts), *repeated], key=lambda draft: draft.token.i)


def take_up_meant(outer: Draft, near: Sequence[Draft]) -> Iterator[Draft]:
    """The act told just before that somebody promised, asked for or threatened: "that is what they promised"."""
    pointer, put = find_pointer(outer.token), _PUT.get(outer.clause)
    act = find_nearest(pointer, near) if pointer is not None else None
    if pointer is None or put is None or act is None or act.clause:
        return
    yield replace(act, token=pointer, trigger=act.trigger or act.token, confidence=TAKEN_UP, put=put, under=outer.token)


def find_pointer(verb: Token) -> Token | None:
    """The word that takes up what was told, where a clause says of it that it is what somebody promised."""
    copula = verb.head
    asks = any(child.lower_ == "what" for part in (verb, *children_of(verb, "prep")) for child in part.children)
    if verb.dep_ != "ccomp" or copula.lemma_ != "be" or not asks or is_negated(copula) or is_negated(verb):
        return None
    return next((each for each in children_of(copula, "nsubj") if each.lower_ in _POINTERS), None)


def take_up_considered(verb: Token, near: Sequence[Draft], parties: Parties) -> Iterator[Draft]:
    """What somebody considers, where its object points back."""
    actors = tuple(token for token in subjects_of(verb) if parties.is_party(token))
    if not actors or is_negated(verb) or not any(points_back(thing, "thing") for thing in objects_of(verb)):
        return
    earlier = find_nearest(verb, near)
    if earlier is None:
        return
    act = find_content(earlier, near, parties)
    sides = act.roles.recipients if act else earlier.roles.actors
    roles = Roles(actors, sides, act.roles.objects if act else ())
    yield Draft(
        token=verb, type=act.type if act else "AGREE", roles=roles, confidence=TAKEN_UP, put=("UU", "considered")
    )


def take_up_denied(verb: Token, near: Sequence[Draft]) -> Iterator[Draft]:
    """What somebody denies by denying the charge."""
    for thing in objects_of(verb)[:1]:
        if points_back(thing, "report") and not is_negated(verb):
            yield from deny(thing, find_nearest(verb, near), near, hearsay=True)


def take_up_falsified(word: Token, subject: Token, near: Sequence[Draft]) -> Iterator[Draft]:
    """What is denied by calling the report false."""
    if points_back(subject, "report"):
        first = min(subject, word, key=lambda token: token.i)
        called = word.dep_ not in ("acomp", "attr")
        yield from deny(word, find_nearest(first, near), near, hearsay=called)


def take_up_disowned(
    word: Token, deed: Token, subjects: Sequence[Token], near: Sequence[Draft], parties: Parties
) -> Iterator[Draft]:
    """A hostile act that somebody had nothing to do with: theirs, and denied."""
    if any(draft.token == deed and draft.support for draft in near):
        return
    before = [draft for draft in near if draft.token.i < word.i or draft.token == deed]
    act = next((draft for draft in reversed(before) if draft.type in HOSTILE and draft.clause == ""), None)
    actors = tuple(token for token in subjects if parties.is_party(token))
    if act is None or not actors:
        return
    roles = Roles(actors, tuple(side for side in act.roles.recipients if side not in actors), act.roles.objects)
    yield Draft(
        token=word,
        type=act.type,
        mode=act.mode,
        roles=roles,
        confidence=TAKEN_UP,
        put=("CT-", "negated"),
        hearsay=any(above.lemma_.lower() in load_words("deny") for above in (word.head, word.head.head)),
    )


def deny(word: Token, earlier: Draft | None, near: Sequence[Draft], *, hearsay: bool) -> Iterator[Draft]:
    """The earlier event, or what it charged somebody with, denied at a word: by the report, or by somebody in it."""
    if earlier is None:
        return
    charged = next((each for each in near if each.under == earlier.token), None)
    act = charged if earlier.type == "ACCUSE" else earlier
    if act is not None:
        yield Draft(
            token=word,
            type=act.type,
            mode=act.mode,
            roles=act.roles,
            confidence=TAKEN_UP,
            put=("CT-", "negated"),
            hearsay=hearsay,
        )


def find_content(earlier: Draft, near: Sequence[Draft], parties: Parties) -> Draft | None:
    """What is really considered: of a request, the act that is requested; of anything else, the act itself."""
    if earlier.type != "REQUEST":
        return earlier
    inner = next((each for each in near if each.under == earlier.token), None)
    before = [each for each in near if each.token.i < earlier.token.i]
    return inner or find_wanted_act(earlier, before, parties)


def find_nearest(word: Token, near: Sequence[Draft]) -> Draft | None:
    """The last event before a word, the outermost of those nested in one another."""
    before = [draft for draft in near if draft.token.i < word.i]
    if not before:
        return None
    by_word = {draft.token: draft for draft in before}
    found = before[-1]
    while found.under in by_word and by_word[found.under] is not found:
        found = by_word[found.under]
    return found


def select_near(word: Token, drafts: Sequence[Draft]) -> Sequence[Draft]:
    """The drafts, which stand in text order, of a word's sentence and the one before."""
    sentence = word.sent
    start = word.doc[sentence.start - 1].sent.start if sentence.start else 0
    first = bisect_left(drafts, start, key=lambda draft: draft.token.i)
    last = bisect_left(drafts, sentence.end, key=lambda draft: draft.token.i)
    return drafts[first:last]


def points_back(noun: Token, name: str = "thing") -> bool:
    """Whether a noun or pronoun takes up what was told before."""
    noun = resolve_relative(noun)
    if noun.lower_ == "something" and noun.dep_ == "attr":
        return any(child.lower_ in _POINTERS for child in children_of(noun.head, "nsubj"))
    if noun.pos_ in ("PRON", "DET"):
        return noun.lower_ in _POINTERS
    definite = any(child.lower_ in _DEFINITE for child in noun.lefts)
    bare = all(each.lower_ == "as" for each in children_of(noun, "acl", "relcl", "prep"))
    return definite and bare and noun.lemma_.lower() in load_words(name)


def is_near(earlier: Token, later: Token) -> bool:
    """Whether a word stands in the sentence of a later one or the one before."""
    start = later.sent.start
    if earlier.i >= start or start == 0:
        return True
    return bool(earlier.i >= later.doc[start - 1].sent.start)
