"""One step up the grammar: what the word above a clause or noun says of it, and where the walk goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from onrecord.events.clauses import (
    find_frames,
    find_mark,
    is_alternative,
    is_alternative_to_not,
    is_likened,
    is_noun_complement,
    is_told,
)
from onrecord.events.conjuncts import find_first, find_infinitive, shares_wording
from onrecord.events.contrast import find_cleft
from onrecord.events.governors import (
    COPULAS,
    find_deed,
    find_doubts,
    find_governors,
    find_noun_before,
    find_particle_verb,
    find_phrase_before,
    frames_under,
    has_person,
    is_comparison,
    is_definite,
    is_described,
    is_unknown,
    is_unreal,
)
from onrecord.events.moods import SUBJECTS, WIDEST, is_anyone, is_asked, is_condition, is_free, is_order
from onrecord.events.operators import Operator, find_operator, find_phrase, is_past, load_operators
from onrecord.events.outcomes import find_excess, is_outcome, is_passive_bare

_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "as", "whenever", "while"})
_ASKING = frozenset({"who", "what", "which", "whose", "whom", "where", "when", "why", "how"})
_NOTHING = frozenset({"nothing", "nobody", "none"})
_ACTS = frozenset({"promised", "threatened", "urged", "requested", "wanted", "considered", "decided"})
_CAUSES = frozenset({"because", "despite", "due", "given", "amid", "amidst", "owing", "notwithstanding"})
_FILLED = frozenset({"of", "to", "on", "for", "against"})
_RAISING = frozenset({"probable", "improbable", "expected"})
_TOPICAL = frozenset({"on", "about", "toward", "towards", "into"})
_TELLING = frozenset({"report", "alleged", "rumored", "belief"})
_MOMENTS = frozenset({"moment", "minute", "instant", "second", "day", "time", "hour"})
_RULING = frozenset({"requested", "urged", "forces", "capable"})
_AHEAD = frozenset({"needed", "wanted", "expected", "agreed", "decided", "promised"})
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
    """A conjunct shares what stands over the first, and its wording where it has no clause of its own.

    "Went there rather than wait" did not wait.
    """
    before = token.doc[max(token.left_edge.i - 2, 0) : token.left_edge.i + 1].text.lower()
    if "rather than" in before and token.tag_[:1] == "V":
        return Step((Operator(token.idx, "negative"),), token.head, False)
    if infinitive := find_infinitive(token):
        return Step((), infinitive, True)
    return Step((), find_first(token), shares_wording(token))


def step_from_complement(token: Token) -> Step:
    """Clauses that complete a verb, adjective or noun: "said that", "want to", "considers sending".

    What "who", "when" and "how" ask about is taken for given: "it is not clear who attacked them".
    """
    frames = find_frames(token)
    if is_alternative_to_not(token):
        return Step((Operator(token.idx, "open"),))
    if cleft := find_cleft(token):
        return Step((), cleft)
    if deed := find_deed(token):
        return Step((), deed)
    if is_presupposed(token) or (token.left_edge.lower_ in _ASKING and is_told(token)):
        return Step()
    if is_free(token):
        return step_from_free_clause(token)
    if token.left_edge.lower_ in _ASKING and frames[0] == "to" and token.left_edge.i > token.head.i:
        return Step((Operator(token.left_edge.idx, "open"),))  # "they know how to leave"
    if phrase := find_phrase(token, frames[0]):
        return Step((phrase,), token.head)
    if is_outcome(token):
        return Step((), token.head)
    if excess := find_excess(token):
        return Step((excess,), token.head)
    if token.dep_ == "csubj" and frames[0] == "to" and token.head.lemma_ not in COPULAS:
        return Step((Operator(token.idx, "purpose"),))  # "to cross the river you need a boat"
    if is_alternative(token):
        return Step((Operator(token.left_edge.idx, "open"),))
    gerund = token.dep_ == "csubj" and frames[0] == "ing"
    for governor in find_governors(token):
        operator = find_operator(governor, *frames_under(governor, ("subj",) if gerund else frames))
        if operator is not None and operator.name == "alleged" and is_saying(governor):
            continue
        if operator is not None and operator.name == "undoubted" and token.left_edge.lower_ in _ASKING:
            return Step()  # "the question is how far they go"
        if operator is not None and not (gerund and is_raised(operator, governor)):
            return Step((operator, *find_doubts(governor)), governor)
    if frames[0] == "whether":
        return Step((Operator(token.idx, "open"),))
    if token.dep_ in ("csubj", "csubjpass"):
        ahead = token.tag_ == "VBG" and is_ahead(token.head)
        return Step((Operator(token.idx, "conditional"),)) if ahead else step_from_subject(token)
    if frames[0] == "to":
        return step_from_bare_infinitive(token)
    return Step((), token.head) if token.dep_ == "xcomp" else Step()


def is_ahead(verb: Token) -> bool:
    """Whether a verb has a modal, or is the "going" that is one in all but name."""
    going = verb.lower_ == "going" and any(child.dep_ == "xcomp" for child in verb.rights)
    return going or any(child.tag_ == "MD" for child in verb.lefts)


def is_saying(verb: Token) -> bool:
    """Whether a verb is an active "say", which rules no infinitive as "are said to" does: it is put in between."""
    return verb.lemma_.lower() == "say" and verb.tag_ != "VBN"


def is_presupposed(clause: Token) -> bool:
    """Whether a present tense after "why", or after "what" with somebody known for its subject, tells a fact.

    "They repaired what he calls a broken bridge", "the question is why it fails".
    """
    if clause.tag_ not in ("VBZ", "VBP"):
        return False
    if clause.left_edge.lower_ == "why" or any(child.lower_ == "why" for child in clause.lefts):
        return True
    known = any(child.dep_ == "nsubj" and child.pos_ in ("PRON", "PROPN") for child in clause.lefts)
    return clause.left_edge.lower_ == "what" and known and clause.left_edge.dep_ != "nsubj"


def step_from_free_clause(token: Token) -> Step:
    """ "Whatever it takes": goes with what stands around it, unless it is told of in the past."""
    return Step() if is_told(token) else Step((Operator(token.left_edge.idx, "free"),), token.head)


def step_from_bare_infinitive(token: Token) -> Step:
    """Infinitives under words that say nothing of them: what is "nice to see" is open, what "was nice to see" was."""
    copula = token.head.head if token.head.dep_ == "acomp" else token.head
    if is_unreal(token.head):
        return Step((Operator(token.idx, "conditional"),))
    if copula.lemma_ != "be" or not any(child.dep_ == "acomp" for child in copula.rights):
        if is_passive_bare(token):
            return Step((), token.head)
        return Step((Operator(token.idx, "purpose"),))
    return Step((Operator(token.idx, "argument" if copula.tag_ == "VBD" else "open"),), copula)


def step_from_adverbial(token: Token) -> Step:
    """Adverbial clauses: conditions, purposes; what is told as cause or background stands by itself."""
    mark = find_mark(token)
    if is_asked(token):
        return step_from_complement(token)
    if is_condition(token):
        kind = "unreal" if is_contrary(token) else "conditional"
        return Step((Operator(token.idx if mark is None else mark.idx, kind),))
    if is_free(token):
        return step_from_free_clause(token)
    if find_frames(token)[0] in ("to", "ing") and mark is None:
        return step_from_nonfinite(token)
    if find_frames(token) == ("to",):
        far = find_operator(token.head, "to") if mark is not None and mark.lower_ == "as" else None
        return Step((far,), token.head) if far else Step((Operator(token.idx, "purpose"),))
    if mark is not None and is_likened(mark):
        return Step((Operator(mark.idx, "open"),))
    if token.head.lower_ == "long" and mark is not None and mark.lower_ == "as" and not is_told(token):
        return Step((Operator(mark.idx, "conditional"),))
    if mark is not None and mark.lower_ in ("until", "till") and is_shifted(token):
        return Step((Operator(mark.idx, "purpose"),))
    if mark is not None and mark.lower_ in _TEMPORAL:
        return step_from_time_clause(token)
    if mark is not None and mark.dep_ == "mark":
        entry = load_operators().get((f"C:{mark.lower_}", "that"))
        return Step((Operator(mark.idx, entry.name),) if entry else ())
    return step_from_participle(token)


def is_contrary(condition: Token) -> bool:
    """Whether a condition is one that was not met: "would have been better if they had left"."""
    had = condition.tag_ == "VBN" and any(child.lower_ in ("had", "'d", "’d") for child in condition.lefts)
    main = {child.lower_ for child in condition.head.lefts if child.dep_ == "aux"}
    return had and bool(main & {"would", "could", "might"}) and bool(main & {"have", "'ve", "’ve"})


def step_from_nonfinite(token: Token) -> Step:
    """A complement that the parser took for an adverbial ("ruled out sending"), else a purpose or a participle."""
    frame, verb = find_frames(token)[0], token.head
    if phrase := find_phrase(token, frame):
        return Step((phrase,), verb)
    if frame == "to" and is_outcome(token):
        return Step((), verb)
    if excess := find_excess(token):
        return Step((excess,), verb)
    if is_passive_bare(token):
        return Step((), verb)
    beside = token.left_edge.i and not token.doc[token.left_edge.i - 1].is_punct
    if beside and token.i > verb.i and not any(child.dep_ == "dobj" for child in islice(verb.rights, WIDEST)):
        for governor in find_governors(token):
            operator = find_operator(governor, *frames_under(governor, (frame,)))
            if operator is not None:
                return Step((operator,), governor)
    ruling = find_operator(verb, "to") if frame == "to" and beside and token.i > verb.i else None
    if ruling is not None and ruling.name in _RULING and has_person(verb):
        return Step((ruling,), verb)
    return Step((Operator(token.idx, "purpose"),)) if frame == "to" else step_from_participle(token)


def step_from_participle(token: Token) -> Step:
    """ "They left, taking the files": goes with the main clause, but for its negation."""
    if token.tag_ not in ("VBG", "VBN") or any(child.dep_ in SUBJECTS for child in token.lefts):
        return Step()
    return Step((Operator(token.head.idx, "argument"),), token.head)


def is_shifted(clause: Token) -> bool:
    """Whether a past tense stands beside a main verb that is not past: "is to keep the money until they agreed"."""
    main = clause.head
    helpers = {child.tag_ for child in main.lefts if child.dep_ in ("aux", "auxpass")}
    return clause.tag_ == "VBD" and main.tag_ in ("VB", "VBP", "VBZ", "VBG") and not helpers & {"VBD", "MD"}


def step_from_time_clause(token: Token) -> Step:
    """ "When they meet" beside "will discuss" is a future too; told in the past it is background."""
    main = next((above for above in islice(token.ancestors, 4) if above.tag_[:1] in "VM"), token.head)  # over "soon"
    if any(child.tag_ == "MD" for child in token.lefts) or is_meanwhile(token):
        return Step()
    verbs = (token, *(child for child in token.lefts if child.dep_ in ("aux", "auxpass")))
    if token.tag_ == "VBG" or not any(verb.tag_ in ("VBZ", "VBP", "VB") for verb in verbs):
        ahead = token.tag_ in ("VBG", "VB") and is_planned(main)
        return Step((Operator(token.idx, "purpose"),) if ahead else ())
    if is_planned(main):
        return Step((Operator(token.idx, "purpose"),))
    return Step((Operator(token.idx, "ahead"),), main)


def is_meanwhile(clause: Token) -> bool:
    """Whether a clause in the perfect only goes with the main one: "will stay, as friends have urged them to"."""
    perfect = clause.tag_ == "VBN" and any(child.lower_ in ("has", "have") for child in clause.lefts)
    return perfect and any(child.lower_ in ("as", "while") for child in clause.lefts)


def is_planned(verb: Token) -> bool:
    """Whether a main verb stands with a modal, is an order, or tells what is to be done ("has to leave")."""
    children = list(islice(verb.children, WIDEST))
    if any(child.tag_ == "MD" for child in children) or is_order(verb, children):
        return True
    ruling = find_operator(verb, "to") if any(child.dep_ == "xcomp" for child in children) else None
    return ruling is not None and ruling.name in _AHEAD


def step_from_noun_clause(token: Token) -> Step:
    """Clauses at a noun that say what it is ("plans to", "evidence that"), and reduced relative clauses."""
    noun, frames = token.head, find_frames(token)
    if noun.lower_ == "order" and noun.head.lower_ == "in":
        return Step((Operator(noun.idx, "purpose"),))
    if is_alternative_to_not(token):
        return Step((Operator(token.idx, "open"),))
    finite = token.tag_ != "VBN" or frames == ("to",)
    phrase = find_phrase(token, frames[0]) if finite else None
    if phrase is not None:
        return Step((phrase,), noun.head)
    operator = find_operator(noun, *frames_under(noun, frames)) if finite else None
    if operator is not None:
        return Step((operator, *(find_doubts(noun) if operator.name in _TELLING else ())), noun)
    if frames == ("to",):
        return step_from_infinitive(token)
    return step_from_relative(token)


def step_from_infinitive(token: Token) -> Step:
    """ "A meeting to be held" is arranged, "the first to leave" left, "money to rebuild" is a purpose."""
    noun = token.head
    if phrase := find_phrase(token, "to"):
        return Step((phrase,), noun.head)
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
            return Step((operator, *(find_doubts(noun) if operator.name in _TELLING else ())), noun)
    if cleft := find_cleft(token):
        return Step((), cleft)
    if noun.lower_ in _MOMENTS and token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP"):
        return Step((Operator(token.idx, "ahead"),), noun.head)  # "the moment they leave"
    if is_definite(noun):
        return Step()
    if is_anyone(noun) and not is_told(token):
        return Step((Operator(noun.idx, "free"),), noun)
    if token.tag_ == "VBG" and is_unknown(noun) and not is_told(token):
        return Step((Operator(noun.idx, "argument"),), noun)
    if is_told(token) or token.tag_ in ("VBZ", "VBP", "VBN", "VBG"):
        return Step((Operator(noun.idx, "supposed"),), noun) if is_unknown(noun) else Step()
    return Step((Operator(noun.idx, "argument"),), noun)


def step_from_preposition(token: Token) -> Step:
    """What stands below a preposition: "accused of leaving", "plans for a visit", "without leaving"."""
    prep = token.head
    if prep.lower_ == "in" and prep.nbor().lower_ == "case" and prep.nbor() != token:
        return Step((Operator(prep.idx, "conditional"),))  # the parser takes "in case they attack" for a noun
    kind = "ing" if token.tag_ == "VBG" else "np"
    if kind == "ing" or token.dep_ == "pcomp":
        if token.left_edge.lower_ in _ASKING and find_frames(token)[0] == "to":
            return Step((Operator(token.left_edge.idx, "open"),))
        if is_free(token):
            return step_from_free_clause(token)
        if is_presupposed(token) or (token.left_edge.lower_ in _ASKING and is_told(token)):
            return Step()
    if kind == "ing" and is_proviso(prep):
        return Step((Operator(prep.idx, "conditional"),))
    if phrase := find_phrase_before(token, prep):
        return settle(token, phrase, prep.head)
    for governor in (*find_noun_before(prep), *find_governors(prep), *find_judging(prep, kind)):
        operator = find_operator(governor, f"{prep.lower_} np", prep.lower_) or find_particle_verb(governor, prep, kind)
        if operator is not None:
            return settle(token, operator, governor)
    for word in (prep, prep.head, *(child for child in prep.lefts if child.dep_ == "advmod")):
        entry = load_operators().get((f"P:{word.lower_}", kind))
        if entry is not None and not is_comparison(word):
            if word.lower_ in _CAUSES:
                return Step((Operator(word.idx, entry.name),))
            return settle(token, Operator(word.idx, entry.name), word.head)
    if prep.dep_ == "agent" and kind == "np":
        return Step()
    if kind == "ing" and prep.lower_ in _TOPICAL:
        return Step((Operator(prep.idx, "unsettled"),), prep.head)  # "is not there yet on leaving"
    return step_from_argument(token, prep.head)


def find_judging(prep: Token, kind: str) -> Iterator[Token]:
    """The verb over the object to which a parser may hang "for leaving": "mocked the mayor for leaving"."""
    if kind == "ing" and prep.lower_ == "for" and prep.head.dep_ == "dobj":
        yield prep.head.head


def is_proviso(prep: Token) -> bool:
    """Whether a "without" before a main clause that is open is its condition: "without leaving, they risk defeat"."""
    verb = prep.head
    if prep.lower_ != "without" or prep.i > verb.i:
        return False
    return verb.tag_ in ("VBZ", "VBP") or any(child.tag_ == "MD" for child in verb.lefts)


def step_from_object(token: Token) -> Step:
    """Objects, and subjects of the passive: "promised help", "the visit was called off"."""
    verb = token.head
    entry = load_operators().get((f"V:{verb.lemma_.lower()} {token.lemma_.lower()}", "np"))
    operator = Operator(verb.idx, entry.name) if entry else find_operator(verb, "np")
    return settle(token, operator, token.head) if operator else step_from_argument(token, token.head)


def step_from_subject(token: Token) -> Step:
    """Subjects: "the visit took place", "an attack is unlikely", "such supplies would be a mistake"."""
    head = token.head
    for governor in (*(c for c in islice(head.rights, WIDEST) if c.dep_ in ("acomp", "attr")), head):
        operator = find_operator(governor, *frames_under(governor, ("subj",)))
        if operator is not None and not is_described(operator, head) and not is_raised(operator, governor):
            return Step((operator,), governor)
    if is_unreal(head) and not is_definite(token):
        return Step((Operator(token.idx, "conditional"),))
    return Step()


def is_raised(operator: Operator, adjective: Token) -> bool:
    """Whether what is likely of a subject is what an infinitive says of it: "the talks are likely to fail"."""
    return operator.name in _RAISING and any(child.dep_ == "xcomp" for child in adjective.rights)


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
    attitude = find_operator(governor, "known") if definite and governor.tag_[:1] == "V" else None
    if attitude is not None and is_bare_known(token, governor):
        return Step((attitude,), governor)
    topical = operator.name == "evidence" and token.head.lower_ in ("about", "on")
    if definite and (topical or operator.name in ("considered", "open")):
        return Step()
    if operator.name == "ending":
        known = definite and (governor.tag_.startswith("N") or token.tag_ == "NNS")
        return Step((Operator(operator.start, "factive" if known else "negative"),), governor)
    answered = token.head.lower_ == "to" and governor.tag_.startswith("N")  # "in response to attacks"
    judged = token.tag_ == "VBG" and token.head.lower_ in ("for", "over")  # "will mock them for leaving"
    if operator.name == "factive" and not definite and not judged and not answered:
        return step_from_argument(token, governor)
    return Step((operator,), governor)


def is_bare_known(noun: Token, verb: Token) -> bool:
    """Whether a noun is put as known all by itself: "the war", but in "supports the sale of arms" it may be to come."""
    act = find_operator(noun, "to", "of")
    if act is not None and act.name in _ACTS:
        return True
    if any(child.dep_ == "prep" and child.lower_ in _FILLED for child in noun.rights):
        return False
    return is_past(verb) or not any(child.dep_ in ("amod", "compound", "poss") for child in noun.lefts)


def step_from_argument(token: Token, head: Token) -> Step:
    """Events that take part in others: the definite ones are taken for given, the rest go with them.

    "Did not comment on attacks" leaves them standing, "is not aware of any attacks" does not.
    """
    if is_definite(token):
        return Step()
    some = any(word.lower_ == "any" for word in islice(token.lefts, WIDEST))
    return Step((Operator(head.idx, "unsettled" if some else "argument"),), head)


_STEPS: dict[str, Callable[[Token], Step]] = {
    "acomp": step_through,
    "aux": step_through,
    "auxpass": step_through,
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
