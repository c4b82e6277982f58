"""The operators that stand beside a word in its own clause: negation, modals, adverbs, adjectives, mood."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from onrecord.events.contrast import is_contrastive
from onrecord.events.moods import (
    SUBJECTS,
    VERB_TAGS,
    WIDEST,
    ends_in_question,
    find_mood,
    is_condition,
    is_inverted_condition,
)
from onrecord.events.operators import Operator, find_operator, load_modifiers
from onrecord.events.schedules import is_scheduled

ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative"}
QUOTES = frozenset('"“”„«»')
_DENYING = frozenset({"longer", "more", "means", "way", "circumstances", "circumstance", "time", "case", "account"})
_HYPHENS = 4
_WHOLE = frozenset({"all", "every", "everyone", "everybody", "everything", "everywhere", "many", "much", "enough"})
_HARDLY = frozenset({"hardly", "scarcely"})
_FINAL = frozenset({"so", "that"})
_OFTEN = frozenset(
    {"often", "usually", "sometimes", "regularly", "ordinarily", "frequently", "occasionally", "routinely"}
)
_SPEAKERS = frozenset({"i", "we"})


def find_wording(token: Token, below: Token | None = None) -> list[Operator]:
    """The operators at a word, the outermost first: mood, adverbs, negation, modal, adjectives.

    "May not have left" is PS-, "cannot leave" CT-: the negation is outside, and the modal's denied cell says how.
    `below` is the word that we came from: its own "no" has been counted already.
    """
    children = list(islice(token.children, WIDEST))
    others = [child for child in children if child != below]
    negations = list(find_negations(token, others))
    adverbs = list(find_adverbs(children))
    # "Not necessarily": what such a "not" denies is the adverb
    after = [
        adverb for adverb in adverbs if negations and adverb.name == "unsettled" and adverb.start > negations[0].start
    ]
    found = [*find_mood(token, children), *(adverb for adverb in adverbs if adverb not in after)]
    negations += after
    if token.tag_ in VERB_TAGS or token.pos_ in ("VERB", "AUX"):
        modals = list(find_modals(token, children))
        # What "would not have happened" did.
        return [*found, *modals, *negations] if is_unreal(modals) else [*found, *negations, *modals]
    return [*found, *negations, *find_adjectives(children), *find_scarcity(children, below)]


def is_unreal(modals: list[Operator]) -> bool:
    """Whether the modals of a verb put it as what did not happen."""
    return any(operator.name == "unreal" for operator in modals)


def find_scarcity(children: list[Token], below: Token | None) -> Iterator[Operator]:
    """The "little" of "little evidence that they left"; "little progress" is some."""
    scarce = load_modifiers("scarcity")
    if below is not None:
        yield from (Operator(child.idx, scarce[child.lower_]) for child in children if child.lower_ in scarce)


def find_adverbs(children: list[Token]) -> Iterator[Operator]:
    """Sentence adverbs: reportedly, possibly, hardly."""
    adverbs = load_modifiers("adverb")
    for child in children:
        if child.dep_ in ("advmod", "npadvmod", "dep", "intj") and child.lower_ in adverbs:
            yield Operator(child.idx, adverbs[child.lower_])


def find_adjectives(children: list[Token]) -> Iterator[Operator]:
    """What stands before an event noun: alleged, planned, possible."""
    adjectives = load_modifiers("adjective")
    for child in children:
        if child.dep_ in ("amod", "nmod", "compound", "advmod"):
            word = child.lower_ if child.lower_ in adjectives else join_hyphens(child)
            if word in adjectives:
                yield Operator(child.idx, adjectives[word])


def join_hyphens(token: Token) -> str:
    """A word with what hyphens tie before it, in lower case: the tokenizer parts "would-be"."""
    start = token.i
    while start > 1 and token.doc[start - 1].text == "-" and token.i - start < _HYPHENS:
        start -= 2
    return token.doc[start : token.i + 1].text.lower()


def find_negations(token: Token, children: list[Token]) -> Iterator[Operator]:
    """The negation of a clause or noun, once: "neither", "never" and "any" of one clause do not cancel out."""
    for child in children:
        word = find_negator(token, child)
        if word is not None:
            yield Operator(word.idx, "negation")
            return


def find_negator(token: Token, child: Token) -> Token | None:
    """The negative word that one child of a verb or noun brings."""
    if is_negator(child):
        return None if is_contrastive(child) or is_partial(child) else child
    if child.dep_ in ("advmod", "npadvmod", "prep"):
        return find_adverbial_no(child)
    if child.dep_ not in ARGUMENTS or token.tag_ not in VERB_TAGS:
        return None
    if child.lower_ in load_modifiers("negator"):
        return None if is_excepted(child) else child
    if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return next((word for word in child.lefts if denies_noun(word)), None)
    return None


def denies_noun(word: Token) -> bool:
    """Whether a word before a noun leaves none of it: "no troops", "hardly anyone"."""
    if word.lower_ in _HARDLY:
        return word.dep_ == "advmod"
    return is_negator(word) and not is_contrastive(word) and not is_partial(word)


def is_partial(negator: Token) -> bool:
    """Whether a negation leaves some: "not all of them left", and "whether or not"."""
    if negator.lower_ != "not":
        return False
    doc, at = negator.doc, negator.i
    before, after = doc[at - 1 : at].text.lower(), doc[at + 1 : at + 2].text.lower()
    if before in ("may", "might") and at > 1 and doc[at - 2].lower_ == "or":
        return True  # "may or may not leave"
    if before == "or":
        if negator.head.dep_ == "conj" and negator.head.lemma_ == negator.head.head.lemma_:
            return True  # "to leave or not leave"
        return any(word.lower_ == "whether" for word in doc[max(at - _HYPHENS, 0) : at])
    return after in _WHOLE and (at == negator.sent.start or doc[at - 1].is_punct or before in ("that", "but", "and"))


def is_excepted(negator: Token) -> bool:
    """Whether an exception follows: "nothing but shells"."""
    after = negator.doc[negator.i + 1 : negator.i + 3].text.lower()
    return after.startswith(("but ", "except ", "other than"))


def find_adverbial_no(adverbial: Token) -> Token | None:
    """The "no" of adverbials that negate their clause: "no longer", "by no means", "at no time"."""
    phrase = adverbial
    if adverbial.dep_ == "prep":
        if adverbial.lower_ == "in" and adverbial.nbor().lower_ == "no" and adverbial.right_edge.lower_ == "time":
            return None  # "in no time" is soon
        phrase = next((word for word in adverbial.rights if word.dep_ == "pobj"), adverbial)
    if phrase.lower_ not in _DENYING:
        return None
    return next((word for word in phrase.lefts if word.lower_ == "no"), None)


def is_negator(token: Token) -> bool:
    """Whether a word negates what it hangs on."""
    if token.dep_ not in ("neg", "det", "advmod", "preconj", "cc", "predet", "nummod", "intj", "dep"):
        return False
    return token.lower_ in load_modifiers("negator") and not (token.dep_ == "intj" and token.lower_ == "no")


def find_modals(verb: Token, children: list[Token]) -> Iterator[Operator]:
    """The modal auxiliaries of a verb, and "going" where it is one in all but name."""
    going = verb.lower_ == "going" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in children)
    if going or is_scheduled(verb, children):
        yield Operator(verb.idx, "future")
    modals = load_modifiers("modal")
    if is_aimed_at(verb) or is_performed(verb, children) or (is_condition(verb) and is_inverted_condition(verb)):
        return
    for child in children:
        if child.dep_ in ("aux", "auxpass", "advmod") and child.tag_ == "MD" and child.lower_ in modals:
            yield Operator(child.idx, name_modal(verb, child, children))


def is_aimed_at(verb: Token) -> bool:
    """Whether a clause is a purpose with a modal of its own: "so that they could leave"."""
    first = verb.left_edge
    if verb.dep_ != "advcl" or first.lower_ not in _FINAL:
        return False
    if first.lower_ == "that" and (first.i == 0 or first.nbor(-1).lower_ not in _FINAL):
        return False  # the parser takes "said, among other things, that they would leave" for an adverbial
    return any(child.dep_ == "mark" and child.lower_ in _FINAL for child in verb.lefts)


def is_performed(verb: Token, children: list[Token]) -> bool:
    """Whether a modal is mere courtesy: "I must say", "we would urge them", "they would like to leave".

    Who says so does it; who would like something likes it, unless that hangs on a condition. So with habits of the
    past ("would often leave"); in reported speech that is rather a plan ("said that they would often meet").
    """
    if any(is_condition(child) for child in children):
        return False
    lemma = verb.lemma_.lower()
    if is_marvelled_at(verb):
        return True
    if lemma in load_modifiers("liking") and any(child.lower_ in ("would", "'d", "’d") for child in children):
        return verb.tag_ == "VB"
    if any(is_repeated(child) for child in children) and not is_future_in_past(verb):
        return any(child.lower_ in ("would", "'d", "’d") for child in children) and verb.tag_ == "VB"
    speaker = any(child.dep_ == "nsubj" and child.lower_ in _SPEAKERS for child in children)
    modal = next((child.lower_ for child in children if child.tag_ == "MD"), "")
    return speaker and modal in ("must", "would", "'d", "’d") and lemma in load_modifiers("courtesy")


def is_repeated(adverbial: Token) -> bool:
    """Whether an adverbial tells of a habit: "often", "every evening", "whenever he called"."""
    if adverbial.dep_ == "advmod":
        return adverbial.lower_ in _OFTEN and not any(child.lower_ == "more" for child in adverbial.lefts)
    if adverbial.dep_ == "advcl":
        return adverbial.tag_ == "VBD" and adverbial.left_edge.lower_ in ("when", "whenever")
    return adverbial.dep_ == "npadvmod" and any(word.lower_ in ("every", "each") for word in adverbial.lefts)


def is_marvelled_at(verb: Token) -> bool:
    """Whether a modal is the one of surprise: "is ashamed that they would leave"."""
    if verb.dep_ != "ccomp" or verb.head.pos_ != "ADJ" or not any(word.lower_ == "would" for word in verb.lefts):
        return False
    operator = find_operator(verb.head, "that")
    return operator is not None and operator.name == "factive"


def name_modal(verb: Token, modal: Token, children: list[Token]) -> str:
    """The class of a modal where it stands: "must have left" concludes, "could not" is "was unable to"."""
    name = load_modifiers("modal")[modal.lower_]
    perfect = verb.tag_ == "VBN" and any(child.lower_ in ("have", "'ve", "’ve") for child in children)
    if name == "ought" and perfect:
        return "probable" if modal.lower_ == "must" else "unreal"
    if modal.text == "Should" and not ends_in_question(verb):
        return "conditional"  # "Should they leave, …"
    if name == "would" and is_future_in_past(verb):
        return "future"
    if modal.lower_ == "could" and not perfect and any(child.dep_ == "neg" for child in children):
        return "capable"
    return "unreal" if name == "would" and perfect else name


def is_future_in_past(verb: Token) -> bool:
    """Whether a "would" only shifts a "will" into past speech: "they said that they would leave"."""
    clause = find_clause(verb)
    if clause.dep_ not in ("ccomp", "xcomp", "acl", "parataxis") or is_quoted(clause):
        return False
    head = clause.head
    if head.tag_ == "VBG":
        head = head.head  # "left, saying that they would return"
    past = head.tag_ in ("VBD", "VBN") or head.tag_.startswith("N")
    return past and not any(is_condition(child) or is_lacking(child) for child in verb.children)


def is_lacking(adverbial: Token) -> bool:
    """Whether an adverbial is a condition in short: "without the loan, the firm would collapse"."""
    if adverbial.lower_ == "without":
        return adverbial.dep_ == "prep" and adverbial.i < adverbial.head.i
    return adverbial.lower_ == "otherwise" and adverbial.dep_ == "advmod"


def find_clause(verb: Token) -> Token:
    """The first of the coordinated verbs to which one belongs."""
    for _ in range(8):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return verb


def is_quoted(clause: Token) -> bool:
    """Whether quotation marks stand at an edge of a clause."""
    doc, left, right = clause.doc, clause.left_edge.i, clause.right_edge.i
    edges = (left - 1, left, right, right + 1)
    return any(0 <= edge < len(doc) and doc[edge].text in QUOTES for edge in edges)
