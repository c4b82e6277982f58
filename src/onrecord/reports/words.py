"""Single words by which lines of a page are told apart: `lexicons/report_words.tsv`."""

from functools import cache

from onrecord.lexicons import read_table


@cache
def words_for(use: str) -> frozenset[str]:
    """The words of one use, in small letters."""
    return frozenset(row["word"] for row in read_table("report_words") if row["use"] == use)
