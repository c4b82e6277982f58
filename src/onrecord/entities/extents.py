"""How far a noun phrase goes: the whole of it, and the part whose words mean nobody else."""

from collections.abc import Container

from spacy.tokens import Span, Token

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
        if child.i == last.i + 1 and (child.dep_ == "case" or _joins_another_word(child)):
            last = child
            continue
        if child.dep_ == "conj" and last.dep_ == "cc" and child.tag_ == "NN" and child.left_edge.i == last.i + 1:
            last = child.right_edge
            continue
        edge = child.right_edge
        if child.dep_ not in BEHIND or child.left_edge.i != last.i + 1 or edge.i - head.i > LONGEST_BEHIND:
            break
        if any(token.is_space and "\n" in token.text for token in head.doc[last.i + 1 : edge.i + 1]):
            break
        last = _before_aside(head.doc[last.i + 1 : edge.i + 1]) or edge
        if last.i != edge.i:
            break
    while last.i > head.i and last.is_punct and last.text not in {"'s", "’s"}:
        last = last.nbor(-1)
    return start_of(first), end_of(last)


def _before_aside(phrase: Span) -> Token | None:
    """The last word before a name or noun in apposition: it tells who is meant, and is a mention of its own."""
    for token in phrase:
        if token.text == "," and any(word.dep_ == "appos" for word in phrase.doc[token.i + 1 : phrase.end]):
            return token.nbor(-1)
    return None


def _joins_another_word(joint: Token) -> bool:
    """Whether "and" joins a second noun without an article for the same one: "founder and chief of the firm"."""
    if joint.dep_ != "cc" or joint.lower_ != "and":
        return False
    second = next((child for child in joint.head.rights if child.dep_ == "conj"), None)
    return (
        second is not None and second.tag_ == "NN" and not any(child.dep_ in {"det", "poss"} for child in second.lefts)
    )


def _first_of(head: Token) -> Token:
    first = head
    for token in head.lefts:
        if token.dep_ in BEFORE:
            first = token.left_edge
            break
    if first.i == head.i and head.i > 1 and head.nbor(-1).text == "-":
        first = head.nbor(-2)  # "co-founder": the parser takes each part for a word of its own
    return first if head.i - first.i <= LONGEST_BEFORE else head
