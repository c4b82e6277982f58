"""Sources that the report does not name: whether a source is one, and how many they are."""

from functools import cache

from spacy.tokens import Token

from onrecord.attributions.drafts import Source
from onrecord.language.times.amounts import number_of
from onrecord.lexicons import read_table
from onrecord.records import Entity

NAMED = frozenset({"name", "partial", "acronym", "office", "metonym", "demonym", "apposition"})


@cache
def people_nouns() -> frozenset[str]:
    """Nouns of people who speak."""
    agents = {row["head"] for row in read_table("agents") if row["kind"] in ("person", "group")}
    return frozenset(agents | {row["noun"] for row in read_table("anonymous_sources")})


def is_anonymous(source: Source, entity: Entity | None) -> bool:
    """Whether a source is people without a name: "a senior official", "sources familiar with the matter"."""
    head = source.head
    if head.pos_ not in ("NOUN", "ADJ", "NUM") or (entity is not None and entity.found in NAMED):
        return False
    if any(child.dep_ == "appos" and child.pos_ == "PROPN" for child in head.rights):
        return False
    return head.lemma_.lower() in people_nouns()


def count_sources(source: Source) -> int | None:
    """How many: "two officials", "a diplomat"; None for "officials", "several people"."""
    head = source.head
    for child in head.lefts:
        if child.dep_ == "nummod" and (number := number_of(child.lower_)) >= 1:
            return int(number)
    several = head.tag_ in ("NNS", "NNPS") or any(child.dep_ == "conj" for child in head.rights)
    return None if several or _is_plural_in_form(head) else 1


def _is_plural_in_form(head: Token) -> bool:
    return head.lower_ in ("people", "police", "staff", "media", "personnel")
