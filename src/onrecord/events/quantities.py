"""How many or how much: the quantity that a noun phrase tells, with its hedge, unit and bounds.

A phrase has at most one, the first that counts what the phrase is about: "2" in "two Leopard 2 tanks", "155mm", "F-16",
a year, an ordinal, a "10-day" visit tell none. What the words leave open stays open.
"""

from calendar import month_abbr, month_name
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from spacy.tokens import Token

from onrecord.events.frames import load_kinds
from onrecord.events.measures import (
    Unit,
    find_before,
    find_longest,
    load_codes,
    load_currencies,
    load_tellings,
    load_units,
)
from onrecord.events.parties import find_phrase
from onrecord.language import Parse, end_of, start_of
from onrecord.language.numbers import (
    Number,
    Word,
    is_hyphen,
    read_fraction,
    read_number,
    split_words,
    values_of,
    word_at,
)
from onrecord.records import Hedge, Quantity, Span

_BEFORE, _AFTER = 8, 8
"""Tokens beside a phrase in which its hedge, or what it is worth, may stand."""
_WIDEST = 80
"""Tokens of a phrase that are read: what goes on longer is a list."""
_NAMES = frozenset({"ORG", "GPE", "PERSON", "FAC", "LAW", "EVENT", "WORK_OF_ART", "LOC"})
_TIMES = frozenset({"DATE", "TIME"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_OWNERS = frozenset({"its", "their", "his", "her", "our", "my", "your", "the", "all", "these", "those", "this", "that"})
_YEARS = range(1900, 2100)
_PREPOSITIONS = frozenset({"about", "around", "over", "above", "under", "below", "beyond"})
_PARTICLES = frozenset({"about", "around", "over"})
"""Those that go with a verb: "handed over 20 tanks"."""
_MILLION = 1_000_000
MONTHS = frozenset(month.lower() for month in (*month_name, *month_abbr) if month)
_JOINTS = frozenset({"to", "or", "and"})
_COUNTED = frozenset({"weapon", "goods", "people", "money"})


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is told in words `[at, then)`, before its unit and the hedge before it."""

    at: int
    then: int
    least: float | None
    most: float | None
    hedge: Hedge
    is_share: bool = False
    unit: Unit | None = None
    figure: float | None = None
    """The number in figures, where it might be a year."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of a noun phrase, those in `[first, last)`, and some on either side."""

    words: list[Word]
    first: int
    last: int
    parse: Parse

    def cut(self, at: int, then: int) -> Span:
        """Words `[at, then)` as a span."""
        return self.parse.cut(self.words[at].start, self.words[then - 1].end)

    def is_glued(self, at: int) -> bool:
        """Whether a word follows the one before it without a blank."""
        return 0 < at < len(self.words) and self.words[at - 1].end == self.words[at].start


def find_quantity(token: Token, parse: Parse) -> Quantity | None:
    """How much the phrase of a noun tells of; else what it is said to be worth."""
    phrase = split_phrase(token, parse)
    if not any(is_telling(phrase.words, at) for at in range(len(phrase.words))):
        return None
    beyond = phrase.first
    for at in range(phrase.first, phrase.last):
        beyond = max(beyond, skip_hedge(phrase, at))
        amount = read_amount(phrase, at) if at >= beyond else None
        if amount is not None and counts(phrase, amount):
            return tell(phrase, amount)
    return find_worth(phrase)


def skip_hedge(phrase: Phrase, at: int) -> int:
    """The place after a hedge of several words: "many" in "as many as 20" tells nothing by itself."""
    then = find_longest(load_tellings("before"), phrase.words, at)[1]
    return then if then - at > 1 else at


def split_phrase(token: Token, parse: Parse) -> Phrase:
    """The phrase of a noun as words, within its sentence."""
    doc, sentence, (start, end) = token.doc, token.sent, find_phrase(token)
    first = last = token.i
    while first > sentence.start and start_of(doc[first - 1]) >= start and token.i - first < _WIDEST:
        first -= 1
    while last + 1 < sentence.end and (end_of(doc[last + 1]) <= end or is_cut(doc[last + 1])):
        last += 1
        if last - token.i > _WIDEST:
            break
    while first - 2 >= sentence.start and is_cut(doc[first - 1]):
        first -= 2  # "2.5m rounds", of which the parser may make two phrases
    before, after = max(sentence.start, first - _BEFORE), min(sentence.end, last + 1 + _AFTER)
    words = split_words([doc[at] for at in range(before, after)])
    at = next((at for at, word in enumerate(words) if word.start >= start_of(doc[first])), len(words))
    then = next((at for at, word in enumerate(words) if word.start >= end_of(doc[last])), len(words))
    return Phrase(words, at, then, parse)


def is_cut(token: Token) -> bool:
    """Whether a token is the end of a figure that the parser has cut: the "m" of "$12m"."""
    if token.i == 0 or token.lower_ not in values_of("SUFFIX"):
        return False
    before = token.doc[token.i - 1]
    return not before.whitespace_ and before.text[-1:].isdigit()


def is_cut_off(token: Token) -> bool:
    """Whether a token is such an end, and the figure that it belongs to is told of by a word beside it."""
    if not is_cut(token):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    is_double = after.head.i == token.head.i and after.dep_ == token.dep_ and after.i != token.i
    return is_double or not any(child.i < token.i for child in token.children)


def is_telling(words: Sequence[Word], at: int) -> bool:
    """Whether a word might begin a quantity: most phrases have none, and are not read further."""
    return words[at].value is not None or words[at].lower in load_beginnings()


@cache
def load_beginnings() -> frozenset[str]:
    """The words that a quantity may begin with, beside figures."""
    numbers = {word for name in ("NUMBER", "MULTIPLE", "MANY", "PART") for word in values_of(name)}
    return frozenset(numbers | {phrase[0] for place in ("alone", "share") for phrase in load_tellings(place)})


def read_amount(phrase: Phrase, at: int) -> Amount | None:
    """The amount that begins at a word."""
    return read_share(phrase, at) or read_told(phrase, at) or read_money(phrase, at) or read_range(phrase, at)


def read_share(phrase: Phrase, at: int) -> Amount | None:
    """ "Half its tanks", "two thirds of", "30 percent of", "most of"."""
    words = phrase.words
    told, then = find_longest(load_tellings("share"), words, at)
    if told is not None and told.hedge is not None and has_whole(words, then, at):
        return Amount(at, then - 1, told.least, told.most, told.hedge, is_share=True)
    part = read_fraction(words, at)
    if part is not None:
        opens = word_at(words, part.then)
        is_half = part.then == at + 1
        if (opens == "of" and not is_multiple(words, part.then + 1)) or (is_half and opens in _OWNERS - {"that"}):
            value = float(part.value)
            return Amount(at, part.then, value, value, "exact", is_share=True)
        return read_parts(phrase, part)
    percent = read_range(phrase, at)
    if percent is None:
        return None
    unit, then = find_longest(load_units(), words, percent.then)
    if unit is None or unit.scope != "percent" or word_at(words, then) != "of":
        return None
    least, most = (bound and bound / 100 for bound in (percent.least, percent.most))
    return replace(percent, then=then, least=least, most=most, is_share=True, figure=None)


def has_whole(words: Sequence[Word], at: int, start: int) -> bool:
    """Whether what follows "some of", "most of" is a whole: "its tanks", rather than a kind, "much of time"."""
    return word_at(words, at - 1) == "of" and (word_at(words, at) in _OWNERS or word_at(words, start) == "most")


def is_multiple(words: Sequence[Word], at: int) -> bool:
    """Whether "a million" begins at a place: a quarter of it is a number, no share."""
    return word_at(words, at) in ("a", "one") and word_at(words, at + 1) in values_of("MULTIPLE")


def read_parts(phrase: Phrase, part: Number) -> Amount | None:
    """ "A quarter of a million", "half a quarter": a number by its part."""
    if word_at(phrase.words, part.then) != "of" or not is_multiple(phrase.words, part.then + 1):
        return None
    value = float(part.value * values_of("MULTIPLE")[word_at(phrase.words, part.then + 2)])
    return Amount(part.at, part.then + 3, value, value, "exact")


def read_told(phrase: Phrase, at: int) -> Amount | None:
    """ "Several", "a few hundred", "a pair of": words that stand for a number, or leave one open."""
    words = phrase.words
    told, then = find_longest(load_tellings("alone"), words, at)
    if told is None or told.hedge is None:
        return None
    if told.hedge == "vague" and (scale := values_of("MULTIPLE").get(word_at(words, then))) is not None:
        further = values_of("MULTIPLE").get(word_at(words, then + 1))
        goes_on = further is not None and further > scale
        least = float(scale * further) if goes_on and further else float(scale)
        return with_currency(phrase, Amount(at, then + 1 + goes_on, least, None, "vague"))
    ends = then - 1 if word_at(words, then - 1) == "of" else then
    return Amount(at, ends, told.least, told.most, told.hedge)


def read_money(phrase: Phrase, at: int) -> Amount | None:
    """An amount with its currency before it: "$12m", "US$ 40 million", "USD 5 million", "€2bn to €3bn"."""
    unit, then = find_sign(phrase.words, at)
    amount = read_range(phrase, then) if unit is not None else None
    return replace(amount, at=at, unit=unit, figure=None) if amount is not None else None


def find_sign(words: Sequence[Word], at: int) -> tuple[Unit | None, int]:
    """The currency whose sign or code stands at a place before a figure."""
    if at >= len(words):
        return None, at
    sign = words[at]
    if sign.shape == "SIGN":
        known = load_currencies().get((sign.lower,)) or load_currencies().get((sign.lower[-1],))
        return known, at + 1
    if sign.text in load_codes() and at + 1 < len(words) and words[at + 1].value is not None:
        return Unit(sign.text, "money"), at + 1
    if sign.text in ("US", "AU", "NZ", "HK") and at + 1 < len(words) and words[at + 1].text == "$":
        return load_currencies()[(f"{sign.lower}$",)], at + 2
    return None, at


def read_range(phrase: Phrase, at: int) -> Amount | None:
    """A number, or two between which it is: "10 to 15 million", "between 200 and 300", "3-5"."""
    words = phrase.words
    opens = word_at(words, at) if word_at(words, at) in ("between", "from") else ""
    low = read_number(words, at + bool(opens) + (find_sign(words, at + 1)[0] is not None if opens else 0))
    if low is None:
        return None
    unit = find_sign(words, at + 1)[0] if opens else None
    high = read_end(phrase, low, opens)
    if high is not None:
        least, most = order(low, high)
        if least < most:
            hedge: Hedge = "vague" if low.many else "between"
            return with_currency(phrase, Amount(at, high.then, least, None if high.many else most, hedge, unit=unit))
    if opens:
        return None
    value = float(low.value)
    is_figure = low.then == low.at + 1 and words[low.at].value is not None
    return with_currency(
        phrase,
        Amount(
            at,
            low.then,
            value,
            None if low.many else value,
            "vague" if low.many else "exact",
            figure=value if is_figure and words[low.at].text.isdigit() else None,
        ),
    )


def read_end(phrase: Phrase, low: Number, opens: str) -> Number | None:
    """The second number of a range."""
    words, at = phrase.words, low.then
    # "$10 million to $15 million", "10 percent to 15 percent": what is counted may stand twice.
    at = find_longest(load_units(), words, at)[1]
    joint = word_at(words, at)
    if joint not in _JOINTS and not (at < len(words) and is_hyphen(words[at])):
        return None
    if (joint == "and") != (opens == "between") or (joint in ("or",) and opens):
        return None
    _, then = find_sign(words, at + 1)
    return read_number(words, then)


def order(low: Number, high: Number) -> tuple[float, float]:
    """The two ends of a range, what multiplies the second shared with the first: "10 to 15 million"."""
    shared = low.value * high.scale
    return float(shared if low.scale == 1 and shared < high.value else low.value), float(high.value)


def with_currency(phrase: Phrase, amount: Amount) -> Amount:
    """The amount with the currency named after it: "12 million dollars", "millions of euros", "5 million USD"."""
    words, at = phrase.words, amount.then
    at += word_at(words, at) == "of" and amount.hedge == "vague"
    unit, then = find_longest(load_currencies(), words, at)
    if unit is None and at < len(words) and words[at].text in load_codes():
        unit, then = Unit(words[at].text, "money"), at + 1
    if unit is None or is_weight(words, then, amount):
        return amount
    name = unit.name or words[then - 1].token.lemma_.lower()
    return replace(amount, then=then, unit=replace(unit, name=name), figure=None)


def is_weight(words: Sequence[Word], then: int, amount: Amount) -> bool:
    """Whether "pounds" are of weight: "500 pounds of explosives"; by the million they are money."""
    weighs = words[then - 1].lower in ("pound", "pounds") and word_at(words, then) == "of"
    return weighs and (amount.least or 0) < _MILLION


def counts(phrase: Phrase, amount: Amount) -> bool:
    """Whether an amount tells how many, and is no name, label, time, calibre or year."""
    words, first = phrase.words, words_token(phrase, amount)
    if first.ent_type_ in _TIMES and amount.unit is None and not amount.is_share and is_date(phrase, amount):
        return False
    if first.ent_type_ in _NAMES and (first.ent_iob_ == "I" or first.is_title) and amount.at > phrase.first:
        return False
    if amount.unit is not None or amount.is_share:
        return True
    if is_modifier(phrase, amount.then) or is_label(phrase, amount):
        return False
    unit, then = find_longest(load_units(), words, amount.then)
    if unit is not None and unit.scope in ("calibre", "time"):
        return False
    is_attribute = unit is not None and unit.scope == "amount" and words[then - 1].lower == unit.name
    if is_attribute and amount.most != 1 and then < phrase.last and words[then].token.pos_ in _NOUNS:
        return False  # "a 30 tonne tank"
    return not (amount.figure in _YEARS and is_year(phrase, amount))


def is_date(phrase: Phrase, amount: Amount) -> bool:
    """Whether what the model takes for a date is one, rather than a number of things: "20+ tanks"."""
    counted = find_counted(phrase, find_after(phrase, amount)[1])
    return counted is None or counted.tag_ not in ("NNS", "NNPS") or word_at(phrase.words, amount.then) in MONTHS


def words_token(phrase: Phrase, amount: Amount) -> Token:
    """The token of an amount's first word."""
    return phrase.words[amount.at].token


def is_modifier(phrase: Phrase, at: int) -> bool:
    """Whether a number is joined to the noun after it ("five-year"), or whose it is ("two ministers' cars")."""
    words = phrase.words
    if at < len(words) and is_hyphen(words[at]) and phrase.is_glued(at) and phrase.is_glued(at + 1):
        return word_at(words, at + 1) not in ("plus", "odd", "strong")
    counted = find_counted(phrase, at)
    after = counted.i + 1 if counted is not None else 0
    return counted is not None and after < len(counted.doc) and counted.doc[after].tag_ == "POS"


def is_label(phrase: Phrase, amount: Amount) -> bool:
    """Whether a number follows the name or noun that it belongs to: "Leopard 2", "resolution 1701", "No. 5"."""
    at = amount.at
    if at == 0 or phrase.words[at].shape != "FIGURE":
        return False
    before = phrase.words[at - 1]
    if at <= phrase.first:  # a model whose name the parser parts from it: "sent Leopard 2 tanks"
        return before.token.pos_ == "PROPN" and load_kinds().get(before.lower) == "weapon"
    known = ("before", "filler", "alone", "share")
    if find_before(load_tellings(*known), phrase.words, at)[0] is not None:
        return False
    is_last = amount.then >= phrase.last and before.shape in ("WORD", "NAME")  # "iOS 5"
    return is_last or before.token.pos_ in _NOUNS or before.text in (".", "#", "/") or is_hyphen(before)


def is_year(phrase: Phrase, amount: Amount) -> bool:
    """Whether a figure like 2014 is a year, since no plural of countable things follows."""
    counted = find_counted(phrase, find_after(phrase, amount)[1])
    if counted is None or counted.tag_ not in ("NNS", "NNPS"):
        return find_hedge(phrase, amount)[0] is None
    return load_kinds().get(counted.lemma_.lower()) not in _COUNTED and counted.lemma_.lower() != "person"


def find_counted(phrase: Phrase, at: int) -> Token | None:
    """The noun that a number before it counts: "tanks" in "20 (more) modern tanks", "dozens of tanks"."""
    words, counted = phrase.words, None
    fillers = load_tellings("filler")
    if word_at(words, at) == "of":
        at += 1
    while at < phrase.last and (word_at(words, at) in _OWNERS or (words[at].lower,) in fillers):
        at += 1
    while at < phrase.last and (words[at].token.pos_ in _MODIFIERS or is_hyphen(words[at])):
        token = words[at].token
        counted = token if token.pos_ in _NOUNS else counted
        at += 1
    return counted


def find_hedge(phrase: Phrase, amount: Amount) -> tuple[Hedge | None, int]:
    """How an amount is hedged before it, and where the hedge begins: "about", "up to another"."""
    words, at = phrase.words, amount.at
    before, fillers = load_tellings("before"), load_tellings("filler")
    found: Hedge | None = None
    begin = at
    while True:
        told, start = find_before(before, words, at)
        if told is not None and (start >= phrase.first or not is_preposition(words[start], start, at)):
            begin, found = start, told.hedge if found in (None, "about", "exact") else found
            at = start
            continue
        told, start = find_before(fillers, words, at)
        if told is None or start < phrase.first or at - start < 1:
            return found, begin
        at = start


def is_preposition(word: Word, start: int, end: int) -> bool:
    """Whether "about" or "over" outside a phrase governs it: "asked about 20 tanks"."""
    if end - start != 1 or word.lower not in _PREPOSITIONS:
        return False
    return word.token.dep_ == "prep" or (word.token.dep_ == "prt" and word.lower in _PARTICLES)


def find_after(phrase: Phrase, amount: Amount) -> tuple[Hedge | None, int]:
    """The hedge behind a number, and the place after it: "20 or more", "20-odd", "20+"."""
    told, then = find_longest(load_tellings("after"), phrase.words, amount.then)
    return (told.hedge, then) if told is not None else (None, amount.then)


def tell(phrase: Phrase, amount: Amount) -> Quantity:
    """An amount as it goes on record."""
    before, at = find_hedge(phrase, amount)
    after, then = find_after(phrase, amount)
    unit, ends = find_unit(phrase, replace(amount, then=then))
    hedge, least, most = bound(amount, before if before not in (None, "exact") else after or before)
    span = phrase.cut(at, ends)
    return Quantity(
        start=span.start,
        end=span.end,
        text=span.text,
        least=least,
        most=most,
        unit=unit.name if unit else None,
        hedge=hedge,
        share_of=find_whole(phrase, amount) if amount.is_share else None,
        guess=unit.guess if unit else False,
    )


def bound(amount: Amount, hedge: Hedge | None) -> tuple[Hedge, float | None, float | None]:
    """Hedge and bounds of an amount under the hedge beside it."""
    least, most = amount.least, amount.most
    if hedge is None or hedge == "exact" or amount.hedge == "between":
        return amount.hedge, least, most
    if hedge == "about":
        return ("about" if amount.hedge == "exact" else amount.hedge), least, most
    if hedge in ("at_least", "more_than"):
        return (hedge, least, None) if least is not None else ("vague", None, None)
    return (hedge, None, most) if most is not None else ("vague", None, None)


def find_unit(phrase: Phrase, amount: Amount) -> tuple[Unit | None, int]:
    """What an amount is of, and the place after the words that the quantity rests on."""
    if amount.unit is not None:
        return amount.unit, amount.then
    words, at = phrase.words, amount.then
    if not amount.is_share:
        skipped = at
        while (word_at(words, skipped),) in load_tellings("filler"):
            skipped += 1
        of = word_at(words, skipped) == "of" and amount.most is None
        unit, then = find_longest(load_units(), words, skipped + of)
        if unit is not None and unit.scope in ("amount", "percent"):
            return unit, then
    if word_at(words, at - 1) == "strong":
        return None, at
    counted = find_counted(phrase, at)
    return (Unit(singular(counted), "noun") if counted is not None else None), at


def singular(noun: Token) -> str:
    """A noun as a unit: its lemma; a name without its plural's ending ("F-16s")."""
    if noun.pos_ == "PROPN" or noun.text[:1].isupper():
        cut = noun.tag_ == "NNPS" or noun.text[-2:-1].isdigit()
        return noun.text[:-1] if cut and noun.text.endswith("s") else noun.text
    lemma = noun.lemma_.lower()
    known = load_units().get((lemma,))
    return known.name if known is not None and known.scope == "person" else lemma


def find_whole(phrase: Phrase, amount: Amount) -> Span | None:
    """The whole that a share is of."""
    at = amount.then + (word_at(phrase.words, amount.then) == "of")
    return phrase.cut(at, phrase.last) if at < phrase.last else None


def find_worth(phrase: Phrase) -> Quantity | None:
    """What a thing is said to be worth, directly behind it: "aid worth more than $5 million"."""
    words, at = phrase.words, phrase.last
    if word_at(words, at) != "worth":
        return None
    beyond = Phrase(words, at + 1, len(words), phrase.parse)
    for begin in range(at + 1, len(words)):
        amount = read_money(beyond, begin) or read_range(beyond, begin)
        if amount is not None:
            is_money = amount.unit is not None and amount.unit.scope == "money"
            return tell(beyond, amount) if is_money else None
    return None
