"""Whose words: the subject of a cue and how far its noun phrase goes."""

from itertools import islice

from spacy.tokens import Token

from onrecord.attributions.cues import adjective_rows
from onrecord.attributions.drafts import Source
from onrecord.attributions.stretches import Stretch, trim
from onrecord.attributions.texts import text_of
from onrecord.language import end_of, start_of

SUBJECTS = frozenset({"nsubj", "csubj"})
INHERITING = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
CUT_OFF = frozenset({"relcl", "acl", "advcl", "parataxis", "dep", "ccomp", "prep_after_comma"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
MAX_CLIMB = 6
MOST_CHILDREN = 100
"""No verb of a real sentence governs more words; a page of odd text may hang on one."""


def subject_of(verb: Token) -> Token | None:
    """A verb's own subject."""
    return next((child for child in verb.children if child.dep_ in SUBJECTS), None)


def inverted_subject(verb: Token) -> Token | None:
    """Who speaks in "…, writes the Daily Courier", which the parser may take for an object."""
    noun = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if noun is None or verb.tag_ not in ("VBD", "VBZ") or noun.left_edge.i != verb.i + 1 or subject_of(verb):
        return None
    if noun.pos_ == "PRON" or verb.dep_ in ("conj", "xcomp", "acl", "relcl"):
        return None
    before = text_of(verb.doc)[verb.sent.start_char : verb.idx].rstrip()
    return noun if before.endswith((",", '"', "”", "''", "’", "'")) else None


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, a reduced one included."""
    if any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children):
        return True
    if _is_reduced(verb) and verb.tag_ in ("VBN", "VBD"):
        return True
    if verb.tag_ != "VBN" or any(child.dep_ == "aux" for child in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.dep_ == "advcl" and agent_of(verb) is not None)


def _is_reduced(verb: Token) -> bool:
    """ "when asked about …" """
    return any(child.lower_ in ("when", "if", "once", "unless") for child in verb.lefts) and not subject_of(verb)


def is_feeling(verb: Token) -> bool:
    """ "is convinced that …": a passive in form whose subject feels or thinks."""
    if verb.tag_ != "VBN" or verb.lower_ not in adjective_rows() or agent_of(verb) is not None:
        return False
    return any(child.dep_ == "auxpass" and child.lemma_ == "be" for child in verb.lefts)


def agent_of(verb: Token) -> Token | None:
    """The noun after a passive's "by"."""
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def find_source(verb: Token) -> Token | None:
    """Head word of whoever speaks in the active: a verb's subject, or that of the verb it hangs on."""
    at = verb
    for _ in range(MAX_CLIMB):
        if subject := _any_subject(at, own=at is verb):
            return None if at is not verb and is_expletive(subject) else subject
        if at.dep_ == "acl":
            return at.head
        if quoted := _quoted_person(at):
            return quoted
        if at.dep_ not in INHERITING or at.head is at:
            return None
        at = outer_speech(at) or at.head
    return None


def is_expletive(subject: Token) -> bool:
    """ "It" of "it was not possible to verify the claim", which stands for nobody."""
    described = any(child.dep_ in ("acomp", "attr") for child in subject.head.rights)
    return subject.lower_ == "it" and subject.head.lemma_ == "be" and described


def outer_speech(verb: Token) -> Token | None:
    """The verb of saying that "…, and recalled that" goes on from, although the parser joins it to what was said.

    A comma before "and" with no new subject parts a verb of saying from the clause inside; "added" needs none.
    """
    if verb.dep_ != "conj" or verb.tag_ not in ("VBD", "VBZ", "VBN") or subject_of(verb) or verb.i < 2:
        return None
    if any(child.dep_ in ("aux", "auxpass") for child in verb.children) or not _parted(verb):
        return None
    at = verb.head
    for _ in range(MAX_CLIMB):
        if at.dep_ == "ccomp" and at.head.i < at.i and at.head.tag_ in ("VBD", "VBZ") and subject_of(at.head):
            return at.head
        if at.dep_ not in ("conj", "xcomp", "advcl") or at.head is at:
            return None
        at = at.head
    return None


def _parted(verb: Token) -> bool:
    before, comma = verb.nbor(-1), verb.nbor(-2)
    adds = verb.lemma_ == "add" and any(child.dep_ == "ccomp" for child in verb.rights)
    return before.lower_ in ("and", "but") and (comma.text == "," or adds)


def _quoted_person(verb: Token) -> Token | None:
    """Who is quoted in "the agency quoted Velin as saying"."""
    link = verb.head
    if verb.dep_ != "pcomp" or link.lower_ != "as" or link.head.lemma_ not in ("quote", "cite"):
        return None
    return next((child for child in link.head.rights if child.dep_ == "dobj"), None)


def _any_subject(verb: Token, own: bool) -> Token | None:
    deps = (
        SUBJECTS if own and verb.lemma_ != "quote" and not is_feeling(verb) else SUBJECTS | {"nsubjpass"}
    )  # "was quoted as saying"
    return next((child for child in islice(verb.children, MOST_CHILDREN) if child.dep_ in deps), None)


def antecedent(noun: Token) -> Token:
    """The noun that a relative pronoun stands for, else the word itself."""
    if noun.lower_ not in ("who", "which", "that"):
        return noun
    return noun.head.head if noun.head.dep_ == "relcl" else noun


def source_at(noun: Token, cue: Stretch) -> Source | None:
    """The noun phrase around a head word, cut where it would run into the cue; None for "it" and "there" of nobody."""
    if noun.dep_ == "expl" or noun.is_space or not (noun.is_alpha or noun.pos_ in NOMINAL):
        return None
    start, end = phrase_of(noun)
    if start < cue[0] < end:
        end = cue[0]
    elif start < cue[1] < end:
        start = cue[1]
    text = text_of(noun.doc)
    start, end = trim((start, end), text)
    return Source((start, end), antecedent(noun)) if start < end else None


def phrase_of(noun: Token) -> Stretch:
    """A noun with determiners, modifiers and appositions, without relative clauses and participles behind it."""
    end = end_of(noun.right_edge)
    for child in noun.rights:
        if child.dep_ in CUT_OFF or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            end = start_of(child.left_edge)
            break
    return start_of(noun.left_edge), max(end, end_of(noun))
