"""Names and offices in one spelling, so that two ways to write one are found alike."""

import unicodedata


def fold(name: str) -> str:
    """A name without accents, in lower case: two spellings of one name."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(character for character in plain if not unicodedata.combining(character)).casefold()


def split(cell: str) -> list[str]:
    """The values of a cell that holds several."""
    return [value.strip() for value in cell.split("|") if value.strip()]


def plain_office(words: str) -> str:
    """An office in one spelling: "Premier" and "prime minister", "defense" and "defence" are the same."""
    words = words.lower().replace("-", " ").replace("defense", "defence")
    return " ".join("prime minister" if word == "premier" else word for word in words.split())
