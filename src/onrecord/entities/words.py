"""The small tables as look-ups: offices, agents, words of bodies, titles, first names."""

from dataclasses import dataclass
from functools import cache

from onrecord.entities.register.tables import split
from onrecord.lexicons import Row, read_table


@dataclass(frozen=True, slots=True)
class OrgWord:
    """What a word in a body's name tells."""

    sector: str | None
    again: frozenset[str]


@cache
def offices() -> dict[str, Row]:
    """The table of offices by its words."""
    return {row["office"]: row for row in read_table("offices")}


@cache
def office_ends() -> frozenset[str]:
    """The last words of offices, and the first of those that go on after a noun: "secretary of state"."""
    return frozenset(word for phrase in offices() for word in (phrase.split()[0], phrase.split()[-1]))


@cache
def agents() -> dict[str, Row]:
    """The table of agents by their head."""
    return {row["head"]: row for row in read_table("agents")}


@cache
def org_words() -> dict[str, OrgWord]:
    """What words, whole names (in lower case) and sectors (in capitals) tell of a body."""
    return {
        row["word"]: OrgWord(row["sector"] or None, frozenset(split(row["again"]))) for row in read_table("orgwords")
    }


def nouns_for(name: str, sector: str | None) -> frozenset[str]:
    """The nouns that can name a body again, by its name's words or else its sector."""
    words = [word for part in name.lower().split() if (word := org_words().get(part))]
    if whole := org_words().get(name.lower()):
        return whole.again
    if words:
        return words[-1].again | words[0].again
    told = org_words().get(sector or "")
    return told.again if told else frozenset()


@cache
def things() -> dict[str, frozenset[str]]:
    """Words of names that are nobody: those that end one (`last`) and those that are one (`whole`)."""
    rows = read_table("things")
    return {place: frozenset(row["word"] for row in rows if row["place"] == place) for place in ("last", "whole")}


@cache
def titles() -> dict[str, str | None]:
    """Gender by title; None where the title does not tell."""
    return {row["title"]: row["gender"] or None for row in read_table("titles")}


@cache
def nouns_of_titles() -> dict[str, frozenset[str]]:
    """The nouns by which whoever bears a title can be named again."""
    return {row["title"]: frozenset(split(row["again"])) for row in read_table("titles") if row["again"]}


@cache
def title_words() -> frozenset[str]:
    """Single words that can stand before a name as title or office."""
    before_names = [row["office"] for row in read_table("offices") if row["title"]]
    return frozenset(word for phrase in [*titles(), *before_names] for word in phrase.split())


@cache
def first_names() -> dict[str, str]:
    """Gender by first name."""
    return {row["name"]: row["gender"] for row in read_table("firstnames")}


@cache
def metonymy() -> dict[tuple[str, str], str]:
    """Reading of a capital by governing lemma and slot."""
    return {(row["word"], row["slot"]): row["reading"] for row in read_table("metonymy")}
