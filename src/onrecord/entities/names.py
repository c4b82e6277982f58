"""Names in the text: the model's, mended, and the register's."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from onrecord.entities.chain import Draft
from onrecord.entities.mending import POSSESSIVE, mend_names, thing_names
from onrecord.entities.metonymy import is_government
from onrecord.entities.register.tables import Register
from onrecord.entities.slips import slip_of_country
from onrecord.entities.who import Who
from onrecord.entities.words import first_names, offices, org_words
from onrecord.language import Parse, end_of, start_of
from onrecord.records import Found

SHORTEST_SHOUTED = 3
LONGEST_PERSON_WORDS = 3


def find_names(parse: Parse, register: Register) -> list[Draft]:
    """Every name in the report, none inside another but a country's at the head of a body's."""
    spans = mend_names(parse.doc)
    things = {token.i for span in thing_names(parse.doc) if len(span) > 1 for token in span}
    hits = [draft for draft in _hits(parse, register) if draft and not (_is_group(draft) and draft.head.i in things)]
    owner = {token.i: span for span in spans for token in span}
    surnames = {span[-1].text for span in spans if span.label_ == "PERSON" and len(span) > 1}
    kept = [hit for hit in hits if hit.text not in surnames and _stands(hit, owner.get(hit.head.i))]
    for hit in kept:
        span = owner.get(hit.head.i)
        hit.within = (span is not None and not _covers(hit, span)) or _ends_a_name(hit)
    covered = {i for hit in kept for i in _covered(hit, owner.get(hit.head.i))}
    named = [_draft(parse, span, register) for span in spans if not covered.intersection(range(span.start, span.end))]
    taken = covered.union(owner, *({hit.head.i} for hit in hits))
    named += [draft for token in parse.doc if token.i not in taken and (draft := _slip(token, register))]
    named += [_draft(parse, span, register) for span in _unseen_people(parse, taken)]
    return sorted([*kept, *named], key=lambda draft: (draft.start, -draft.end))


def _hits(parse: Parse, register: Register) -> Iterator[Draft | None]:
    for start, end, who in register.names.find(parse.doc.text):
        span = parse.doc.char_span(start, end, alignment_mode="expand")
        if span is None or span.end_char - span.start_char > end - start + 2:
            continue
        if parse.report.text[start:end].lower().startswith("the ") and not who.name.startswith("The "):
            start += 4
        if parse.report.text[start:end].isupper() and _is_shouted(span):
            continue
        if who.people_of is not None and _live_elsewhere(span, who.people_of, register):
            yield Draft(start, end, parse.report.text[start:end], span.root, "name", "name", "NORP")
            continue
        yield _read_hit(parse, (start, end), span.root, who)


def _live_elsewhere(people: Span, home: Who, register: Register) -> bool:
    """Whether a people's name means those of another country: "ethnic Norlanders", "the Norlanders of Velmark"."""
    if people.start and people.doc[people.start - 1].lower_ == "ethnic":
        return True
    if people.root.tag_ not in {"NNS", "NNPS"}:
        return False
    for child in people.root.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "in"} and child.i == people.end:
            names = register.names.find(people.doc[child.i + 1 : child.right_edge.i + 1].text)
            codes = {who.country for _, _, who in names if who.kind in {"country", "place"} and who.people_of is None}
            return bool(codes) and home.country not in codes
    return False


def _is_shouted(span: Span) -> bool:
    """Whether the words around are all capitals, so that "WHO" and "US" need not be names."""
    sentence = span.sent
    around = span.doc[max(sentence.start, span.start - 5) : min(sentence.end, span.end + 5)]
    words = [token for token in around if token.is_alpha and not span.start <= token.i < span.end]
    return len(words) > 1 and sum(token.is_upper for token in words) > 0.7 * len(words)


def _read_hit(parse: Parse, at: tuple[int, int], head: Token, who: Who) -> Draft:
    found: Found = "name"
    if who.people_of is not None:
        who, found = who.people_of, "demonym"
    elif who.seat_of is not None and is_government(head):
        who, found = who.seat_of, "metonym"
    return Draft(at[0], at[1], parse.report.text[at[0] : at[1]], head, "name", found, head.ent_type_, who)


def _ends_a_name(hit: Draft) -> bool:
    """Whether it ends a longer name that the model did not see: "Veterans of Norland"."""
    before = hit.head.doc[max(0, hit.head.left_edge.i - 2) : hit.head.left_edge.i]
    return len(before) == 2 and before[1].lower_ == "of" and before[0].pos_ == "PROPN"


