"""Labels as cues: the headline "Velin: Talks will go on", dialogue and "Source: … Quote: …" line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.attributions.cues import CueRow, row_of_verb
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.quotes import paragraphs
from onrecord.attributions.rules.contents import tidy
from onrecord.attributions.stretches import Stretch, trim
from onrecord.attributions.texts import text_of

LABEL = CueRow("say", "speech", frozenset({"quote", "clause"}), frozenset())
LONGEST_NAME_WORDS = 7
LONGEST_TAIL_WORDS = 4
NOT_SPEAKERS = frozenset(
    {"breaking", "exclusive", "watch", "video", "photos", "pictures", "update", "updated", "opinion", "analysis"}
    | {"live", "explainer", "explained", "factbox", "correction", "note", "editor", "interview", "review", "report"}
    | {"news", "story", "details", "background", "source", "sources", "quote", "photo", "related", "read", "tags"}
    | {"poll", "reminder", "summary", "topics", "subject", "date", "time", "place", "question", "answer", "commentary"}
)
"""Labels of sections, not names of speakers."""
QUESTION, ANSWER = "q", "a"
TURNS = frozenset({QUESTION, ANSWER})
"""Labels of an interview's turns."""
SPEAKER_LABELS = frozenset({"source", "sources"})
QUOTE_LABELS = frozenset({"quote", "literally", "direct speech", "direct quote", "quotation"})


NAMING = ("NOUN", "PROPN")
TOPICS = frozenset({"on", "about", "after", "over", "amid", "before", "ahead"})
"""What parts a name from what its bearer speaks of in a headline: "Velin on the talks: …"."""
DASHES = "—–"
OPENING = '“"„«‘'
CLOSING = '”"»’'


def find_in_labels(doc: Doc) -> Iterator[Draft]:
    """Every attribution whose cue is a colon after a name at the start of a line."""
    text = text_of(doc)
    lines = list(paragraphs(text))
    labelled = [(line, colon) for line in lines if (colon := text.find(":", *line)) >= 0]
    spoken = [pair for pair in labelled if _is_name(doc, (pair[0][0], pair[1]))]
    dialogue = len(spoken) > 2 and len(spoken) * 3 >= len(lines)
    yield from _answers(doc, labelled)
    for line, colon in spoken:
        if dialogue or line == lines[0]:
            yield from _draft(doc, (line[0], colon), (colon + 1, line[1]), colon)
    if lines and (reversed_ := _reversed_headline(doc, lines[0])):
        yield from reversed_
    if lines:
        yield from _says_who(doc, lines[0])
    yield from _templates(doc, labelled)
    yield from _signed(doc, lines)


def _answers(doc: Doc, labelled: Sequence[tuple[Stretch, int]]) -> Iterator[Draft]:
    """The turns of an interview whose lines begin with "Q:" and "A:"; who answers is told elsewhere."""
    text = text_of(doc)
    turns = [(line, colon) for line, colon in labelled if text[line[0] : colon].strip().lower() in TURNS]
    if len({text[line[0] : colon].strip().lower() for line, colon in turns}) < len(TURNS):
        return
    for line, colon in turns:
        words = _words(doc, (line[0], colon))
        contents = tidy(((colon + 1, line[1]),), (), text)
        if words is not None and contents:
            draft = _assemble(words, (colon, colon + 1), contents, doc)
            yield replace(draft, act="ask") if words.text.lower() == QUESTION else draft


def _is_name(doc: Doc, stretch: Stretch) -> bool:
    words = _words(doc, stretch)
    if words is None or len(words) > LONGEST_NAME_WORDS or {word.lower_ for word in words} & NOT_SPEAKERS:
        return False
    if any(word.pos_ in ("VERB", "AUX") or word.like_num for word in words):
        return False
    return words.root.pos_ in ("PROPN", "NOUN") and words[0].text[0].isupper() and _is_titled(words)


def _is_titled(words: Words) -> bool:
    return any(word.pos_ == "PROPN" or word.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for word in words)


def _words(doc: Doc, stretch: Stretch) -> Words | None:
    start, end = trim(stretch, text_of(doc))
    return doc.char_span(start, end) if start < end else None


def _draft(doc: Doc, name: Stretch, content: Stretch, colon: int) -> Iterator[Draft]:
    words = _words(doc, _cut_topic(doc, name))
    contents = tidy((content,), (), text_of(doc))
    if words is not None and contents and contents[0][1] - contents[0][0] > 2:
        yield _assemble(words, (colon, colon + 1), contents, doc)


def _assemble(words: Words, cue: Stretch, contents: tuple[Stretch, ...], doc: Doc) -> Draft:
    source = Source((words.start_char, words.end_char), words.root)
    head = _token_at(doc, words, cue)
    return Draft(head, LABEL, LABEL.act, cue, source, contents, "label")


