"""Offices: the words of one, whose it is, and who is introduced with it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.entities.chain import Chain, Draft
from onrecord.entities.spelling import plain_office
from onrecord.entities.words import office_ends, offices, org_words, titles
from onrecord.language import start_of

FORMER = frozenset({"former", "ex", "late", "then", "onetime", "ousted", "deposed"})
DEFINITE = frozenset({"the", "this", "that"})
ARTICLES = frozenset({"a", "an", "the"})
BOUNDS = frozenset({"VERB", "PUNCT", "SCONJ", "CCONJ", "PRON"})
BODIES = frozenset({"country", "organization", "group"})
FOR_OR_AGAINST = frozenset({"anti", "pro", "non"})
SIDE_PREPOSITIONS = frozenset({"of", "for", "at", "to"})
NamedAt = Callable[[int], Chain | None]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the words have it: "deputy foreign minister" of whom, and from which token to which."""

    words: str
    key: str
    head: Token
    first: Token
    last: Token
    country: Chain | None = None
    organization: Chain | None = None
    former: bool = False
    definite: bool = False


def same_office(held: str, said: str) -> bool:
    """Whether one may be the other, told in full or in short: "the minister" of the foreign minister."""
    held, said = plain_office(held), plain_office(said)
    return held == said or held.endswith(" " + said) or said.endswith(" " + held)


def read_office(head: Token, named_at: NamedAt, first: int | None = None) -> Office | None:
    """The office that the noun phrase around a head names, or None; `first`: token at which the phrase starts."""
    key = _key_of(head)
    if key is None:
        return None
    modifiers = list(_left_of(head, head.left_edge.i if first is None else min(first, head.left_edge.i)))
    words = [token.text for token in modifiers if _is_part_of_title(token, named_at)]
    sides = [chain for token in modifiers if (chain := named_at(start_of(token))) and not is_opposed(token)]
    sides += _sides_after(head, named_at)
    return Office(
        " ".join([*words, head.text]).replace(" - ", "-"),
        key,
        head,
        modifiers[0] if modifiers else head,
        _last_of(head),
        next((chain for chain in sides if chain.kind == "country"), None),
        next((chain for chain in sides if chain.kind in {"organization", "group"}), None),
        any(token.lower_ in FORMER for token in modifiers),
        _is_definite(head, modifiers, named_at),
    )


def _key_of(head: Token) -> str | None:
    """The longest row of the table of offices that the words up to the head end with."""
    if head.lower_ not in office_ends():
        return None
    words = [token.lower_ for token in head.doc[max(head.sent.start, head.i - 4) : head.i + 1] if token.text != "-"]
    for length in (3, 2, 1):
        if len(words) >= length and (key := " ".join(words[-length:])) in offices():
            return key
    if (
        head.i + 2 < len(head.doc)
        and (key := f"{head.lower_} {head.nbor(1).lower_} {head.nbor(2).lower_}") in offices()
    ):
        return key  # "secretary of state"
    return None


def _left_of(head: Token, first: int) -> Iterator[Token]:
    """The words of the head's own phrase before it."""
    # A clause or an aside before the head is no part of the office's name.
    start = max(first, head.i - 12)
    for token in reversed(head.doc[start : head.i]):
        if token.pos_ in BOUNDS and token.text != "-" and token.dep_ not in {"amod", "poss"}:
            start = token.i + 1
            break
    yield from head.doc[start : head.i]


def _is_part_of_title(token: Token, named_at: NamedAt) -> bool:
    if (
        token.pos_ in {"DET", "PART", "NUM", "SPACE"}
        or named_at(start_of(token)) is not None
        or _is_for_or_against(token)
    ):
        return False
    return token.dep_ in {"compound", "amod", "punct", "nmod"} and token.lower_.rstrip(".") not in _BESIDES


def is_opposed(name: Token) -> bool:
    """Whether a name only says against or for whom one is: "anti-Norland"."""
    before = name.doc[max(0, name.i - 2) : name.i]
    return len(before) == 2 and before[1].text == "-" and before[0].lower_ in FOR_OR_AGAINST


def _is_for_or_against(token: Token) -> bool:
    """Whether it is "anti" before a hyphen, or the hyphen."""
    after = token.nbor(-1).lower_ if token.i and token.text == "-" else token.lower_
    return after in FOR_OR_AGAINST


_BESIDES = frozenset(
    {
        *FORMER,
        "the",
        "a",
        "an",
        "new",
        "current",
        "acting",
        "outgoing",
        "incoming",
        "own",
        "prominent",
        "veteran",
        "long",
        "time",
        "then",
        "mr",
        "mrs",
    }
)


def _sides_after(head: Token, named_at: NamedAt) -> Iterator[Chain]:
    """Whom the office belongs to by what follows it: "of Norland", "for the Norlandic army"."""
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in SIDE_PREPOSITIONS:
            for noun in child.children:
                yield from _named_within(noun, named_at)


def _named_within(noun: Token, named_at: NamedAt) -> Iterator[Chain]:
    """The noun's own name first, then those set before it and after "of"."""
    for token in [noun, *noun.lefts]:
        if chain := named_at(start_of(token)):
            yield chain
    for child in noun.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                if chain := named_at(start_of(inner)):
                    yield chain


def _last_of(head: Token) -> Token:
    """The last token of the phrase with its "of …", if that is short and without a clause."""
    last = head
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in SIDE_PREPOSITIONS and child.i == last.i + 1:
            edge = child.right_edge
            if edge.i - head.i <= 12 and not any(token.pos_ == "VERB" or token.text == "," for token in child.subtree):
                last = edge
    return last


