"""Which time an event or an utterance has, by syntax."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from onrecord.language.parse import Parse, end_of, start_of
from onrecord.lexicons import read_table
from onrecord.records import Time, TimeFound

_MODIFYING = frozenset(
    [
        "prep",
        "pobj",
        "pcomp",
        "npadvmod",
        "tmod",
        "nummod",
        "amod",
        "advmod",
        "compound",
        "nmod",
        "poss",
        "det",
        "appos",
        "quantmod",
        "dep",
    ]
)
_PHRASAL = frozenset(
    ["dobj", "obj", "dative", "pobj", "prep", "attr", "oprd", "agent", "npadvmod", "advmod", "prt", "pcomp"]
)
"""Relations inside one clause, by which a modifier hung too low is still the verb's: "told reporters on Tuesday"."""
_OTHER_TIMES = frozenset(["after", "before", "since", "until", "till", "following", "despite", "ahead"])
"""Prepositions whose phrase tells of another time than the verb's: "expelled him after the vote on Wednesday"."""
_LENT_BELOW = frozenset(("conj", "xcomp", "advcl", "pcomp"))
"""Relations across which a predicate may take the time of the verb above."""
_PROSPECTIVE_HELPERS = frozenset(
    ["will", "would", "shall", "'ll", "’ll", "wo", "to", "may", "might", "could", "should", "can", "must"]
)
_STEPS = 12
_MOST_WORDS_APART = 30
_MOST_POINTS = 40
"""Points of one sentence that are looked at: more stand only in lists and tables."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time, the word that joins it to its sentence, and the word that it modifies."""

    time: Time
    head: Token
    owner: Token


@dataclass(frozen=True, slots=True)
class Attachment:
    """The time that something has, and where it was found."""

    time: Time
    found: TimeFound


def attach_time(predicate: Token, parse: Parse, times: tuple[Time, ...]) -> Attachment | None:
    """The time that the sentence of a predicate gives it.

    `clause`: its own modifiers, or those of a verb that only carries it or a clause that only describes it;
    `governing`: those of a clause above that lends them; `sentence`: the only time of the sentence, where no other
    clause has a better claim to it. Only DATE and TIME serve: neither durations nor sets nor vague references say when
    something happened. What somebody says, plans or wants does not take the time of the saying, nor the reverse.
    """
    points = _points_of(predicate, times)
    if not points:
        return None
    steps: tuple[tuple[TimeFound, Callable[[Token, list[Point]], Point | None]], ...] = (
        ("clause", _own),
        ("clause", _carried),
        ("governing", _lent),
        ("sentence", _left),
    )
    found = ((point, where) for where, step in steps if (point := step(predicate, points)))
    return next((Attachment(point.time, where) for point, where in found), None)


def _points_of(predicate: Token, times: tuple[Time, ...]) -> list[Point]:
    """The points told in the sentence of a predicate."""
    sentence = predicate.sent
    points: list[Point] = []
    at = bisect_left(times, sentence.start_char, key=lambda time: time.start)
    while at < len(times) and times[at].start < sentence.end_char and len(points) < _MOST_POINTS:
        if times[at].type in ("DATE", "TIME") and not times[at].value.endswith("_REF"):
            points.append(_make_point(times[at], predicate))
        at += 1
    return points


def _make_point(time: Time, predicate: Token) -> Point:
    span = predicate.doc.char_span(time.start, time.end, alignment_mode="expand") or predicate.sent
    head = owner = span.root
    if (verb := _verb_before_name(span)) is not None:
        return Point(time, head, verb)
    for _ in range(_STEPS):
        above = owner.head
        modifies = owner.dep_ in _MODIFYING
        owner = above
        if not modifies or above.head == above or (above.pos_ not in ("ADP", "SCONJ") and not _inside(above, span)):
            break
    return Point(time, head, owner)


def _verb_before_name(span: Span) -> Token | None:
    """The verb of a time that was taken for the first part of a name: "On Thursday Mendel urged"."""
    head, before = span.root, span.doc[span.start - 1] if span.start else None
    named = head.dep_ == "compound" and head.head.pos_ == "PROPN" and head.head.i >= span.end
    if before is None or not named or before.pos_ != "ADP" or before.head.pos_ != "VERB":
        return None
    return before.head


def _inside(token: Token, span: Span) -> bool:
    return bool(span.start <= token.i < span.end)


def _own(predicate: Token, points: list[Point]) -> Point | None:
    """The nearest point that modifies the predicate, else one hung on a phrase of its clause."""
    direct = [point for point in points if point.owner == predicate or point.head == predicate]
    hung = direct or [point for point in points if _hangs_in_clause(point, predicate)]
    return min(hung, key=lambda point: abs(point.time.start - start_of(predicate)), default=None)


def _hangs_in_clause(point: Point, predicate: Token) -> bool:
    """Whether a prepositional point hangs on an object of the predicate, which stands before it."""
    token = point.owner
    if (
        predicate.pos_ not in ("VERB", "AUX")
        or point.head.dep_ not in ("pobj", "npadvmod")
        or point.head.head.lower_ == "of"
    ):
        return False
    if point.time.start < start_of(token):
        return False
    for _ in range(_STEPS):
        if token.dep_ not in _PHRASAL or token.lower_ in _OTHER_TIMES:
            return False
        token = token.head
        if token == predicate:
            return True
    return False


