"""Verbs and adjectives as cues: "said that", "wants to", "is believed to", "was worried about"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.attributions.acts import act_of
from onrecord.attributions.cues import Cue, adjective_rows, find_verb_cue, group_start
from onrecord.attributions.drafts import Draft, Source
from onrecord.attributions.rules.asides import find_aside
from onrecord.attributions.rules.contents import Complement, find_complement, is_infinitive, span_of, tidy
from onrecord.attributions.rules.nouns import is_carrying
from onrecord.attributions.rules.subjects import (
    agent_of,
    find_source,
    inverted_subject,
    is_feeling,
    is_passive,
    source_at,
)
from onrecord.attributions.stretches import Stretch
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

PREDICATIVE = frozenset({"acomp", "oprd", "ccomp"})
COPULAS = frozenset({"be", "seem", "feel", "become", "remain", "appear", "look", "sound", "stay", "grow"})


def find_in_clauses(doc: Doc) -> Iterator[Draft]:
    """Every attribution whose cue is a verb or an adjective; those without content wait for a quotation."""
    cues = [cue for token in doc if (cue := _cue_at(token))]
    drafts = [(cue, draft) for cue in cues if (draft := _draft(cue))]
    helping = {cue.top.i for cue, draft in drafts if cue.top.i != cue.head.i and draft.contents}
    yield from (draft for cue, draft in drafts if cue.head.i not in helping)


def _cue_at(token: Token) -> Cue | None:
    if is_feeling(token):
        return Cue(token, token, adjective_rows()[token.lower_], (start_of(group_start(token)), end_of(token)))
    return _adjective_cue(token) or (find_verb_cue(token) if token.pos_ in ("VERB", "AUX") else None)


def _adjective_cue(adjective: Token) -> Cue | None:
    row = adjective_rows().get(adjective.lower_) if adjective.dep_ in PREDICATIVE else None
    copula = adjective.head
    if row is None or not _links(copula, adjective) or copula.i > adjective.i:
        return None
    return Cue(adjective, copula, row, (start_of(group_start(copula)), end_of(adjective)))


def _links(copula: Token, adjective: Token) -> bool:
    """ "was worried", "seems sure"; of the other verbs only "made clear"."""
    lemma = copula.lemma_.lower()
    return (lemma in COPULAS and adjective.dep_ == "acomp") or (
        lemma == "make" and adjective.lower_ in ("clear", "plain")
    )


def _draft(cue: Cue) -> Draft | None:
    verb = cue.head
    if is_carrying(verb):
        return None
    if "seeming" in cue.row.frames:
        return _seeming(cue)
    if is_passive(cue.top) and verb.pos_ != "ADJ" and not is_feeling(verb) and cue.top.lemma_ != "quote":
        return _passive(cue)
    subject = inverted_subject(verb) or find_source(cue.top)
    source = source_at(subject, cue.stretch) if subject is not None else None
    complement = find_aside(cue) or find_complement(cue)
    if complement is None or (subject is not None and _is_object(subject, verb) and complement.frame != "clause"):
        return _waiting(cue, source)
    return _assemble(cue, source, complement, complement.frame)


def _is_object(subject: Token, verb: Token) -> bool:
    """Whether the source stands where the parser sees an object: what it took for content is none."""
    return subject.dep_ == "dobj" and subject.head.i == verb.i


def _assemble(cue: Cue, source: Source | None, complement: Complement, construction: str) -> Draft | None:
    stretch = (cue.stretch[0], max(cue.stretch[1], complement.cue_end))
    holes = (_hole(stretch, source),) if _adjoin(stretch, source, cue) else (stretch, *_stretches(source))
    contents = _without_other_clause(tidy(complement.pieces, holes, text_of(cue.head.doc)), stretch, cue)
    if not contents or (source is not None and source.head in _inside(contents, source)):
        return None
    if source is None and construction != "raising":
        return None
    return Draft(cue.head, cue.row, act_of(cue), stretch, source, contents, construction)


def _without_other_clause(contents: tuple[Stretch, ...], stretch: Stretch, cue: Cue) -> tuple[Stretch, ...]:
    """The contents without what a semicolon parts from the cue's clause, where other content is left."""
    text = text_of(cue.head.doc)
    near = tuple(piece for piece in contents if piece[1] > stretch[0] or ";" not in text[piece[1] : stretch[0]])
    if len(near) > 1 and near[0][1] <= stretch[0] <= near[1][0] and _runs_on(cue):
        return near[1:]
    return near or contents


