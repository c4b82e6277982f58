"""The operators that stand beside a word in its own clause: negation, modals, adverbs, adjectives, mood."""

from collections.abc import Iterator
from itertools import islice, takewhile

from spacy.tokens import Token

from onrecord.events.contrast import is_contrastive
from onrecord.events.operators import Operator, load_modifiers, load_operators

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
ARGUMENTS = SUBJECTS | {"dobj", "attr", "dative"}
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
QUOTES = frozenset('"“”„«»')
_DENYING = frozenset({"longer", "more", "means", "way", "circumstances", "circumstance", "time", "case", "account"})
_HABITUAL = frozenset({"VBZ", "VBP"})
_ORDERS = frozenset({"ROOT", "parataxis", "advcl"})
_QUESTION = 8  # words that "which of these …" may have before its auxiliary
_HYPHENS = 4
WIDEST = 64  # words hanging on one word: beyond it stand only heaps of punctuation, never a clause


def find_wording(token: Token, below: Token | None = None) -> list[Operator]:
    """The operators at a word, the outermost first: mood, adverbs, negation, modal, adjectives.

    "May not have left" is PS-, "cannot leave" CT-: the negation is outside, and the modal's denied cell says how.
    `below` is the word that we came from: its own "no" has been counted already.
    """
    children = list(islice(token.children, WIDEST))
    others = [child for child in children if child != below]
    found = [*find_mood(token, children), *find_adverbs(children), *find_negations(token, others)]
    if token.tag_ in VERB_TAGS or token.pos_ in ("VERB", "AUX"):
        found += find_modals(token, children)
    else:
        found += find_adjectives(children)
    return found


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
        return None if is_contrastive(child) else child
    if child.dep_ in ("advmod", "npadvmod", "prep"):
        return find_adverbial_no(child)
    if child.dep_ not in ARGUMENTS or token.tag_ not in VERB_TAGS:
        return None
    if child.lower_ in load_modifiers("negator"):
        return child
    if child.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return next((word for word in child.lefts if is_negator(word) and not is_contrastive(word)), None)
    return None


def find_adverbial_no(adverbial: Token) -> Token | None:
    """The "no" of adverbials that negate their clause: "no longer", "by no means", "at no time"."""
    phrase = adverbial
    if adverbial.dep_ == "prep":
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
    if verb.lower_ == "going" and any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in children):
        yield Operator(verb.idx, "future")
    modals = load_modifiers("modal")
    for child in children:
        if child.dep_ in ("aux", "auxpass", "advmod") and child.tag_ == "MD" and child.lower_ in modals:
            yield Operator(child.idx, name_modal(verb, child, children))


def name_modal(verb: Token, modal: Token, children: list[Token]) -> str:
    """The class of a modal where it stands: "must have left" concludes, "could not" is "was unable to"."""
    name = load_modifiers("modal")[modal.lower_]
    perfect = verb.tag_ == "VBN" and any(child.lower_ in ("have", "'ve", "’ve") for child in children)
    if name == "ought" and perfect:
        return "probable" if modal.lower_ == "must" else "unreal"
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
    past = head.tag_ in ("VBD", "VBN") or head.tag_.startswith("N")
    return past and not any(is_condition(child) for child in verb.children)


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


def find_mood(token: Token, children: list[Token]) -> Iterator[Operator]:
    """What makes a clause no statement: a condition on it, a question, an order."""
    if token.tag_ not in VERB_TAGS:
        return
    open_ended = token.tag_ in _HABITUAL or any(child.tag_ == "MD" for child in children)
    condition = find_condition(token, children) if open_ended else None
    if condition is not None:
        yield Operator(condition.idx, "conditional")
    elif is_question(token, children):
        yield Operator(token.idx, "open")
    elif is_order(token, children):
        yield Operator(token.idx, "ought")
    elif token.dep_ == "ROOT" and any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
        yield Operator(token.idx, "expected")  # headlines: "Norland to send tanks"


def find_condition(verb: Token, children: list[Token]) -> Token | None:
    """The condition on a clause, or the "if" that the parser left on the condition itself."""
    condition = next((child for child in children if is_condition(child)), None)
    if condition is not None or verb.dep_ != "ROOT":
        return condition
    return next((child for child in children if is_conditional(child) and not follows_even(child)), None)


def is_conditional(mark: Token) -> bool:
    """Whether a word begins a condition: "if", "unless"."""
    entry = load_operators().get((f"C:{mark.lower_}", "that")) if mark.dep_ == "mark" else None
    return entry is not None and entry.name == "conditional"


def follows_even(mark: Token) -> bool:
    """Whether "even" stands before a word."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"


def is_condition(clause: Token) -> bool:
    """Whether a clause hangs on another as its condition ("even if" sets none)."""
    if clause.dep_ != "advcl":
        return False
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if mark is None:
        return is_inverted_condition(clause)
    return is_conditional(mark) and not follows_even(mark)


def is_inverted_condition(clause: Token) -> bool:
    """ "Had they left, …", "Should they leave, …"."""
    first = next(iter(clause.children), None)
    if first is None or first.dep_ != "aux" or first.lower_ not in ("had", "should", "were"):
        return False
    return any(child.dep_ in SUBJECTS and child.i > first.i for child in clause.children)


def is_question(verb: Token, children: list[Token]) -> bool:
    """Whether a main clause asks whether: inverted, ending in "?"; "who", "why" and "how" presuppose."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis") or not ends_in_question(verb):
        return False
    subject = next((child for child in children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    first = min((child.i for child in children if child.dep_ in ("aux", "auxpass")), default=verb.i)
    before = reversed(verb.doc[max(verb.left_edge.i, first - _QUESTION) : first])
    asking = any(word.tag_ in ("WP", "WRB", "WDT", "WP$") for word in takewhile(lambda word: not word.is_punct, before))
    return first < subject.i and not asking


def ends_in_question(clause: Token) -> bool:
    """Whether a question mark closes a clause."""
    doc, right = clause.doc, clause.right_edge.i
    return any(doc[at].text.startswith("?") for at in range(max(right - 1, 0), min(right + 2, len(doc))))


def is_order(verb: Token, children: list[Token]) -> bool:
    """Whether a clause is an imperative: a base form without subject, modal or "to", also before "he said"."""
    if verb.tag_ != "VB" or not (verb.dep_ in _ORDERS or (verb.dep_ == "ccomp" and verb.i < verb.head.i)):
        return False
    if any(child.dep_ == "intj" and child.lower_ == "please" for child in children):
        return True
    return not any(
        child.dep_ in SUBJECTS or child.dep_ == "mark" or (child.dep_ in ("aux", "auxpass") and child.lower_ != "do")
        for child in children
    )