def _token_at(doc: Doc, words: Words, cue: Stretch) -> Token:
    found = doc.char_span(cue[0], cue[1], alignment_mode="expand")
    return found[0] if found is not None and len(found) else words.root


def _reversed_headline(doc: Doc, line: Stretch) -> list[Draft]:
    """ "Talks will go on: Velin", in a headline only: a line without full stop."""
    text = text_of(doc)
    colon = text.rfind(": ", *line)
    quoted = colon > 0 and text[colon - 1] in CLOSING
    tail = _cut_topic(doc, (colon + 1, line[1])) if quoted else (colon + 1, line[1])
    words = _words(doc, tail) if colon > 0 and text[line[1] - 1] not in '.!?”"' else None
    if words is None or len(words) > LONGEST_TAIL_WORDS or not _is_name(doc, (words.start_char, words.end_char)):
        return []
    few = len(text[line[0] : colon].split()) <= LONGEST_TAIL_WORDS and not quoted
    if few or not (quoted or words.root.ent_type_ in ("PERSON", "ORG")):
        return []
    contents = tidy(((line[0], colon),), (), text)
    return [_assemble(words, (colon, colon + 1), contents, doc)] if contents else []


def _cut_topic(doc: Doc, stretch: Stretch) -> Stretch:
    """The name in "Velin on the talks": up to the preposition that names what is spoken of."""
    words = _words(doc, stretch)
    topic = next((word for word in words or () if word.lower_ in TOPICS and word.idx > stretch[0] + 1), None)
    return (stretch[0], topic.idx) if topic is not None else stretch


def _signed(doc: Doc, lines: Sequence[Stretch]) -> Iterator[Draft]:
    """A quotation signed behind a dash, on its own line or the next: “…” — Velin."""
    text = text_of(doc)
    for place, line in enumerate(lines):
        dash = max(text.rfind(mark, *line) for mark in DASHES)
        if dash < 0 or not _is_name(doc, (dash + 1, line[1])) or (words := _words(doc, (dash + 1, line[1]))) is None:
            continue
        quoted = trim((line[0], dash), text) if dash > line[0] else lines[place - 1] if place else (0, 0)
        if quoted[1] - quoted[0] > 2 and text[quoted[0]] in OPENING and text[quoted[1] - 1] in CLOSING:
            yield _assemble(words, (dash, dash + 1), (quoted,), doc)


def _says_who(doc: Doc, line: Stretch) -> Iterator[Draft]:
    """ "Talks will go on, says minister", a headline without the article that would show the parser who speaks."""
    text = text_of(doc)
    comma = text.rfind(", ", *line)
    words = _words(doc, (comma + 1, line[1])) if comma > 0 and text[line[1] - 1].isalnum() else None
    if words is None or not 2 <= len(words) <= LONGEST_TAIL_WORDS + 1 or words[0].tag_ != "VBZ":
        return
    row, speaker = row_of_verb(words[0]), words[1:]
    contents = tidy(((line[0], comma),), (), text)
    if (
        row is None
        or row.kind != "speech"
        or "quote" not in row.frames
        or not contents
        or speaker[-1].pos_ not in NAMING
    ):
        return
    if not any(word.pos_ in ("VERB", "AUX", "ADP", "PRON") for word in speaker):
        source = Source((speaker.start_char, speaker.end_char), speaker[-1])
        yield Draft(words[0], row, row.act, (words[0].idx, words[0].idx + len(words[0])), source, contents, "label")


def _templates(doc: Doc, labelled: Sequence[tuple[Stretch, int]]) -> Iterator[Draft]:
    """A "Source:" line names who speaks in the "Quote:" lines that follow."""
    speaker: Words | None = None
    for line, colon in labelled:
        label = text_of(doc)[line[0] : colon].strip().lower()
        if label in SPEAKER_LABELS:
            speaker = _words(doc, _first_phrase(text_of(doc), colon + 1, line[1]))
        elif label in QUOTE_LABELS and speaker is not None:
            contents = tidy(((colon + 1, line[1]),), (), text_of(doc))
            if contents:
                yield _assemble(speaker, (line[0], colon + 1), contents, doc)


def _first_phrase(text: str, start: int, end: int) -> Stretch:
    """A "Source:" line up to its full stop or to where it tells how: "…, on Telegram"."""
    stretch = trim((start, end), text, " \t.;")
    for stop in (", on ", ", in ", ", at ", ", during ", ", quoting ", ";"):
        found = text.find(stop, *stretch)
        if found > 0:
            stretch = (stretch[0], found)
    return stretch