def _runs_on(cue: Cue) -> bool:
    """ "X resigns, he says verdict is false": behind the cue a clause of its own begins at once."""
    clause = next((child for child in cue.head.rights if child.dep_ == "ccomp"), cue.head)
    starts = [child.left_edge.i for child in clause.children if child.dep_ in ("nsubj", "nsubjpass", "mark")]
    return cue.head.i + 1 in starts


def _inside(contents: tuple[Stretch, ...], source: Source) -> tuple[Token, ...]:
    """The source's head where the contents would swallow it: then the parse is wrong."""
    at = source.stretch[0]
    return (source.head,) if any(start <= at < end for start, end in contents) else ()


def _stretches(source: Source | None) -> tuple[Stretch, ...]:
    return (source.stretch,) if source else ()


def _adjoin(cue: Stretch, source: Source | None, found: Cue) -> bool:
    """Whether source and cue stand in one clause, so that what is between them is no content either."""
    if source is None:
        return False
    between = text_of(found.head.doc)[min(cue[1], source.stretch[1]) : max(cue[0], source.stretch[0])]
    return len(between) < 60 and "\n" not in between and not any(mark in between for mark in '“”"')


def _hole(cue: Stretch, source: Source | None) -> Stretch:
    others = _stretches(source)
    return min(cue[0], *(s[0] for s in others)), max(cue[1], *(s[1] for s in others))


def _waiting(cue: Cue, source: Source | None) -> Draft | None:
    """A cue of speech without complement: a quotation beside it may be its content."""
    if "quote" not in cue.row.frames or source is None:
        return None
    return Draft(cue.head, cue.row, act_of(cue), cue.stretch, source, (), "quote")


def _passive(cue: Cue) -> Draft | None:
    """ "was criticized by", "is believed to", "it was reported that"."""
    verb = cue.head
    subject = next((child for child in cue.top.children if child.dep_ in ("nsubjpass", "csubjpass")), None)
    agent = agent_of(cue.top)
    source = source_at(agent, cue.stretch) if agent is not None else None
    raised = next((child for child in verb.rights if child.dep_ in ("xcomp", "oprd") or _is_raised(child)), None)
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and not is_infinitive(child)), None)
    if "raising" in cue.row.frames and (raised or clause) is not None:
        named = () if subject is None or subject.lower_ in ("it", "there") else (span_of(subject),)
        pieces = (*named, span_of(raised)) if raised is not None else (span_of(clause),) if clause is not None else ()
        return _assemble(cue, source, Complement("raising", pieces, cue.stretch[1]), "raising")
    if "addressee" in cue.row.frames and clause is not None:
        return _assemble(cue, source, Complement("raising", (span_of(clause),), cue.stretch[1]), "raising")
    if source is None or not cue.row.frames & {"object", "predicate"}:
        return None
    return _passive_object(cue, source, subject)


def _is_raised(child: Token) -> bool:
    return child.dep_ in ("ccomp", "advcl") and is_infinitive(child)


def _passive_object(cue: Cue, source: Source, subject: Token | None) -> Draft | None:
    patient = subject if subject is not None else cue.top.head if cue.top.dep_ == "acl" else None
    if patient is None or patient.lower_ == "it":
        return None
    start = start_of(patient.left_edge)
    end = span_of(patient)[1] if subject is not None else start_of(cue.top.left_edge)
    said = next((span_of(child) for child in cue.head.rights if child.dep_ in ("oprd", "attr")), None)
    pieces = ((start, end), said) if said else ((start, end),)
    return _assemble(cue, source, Complement("passive", pieces, cue.stretch[1]), "passive")


def _seeming(cue: Cue) -> Draft | None:
    """ "The crowd seemed tired": what seems is content, and nobody says so."""
    verb = cue.head
    complement = next((child for child in verb.rights if child.dep_ in ("xcomp", "oprd", "acomp", "ccomp")), None)
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if complement is None or subject is None:
        return None
    named = () if subject.lower_ in ("it", "there") else (span_of(subject),)
    pieces = (*named, span_of(complement))
    return _assemble(cue, None, Complement("raising", pieces, cue.stretch[1]), "raising")
