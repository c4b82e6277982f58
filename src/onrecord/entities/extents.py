"""How far a noun phrase goes: the whole of it, and the part whose words mean nobody else."""

from collections.abc import Container

from spacy.tokens import Token

from onrecord.language import end_of, start_of

BEFORE = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod"})
BEHIND = frozenset({"prep", "acl", "relcl"})
LONGEST_BEFORE = 10
LONGEST_BEHIND = 25
"""Tokens that a phrase has at most on either side of its noun: keeps a parse gone astray from naming a page."""


def core_of(head: Token, named: Container[int]) -> tuple[int, int]:
    """From the first word set before a noun to the noun, and on to the names after it: "envoy of Norland".

    `named`: offsets of the tokens that name somebody. What follows without a name stays outside, so that no word
    inside is taken for whom the phrase means.
    """
    first, last = _first_of(head), head
    for child in head.rights:
        nouns = [noun for noun in child.children if noun.dep_ == "pobj"]
        if child.dep_ != "prep" or child.i != last.i + 1 or not nouns:
            break
        if not all(start_of(noun) in named for noun in nouns) or child.right_edge.i != nouns[-1].i:
            break
        last = nouns[-1]
    return start_of(first), end_of(last)


def whole_of(head: Token) -> tuple[int, int]:
    """From the first word set before a noun to the last of what is said of it without a comma between.

    "the head of the group that left": the mention as people mark it, its modifiers and restrictive clauses included.
    """
    first, last = _first_of(head), head
    for child in head.rights:
        if child.dep_ == "case" and child.i == last.i + 1:
            last = child
            continue
        edge = child.right_edge
        if child.dep_ not in BEHIND or child.left_edge.i != last.i + 1 or edge.i - head.i > LONGEST_BEHIND:
            break
        if any(token.is_space and "\n" in token.text for token in head.doc[last.i + 1 : edge.i + 1]):
            break
        last = edge
    while last.i > head.i and last.is_punct and last.text not in {"'s", "’s"}:
        last = last.nbor(-1)
    return start_of(first), end_of(last)


def _first_of(head: Token) -> Token:
    first = head
    for token in head.lefts:
        if token.dep_ in BEFORE:
            first = token.left_edge
            break
    return first if head.i - first.i <= LONGEST_BEFORE else head
