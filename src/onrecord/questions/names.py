"""The names in a question, held against those on record: a question is short, and often typed in lower case."""

from functools import cache

from onrecord.ledger import Ledger, fold
from onrecord.lexicons import read_table

LONGEST_NAME = 5
"""Words of the longest name looked for."""

STAND_INS = ("Norway", "Chile", "Ghana", "Nepal", "Portugal", "Jamaica")
_MARKS = "?!.,;:\"'“”‘’()[] "


def restore_capitals(question: str, ledger: Ledger) -> str:
    """The question with its names as they stand on record, where it was typed without capitals."""
    words = question.split()
    if any(word[:1].isupper() for word in words[1:]):
        return question
    known = _country_names() | ledger.names_known([fold(name) for name in _runs(words)])
    at, restored = 0, []
    while at < len(words):
        length = next((n for n in range(LONGEST_NAME, 0, -1) if _bare(words[at : at + n]) in known), 0)
        run = words[at : at + max(length, 1)]
        restored.append(_respell(" ".join(run), known[_bare(run)]) if length else run[0])
        at += len(run)
    return " ".join(restored)


def stand_in(text: str, ledger: Ledger) -> tuple[str, dict[str, str | None]]:
    """The text with countries in the place of “somebody” and of the names on record that are no countries.

    One short sentence seldom shows the reader who an unheard-of name is; a country it knows. Beside the text, the
    name that each country stands for, None for “somebody”.
    """
    words = text.split()
    known = ledger.names_known([fold(name) for name in _runs(words)])
    free = (country for country in STAND_INS if fold(country) not in fold(text))
    meant: dict[str, str | None] = {}
    replaced, at = [], 0
    while at < len(words):
        length = next((n for n in range(LONGEST_NAME, 0, -1) if _stands_for(words[at : at + n], known)), 0)
        run = " ".join(words[at : at + max(length, 1)])
        gap = run.strip(_MARKS).lower() == "somebody"
        if (length or gap) and (country := next(free, None)):
            meant[country] = None if gap else known[_bare(run.split())]
            run = _respell(run, country)
        replaced.append(run)
        at += max(length, 1)
    return " ".join(replaced), meant


def _stands_for(words: list[str], known: dict[str, str]) -> bool:
    return words[0][:1].isupper() and _bare(words) in known and _bare(words) not in _country_names()


def _runs(words: list[str]) -> list[str]:
    return [_bare(words[at : at + n]) for at in range(len(words)) for n in range(1, LONGEST_NAME + 1)]


def _bare(words: list[str]) -> str:
    return fold(" ".join(words)).strip(_MARKS).removesuffix("'s").removesuffix("’s")


def _respell(words: str, name: str) -> str:
    """The name in the words' place, with what is written on to them: “norland's” as “Norland's”."""
    bare = words.strip(_MARKS).removesuffix("'s").removesuffix("’s")
    before, _, after = words.partition(bare)
    return f"{before}{name.removeprefix('the ')}{after}"


@cache
def _country_names() -> dict[str, str]:
    rows = read_table("countries")
    spellings = [name for row in rows for name in (row["name"], *row["others"].split("|"), *row["demonyms"].split("|"))]
    return {fold(name): name for name in spellings if len(name) > 2}
