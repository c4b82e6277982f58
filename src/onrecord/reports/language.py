"""Which language a report is in."""

import re
from functools import cache
from typing import Any

from onrecord.errors import LanguageRefused
from onrecord.reports.words import words_for

_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT_CHARS = 4_000
_PLAINLY_ENGLISH = 0.2
"""Share of common words of English among all that no other language reaches; English reports have 0.3 to 0.4."""
_FEWEST_LETTERS = 80
_FEWEST_FOREIGN_LETTERS = 12
_SURE = 0.9


def identify_language(body: str, address: str) -> str | None:
    """`en`, or None where there is too little to tell. Raises LanguageRefused where it is surely another language."""
    sample = body[:_LOOKED_AT_CHARS]
    words = _WORD.findall(sample.casefold())
    common = words_for("english")
    if len(words) >= 12 and sum(word in common for word in words) >= _PLAINLY_ENGLISH * len(words):
        return "en"
    letters = sum(map(len, words))
    foreign = sum(not _is_latin(letter) for word in words for letter in word)
    if letters < _FEWEST_LETTERS and (foreign < _FEWEST_FOREIGN_LETTERS or 2 * foreign < letters):
        return None
    code, sure = _classify(sample)
    if code == "en":
        return "en"
    if 2 * foreign >= letters or sure >= _SURE:
        raise LanguageRefused(address, f"The report is in {name_language(code)}.")
    return None


def _is_latin(letter: str) -> bool:
    return letter <= "\u024f" or "\u1e00" <= letter <= "\u1eff"


def _classify(sample: str) -> tuple[str, float]:
    code, sure = _identifier().classify(sample)
    return str(code), float(sure)


@cache
def _identifier() -> Any:
    """py3langid's model, loaded when a text is not plainly English."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def name_language(code: str) -> str:
    """The English name of a language, or its code."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