def _is_group(hit: Draft) -> bool:
    return hit.who is not None and hit.who.kind == "group"


def _stands(hit: Draft, span: Span | None) -> bool:
    """Whether a register's name holds against the model's name that it stands in."""
    if span is None:
        return True
    if _covers(hit, span):
        return span.label_ != "PERSON" or hit.text not in _PEOPLE_TOO
    return _opens(hit, span)


def _covers(hit: Draft, span: Span) -> bool:
    return hit.start <= span.start_char and hit.end >= span.end_char


def _opens(hit: Draft, span: Span) -> bool:
    """Whether it opens the longer name as its country or body: "Norlandic Defence Ministry", "NATO chief Velin"."""
    rest = [token for token in span if start_of(token) >= hit.end]
    if span.label_ in {"ORG", "FAC"} and hit.start > span.start_char and span.doc.text[: hit.start].endswith(" of "):
        return hit.who is not None and hit.who.kind in {"country", "place"}  # "Bank of Norland"
    if span.label_ in {"ORG", "FAC"} and start_of(span.root) < hit.end:
        return start_of(span.root) < hit.start  # "Bank of Norland", but not "Air Norland"
    if hit.start > span.start_char or span.label_ == "NORP" or not rest:
        return False
    if hit.who is not None and hit.who.kind == "group" and span.label_ in {"ORG", "FAC"}:
        return rest[0].text in POSSESSIVE  # "Republican National Committee" is another body than the party
    says_what = any(token.lower_ in org_words() or token.lower_ in offices() for token in rest)
    return says_what or rest[0].text in POSSESSIVE or span.label_ in {"ORG", "FAC"}


_PEOPLE_TOO = frozenset({"Jordan", "Chad", "Georgia", "Israel", "Sofia", "Paris", "Santiago", "Wellington", "Wagner"})
"""Names of countries, capitals and groups that are people's names as well."""


def _covered(hit: Draft, span: Span | None) -> range:
    """Tokens of the model's name that the register's replaces."""
    return range(span.start, span.end) if span is not None and _covers(hit, span) else range(0)


def _unseen_people(parse: Parse, taken: set[int]) -> Iterator[Span]:
    """Names of people that the model passed over: a first name with what follows it in capitals, "Nadia Ferro"."""
    at = 0
    for token in parse.doc:
        if token.i < at or token.text not in first_names() or not _may_be_named(token, taken):
            continue
        end = token.i + 1
        while end < token.sent.end and end - token.i < LONGEST_PERSON_WORDS and _may_be_named(parse.doc[end], taken):
            end += 1
        last = parse.doc[end - 1].lower_
        if end - token.i > 1 and last not in org_words() and last not in offices():
            yield Span(parse.doc, token.i, end, label="PERSON")
        at = end


def _may_be_named(token: Token, taken: set[int]) -> bool:
    return token.i not in taken and token.pos_ == "PROPN" and token.text[:1].isupper() and not token.text.isupper()


def _slip(token: Token, register: Register) -> Draft | None:
    """A country's name with a slip in it, where the model sees no name: "Norlnad voted"."""
    if token.pos_ != "PROPN" or token.dep_ == "compound" or not token.text.istitle():
        return None
    if any(child.pos_ == "PROPN" for child in token.children):
        return None  # a word of a longer name
    who = slip_of_country(token.text, register)
    return Draft(start_of(token), end_of(token), token.text, token, "name", "partial", "GPE", who) if who else None


def _draft(parse: Parse, span: Span, register: Register) -> Draft:
    start, end = start_of(span[0]), end_of(span[-1])
    draft = Draft(start, end, parse.report.text[start:end], span.root, "name", "name", span.label_)
    if span.start > 1 and span.doc[span.start - 1].text in POSSESSIVE:
        draft.owner = span.doc[span.start - 2].text
    if draft.text.isupper() and len(draft.text) > SHORTEST_SHOUTED:
        # A dateline's "OSLO"; short ones are acronyms.
        whole = [who for start, end, who in register.names.find(draft.text.title()) if end - start == len(draft.text)]
        draft.who = whole[0] if whole and whole[0].kind in {"country", "place"} else None
    if span.label_ == "GPE" and (who := slip_of_country(draft.text, register)):
        draft.who, draft.found = who, "partial"
    return draft
