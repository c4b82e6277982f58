"""The model's names, mended: cut at line ends, without titles, whole where it saw a part."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.entities.words import agents, first_names, offices, org_words, things, title_words, titles

LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
ARTICLES = frozenset({"the", "a", "an"})
MINISTERS = frozenset({"minister", "secretary", "ministers", "ministry"})
NEGATIVE = frozenset({"nobody", "none", "neither", "nothing", "no"})
"""Words that say that there is none: whoever they open is nobody. "No" before a noun, or before "one"."""
LONGEST_NAME = 4
CODE = re.compile(r"[A-Z]{1,4}-\d+[A-Z]?")
"""What has letters and figures is a visa, a form, a rocket or a road: "EB-5", "M-25"."""
SHARES = frozenset({"percent", "per", "%", "million", "billion", "years", "months"})
SAYING = frozenset({"says", "said", "tells", "warns", "calls", "urges", "vows", "wants", "will", "asks", "denies"})
LINKS = frozenset({"of", "for", "on", "against", "between", "in", "to"})


def mend_names(doc: Doc) -> list[Span]:
    """The names in a text, in order, none over another."""
    found = [span for entity in doc.ents if entity.label_ in LABELS for span in _mend(entity)]
    found = [
        span
        for span in found
        if not any(
            is_none(span) for is_none in (_is_portfolio, _is_noun, _is_nobody, _is_stance, _is_thing, _is_adjective)
        )
    ]
    people = [span for span in _people_by_title(doc, found) if not _is_thing(span)]
    people += [person for span in found if (person := _whole_person(span))]
    taken: set[int] = set()
    kept = []
    for span in [*people, *found]:
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            kept.append(span)
    return sorted(kept, key=lambda span: int(span.start))


def thing_names(doc: Doc) -> Iterator[Span]:
    """What the model took for names of bodies and is nobody: a group's name within is not the group's."""
    for entity in doc.ents:
        if entity.label_ in LABELS:
            yield from (span for span in _mend(entity) if _is_thing(span))


def _mend(entity: Span) -> Iterator[Span]:
    """The names in what the model took for one: cut at line ends, without articles, titles and the possessive."""
    start = entity.start
    for token in entity:
        if token.is_space or _is_between_names(token, start):
            yield from _trim(entity.doc[start : token.i], entity.label_)
            start = token.i + 1
    yield from _trim(entity.doc[start : entity.end], entity.label_)


def _begins_an_amount(token: Token) -> bool:
    """Whether figures after a name begin a share or sum: "gave Orrin 13 percent"."""
    return token.like_num and token.i + 1 < len(token.doc) and token.nbor(1).lower_ in SHARES


def _is_between_names(token: Token, start: int) -> bool:
    """Whether an article shows that two names were taken for one: "According to Velin the Council"."""
    return token.text in ARTICLES and token.i > start and token.nbor(-1).pos_ in {"PROPN", "VERB"}


def _trim(span: Span, label: str) -> Iterator[Span]:
    start, end = span.start, span.end
    while end > start and (span.doc[end - 1].text in POSSESSIVE or not _has_letter(span.doc[end - 1])):
        end -= 1
    while start < end and (span.doc[start].lower_ in ARTICLES or not _has_letter(span.doc[start])):
        start += 1
    end = next((at for at in range(start + 1, end) if _begins_an_amount(span.doc[at])), end)
    if label == "PERSON":
        while end - start > 1 and span.doc[end - 1].lower_ in SAYING:
            end -= 1  # "Velin Says": a headline in capitals
    if end - start > 2 and span.doc[end - 1].like_num and span.doc[end - 2].text in POSSESSIVE:
        end -= 2  # "Velin's 1995"
    if label == "ORG":
        while end - start > 1 and span.doc[end - 1].lower_ in offices():
            end -= 1  # "State Department Spokesperson"
    if label == "PERSON":
        start = _skip_titles(span.doc[start:end])
        if end - start < 3 and all(token.lower_ in title_words() for token in span.doc[start:end]):
            return  # "Prime Minister" names nobody by itself
    if end > start and any(token.text[:1].isupper() or token.text[:1].isdigit() for token in span.doc[start:end]):
        yield Span(span.doc, start, end, label=label)


def _skip_titles(name: Span) -> int:
    """Where a person's name starts after title and office: "Norlandic President Velin"."""
    titled = [token.i for token in name[:-1] if token.lower_.rstrip(".") in title_words()]
    if not titled or name[0].text in first_names():
        return int(name.start)
    return titled[-1] + 1 if titled[-1] - name.start < 5 else int(name.start)


