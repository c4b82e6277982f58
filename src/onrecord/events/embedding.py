"""One step up the grammar: what the word above a clause or noun says of it, and where the walk goes on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from onrecord.events.clauses import (
    find_frames,
    find_mark,
    is_alternative,
    is_likened,
    is_noun_complement,
    is_told,
)
from onrecord.events.conjuncts import find_first, find_infinitive, shares_wording
from onrecord.events.contrast import find_cleft
from onrecord.events.moods import SUBJECTS, VERB_TAGS, WIDEST, is_anyone, is_asked, is_condition, is_free, is_order
from onrecord.events.operators import Operator, find_operator, find_phrase, load_operators
from onrecord.events.outcomes import find_excess, is_outcome, is_passive_bare
from onrecord.events.wording import find_adjectives

_TEMPORAL = frozenset({"when", "once", "until", "till", "before", "after", "as", "whenever", "while"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_ASKING = frozenset({"who", "what", "which", "whose", "whom", "where", "when", "why", "how"})
_COPULAS = frozenset({"be", "seem", "appear", "look", "remain", "become", "sound", "make"})
_DOUBTS = frozenset({"unconfirmed", "unproven", "alleged"})
_NOTHING = frozenset({"nothing", "nobody", "none"})
_SOME = frozenset({"a", "an", "any", "some", "no"})
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
    if cleft := find_cleft(token):
        return Step((), cleft)
    if deed := find_deed(token):
        return Step((), deed)
    if token.left_edge.lower_ in _ASKING and is_told(token):
        return Step()
    if is_free(token):
        return step_from_free_clause(token)
    if token.left_edge.lower_ in _ASKING and frames[0] == "to":
        return Step((Operator(token.left_edge.idx, "open"),))  # "they know how to leave"
    if phrase := find_phrase(token, frames[0]):
        return Step((phrase,), token.head)
    if is_outcome(token):
        return Step((), token.head)
    if excess := find_excess(token):
        return Step((excess,), token.head)
    if token.dep_ == "csubj" and frames[0] == "to" and token.head.lemma_ not in _COPULAS:
        return Step((Operator(token.idx, "purpose"),))  # "to cross the river you need a boat"
    if is_alternative(token):
        return Step((Operator(token.left_edge.idx, "open"),))
    for governor in find_governors(token):
        operator = find_operator(governor, *frames_under(governor, frames))
        if operator is not None:
            return Step((operator, *find_doubts(governor)), governor)
    if frames[0] == "whether":
        return Step((Operator(token.idx, "open"),))
    if token.dep_ in ("csubj", "csubjpass"):
        ahead = token.tag_ == "VBG" and any(child.tag_ == "MD" for child in token.head.lefts)
        return Step((Operator(token.idx, "conditional"),)) if ahead else step_from_subject(token)
    if frames[0] == "to":
        return step_from_bare_infinitive(token)
    return Step((), token.head) if token.dep_ == "xcomp" else Step()


def find_deed(predicate: Token) -> Token | None:
    """The "do" of "what they did was leave" and "all you have to do is call", which stands for the predicate."""
    copula = predicate.head
    if copula.lemma_ != "be" or predicate.tag_ != "VB" or predicate.i < copula.i:
        return None
    for subject in islice(copula.lefts, WIDEST):
        if subject.dep_ in SUBJECTS or subject.dep_ == "ccomp":
            return next((word for word in islice(subject.subtree, WIDEST) if is_deed(word)), None)
    return None


def is_deed(word: Token) -> bool:
    """Whether a word is the main verb "do"."""
    return word.lemma_ == "do" and word.dep_ not in ("aux", "auxpass") and word.tag_[:1] == "V"


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


def find_doubts(verb: Token) -> Iterator[Operator]:
    """What stands with the reports that say something: "unconfirmed reports said that they left"."""
    for subject in islice(verb.lefts, WIDEST):
        if subject.dep_ == "nsubj" and subject.tag_.startswith("N"):
            adjectives = find_adjectives(list(islice(subject.lefts, WIDEST)))
            yield from (operator for operator in adjectives if operator.name in _DOUBTS)


def frames_under(governor: Token, frames: tuple[str, ...]) -> tuple[str, ...]:
    """The frames, `advice` before them where the governor judges what is not done yet.

    `would to` before an infinitive is what "would like" and "would love" wish for: who "loves to sail" sails.
    """
    if frames[0] in ("to", "ing") and is_unreal(governor):
        frames = ("would to", *frames)
    return ("advice", *frames) if frames[-1] in ("to", "np", "subj") and is_advice(governor) else frames


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
    mark = find_mark(token)
    if is_asked(token):
        return step_from_complement(token)
    if is_condition(token):
        return Step((Operator(token.idx if mark is None else mark.idx, "conditional"),))
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
    if mark is not None and mark.lower_ in _TEMPORAL:
        return step_from_time_clause(token)
    if mark is not None and mark.dep_ == "mark":
        entry = load_operators().get((f"C:{mark.lower_}", "that"))
        return Step((Operator(mark.idx, entry.name),) if entry else ())
    return step_from_participle(token)


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


def has_person(verb: Token) -> bool:
    """Whether the object of a verb can be the one who does what follows: "begged them to leave"."""
    objects = [child for child in islice(verb.rights, WIDEST) if child.dep_ == "dobj"]
    return any(noun.pos_ in ("PRON", "PROPN") or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") for noun in objects)


def step_from_participle(token: Token) -> Step:
    """ "They left, taking the files": goes with the main clause, but for its negation."""
    if token.tag_ not in ("VBG", "VBN") or any(child.dep_ in SUBJECTS for child in token.lefts):
        return Step()
    return Step((Operator(token.head.idx, "argument"),), token.head)


def step_from_time_clause(token: Token) -> Step:
    """ "When they meet" beside "will discuss" is a future too; told in the past it is background."""
    main = next((above for above in islice(token.ancestors, 4) if above.tag_[:1] in "VM"), token.head)  # over "soon"
    if any(child.tag_ == "MD" for child in token.lefts):
        return Step()
    verbs = (token, *(child for child in token.lefts if child.dep_ in ("aux", "auxpass")))
    if token.tag_ == "VBG" or not any(verb.tag_ in ("VBZ", "VBP", "VB") for verb in verbs):
        ahead = token.tag_ in ("VBG", "VB") and is_planned(main)
        return Step((Operator(token.idx, "purpose"),) if ahead else ())
    if is_planned(main):
        return Step((Operator(token.idx, "purpose"),))
    return Step((Operator(token.idx, "ahead"),), main)


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
    finite = token.tag_ != "VBN" or frames == ("to",)
    phrase = find_phrase(token, frames[0]) if finite else None
    if phrase is not None:
        return Step((phrase,), noun.head)
    operator = find_operator(noun, *frames_under(noun, frames)) if finite else None
    if operator is not None:
        return Step((operator,), noun)
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
            return Step((operator,), noun)
    if cleft := find_cleft(token):
        return Step((), cleft)
    if noun.lower_ in _MOMENTS and token.dep_ == "relcl" and token.tag_ in ("VBZ", "VBP"):
        return Step((Operator(token.idx, "ahead"),), noun.head)  # "the moment they leave"
    if is_definite(noun):
        return Step()
    if is_anyone(noun) and not is_told(token):
        return Step((Operator(noun.idx, "free"),), noun)
    if is_told(token) or token.tag_ in ("VBZ", "VBP", "VBN"):
        return Step((Operator(noun.idx, "supposed"),), noun) if is_unknown(noun) else Step()
    return Step((Operator(noun.idx, "argument"),), noun)


def is_unknown(noun: Token) -> bool:
    """Whether a noun brings up somebody or something not known: "a company that", "anyone who", "firms that"."""
    if noun.pos_ == "PROPN":
        return False
    return noun.tag_ in ("NNS", "NN") and all(word.lower_ in _SOME or word.dep_ != "det" for word in noun.lefts)


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
        if token.left_edge.lower_ in _ASKING and is_told(token):
            return Step()
    if phrase := find_phrase_before(token, prep):
        return settle(token, phrase, prep.head)
    for governor in (*find_noun_before(prep), *find_governors(prep)):
        operator = find_operator(governor, f"{prep.lower_} np", prep.lower_) or find_particle_verb(governor, prep, kind)
        if operator is not None:
            return settle(token, operator, governor)
    for word in (prep, prep.head, *(child for child in prep.lefts if child.dep_ == "advmod")):
        entry = load_operators().get((f"P:{word.lower_}", kind))
        if entry is not None and not is_comparison(word):
            return settle(token, Operator(word.idx, entry.name), word.head)
    if prep.dep_ == "agent" and kind == "np":
        return Step()
    return step_from_argument(token, prep.head)


def is_comparison(word: Token) -> bool:
    """Whether a "than" compares: "easier than leaving"; "rather than leaving" does not."""
    return word.lower_ == "than" and (word.i == 0 or word.nbor(-1).lower_ not in ("rather", "other"))


def find_phrase_before(token: Token, prep: Token) -> Operator | None:
    """What a verb and its object say together of what follows a preposition: "lost hope of leaving"."""
    noun = prep.head if prep.head.dep_ == "dobj" else next(find_noun_before(prep), None)
    if noun is None:
        return None
    entry = load_operators().get((f"V:{noun.head.lemma_.lower()} {noun.lemma_.lower()}", prep.lower_))
    return Operator(noun.head.idx, entry.name) if entry else None


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
        if operator is not None and not is_described(operator, head):
            return Step((operator,), governor)
    if is_unreal(head) and not is_definite(token):
        return Step((Operator(token.idx, "conditional"),))
    return Step()


def is_described(operator: Operator, copula: Token) -> bool:
    """Whether a copula says of its subject what it is like, not that it is: "the attack was not a surprise"."""
    if operator.name != "implicative" or copula.lemma_ != "be":
        return False
    return any(child.dep_ in ("acomp", "attr") for child in islice(copula.rights, WIDEST))


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
