"""Speakers one behind the other at a sentence's end: "…, Velin said, Meridian Press reported, according to Tessera".

A parser takes such a tail for one clause after another and loses who speaks in whose words. Here it is read from its
end: each stretch between commas that is nothing but a speaker with a cue holds everything before it.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.attributions.acts import act_of
from onrecord.attributions.cues import Cue, CueRow, group_end, group_start, row_of_verb
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.quotes import Quotations, find_quotations
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.rules.phrases import is_standard
from onrecord.attributions.stretches import Stretch, overlap
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

SAID = CueRow("say", "speech", frozenset({"quote", "clause"}), frozenset())
FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
NOMINAL = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "PUNCT", "CCONJ", "SYM"})
ADJUNCT = NOMINAL | {"ADV"}
TOLD_BY = frozenset({"quoted", "cited", "reported", "told", "relayed", "carried"})
BEHIND = frozenset({"citing", "quoting"})
"""Openings of a stretch that names who is cited: it is read elsewhere, and stands in no speaker's way."""
FEWEST_SPEAKERS = 2
MOST_STRETCHES = 12
LONGEST_STRETCH_WORDS = 25


def find_chains(doc: Doc) -> Iterator[Draft]:
    """The speakers of every tail of two or more, from the inside out."""
    quotations = find_quotations(text_of(doc))
    for sentence in doc.sents:
        links = list(_links(sentence, quotations))
        if len(links) >= FEWEST_SPEAKERS:
            yield from _drafts(sentence, list(reversed(links)), quotations)