def _carried(predicate: Token, points: list[Point]) -> Point | None:
    """The point of a verb that only carries the predicate, above it or in a clause that modifies it or its object."""
    above = predicate.head
    if predicate.pos_ in ("NOUN", "PROPN") and predicate.dep_ != "ROOT" and _carries(above):
        return _own(above, points) or _in_modifying_clause(predicate, points) or _clefted(above, points)
    return _clefted(predicate, points) or _in_modifying_clause(predicate, points) or _in_subject(predicate, points)


def _clefted(predicate: Token, points: list[Point]) -> Point | None:
    return _own(predicate.head, points) if _is_cleft(predicate) else None


def _in_subject(predicate: Token, points: list[Point]) -> Point | None:
    """ "The attack on Monday killed three": what the subject did was then."""
    if not _carries(predicate) or _is_ahead(predicate):
        return None
    subjects = [child for child in predicate.children if child.dep_ == "nsubj"]
    return next((point for point in points if point.owner in subjects and point.head.dep_ == "pobj"), None)


def _is_cleft(predicate: Token) -> bool:
    """Whether the predicate stands in a cleft: "It was on that day that they met"."""
    above = predicate.head
    subjects = [child.lower_ for child in above.children if child.dep_ in ("nsubj", "expl")]
    return above.lemma_ == "be" and predicate.dep_ in ("ccomp", "advcl", "relcl", "acl") and subjects == ["it"]


def _in_modifying_clause(predicate: Token, points: list[Point]) -> Point | None:
    """ "a meeting to be held in April" gives April to the meeting, and to whoever convenes it."""
    nouns = [predicate, *(child for child in predicate.children if child.dep_ in ("dobj", "obj", "nsubjpass"))]
    for noun in nouns:
        for clause in noun.children:
            if clause.dep_ in ("acl", "relcl") and _carries(clause) and (found := _own(clause, points)):
                return found
    return None


def _carries(verb: Token) -> bool:
    return verb.lemma_ in _carrying_verbs()


@cache
def _carrying_verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in read_table("carrying_verbs"))


def _lent(predicate: Token, points: list[Point]) -> Point | None:
    """The point of the nearest verb above that lends it: a conjunct of the same tense, a verb that carries it."""
    token = predicate
    for _ in range(_STEPS):
        above = token.head
        if above == token or not _lends(above, token):
            return None
        if found := _own(above, points):
            return found
        token = above
    return None


def _lends(above: Token, below: Token) -> bool:
    if below.dep_ not in _LENT_BELOW or above.pos_ not in ("VERB", "AUX"):
        return False
    if below.dep_ in ("xcomp", "pcomp"):
        return _carries(above)
    if below.dep_ == "advcl":
        return bool(below.tag_ == "VBG") and not any(child.dep_ == "mark" for child in below.children)
    return _is_ahead(above) == _is_ahead(below)


def _is_ahead(verb: Token) -> bool:
    """Whether a verb's helpers put it ahead of the telling."""
    return any(child.lower_ in _PROSPECTIVE_HELPERS for child in verb.children if child.dep_ == "aux")


def _left(predicate: Token, points: list[Point]) -> Point | None:
    """The only time of a sentence, where grammar hung it on a word that has no use for it.

    Three ways only: it stands before the verb, though it was hung on the subject ("Officials in Norport on Monday
    announced"); it ends a later conjunct of the same tense ("were beaten and robbed on Monday"); or the predicate
    describes something that has it ("the bombing, which killed 30, happened on Monday").
    """
    if len(points) != 1 or predicate.pos_ not in ("VERB", "AUX"):
        return None
    point = points[0]
    fits = _stands_before(point, predicate) or _ends_conjunct(point, predicate) or _is_of_described(point, predicate)
    return point if fits else None


def _stands_before(point: Point, verb: Token) -> bool:
    """Whether nothing but helpers and adverbs stands between a time and the verb of its clause."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "advmod", "neg")]
    first = min([verb, *(child for child in helpers if child.i < verb.i)], key=lambda token: token.i)
    before = first.nbor(-1) if first.i else None
    return before is not None and end_of(before) == point.time.end and _verb_above(point.owner) == verb


def _ends_conjunct(point: Point, verb: Token) -> bool:
    """Whether a time ends the last of several clauses that share subject and tense with a verb."""
    last = _verb_above(point.owner)
    if last is None or not 0 < last.i - verb.i <= _MOST_WORDS_APART or last not in verb.conjuncts:
        return False
    subject = any(child.dep_ in ("nsubj", "nsubjpass") for child in last.children)
    follows = point.time.start > start_of(last) and not subject
    return follows and last.tag_ == verb.tag_ and _is_ahead(last) == _is_ahead(verb)


def _is_of_described(point: Point, verb: Token) -> bool:
    """Whether a verb describes, in the past, a noun whose own verb only carries it and has the time."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.dep_ not in ("nsubj", "nsubjpass") or not is_simple_past(verb):
        return False
    holder = noun.head
    return _carries(holder) and not _is_ahead(holder) and point in (_own(holder, [point]), _own(noun, [point]))


def _verb_above(token: Token) -> Token | None:
    """The nearest verb at or above a token."""
    for _ in range(_STEPS):
        if token.pos_ in ("VERB", "AUX"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def is_simple_past(verb: Token) -> bool:
    """Whether a verb tells what happened at the time told of: "fell", "were killed", not "had fallen", "has fallen"."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    if not helpers:
        return bool(verb.tag_ == "VBD")
    past = all(helper.lower_ in ("was", "were") for helper in helpers)
    return past and any(helper.dep_ == "auxpass" for helper in helpers)
