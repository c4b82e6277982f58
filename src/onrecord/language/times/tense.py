"""Where the tense of a clause points: to what has been, or to what is to come."""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.language.times.scene import Direction

_FUTURE_AUXILIARIES = frozenset(
    ["will", "shall", "would", "may", "might", "could", "can", "should", "must", "'ll", "’ll", "wo", "ca", "'d", "’d"]
)
_PLANNED = frozenset(
    [
        "schedule",
        "due",
        "expect",
        "plan",
        "set",
        "slate",
        "intend",
        "aim",
        "hope",
        "bind",
        "project",
        "forecast",
        "anticipate",
    ]
)
_PROSPECTIVE = frozenset(
    [
        "want",
        "hope",
        "promise",
        "vow",
        "agree",
        "decide",
        "ask",
        "urge",
        "call",
        "pledge",
        "propose",
        "offer",
        "threaten",
        "invite",
    ]
)
_PREPOSITIONS: dict[str, Direction] = {"until": "future", "till": "future", "since": "past"}
_REPORTING = frozenset(["say", "tell", "announce", "report", "write", "add", "claim", "state", "note", "quote", "show"])
_FAR = 12
"""Steps up the tree after which a clause no longer tells about an expression."""


def direction_of(token: Token) -> Direction:
    """Past, future or open, by the nearest verb above a token that has a tense."""
    before = token.nbor(-1).lower_ if token.i else ""
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    return _telling_verb(token)[1]


def is_seen_from_past(token: Token) -> bool:
    """Whether what is ahead was so when somebody planned or said it: "planned to meet", "would meet"."""
    verb, direction = _telling_verb(token)
    if verb is None or direction != "future":
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    return "would" in helpers or ("to" in helpers and verb.head.tag_ in ("VBD", "VBN"))


def _telling_verb(token: Token) -> tuple[Token | None, Direction]:
    """The nearest verb above a token that has a tense, and where it points."""
    for verb in _verbs_above(token):
        if (direction := _direction_of_verb(verb)) != "open":
            return verb, direction
    return None, "open"


def _verbs_above(token: Token) -> Iterator[Token]:
    for _ in range(_FAR):
        if token.pos_ in ("VERB", "AUX") or token.lemma_ in _PLANNED:
            yield token
        if token.head == token:
            return
        token = token.head


def _direction_of_verb(verb: Token) -> Direction:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _FUTURE_AUXILIARIES or verb.lower_ in _FUTURE_AUXILIARIES:
        return "past" if "have" in helpers else "future"
    if verb.lemma_ in _PLANNED and (verb.tag_ in ("VBN", "JJ") or verb.pos_ == "ADJ"):
        return "future"
    if "to" in helpers:
        return _direction_of_infinitive(verb, helpers)
    return _direction_of_form(verb, helpers)


def _direction_of_infinitive(verb: Token, helpers: set[str]) -> Direction:
    """Ahead, unless it only completes a past verb ("managed to win on Tuesday")."""
    above = verb.head
    if "have" in helpers:
        return "past"
    return "open" if above.tag_ in ("VBD", "VBN") and above.lemma_ not in _PLANNED | _PROSPECTIVE else "future"


def _direction_of_form(verb: Token, helpers: set[str]) -> Direction:
    if verb.tag_ in ("VBD", "VBN"):
        return "past"
    if helpers & {"was", "were", "had", "did"}:
        return "past"
    if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "'s", "’s"}:
        return "past" if verb.lemma_ in _REPORTING else "future"
    return "open"