def with_chains(doc: Doc, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of tails replaced by what the tails tell."""
    chained = list(find_chains(doc))
    kept = [draft for draft in drafts if not any(_same_cue(draft, link) for link in chained)]
    trimmed = [_before_tail(draft, chained) for draft in kept]
    return [*(draft for draft in trimmed if draft.contents), *(_with_evidence(link, drafts) for link in chained)]


def _same_cue(draft: Draft, link: Draft) -> bool:
    return draft.carrier is None and bool(overlap(draft.cue, link.cue))


def _before_tail(draft: Draft, chained: Sequence[Draft]) -> Draft:
    """What stands in the innermost speaker's words ends where these end."""
    for link in chained:
        (start, end), *_ = link.contents
        if start <= draft.cue[0] < end and any(piece[1] > end and piece[0] < end for piece in draft.contents):
            pieces = tuple((piece[0], min(piece[1], end)) for piece in draft.contents if piece[0] < end)
            return draft.with_contents(pieces)
    return draft


def _with_evidence(link: Draft, drafts: Sequence[Draft]) -> Draft:
    found = next((draft for draft in drafts if draft.evidence and overlap(draft.cue, link.cue)), None)
    return link.with_evidence(found.evidence) if found else link


Link = tuple[Words, Token, CueRow, Stretch, Source]
"""The words of a stretch from where it begins, its cue's head, row and characters, and who speaks."""


def _links(sentence: Words, quotations: Quotations) -> Iterator[Link]:
    """The speakers at the end of a sentence, the last one first."""
    stretches = list(_stretches(sentence, quotations))[-MOST_STRETCHES:]
    while len(stretches) > 1:
        last = stretches.pop()
        if last[0].lower_ in BEHIND:
            continue
        link = _phrase(last) or _clause(last) or _with_subject(last, stretches) or _with_name(last, stretches)
        if link is None:
            return
        yield link


def _stretches(sentence: Words, quotations: Quotations) -> Iterator[Words]:
    """What stands between the commas of a sentence; a comma within quotation marks parts only at their end."""
    doc, first = sentence.doc, sentence.start
    for token in sentence:
        held = quotations.at(token.idx)
        parts = token.text == "," and (held is None or held.end - end_of(token) <= 1)
        if parts or token.i == sentence.end - 1:
            last = token.i if parts else token.i + 1
            words = _strip(doc[first:last])
            if len(words):
                yield words
            first = token.i + 1


def _strip(words: Words) -> Words:
    """Without punctuation and white space at the ends."""
    start, end = words.start, words.end
    while start < end and (words.doc[start].is_punct or words.doc[start].is_space):
        start += 1
    while end > start and (words.doc[end - 1].is_punct or words.doc[end - 1].is_space):
        end -= 1
    return words.doc[start:end]


def _phrase(words: Words) -> Link | None:
    """ "according to Tessera", "as quoted by Tessera"."""
    lowers = [word.lower_ for word in words[:3]]
    if lowers[:2] == ["according", "to"]:
        cue, rest = words[:2], words[2:]
    elif len(lowers) == 3 and lowers[0] == "as" and lowers[1] in TOLD_BY and lowers[2] == "by":
        cue, rest = words[1:3], words[3:]
    else:
        return None
    if not _is_nominal(rest, allow_participle=True) or is_standard(rest.root):
        return None
    return words, cue[0], SAID, (cue.start_char, cue.end_char), _source(rest)


def _clause(words: Words) -> Link | None:
    """ "Radio Halvik reported on Monday", "said the minister"."""
    found = next(((word, row) for word in words if (row := _row(word)) is not None), None)
    if found is None or len(words) > LONGEST_STRETCH_WORDS:
        return None
    verb, row = found
    first, last = group_start(verb).i, group_end(verb).i
    before, after = words.doc[words.start : first], words.doc[last + 1 : words.end]
    cue = (start_of(words.doc[first]), end_of(words.doc[last]))
    if len(before) and _is_nominal(before) and _is_adjunct(after):
        return words, verb, row, cue, _source(before)
    if not len(before) and _is_nominal(after):
        return words, verb, row, cue, _source(after)
    return None


def _with_subject(words: Words, before: list[Words]) -> Link | None:
    """ "…, the governor, Casimir Dole, said on Sunday": the stretches before a bare cue are who speaks."""
    row = _row(words[0])
    if row is None or not _is_adjunct(words[group_end(words[0]).i + 1 - words.start :]):
        return None
    named: list[Words] = []
    while len(before) > 1 and len(named) < FEWEST_SPEAKERS and _is_nominal(before[-1]):
        named.insert(0, before.pop())
    if not named:
        return None
    speaker = words.doc[named[0].start : named[-1].end]
    cue = (start_of(words[0]), end_of(group_end(words[0])))
    whole = words.doc[speaker.start : words.end]
    return whole, words[0], row, cue, Source((speaker.start_char, speaker.end_char), named[0].root)


def _with_name(words: Words, before: list[Words]) -> Link | None:
    """ "…, said the minister, Marta Velin": a name behind an inverted cue and an office."""
    link = _clause(before[-1]) if len(before) > 1 and _is_nominal(words) else None
    if link is None or link[4].stretch[0] < link[3][1]:
        return None
    whole, verb, row, cue, source = link
    before.pop()
    joined = Source((source.stretch[0], words.end_char), source.head)
    return words.doc[whole.start : words.end], verb, row, cue, joined


def _row(word: Token) -> CueRow | None:
    row = row_of_verb(word) if word.tag_ in FINITE else None
    return row if row is not None and row.kind == "speech" and "quote" in row.frames else None


def _source(words: Words) -> Source:
    return Source((words.start_char, words.end_char), words.root)


def _is_nominal(words: Words, allow_participle: bool = False) -> bool:
    """Whether words are a noun phrase: no verb, no clause, a noun among them."""
    if not len(words) or words[0].pos_ in ("ADP", "CCONJ", "PUNCT"):
        return False
    allowed = all(word.pos_ in NOMINAL or (allow_participle and word.tag_ == "VBN") for word in words)
    return allowed and any(word.pos_ in ("NOUN", "PROPN", "PRON") for word in words)


def _is_adjunct(words: Words) -> bool:
    """Whether words tell only when, where and to whom: "on Monday", "reporters in Brussels"; no clause."""
    return all(word.pos_ in ADJUNCT for word in words) and not any(word.dep_ in ("mark", "nsubj") for word in words)


def _drafts(sentence: Words, links: Sequence[Link], quotations: Quotations) -> Iterator[Draft]:
    """One draft a speaker: what it holds is everything before its stretch."""
    text = text_of(sentence.doc)
    start = sentence.start_char
    if (held := quotations.at(start)) is not None:
        start = held.start
    for words, head, row, cue, source in links:
        contents = tidy(((start, words.start_char),), (), text)
        if contents:
            act = act_of(Cue(head, head, row, cue)) if row is not SAID else SAID.act
            yield Draft(head, row, act, cue, source, contents, "chain")
