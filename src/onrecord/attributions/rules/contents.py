"""What is attributed: a cue's complement in the grammar, as stretches of text."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from onrecord.attributions.cues import Cue, CueRow, group_end, noun_rows
from onrecord.attributions.stretches import Stretch, has_words, join, subtract, trim_content
from onrecord.language import end_of, start_of

QUESTION_WORDS = frozenset({"whether", "if", "that", "how", "why", "what", "who", "when", "where", "which"})
RELATIVES = frozenset({"who", "which"})
PREDICATES = frozenset({"oprd", "xcomp", "acomp", "attr", "ccomp"})
PREDICATE_PREPOSITIONS = frozenset({"as", "of", "for", "with", "to"})


@dataclass(frozen=True, slots=True)
class Complement:
    """What a cue takes: its pieces, and how much further the cue goes (a linking preposition)."""

    frame: str
    pieces: tuple[Stretch, ...]
    cue_end: int


def find_complement(cue: Cue) -> Complement | None:
    """The best complement that a cue's frames allow: clause, infinitive, gerund, preposition, noun phrase."""
    verb, row = cue.head, cue.row
    for frame, pieces in _candidates(verb, row):
        if pieces:
            return Complement(frame, tuple(pieces), cue.stretch[1])
    return _prepositional(verb, row, cue.stretch[1]) or _nominal(verb, row, cue.stretch[1])


def _candidates(verb: Token, row: CueRow) -> Iterator[tuple[str, list[Stretch]]]:
    if row.frames & {"clause", "quote"}:
        yield "clause", [span_of(clause) for clause in _clauses(verb, row)]
    if "infinitive" in row.frames:
        yield "infinitive", _infinitive(verb, row)
    if "gerund" in row.frames:
        yield "gerund", [span_of(child) for child in verb.rights if child.dep_ == "xcomp" and child.tag_ == "VBG"]


def _clauses(verb: Token, row: CueRow) -> Iterator[Token]:
    """Clauses that are said: complements, and what the parser takes for an adverbial but begins as a complement."""
    holders = (verb, verb.head) if verb.pos_ == "ADJ" else (verb,)  # "made clear on Monday that …"
    for child in (child for holder in holders for child in holder.children if child.i != verb.i):
        if (
            child.dep_ == "ccomp" and not is_infinitive(child) and not _is_another_clause(child, verb)
        ) or _is_adverbial_in_form(child, verb):
            yield child
        elif child.dep_ == "dobj" and "addressee" in row.frames:
            yield from (clause for clause in child.rights if _is_hidden_clause(clause))


def _is_another_clause(child: Token, verb: Token) -> bool:
    """ "Norland denies it" after a semicolon has no content before that."""
    return child.i < verb.i and any(token.text == ";" for token in verb.lefts if token.i > child.i)


def _is_adverbial_in_form(child: Token, verb: Token) -> bool:
    return child.dep_ == "advcl" and child.i > verb.i and child.left_edge.lower_ in ("that", "whether")


def _is_hidden_clause(clause: Token) -> bool:
    """Whether what hangs on the addressee is really what was said: "told reporters that …"."""
    first = clause.left_edge
    own = first.dep_ == "nsubj" and first.head.i == clause.i and first.pos_ == "PRON"  # "told the paper they knew"
    return clause.dep_ in ("relcl", "acl") and (own or first.lower_ in QUESTION_WORDS) and first.lower_ not in RELATIVES


def is_infinitive(verb: Token) -> bool:
    """Whether a verb stands with "to"."""
    return any(child.dep_ == "aux" and child.tag_ == "TO" for child in verb.children)


def _infinitive(verb: Token, row: CueRow) -> list[Stretch]:
    for child in verb.rights:
        if child.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(child):
            if child.dep_ == "advcl" and "addressee" not in row.frames and not _object_of(verb):
                continue
            person = _object_of(verb) or _called_on(verb)
            if person is not None and "addressee" not in row.frames and person.i < child.i:
                return [(start_of(person.left_edge), span_of(child)[1])]
            return [span_of(child, start=_infinitive_start(child, row))]
    return []


def _infinitive_start(verb: Token, row: CueRow) -> int:
    """Where an infinitive begins: at its "not to", or at its own subject where that is not the one addressed."""
    if "addressee" not in row.frames:
        return start_of(verb.left_edge)
    to = next(child for child in verb.children if child.tag_ == "TO")
    before = verb.doc[to.i - 1] if to.i else to
    return start_of(before if before.dep_ == "neg" else to)


