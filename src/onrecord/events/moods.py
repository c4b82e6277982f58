"""What makes a clause no statement: a condition on it, a question, an order."""

from collections.abc import Iterator
from itertools import takewhile

from spacy.tokens import Token

from onrecord.events.operators import Operator, load_operators

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"})
WIDEST = 64  # words hanging on one word: beyond it stand only heaps of punctuation, never a clause
_HABITUAL = frozenset({"VBZ", "VBP"})
_FINITE = frozenset({"VBD", "VBZ"})
_ORDERS = frozenset({"ROOT", "parataxis", "advcl"})
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_ANYONE = frozenset({"anyone", "anybody", "whoever", "whosoever"})
_ELIDED = frozenset({"hope", "thank", "thanks", "wish", "guess", "love", "sound", "suppose"})
_BEFORE = frozenset({"advmod", "intj", "cc", "neg"})
_NEAR = 5
_QUESTION = 8  # words that "which of these …" may have before its auxiliary


def find_mood(token: Token, children: list[Token]) -> Iterator[Operator]:
    """What makes a clause no statement: a condition on it, a question, an order."""
    if follows_please(token):
        yield Operator(token.idx, "ought")
        return
    if token.tag_ not in VERB_TAGS:
        return
    condition = find_condition(token, children) if is_open_ended(token, children) else find_own_mark(token, children)
    if condition is not None:
        yield Operator(condition.idx, "conditional")
    elif is_question(token, children):
        yield Operator(token.idx, "open")
    elif is_order(token, children):
        yield Operator(token.idx, "ought")
    elif token.dep_ == "ROOT" and any(child.dep_ == "aux" and child.lower_ == "to" for child in children):
        yield Operator(token.idx, "expected")  # headlines: "Norland to send tanks"


def is_open_ended(verb: Token, children: list[Token]) -> bool:
    """Whether the tense of a verb leaves room for a condition on it."""
    return verb.tag_ in _HABITUAL or any(child.tag_ == "MD" for child in children)


def find_condition(verb: Token, children: list[Token]) -> Token | None:
    """The condition on a clause, or the "if" that the parser left on the condition itself."""
    condition = next((child for child in children if is_condition(child)), None) or find_anyone(children)
    return condition or find_own_mark(verb, children)


def find_own_mark(verb: Token, children: list[Token]) -> Token | None:
    """The "if" that the parser left on a condition without a main clause of its own: "If you had a group that …"."""
    if verb.dep_ not in ("ROOT", "conj"):
        return None
    return next((child for child in children if is_conditional(child) and not follows_even(child)), None)


def find_anyone(children: list[Token]) -> Token | None:
    """The subject that is whoever meets a condition: "anyone who enters will be arrested"."""
    if not any(child.tag_ == "MD" for child in children):
        return None
    for child in children:
        if child.dep_ in ("nsubj", "nsubjpass") and is_anyone(child):
            return child if any(word.dep_ in ("relcl", "acl") for word in child.rights) else None
        if child.dep_ in ("csubj", "csubjpass") and is_free(child):
            return child
    return None


def is_anyone(noun: Token) -> bool:
    """Whether a noun or pronoun means whoever it may be."""
    return noun.lower_ in _ANYONE or any(word.lower_ == "any" for word in noun.lefts)


def is_free(clause: Token) -> bool:
    """Whether a clause begins with "whoever", "whatever", "wherever"."""
    word = clause.left_edge.lower_
    return word.startswith("wh") and word.endswith("ever")


def is_conditional(mark: Token) -> bool:
    """Whether a word begins a condition: "if", "unless"."""
    entry = load_operators().get((f"C:{mark.lower_}", "that")) if mark.dep_ == "mark" else None
    return entry is not None and entry.name == "conditional"


def follows_even(mark: Token) -> bool:
    """Whether "even" stands before a word."""
    return mark.i > 0 and mark.nbor(-1).lower_ == "even"


def is_condition(clause: Token) -> bool:
    """Whether a clause hangs on another as its condition ("even if" sets none)."""
    if clause.dep_ != "advcl" or is_asked(clause):
        return False
    mark = next((child for child in clause.children if child.dep_ == "mark"), None)
    if mark is None:
        return is_inverted_condition(clause)
    return is_conditional(mark) and not follows_even(mark)


def is_asked(clause: Token) -> bool:
    """Whether an "if" right after a verb of asking begins what is asked: "asked if they would leave"."""
    asked = load_operators().get((f"V:{clause.head.lemma_.lower()}", "that"))
    first = clause.left_edge
    return asked is not None and asked.name == "open" and first.lower_ == "if" and 0 < first.i - clause.head.i < _NEAR


