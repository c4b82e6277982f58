"""A web page as the blocks of words that a reader sees, each with where it stands in the markup."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.lexicons import read_table

_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "wbr",
})  # fmt: skip
_UNSEEN = frozenset({
    "applet", "audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noscript", "object", "option",
    "script", "select", "source", "style", "svg", "template", "textarea", "title", "video",
})  # fmt: skip
_SECTIONS = frozenset({
    "address", "article", "aside", "blockquote", "button", "details", "dl", "figcaption", "figure", "footer", "form",
    "header", "li", "main", "nav", "table", "td",
})  # fmt: skip
_NAMED_ABOVE = 5
"""So many elements above a block are looked at for what their classes and ids say."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: an element with what surrounds it."""

    tag: str
    sections: frozenset[str]
    """Of the elements around: those whose tag says what stands in them."""
    named: tuple[frozenset[str], ...]
    """What the classes and ids of the elements around say, the nearest last."""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of words, as a browser would show it."""

    text: str
    place: Place
    linked_share: float
    """Share of its characters that are a link's."""


_NOWHERE = Place("html", frozenset(), ())


def split_blocks(tree: HtmlElement) -> list[Block]:
    """The visible blocks of a page, in the order of the markup; a `<br>` ends a block too."""
    blocks: list[Block] = []
    gathered: list[_Piece] = []
    for piece in _walk(tree):
        if piece.words is not None:
            gathered.append(piece)
        elif gathered:
            blocks += _join(gathered)
            gathered = []
    return blocks + _join(gathered)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words in their place, or (None) the end of a line."""

    words: str | None
    place: Place = _NOWHERE
    in_link: bool = False


_END = _Piece(None)


def _join(pieces: list[_Piece]) -> list[Block]:
    """The block that the pieces of a line make; none where they hold nothing."""
    text = " ".join("".join(piece.words or "" for piece in pieces).split())
    if not text:
        return []
    place = next(piece.place for piece in pieces if piece.words and piece.words.strip())
    linked = sum(len((piece.words or "").strip()) for piece in pieces if piece.in_link)
    return [Block(text, place, min(linked / len(text), 1.0))]


def _walk(tree: HtmlElement) -> Iterator[_Piece]:
    """The words of a page in order. No recursion: markup may be thousands of elements deep."""
    places, links, unseen = [_NOWHERE], 0, 0
    for happening, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            if happening == "end" and element.tail and not unseen:
                yield _Piece(element.tail, places[-1], links > 0)
            continue
        is_block, step = element.tag not in _INLINE, 1 if happening == "start" else -1
        if is_block:
            yield _END
        if element.tag == "a":
            links += step
        if _is_unseen(element):
            unseen += step
        if happening == "start":
            places.append(_place_of(element, places[-1]) if is_block else places[-1])
        else:
            places.pop()
        words = element.text if happening == "start" else element.tail
        if words and not unseen:
            yield _Piece(words, places[-1], links > 0)


def _is_unseen(element: HtmlElement) -> bool:
    return element.tag in _UNSEEN or _is_hidden(element)


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or "display:none" in (element.get("style") or "").replace(" ", "").casefold()


def _place_of(element: HtmlElement, above: Place) -> Place:
    sections = above.sections | {element.tag} if element.tag in _SECTIONS else above.sections
    said = what_names_say(" ".join(filter(None, (element.get("class"), element.get("id"), element.get("role")))))
    return Place(element.tag, sections, (*above.named[-_NAMED_ABOVE + 1 :], said))


@cache
def what_names_say(names: str) -> frozenset[str]:
    """What an element's class, id and role say of what stands in it (`lexicons/markup_words.tsv`)."""
    folded = names.casefold()
    return frozenset(meaning for part, meaning in _parts() if part in folded)


@cache
def _parts() -> tuple[tuple[str, str], ...]:
    return tuple((row["part"], row["meaning"]) for row in read_table("markup_words"))