def _object_of(verb: Token) -> Token | None:
    return next((child for child in verb.rights if child.dep_ in ("dobj", "dative")), None)


def _called_on(verb: Token) -> Token | None:
    """Who is to do it in "called on Norland to …", "appealed to Norland to …"."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if after.dep_ != "prep" or after.head.i != verb.i or after.lower_ not in ("on", "upon", "to", "with"):
        return None
    return next((child for child in after.rights if child.dep_ == "pobj"), None)


def _prepositional(verb: Token, row: CueRow, cue_end: int) -> Complement | None:
    """The object of a linking preposition; the preposition goes with the cue where nothing stands between."""
    for preposition in verb.rights:
        if preposition.dep_ not in ("prep", "prt") or preposition.lower_ not in row.prepositions:
            continue
        noun = next((child for child in preposition.rights if child.dep_ in ("pobj", "pcomp")), None)
        if noun is None:
            continue
        joins = preposition.i == group_end(verb).i + 1
        pieces = (span_of(noun) if joins else span_of(preposition),)
        return Complement("preposition", pieces, end_of(preposition) if joins else cue_end)
    return None


def _nominal(verb: Token, row: CueRow, cue_end: int) -> Complement | None:
    """A noun phrase, with what is said of it where the verb takes that."""
    noun = _object_of(verb)
    if noun is None and "predicate" in row.frames:  # "called him a liar" as a small clause
        noun = next((child for child in verb.rights if child.dep_ == "ccomp"), None)
    if noun is None:
        return None
    whole = _with_predicate(verb, noun)
    if whole is None and "violent" in row.frames and not _is_verbal(verb, noun):
        return None
    if "predicate" in row.frames and (whole or "object" in row.frames):
        return Complement("predicate" if whole else "object", (whole or span_of(noun),), cue_end)
    if "object" in row.frames and (noun.pos_ != "PRON" or _takes_up(noun, row)):
        return Complement("object", (span_of(noun),), cue_end)
    return None


def _takes_up(pronoun: Token, row: CueRow) -> bool:
    """Whether a pronoun stands for something said before: only where the verb answers to it, "denies it"."""
    return row.act in ("deny", "confirm") and pronoun.lower_ in ("it", "this", "that")


def _is_verbal(verb: Token, noun: Token) -> bool:
    """Whether an attack is one of words: a named person's, on a person or a body, or anybody's on a claim or plan."""
    by_person = any(child.dep_ == "nsubj" and child.ent_type_ == "PERSON" for child in verb.lefts)
    return (by_person and noun.ent_type_ in ("PERSON", "ORG")) or noun.lemma_.lower() in noun_rows()


def _with_predicate(verb: Token, noun: Token) -> Stretch | None:
    """From an object to the end of what is said of it: "him a liar", "the plan as a mistake", "her of lying"."""
    start, end = span_of(noun)
    if noun.dep_ == "ccomp":
        return start, end
    last = (
        end
        if any(child.lower_ == "of" and any(w.dep_ == "pcomp" for w in child.rights) for child in noun.rights)
        else None
    )
    for child in verb.rights:
        if child.i > noun.i and _is_predicate(child):
            last = max(last or 0, span_of(child)[1])
    return (start, last) if last else None


def _is_predicate(child: Token) -> bool:
    return child.dep_ in PREDICATES or (child.dep_ == "prep" and child.lower_ in PREDICATE_PREPOSITIONS)


def span_of(head: Token, start: int | None = None) -> Stretch:
    """From the first to the last character of everything that hangs on a word."""
    return start_of(head.left_edge) if start is None else start, end_of(head.right_edge)


def tidy(pieces: tuple[Stretch, ...], holes: tuple[Stretch, ...], text: str) -> tuple[Stretch, ...]:
    """The pieces without source and cue, trimmed, one for each paragraph; what has no words is dropped."""
    left = [rest for piece in pieces for rest in subtract(piece, holes)]
    lines = [line for rest in left for line in _split_lines(rest, text)]
    trimmed = (trim_content(piece, text) for piece in join(lines, text))
    return tuple(piece for piece in trimmed if has_words(piece, text))


def _split_lines(piece: Stretch, text: str) -> Iterator[Stretch]:
    at, end = piece
    while (cut := text.find("\n", at, end)) >= 0:
        yield at, cut
        at = cut + 1
    yield at, end