def _is_definite(head: Token, modifiers: list[Token], named_at: NamedAt) -> bool:
    determiners = [token for token in modifiers if token.dep_ in {"det", "poss"} and token.head.i == head.i]
    if determiners:
        return all(_determines(token, named_at) for token in determiners)
    return head.tag_ in {"NN", "NNP"}


def _determines(token: Token, named_at: NamedAt) -> bool:
    """Whether it picks out one: "the", a name, or "its" and "the council's" of a body that was named."""
    owner = named_at(start_of(token)) if token.dep_ == "poss" else None
    return token.lower_ in DEFINITE or token.ent_type_ != "" or (owner is not None and owner.kind in BODIES)


def introduce(chain: Chain, named_at: NamedAt) -> None:
    """Give a person the office that the words beside its names tell."""
    for draft in chain.drafts:
        for office in offices_beside(draft.head, draft.start, named_at):
            take_office(chain, office)
        if chain.country is None and draft.kind == "name":
            chain.country = next((side.country for side in _own_sides(draft, named_at) if side.kind == "country"), None)


def _own_sides(draft: Draft, named_at: NamedAt) -> Iterator[Chain]:
    """Whose the name says that a person is: "King Rolf of Norland", "Norlandic singer Rolf Teig"."""
    phrases = [draft.head, *beside(draft.head)]
    for token in [left for head in phrases for left in head.lefts]:
        before = not draft.start <= start_of(token) < draft.end and token.dep_ in {"amod", "nmod", "compound"}
        if before and (chain := named_at(start_of(token))) is not None:
            yield chain
    yield from _sides_after(draft.head, named_at)


def sector_of(office: Office) -> str | None:
    """By the office's own row, or by the body in its words: "foreign ministry spokesman"."""
    told = [word.sector for part in office.words.lower().split() if (word := org_words().get(part))]
    return offices()[office.key]["sector"] or next((sector for sector in told if sector), None)


def beside(name: Token) -> Iterator[Token]:
    """Heads of the noun phrases that stand in apposition to a name: "the envoy" in "the envoy, Marta Velin"."""
    for child in name.children:
        if child.dep_ == "appos" and _may_describe(child) and child.i > name.i:
            yield child
    if name.dep_ == "appos" and name.head.i < name.i:
        head = name.head if name.head.tag_ == "NN" else _owned_by(name.head)
        if head is not None and _may_describe(head):
            yield head


def with_others(noun: Token) -> Iterator[Token]:
    """A noun that says who somebody is, and those joined to it: "head of the fund and a professor at the school"."""
    yield noun
    for child in noun.rights:
        if child.dep_ == "conj" and _may_describe(child) and any(word.lower_ in {"a", "an"} for word in child.lefts):
            yield child


def _owned_by(owner: Token) -> Token | None:
    """The noun of "an envoy of Norland, Marta Velin": the parser hangs the name on the owner, who is somebody else."""
    noun = owner.head.head
    if owner.dep_ == "pobj" and owner.tag_ == "NNP" and owner.head.lower_ in SIDE_PREPOSITIONS and noun.tag_ == "NN":
        return noun
    return None


def _may_describe(noun: Token) -> bool:
    """Whether it is a noun by itself, not the "co" of "co-founder"."""
    return noun.tag_ == "NN" and noun.is_alpha and not (noun.i + 1 < len(noun.doc) and noun.nbor(1).text == "-")


def predicate_of(subject: Token) -> Token | None:
    """Head of what a subject is plainly said to be: "an envoy" in "Velin is an envoy"."""
    verb = subject.head
    if subject.dep_ != "nsubj" or verb.lemma_ != "be":
        return None
    if any(child.dep_ in {"neg", "aux", "mark"} for child in verb.children):
        return None
    for child in verb.children:
        if child.dep_ == "attr" and child.pos_ == "NOUN" and any(word.lower_ in ARTICLES for word in child.lefts):
            return child
    return None


def offices_beside(name: Token, start: int, named_at: NamedAt) -> Iterator[Office]:
    """The offices told beside a name that starts at an offset: before it, in apposition, as predicate."""
    before = _before(name, start)
    if before is not None and (office := read_office(before, named_at, name.left_edge.i)):
        yield office
    for child in name.children:
        if child.dep_ == "appos" and start_of(child) > start and (office := read_office(child, named_at)):
            yield office
    if name.dep_ == "appos" and name.head.i < name.i and (office := read_office(name.head, named_at)):
        yield office
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        for child in name.head.children:
            if child.dep_ == "attr" and (office := read_office(child, named_at)) and office.definite:
                yield office


def _before(name: Token, start: int) -> Token | None:
    """The token right before a name, if it can end an office: "foreign minister Marta Velin"."""
    span = name.doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span.start == 0:
        return None
    token = span[0].nbor(-1)
    while token.i > 1 and (token.text == "." or _is_bare_title(token)):
        if token.text == "." and not _is_bare_title(token.nbor(-1)):
            return None  # the end of the sentence before
        token = token.nbor(-1)
    if token.is_punct or token.is_space:
        return None
    return token if token.pos_ in {"NOUN", "PROPN", "ADJ"} else None


def _is_bare_title(token: Token) -> bool:
    return token.lower_.rstrip(".") in titles() and token.lower_ not in offices()


def take_office(chain: Chain, office: Office) -> None:
    """Give a person an office: the first told is kept, a later one only fills what is unknown."""
    if chain.office is None:
        chain.office = f"former {office.words}" if office.former else office.words
        chain.sector = chain.sector or sector_of(office)
    if office.organization is not None and chain.organization is None:
        chain.organization = office.organization.name
        chain.country = chain.country or office.organization.country
        chain.sector = chain.sector or office.organization.sector
    if office.country is not None and chain.country is None:
        chain.country = office.country.country
