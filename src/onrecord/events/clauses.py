"""What form a clause has: the frames under which the table of operators lists words, its tense, its first word."""

from itertools import islice

from spacy.tokens import Token

from onrecord.events.moods import VERB_TAGS, WIDEST

_TO = frozenset({"to", "na", "ta"})
"""The "to" of infinitives, also as it is in "gonna", "wanna" and "gotta", which tokenizers part."""


def find_frames(clause: Token) -> tuple[str, ...]:
    """The forms under which a clause may stand in the table, the closest first."""
    if clause.tag_ not in VERB_TAGS:
        return ("np",)
    helpers = {child.lower_ for child in clause.lefts if child.dep_ in ("aux", "auxpass", "mark")}
    finite = any(
        child.dep_ in ("aux", "auxpass") and child.tag_ in ("MD", "VBD", "VBZ", "VBP") for child in clause.lefts
    )
    if helpers & {"whether", "if"}:
        return ("whether",)
    if helpers & _TO and not finite:
        return ("to",)
    if clause.tag_ == "VBG" and not finite:
        return ("ing", "np")
    if clause.tag_ == "VB" and not finite:
        return ("subjunctive", "that") if "that" in helpers else ("bare", "subjunctive", "that")
    if clause.tag_ == "VBP" and any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in clause.lefts):
        return ("bare", "subjunctive", "that")
    if clause.tag_ == "VBP":
        return ("that", "subjunctive", "bare")
    if clause.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass", "mark") for child in clause.lefts):
        return ("np", "to", "that")
    return ("that",)


def is_told(clause: Token) -> bool:
    """Whether a clause has a time of its own: past, perfect, in progress, or a modal that says how surely."""
    helpers = {child.lower_ for child in clause.lefts if child.dep_ == "aux"}
    if clause.tag_ == "VBG" and helpers & {"is", "are", "'s", "’s", "am"}:
        return True
    return clause.tag_ in ("VBD", "MD") or any(
        child.tag_ in ("VBD", "MD") or child.lower_ in ("has", "have") for child in clause.lefts if child.dep_ == "aux"
    )


def is_noun_complement(clause: Token) -> bool:
    """Whether a clause that looks relative has no gap, so that its noun is what it says: "signs that they left"."""
    children = list(islice(clause.children, WIDEST))
    if any(child.dep_ == "mark" for child in children):
        return True
    filled = [child for child in children if child.dep_ in ("nsubj", "nsubjpass", "dobj") and child.tag_[:1] != "W"]
    return {child.dep_[:5] for child in filled if child.lower_ != "that"} == {"nsubj", "dobj"}


def is_alternative(clause: Token) -> bool:
    """Whether a clause leaves open which way it is: "will be held whether or not they come"."""
    edge = clause.left_edge
    return edge.lower_ == "whether" and edge.i + 1 < len(edge.doc) and edge.nbor().lower_ == "or"


def is_alternative_to_not(clause: Token) -> bool:
    """Whether a verb stands beside its own denial: "to leave or not leave"."""
    for other in islice(clause.rights, WIDEST):
        if other.dep_ == "conj" and other.lemma_ == clause.lemma_:
            before = clause.doc[max(other.i - 3, 0) : other.i].text.lower()
            if "or not" in before:
                return True
    return False


def is_likened(mark: Token) -> bool:
    """Whether a clause only likens: "as if they had left", "as though they would leave"."""
    return mark.lower_ in ("if", "though") and mark.i > 0 and mark.nbor(-1).lower_ == "as"


def find_mark(clause: Token) -> Token | None:
    """The word that says how a clause hangs on the main one: a subordinator rather than an adverb before it."""
    marks = [child for child in clause.lefts if child.dep_ in ("mark", "advmod") and child.lower_ != "for"]
    if len(marks) > 1 and marks[-1].lower_ in ("if", "though"):
        return marks[-1]  # "as if", "even if"
    return next((mark for mark in marks if mark.dep_ == "mark"), marks[0] if marks else None)
