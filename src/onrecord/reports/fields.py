"""What a page's markup says of it in named fields: `<meta>`, JSON-LD, links, and marks beside the writer's name."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from lxml.html import HtmlElement  # type: ignore[import-untyped]

Item = dict[str, Any]
"""A node of JSON-LD."""

_DEEPEST = 12
_MOST_ITEMS = 2_000
_MOST_NAMES = 40
_ARTICLE = re.compile(r"\w*(?:Article|BlogPosting|LiveBlogPosting|Report|NewsItem)$")
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|author(?:-?name)?|writer|writtenby|contributor)s?(?:$|[\s_-])", re.I
)
_STANDFIRST_CLASS = re.compile(
    r"(?:^|[\s_-])(?:standfirst|de[c]?k|sub-?(?:title|head|heading|headline)|strap-?line)(?:$|[\s_-])", re.I
)
_LONGEST_BYLINE_CHARS = 200
_LONGEST_STANDFIRST_CHARS = 600


@dataclass(frozen=True)
class Fields:
    """The named fields of a page, as written."""

    metas: Mapping[str, tuple[str, ...]]
    """Contents of `<meta>` by their name in small letters."""
    items: tuple[Item, ...]
    """Nodes of its JSON-LD in the order of the data."""
    title: str | None
    """What `<title>` holds."""
    canonical: str | None
    language: str | None
    """The language that the page declares: `en-GB`."""
    bylines: tuple[str, ...]
    """Words marked as the writer's name: `rel=author`, `itemprop=author`, a byline's class."""
    standfirst: str | None

    def first(self, *names: str) -> str | None:
        """The first of some `<meta>` that holds something."""
        return next((words for name in names for words in self.metas.get(name, ())), None)

    @property
    def article(self) -> Item:
        """The node that is the report; empty where there is none."""
        return next((item for item in self.items if is_a(item, _ARTICLE)), {})

    def resolve(self, node: Any) -> Any:
        """The node that an `@id` alone refers to; anything else as it is."""
        if isinstance(node, dict) and set(node) <= {"@id", "@type"} and isinstance(node.get("@id"), str):
            same = (item for item in self.items if item.get("@id") == node["@id"] and not set(item) <= {"@id", "@type"})
            return next(same, node)
        return node

    def nodes(self, value: Any) -> list[Any]:
        """The nodes of a value, which may be one, a list of them, or words."""
        several = value if isinstance(value, list) else [value]
        return [self.resolve(node) for node in several[:_MOST_NAMES] if node]

    def names(self, value: Any) -> list[str]:
        """The names that a value gives."""
        said = [node.get("name") if isinstance(node, dict) else node for node in self.nodes(value)]
        return [" ".join(name.split()) for name in said if isinstance(name, str) and name.strip()]


def is_a(item: Item, kind: re.Pattern[str]) -> bool:
    """Whether one of a node's types is of a kind."""
    types = item.get("@type")
    return any(isinstance(one, str) and kind.match(one) for one in (types if isinstance(types, list) else [types]))


def read_fields(tree: HtmlElement) -> Fields:
    """The named fields of a page."""
    metas: dict[str, tuple[str, ...]] = {}
    for meta in tree.iter("meta"):
        words = " ".join((meta.get("content") or "").split())
        names = {(meta.get(attribute) or "").strip().casefold() for attribute in ("property", "name", "itemprop")}
        for name in names - {""} if words else ():
            if len(metas.get(name, ())) < _MOST_NAMES:
                metas[name] = (*metas.get(name, ()), words)
    items = tuple(islice((item for data in linked_data(tree) for item in _items_of(data)), _MOST_ITEMS))
    declared = next((root.get("lang") for root in tree.iter("html") if root.get("lang")), None)
    return Fields(
        metas=metas,
        items=items,
        title=next((" ".join(str(one.text_content()).split()) for one in tree.iter("title")), None),
        canonical=_canonical(tree),
        language=(declared or next(iter(metas.get("og:locale", ())), "") or "").replace("_", "-") or None,
        bylines=tuple(islice(_marked_bylines(tree), _MOST_NAMES)),
        standfirst=next(_marked_standfirsts(tree), None),
    )


def linked_data(tree: HtmlElement) -> Iterator[Any]:
    """What each JSON-LD of a page holds; broken ones are left out."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").casefold():
            try:
                yield json.loads(script.text_content())
            except (ValueError, RecursionError):
                continue


def _items_of(data: Any, depth: int = 0) -> Iterator[Item]:
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for part in data:
            yield from _items_of(part, depth + 1)


def _canonical(tree: HtmlElement) -> str | None:
    for link in tree.iter("link"):
        if (link.get("rel") or "").casefold() == "canonical" and (link.get("href") or "").strip().startswith("http"):
            return str(link.get("href").strip())
    return None


def _marked_bylines(tree: HtmlElement) -> Iterator[str]:
    """Words of elements that say they name the writer; those of comments and of teasers are not asked."""
    for sort in (_is_named_author, _has_byline_class):
        for element in tree.iter("a", "span", "p", "div", "address", "cite", "li", "em", "strong", "small"):
            if sort(element) and not _is_aside(element):
                words = _words_of(element)
                if 0 < len(words) <= _LONGEST_BYLINE_CHARS:
                    yield words


def _words_of(element: HtmlElement) -> str:
    """The words of a small element; of a large one no more than its beginning, which is too long for a byline."""
    return " ".join(" ".join(islice(element.itertext(), _MOST_NAMES)).split())


def _is_named_author(element: HtmlElement) -> bool:
    named = (element.get("rel") or "").casefold().split() + (element.get("itemprop") or "").casefold().split()
    return "author" in named


def _has_byline_class(element: HtmlElement) -> bool:
    return bool(_BYLINE_CLASS.search((element.get("class") or "")[:200]))


def _is_aside(element: HtmlElement) -> bool:
    around = islice(element.iterancestors(), _DEEPEST)
    return any(
        above.tag in ("aside", "nav", "footer") or "comment" in (above.get("class") or "").casefold()
        for above in around
    )


def _marked_standfirsts(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("p", "div", "h2", "h3", "span"):
        if _STANDFIRST_CLASS.search((element.get("class") or "")[:200]) and not _is_aside(element):
            words = _words_of(element)
            if 0 < len(words) <= _LONGEST_STANDFIRST_CHARS:
                yield words
