"""What a timetable puts ahead in the present tense: "is travelling to Doran next week", "the trial opens on Monday"."""

from functools import cache
from itertools import islice

from spacy.tokens import Token

from onrecord.events.operators import find_operator, load_modifiers
from onrecord.lexicons import read_table

_COMING = frozenset({"next", "coming", "following"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"})
_DAYS = ("on", "in", "at", "this")
_BACK = frozenset({"last", "past", "every", "each"})
_YEAR = 4  # digits
_WIDEST = 24


def is_scheduled(verb: Token, children: list[Token]) -> bool:
    """Whether a present tense stands beside a time to come: any verb with "next week" and "tomorrow".

    With "on Monday" or "in June", which may be past as well, only verbs that timetables use, and the progressive.
    """
    helpers = [child for child in children if child.dep_ in ("aux", "auxpass")]
    progressive = verb.tag_ == "VBG" and any(child.lower_ in _PRESENT for child in helpers)
    simple = verb.tag_ in ("VBZ", "VBP") and not helpers
    if not progressive and not simple:
        return False
    timetable = (progressive and not is_judging(verb)) or verb.lemma_.lower() in load_modifiers("timetable")
    return any(is_ahead(child) or (timetable and is_day(child)) for child in children if child.i > verb.i)


def is_judging(verb: Token) -> bool:
    """Whether a verb judges something that is so, as "hail" and "criticize" do, for which no timetable sets a day."""
    operator = find_operator(verb, "np", "for")
    return operator is not None and operator.name == "factive"


def is_ahead(adverbial: Token) -> bool:
    """Whether an adverbial can only mean a time to come: "tomorrow", "next Thursday"."""
    if adverbial.dep_ not in ("npadvmod", "advmod", "dobj", "prep"):
        return False
    noun = find_noun(adverbial) if adverbial.dep_ == "prep" else adverbial
    if noun is None:
        return False
    coming = any(word.lower_ in _COMING for word in islice(noun.lefts, _WIDEST))
    return noun.lower_ == "tomorrow" or (coming and noun.lower_ in load_units())


def is_day(adverbial: Token) -> bool:
    """Whether an adverbial is a day, or a month, without a number that dates it or a word that puts it back."""
    if adverbial.dep_ == "advmod":
        return adverbial.lower_ in ("soon", "shortly", "tonight")
    noun = find_noun(adverbial) if adverbial.dep_ == "prep" and adverbial.lower_ in _DAYS else adverbial
    if noun is None or (adverbial.dep_ not in ("prep", "npadvmod")):
        return False
    if noun.lower_ not in load_days() or not noun.text[:1].isupper():
        return False
    around = islice(noun.subtree, _WIDEST)
    return not any(word.lower_ in _BACK or (word.like_num and len(word) == _YEAR) for word in around)


def find_noun(preposition: Token) -> Token | None:
    """What stands after a preposition."""
    return next((word for word in preposition.rights if word.dep_ == "pobj"), None)


@cache
def load_days() -> frozenset[str]:
    """The names of days and months, in lower case."""
    return frozenset(row["word"] for row in read_table("time_words") if row["class"] in ("WEEKDAY", "MONTH"))


@cache
def load_units() -> frozenset[str]:
    """What "next" may stand before: days, months, and the words for stretches of time."""
    return load_days() | {row["word"] for row in read_table("time_words") if row["class"] in ("UNIT", "SEASON")}
