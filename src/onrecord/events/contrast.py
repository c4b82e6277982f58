"""What a clause puts aside to hold something else: "Velmark, not Dalmeria, sent it", "it is Velmark that sent it"."""

from itertools import islice

from spacy.tokens import Token

_FOCUS = frozenset({"only", "just", "merely", "simply", "least"})
_PARTING = frozenset({",", "–", "—", "("})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_BEFORE_NOUNS = frozenset({"ADP", "DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
_INSIDE = frozenset({"compound", "nmod", "amod", "poss", "nummod", "case"})
_TWO_WORDS = {"rather": "than", "instead": "of"}
_DEFINITE = frozenset({"the", "this", "these", "those"})
_CLAUSE = 64
_PHRASE = 8


def denied_parties(predicate: Token) -> tuple[Token, ...]:
    """The participants that the clause of a predicate denies while it holds others: "Dalmeria" above; in text order."""
    top = find_cleft(predicate) or predicate
    found = []
    first, last = max(top.left_edge.i, top.i - _CLAUSE), min(top.right_edge.i, top.i + _CLAUSE)
    for word in top.doc[first : last + 1]:
        noun = find_contrasted(word)
        if noun is not None and find_verb_over(noun) in (top, predicate):
            found.append(noun)
    return tuple(dict.fromkeys(found))


def find_contrasted(word: Token) -> Token | None:
    """The noun that a word such as "not", "unlike" or "rather than" puts aside."""
    if word.lower_ == "not" and is_contrastive(word):
        return find_noun_from(word, 1)
    if word.lower_ == "unlike" and word.dep_ == "prep":
        return find_noun_from(word, 1)
    second = _TWO_WORDS.get(word.lower_)
    if second and word.i + 1 < len(word.doc) and word.nbor().lower_ == second:
        return find_noun_from(word, 2)
    return None


def is_contrastive(negator: Token) -> bool:
    """Whether a negation corrects a word, not the clause: "not only", "not Velin but Doran", "Velin, not Doran"."""
    after = negator.nbor() if negator.i + 1 < len(negator.doc) else None
    if after is None or negator.lower_ not in ("not", "n't", "n’t"):
        return False
    if after.lower_ in _FOCUS:
        return True
    noun = find_noun_from(negator, 1)
    if noun is None:
        return False
    before = negator.nbor(-1) if negator.i else None
    parted = before is not None and (before.text in _PARTING or before.lower_ in ("and", "but"))
    return parted or find_but(noun) is not None


def find_but(noun: Token) -> Token | None:
    """The word on which "but" hangs after what is put aside: the noun, or its preposition ("not to X but to Y")."""
    above = [noun.head] if noun.dep_ == "pobj" else []
    for word in (noun, *above):
        if any(child.dep_ == "cc" and child.lower_ == "but" for child in islice(word.rights, _PHRASE)):
            return word
    return None


def find_rivals(noun: Token) -> list[Token]:
    """Those whom "but" sets in the place of a noun that is put aside."""
    held = find_but(noun)
    if held is None:
        return []
    joined = [child for child in held.rights if child.dep_ == "conj"]
    # Small parsers make the one after "but" a subject of its own.
    joined += [child for child in islice(held.head.children, _CLAUSE) if child.dep_ == held.dep_ and child.i > noun.i]
    nouns = [leaf for child in joined for leaf in (child.rights if child.pos_ == "ADP" else [child])]
    return [leaf for leaf in nouns if leaf.pos_ in _NOUNS]


def find_noun_from(word: Token, distance: int) -> Token | None:
    """The head of the phrase that begins so many words after another one."""
    start = word.i + distance
    if word.lower_ == "not" and start < len(word.doc) and word.doc[start].lower_ in _FOCUS:
        return None
    for token in word.doc[start : start + _PHRASE]:
        if token.pos_ not in _BEFORE_NOUNS:
            return None
        if token.pos_ in _NOUNS and not (token.dep_ in _INSIDE and token.head.i > token.i):
            return token
    return None


def find_verb_over(noun: Token) -> Token | None:
    """The verb of the clause in which a noun stands."""
    return next((above for above in islice(noun.ancestors, _PHRASE) if above.pos_ in ("VERB", "AUX")), None)


def find_cleft(predicate: Token) -> Token | None:
    """The copula over "it is Velmark that …", where the predicate is what is told of Velmark."""
    if predicate.dep_ not in ("relcl", "ccomp") or not is_relative(predicate):
        return None
    focus, copula = predicate.head, predicate.head
    while copula.dep_ in ("appos", "conj", "attr") and copula.pos_ in _NOUNS and focus.i - copula.i < _PHRASE:
        copula = copula.head
    children = list(islice(copula.children, _CLAUSE))
    if copula.lemma_ != "be" or not any(child.dep_ == "nsubj" and child.lower_ == "it" for child in children):
        return None
    heads = [focus, *(child for child in children if child.dep_ == "attr")]
    return copula if any(is_known(head, predicate) for head in heads) else None


def is_known(focus: Token, predicate: Token) -> bool:
    """Whether a focus is named, or known to the reader and the one who acts: "it was the army that shelled it"."""
    if focus.pos_ == "PROPN":
        return True
    acts = any(child.tag_ in ("WDT", "WP") and child.dep_ in ("nsubj", "nsubjpass") for child in predicate.lefts)
    return acts and any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in focus.lefts)


def is_relative(predicate: Token) -> bool:
    """Whether a clause has a relative pronoun for one of its participants."""
    return any(child.tag_ in ("WDT", "WP") for child in predicate.lefts)