def _has_letter(token: Token) -> bool:
    return any(character.isalnum() for character in token.text)


def _is_portfolio(span: Span) -> bool:
    """Whether it only says what a minister is for: "Interior" in "Interior Minister"."""
    follows = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    is_of_state = span.text == "State" and before == "of"
    return is_of_state or (span.label_ == "ORG" and follows in MINISTERS and not span.text.isupper())


def _is_noun(span: Span) -> bool:
    """Whether it only says what sort of body acts: "Army" in "Army spokesman"."""
    return span.label_ == "ORG" and len(span) == 1 and span[0].lower_ in agents()


def _is_nobody(span: Span) -> bool:
    """Whether it only says in capitals that there is nobody: "No One Knows"."""
    words = [token.lower_ for token in span]
    return words[0] in NEGATIVE and (words[0] != "no" or words[1:2] in ([], ["one"]))


def _is_thing(span: Span) -> bool:
    """Whether it names a law, a treaty, a prize, a day: nobody who acts or speaks."""
    words = [token.lower_ for token in span]
    if CODE.fullmatch(span.text):
        return True
    if span.text.lower() in things()["whole"]:
        return True
    if span.label_ not in {"ORG", "FAC", "NORP"} or len(words) < 2:
        return False
    at = next((place for place, word in enumerate(words) if place and word in LINKS), len(words))
    return words[at - 1] in things()["last"]


def _is_adjective(span: Span) -> bool:
    """Whether a people's or creed's name only describes a thing: "Islamic law", "a Jeffersonian moment"."""
    return span.label_ == "NORP" and len(span) == 1 and span[0].tag_ == "JJ" and span[0].dep_ in {"amod", "acomp"}


def _is_stance(span: Span) -> bool:
    """Whether it only says for or against whom one is: "anti-Norlandic"."""
    return len(span) == 3 and span[1].text == "-" and span[0].text in {"anti", "Anti", "pro", "Pro", "non", "Non"}


def is_negative(noun: Token) -> bool:
    """Whether a noun says that there is none: "nobody", "no official", "neither minister"."""
    if noun.lower_ in NEGATIVE:
        return True
    return any(token.lower_ in {"no", "neither"} and token.dep_ in {"det", "neg"} for token in noun.lefts)


def _people_by_title(doc: Doc, found: list[Span]) -> Iterator[Span]:
    """Names after a title, whatever the model made of them: "Mr Velin", "Secretary General Marta Velin"."""
    owner = {token.i: span for span in found for token in span}
    for token in doc[:-1]:
        titled = token.lower_.rstrip(".") in titles() and token.text[:1].isupper()
        if not titled and token.lower_ not in offices():
            continue
        span = owner.get(token.i)
        if span is not None and span.end > token.i + 1 and doc[token.i + 1].text not in first_names():
            continue  # "General Motors", but "General Roald Finck" is a person
        end = _end_of_run(doc, token.i + 1)
        if end > token.i + 1 and _may_be_person(doc[token.i + 1 : end], owner):
            yield Span(doc, token.i + 1, end, label="PERSON")


def _may_be_person(run: Span, owner: dict[int, Span]) -> bool:
    last = owner.get(run.end - 1)
    if any(token.lower_ in org_words() or token.lower_ in title_words() for token in run):
        return False
    spoken = [owner[token.i].label_ for token in run if token.i in owner]
    inside = last is None or last.end <= run.end
    return inside and ("PERSON" in spoken or not spoken or run[0].text in first_names())


def _whole_person(span: Span) -> Span | None:
    """A person of whose name the model saw only the first: "Marta" of "Marta Velin"."""
    if len(span) != 1 or span[0].text not in first_names():
        return None
    end = _end_of_run(span.doc, span.start)
    if end == span.end or any(token.lower_ in org_words() for token in span.doc[span.start : end]):
        return None
    return Span(span.doc, span.start, end, label="PERSON")


def _end_of_run(doc: Doc, start: int) -> int:
    """End of the capitalised proper nouns from a token on."""
    end = start
    while end < min(len(doc), start + LONGEST_NAME) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
        end += 1
    return end