def is_inverted_condition(clause: Token) -> bool:
    """ "Had they left, …", "Should they leave, …"."""
    first = next(iter(clause.children), None)
    if first is None or first.dep_ != "aux" or first.lower_ not in ("had", "should", "were"):
        return False
    return any(child.dep_ in SUBJECTS and child.i > first.i for child in clause.children)


def is_question(verb: Token, children: list[Token]) -> bool:
    """Whether a main clause asks whether: inverted, ending in "?"; "who" and "why" presuppose, "how do we" does not."""
    if verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis") or not ends_in_question(verb):
        return False
    subject = next((child for child in children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    first = min((child.i for child in children if child.dep_ in ("aux", "auxpass")), default=verb.i)
    before = list(reversed(verb.doc[max(verb.left_edge.i, first - _QUESTION) : first]))
    asking = [word for word in takewhile(lambda word: not word.is_punct, before) if word.tag_ in _ASKING]
    ways = verb.doc[first].lower_ == "do" and subject.lower_ in ("i", "we", "you", "one")
    return first < subject.i and (not asking or (ways and before[0].lower_ == "how"))


def ends_in_question(clause: Token) -> bool:
    """Whether a question mark closes a clause."""
    doc, right = clause.doc, clause.right_edge.i
    return any(doc[at].text.startswith("?") for at in range(max(right - 1, 0), min(right + 2, len(doc))))


def follows_please(token: Token) -> bool:
    """Whether "please" stands before a word, which is an order then, whatever the tagger took it for."""
    doc, at = token.doc, token.i - 1
    if token.tag_[:1] not in "VNJR" or token.tag_ in _FINITE or token.lower_ in ("do", "also", "not", "n't", "be"):
        return False
    if at > 0 and doc[at].tag_ == "RB" and token.tag_.startswith("V"):
        at -= 1
    return at >= 0 and doc[at].lower_ in ("please", "kindly")


def is_order(verb: Token, children: list[Token]) -> bool:
    """Whether a clause is an imperative: a base form without subject, modal or "to", also before "he said"."""
    if any(child.dep_ == "intj" and child.lower_ == "please" for child in children):
        return verb.tag_ in ("VB", "VBP")
    if any(child.dep_ in SUBJECTS or child.dep_ == "mark" for child in children):
        return False
    helpers = [child for child in children if child.dep_ in ("aux", "auxpass")]
    if verb.tag_ == "VBN":
        return verb.dep_ == "ROOT" and bool(helpers) and helpers[-1].lower_ == "be" and is_bare(helpers[:-1])
    if not is_bare(helpers) or is_elided(verb):
        return False
    if verb.tag_ == "VB":
        if verb.dep_ == "conj" and helpers and is_order(verb.head, list(verb.head.children)):
            return True  # "be fair or do not play"
        before = verb.dep_ == "ccomp" and verb.i < verb.head.i
        return verb.dep_ in _ORDERS or before or is_letting(verb) or goes_with_order(verb)
    return verb.tag_ == "VBP" and verb.dep_ == "ROOT" and verb.i == find_start(verb)


def is_elided(verb: Token) -> bool:
    """Whether writers leave out "I" or "it" before a verb: "Hope this helps", "Look forward to it"."""
    return verb.lower_ in _ELIDED or (verb.lower_ == "look" and verb.doc[verb.i + 1 : verb.i + 2].text == "forward")


def is_bare(helpers: list[Token]) -> bool:
    """Whether the auxiliaries of a verb leave it an imperative: none but "do"."""
    return all(child.lower_ == "do" for child in helpers)


def is_letting(verb: Token) -> bool:
    """Whether a verb is the "let" of "let us leave"."""
    after = verb.doc[verb.i + 1 : verb.i + 2].text.lower()
    if verb.text == "Let" and verb.tag_ == "VB" and verb.left_edge == verb:
        return True
    return verb.lower_ == "let" and (after in ("'s", "’s") or (after in ("us", "me") and verb.dep_ != "conj"))


def goes_with_order(verb: Token) -> bool:
    """Whether a base form is coordinated with a clause that has no subject either: "contact us and get the details"."""
    first = verb.head
    if verb.dep_ not in ("conj", "dep") or first.tag_ not in ("VBP", "NN", "NNP", "JJ") or first.dep_ != "ROOT":
        return False
    return not is_elided(first) and first.i == find_start(first)


def find_start(verb: Token) -> int:
    """Where the clause of a main verb starts, without what may stand before an imperative."""
    doc, at = verb.doc, verb.left_edge.i
    while at < verb.i and (
        doc[at].is_punct or doc[at].dep_ in ("advmod", "intj", "cc", "neg") or doc[at].lower_ == "do"
    ):
        at += 1
    return at
