"""One step up the grammar: what the word above a clause or noun says of it, and where the walk goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from onrecord.events.contrast import find_cleft
from onrecord.events.operators import Operator, find_operator, load_operators
from onrecord.events.wording import SUBJECTS, VERB_TAGS, WIDEST, find_adjectives, is_condition, is_order

_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "as", "whenever", "while"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ASKING = frozenset({"who", "what", "which", "whose", "whom", "where", "when", "why", "how"})
_COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "become", "sound", "make"})
_SAME_FORM = {"VBP": "VB"}  # the tagger takes "do not sell or train" for two forms
_FINITE = frozenset({"VBD", "VBZ"})
_DOUBTS = frozenset({"unconfirmed", "unproven", "alleged"})
_NOTHING = frozenset({"nothing", "nobody", "none"})
_RANKS = frozenset({"first", "second", "third", "last", "only", "latest", "next"})


@dataclass(frozen=True, slots=True)
class Step:
    """What stands over a word (the outermost first) and where to go on; None where nothing above counts."""

    operators: tuple[Operator, ...] = ()
    above: Token | None = None
    shared: bool = True
    """Whether the wording of `above` (its negation, its modal) holds for the word as well."""


def step_up(token: Token) -> Step:
    """The step from a word to the one that it hangs on."""
    step = _STEPS.get(token.dep_)
    return step(token) if step else Step()


def step_through(token: Token) -> Step:
    """What only completes the word above stands as that does: predicate nouns and adjectives."""
    return Step((), token.head)


def step_from_conjunct(token: Token) -> Step:
    """A conjunct shares what stands over the first, and its wording where it has no clause of its own."""
    return Step((), find_first(token), shares_wording(token))


def find_first(conjunct: Token) -> Token:
    """What a conjunct goes with: in "came to see and left", the finite "left" with "came"."""
    first = conjunct.head
    if conjunct.tag_ not in _FINITE:
        return first
    for above in islice(first.ancestors, WIDEST):
        if first.tag_ not in ("VB", "VBG"):
            return first
        if any(child.tag_ == "MD" for child in first.lefts):
            return first
        first = above
    return first


def shares_wording(conjunct: Token) -> bool:
    """Whether "not" or "may" before the first conjunct reaches over to this one."""
    first = conjunct.head
    if any(word.dep_ == "cc" and word.lower_ in ("but", "yet") for word in islice(first.rights, WIDEST)):
        return False
    own = {"aux", "auxpass", "neg", "det"} | SUBJECTS
    return conjunct.tag_[:1] == first.tag_[:1] == "N" or (
        _SAME_FORM.get(conjunct.tag_, conjunct.tag_) == first.tag_
        and not any(word.dep_ in own for word in conjunct.lefts)
    )


def step_from_complement(token: Token) -> Step:
    """Clauses that complete a verb, adjective or noun: "said that", "want to", "considers sending".

    What "who", "when" and "how" ask about is taken for given: "it is not clear who attacked them".
    """
    frames = find_frames(token)
    if cleft := find_cleft(token):
        return Step((), cleft)
    if token.left_edge.lower_ in _ASKING and is_told(token):
        return Step()
    for governor in find_governors(token):
        operator = find_operator(governor, *frames_under(governor, frames))
        if operator is not None:
            return Step((operator, *find_doubts(governor)), governor)
    if frames[0] == "whether":
        return Step((Operator(token.idx, "open"),))
    if token.dep_ == "csubj":
        return step_from_subject(token)
    if frames[0] == "to":
        return step_from_bare_infinitive(token)
    return Step((), token.head) if token.dep_ == "xcomp" else Step()


def step_from_bare_infinitive(token: Token) -> Step:
    """Infinitives under words that say nothing of them: what is "nice to see" is open, what "was nice to see" was."""
    copula = token.head.head if token.head.dep_ == "acomp" else token.head
    if is_unreal(token.head):
        return Step((Operator(token.idx, "conditional"),))
    if copula.lemma_ != "be" or not any(child.dep_ == "acomp" for child in copula.rights):
        return Step((Operator(token.idx, "purpose"),))
    return Step((Operator(token.idx, "argument" if copula.tag_ == "VBD" else "open"),), copula)


def find_doubts(verb: Token) -> Iterator[Operator]:
    """What stands with the reports that say something: "unconfirmed reports said that they left"."""
    for subject in islice(verb.lefts, WIDEST):
        if subject.dep_ == "nsubj" and subject.tag_.startswith("N"):
            adjectives = find_adjectives(list(islice(subject.lefts, WIDEST)))
            yield from (operator for operator in adjectives if operator.name in _DOUBTS)


def frames_under(governor: Token, frames: tuple[str, ...]) -> tuple[str, ...]:
    """The frames, `advice` before them where the governor judges what is not done yet."""
    return ("advice", *frames) if frames[0] in ("to", "ing", "subj") and is_advice(governor) else frames


def is_advice(word: Token) -> bool:
    """Whether a predicate adjective or noun judges beforehand: "it is wrong to", "would be wise to".

    "It was wrong to" and "they are wrong to" judge what is so.
    """
    copula = word.head
    if copula.lemma_ not in _COPULAS:
        return word.dep_ == "oprd"  # "called it a mistake to leave"
    if word.dep_ not in ("acomp", "attr", "oprd") or copula.tag_ in ("VBD", "VBN"):
        return False
    if any(child.tag_ == "MD" for child in copula.lefts):
        return True
    subject = next((child for child in copula.lefts if child.dep_ in SUBJECTS), None)
    return subject is None or subject.lower_ == "it" or subject.dep_ == "csubj"


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
    if "to" in helpers and not finite:
        return ("to",)
    if clause.tag_ == "VBG" and not finite:
        return ("ing", "np")
    if clause.tag_ == "VB" and not finite:
        return ("subjunctive", "that") if "that" in helpers else ("bare", "subjunctive", "that")
    if clause.tag_ == "VBP" and any(c.dep_ == "nsubj" and c.tag_ in ("NN", "NNP") for c in clause.lefts):
        return ("subjunctive", "that")
    if clause.tag_ == "VBN" and not any(child.dep_ in ("aux", "auxpass", "mark") for child in clause.lefts):
        return ("np", "to", "that")
    return ("that",)


def find_governors(token: Token) -> Iterator[Token]:
    """The words that may rule a clause: beside "is" and "has" the adjective or noun that goes with them."""
    head = token.head
    partners = [child for child in islice(head.children, WIDEST) if child != token]
    if head.lemma_ in _COPULAS:
        yield from (child for child in partners if child.dep_ in ("acomp", "attr", "oprd"))
    if not (head.lemma_ == "be" and any(child.dep_ in ("acomp", "attr", "oprd") for child in partners)):
        yield head
    if head.lemma_ == "be":
        yield from (child for child in partners if child.dep_ == "nsubj")
    yield from (child for child in partners if child.dep_ in ("dobj", "nsubjpass") and child.i < token.i)


def step_from_adverbial(token: Token) -> Step:
    """Adverbial clauses: conditions, purposes; what is told as cause or background stands by itself."""
    mark = next((child for child in token.lefts if child.dep_ in ("mark", "advmod") and child.lower_ != "for"), None)
    if is_condition(token):
        return Step((Operator(token.idx if mark is None else mark.idx, "conditional"),))
    if find_frames(token)[0] in ("to", "ing") and mark is None:
        return step_from_nonfinite(token)
    if find_frames(token) == ("to",):
        return Step((Operator(token.idx, "purpose"),))
    if mark is not None and mark.lower_ in _TEMPORAL:
        return step_from_time_clause(token)
    if mark is not None and mark.dep_ == "mark":
        entry = load_operators().get((f"C:{mark.lower_}", "that"))
        return Step((Operator(mark.idx, entry.name),) if entry else ())
    return step_from_participle(token)


def step_from_nonfinite(token: Token) -> Step:
    """A complement that the parser took for an adverbial ("ruled out sending"), else a purpose or a participle."""
    frame, verb = find_frames(token)[0], token.head
    beside = token.left_edge.i and not token.doc[token.left_edge.i - 1].is_punct
    if beside and token.i > verb.i and not any(child.dep_ == "dobj" for child in islice(verb.rights, WIDEST)):
        for governor in find_governors(token):
            operator = find_operator(governor, *frames_under(governor, (frame,)))
            if operator is not None:
                return Step((operator,), governor)
    return Step((Operator(token.idx, "purpose"),)) if frame == "to" else step_from_participle(token)


def step_from_participle(token: Token) -> Step:
    """ "They left, taking the files": goes with the main clause, but for its negation."""
    if token.tag_ not in ("VBG", "VBN") or any(child.dep_ in SUBJECTS for child in token.lefts):
        return Step()
    return Step((Operator(token.head.idx, "argument"),), token.head)


def step_from_time_clause(token: Token) -> Step:
    """ "When they meet" beside "will discuss" is a future too; told in the past it is background."""
    main = token.head
    planned = any(child.tag_ == "MD" for child in main.lefts) or is_order(main, list(islice(main.children, WIDEST)))
    ahead = planned and token.tag_ in ("VBZ", "VBP", "VBG", "VB")
    return Step((Operator(token.idx, "purpose"),) if ahead else ())


def step_from_noun_clause(token: Token) -> Step:
    """Clauses at a noun that say what it is ("plans to", "evidence that"), and reduced relative clauses."""
    noun, frames = token.head, find_frames(token)
    if noun.lower_ == "order" and noun.head.lower_ == "in":
        return Step((Operator(noun.idx, "purpose"),))
    finite = token.tag_ != "VBN" or frames == ("to",)
    operator = find_operator(noun, *frames_under(noun, frames)) if finite else None
    if operator is not None:
        return Step((operator,), noun)
    if frames == ("to",):
        return step_from_infinitive(token)
    return step_from_relative(token)


def step_from_infinitive(token: Token) -> Step:
    """ "A meeting to be held" is arranged, "the first to leave" left, "money to rebuild" is a purpose."""
    noun = token.head
    operator = find_operator(noun, *frames_under(noun, ("to",)))
    if operator is not None:
        return Step((operator,), noun)
    if noun.lower_ in _NOTHING:
        return Step((Operator(noun.idx, "negation"),))
    if any(word.lower_ in _RANKS for word in noun.lefts) or noun.lower_ in _RANKS:
        return Step((), noun)
    if is_unreal(noun):
        return Step((Operator(token.idx, "conditional"),))
    passive = any(child.dep_ == "auxpass" for child in token.lefts)
    return Step((Operator(token.idx, "expected" if passive else "purpose"),))


def step_from_relative(token: Token) -> Step:
    """Relative clauses: what is told in the past stands by itself, what defines a mere idea goes with it."""
    noun = token.head
    if find_frames(token) == ("to",):
        return step_from_infinitive(token)
    if is_noun_complement(token):
        operator = find_operator(noun, "that")
        if operator is not None:
            return Step((operator,), noun)
    if cleft := find_cleft(token):
        return Step((), cleft)
    if is_told(token) or is_definite(noun):
        return Step()
    return Step((Operator(noun.idx, "argument"),), noun)


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


def step_from_preposition(token: Token) -> Step:
    """What stands below a preposition: "accused of leaving", "plans for a visit", "without leaving"."""
    prep = token.head
    if prep.lower_ == "in" and prep.nbor().lower_ == "case" and prep.nbor() != token:
        return Step((Operator(prep.idx, "conditional"),))  # the parser takes "in case they attack" for a noun
    kind = "ing" if token.tag_ == "VBG" else "np"
    for governor in (*find_noun_before(prep), *find_governors(prep)):
        operator = find_operator(governor, prep.lower_) or find_particle_verb(governor, prep, kind)
        if operator is not None:
            return settle(token, operator, governor)
    for word in (prep, prep.head, *(child for child in prep.lefts if child.dep_ == "advmod")):
        entry = load_operators().get((f"P:{word.lower_}", kind))
        if entry is not None:
            return settle(token, Operator(word.idx, entry.name), word.head)
    if prep.dep_ == "agent" and kind == "np":
        return Step()
    return step_from_argument(token, prep.head)


def find_noun_before(prep: Token) -> Iterator[Token]:
    """The object right before a preposition, to which it belongs more often: "criticised the plan for an attack"."""
    before = prep.nbor(-1) if prep.i else prep
    if before.dep_ == "dobj" and before.head == prep.head:
        yield before


def find_particle_verb(verb: Token, prep: Token, frame: str) -> Operator | None:
    """What a verb says whose particle was taken for a preposition: "ruled out a visit"."""
    entry = load_operators().get((f"V:{verb.lemma_.lower()} {prep.lower_}", frame))
    return Operator(verb.idx, entry.name) if entry else None


def step_from_object(token: Token) -> Step:
    """Objects, and subjects of the passive: "promised help", "the visit was called off"."""
    operator = find_operator(token.head, "np")
    return settle(token, operator, token.head) if operator else step_from_argument(token, token.head)


def step_from_subject(token: Token) -> Step:
    """Subjects: "the visit took place", "an attack is unlikely", "such supplies would be a mistake"."""
    head = token.head
    for governor in (*(c for c in islice(head.rights, WIDEST) if c.dep_ in ("acomp", "attr")), head):
        operator = find_operator(governor, *frames_under(governor, ("subj",)))
        if operator is not None:
            return Step((operator,), governor)
    if is_unreal(head) and not is_definite(token):
        return Step((Operator(token.idx, "conditional"),))
    return Step()


def is_unreal(predicate: Token) -> bool:
    """Whether a verb, or the copula of a predicate noun or adjective, says what would be."""
    verb = predicate.head if predicate.dep_ in ("attr", "acomp") else predicate
    return any(child.tag_ == "MD" and child.lower_ in ("would", "'d", "’d") for child in verb.lefts)


def step_from_modifier(token: Token) -> Step:
    """A noun before another: "attack plans", "aid request"."""
    operator = find_operator(token.head, "of", "for", "on")
    return settle(token, operator, token.head) if operator else Step()


def step_from_attribute(token: Token) -> Step:
    """A gerund that the parser took for an adjective: "denied supplying arms"."""
    noun = token.head
    gerund = token.tag_ == "VBG" and noun.left_edge == token and noun.dep_ in ("dobj", "pobj", "nsubj")
    return step_up(noun) if gerund else Step()


def settle(token: Token, operator: Operator, governor: Token) -> Step:
    """The operator over a noun, which also depends on whether the noun is put as known.

    "Discussed the attack" takes it for given, "would welcome talks" does not.
    """
    definite = is_definite(token)
    topical = operator.name == "evidence" and token.head.lower_ in ("about", "on")
    if definite and (topical or operator.name in ("considered", "open")):
        return Step()
    if operator.name == "ending":
        known = definite and (governor.tag_.startswith("N") or token.tag_ == "NNS")
        return Step((Operator(operator.start, "factive" if known else "negative"),), governor)
    if operator.name == "factive" and not definite:
        return step_from_argument(token, governor)
    return Step((operator,), governor)


def step_from_argument(token: Token, head: Token) -> Step:
    """Events that take part in others: the definite ones are taken for given, the rest go with them.

    "Did not comment on attacks" leaves them standing, "is not aware of any attacks" does not.
    """
    if is_definite(token):
        return Step()
    some = any(word.lower_ == "any" for word in islice(token.lefts, WIDEST))
    return Step((Operator(head.idx, "unsettled" if some else "argument"),), head)


def is_definite(noun: Token) -> bool:
    """Whether a noun is put as known: "the attack", "their attack"."""
    if noun.tag_ in VERB_TAGS:
        return False
    return any(word.lower_ in _DEFINITE or word.dep_ == "poss" for word in islice(noun.lefts, WIDEST))


_STEPS: dict[str, Callable[[Token], Step]] = {
    "acomp": step_through,
    "attr": step_through,
    "oprd": step_through,
    "conj": step_from_conjunct,
    "ccomp": step_from_complement,
    "xcomp": step_from_complement,
    "csubj": step_from_complement,
    "csubjpass": step_from_complement,
    "advcl": step_from_adverbial,
    "acl": step_from_noun_clause,
    "relcl": step_from_relative,
    "pcomp": step_from_preposition,
    "pobj": step_from_preposition,
    "dobj": step_from_object,
    "nsubjpass": step_from_object,
    "dative": step_from_object,
    "nsubj": step_from_subject,
    "compound": step_from_modifier,
    "nmod": step_from_modifier,
    "amod": step_from_attribute,
}
