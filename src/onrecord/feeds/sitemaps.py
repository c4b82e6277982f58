"""Sitemaps, news sitemaps and sitemap indexes (https://www.sitemaps.org/protocol.html).

Hosts are not trusted: no entity is resolved, nothing is loaded beside the file, and the tree is never whole in memory.
"""

from io import BytesIO

from lxml import etree  # type: ignore[import-untyped]

from onrecord.errors import FeedMalformed
from onrecord.feeds.addresses import join_address
from onrecord.feeds.items import Feed, Item
from onrecord.feeds.making import Draft, make_item, moment_of
from onrecord.pages.fetching import Fetched

_OF_NEWS = frozenset({"name", "language", "publication_date", "title"})


def read_sitemap(content: bytes, fetched: Fetched, most_items: int) -> Feed:
    """The pages of a sitemap, or the parts of a sitemap index. Raises FeedMalformed where nothing can be read.

    A news sitemap's day is that of publication; `lastmod` is only ever when a page was changed.
    """
    index, rows, cut, fault = _read_rows(content, most_items)
    if not rows and fault:
        raise FeedMalformed(fetched.address, f"No page can be read from its XML: {fault}.")
    if index:
        return Feed(kind="sitemap_index", parts=_parts_of(rows, fetched.address), cut=cut)
    found = [_item_of(row, fetched.address) for row in rows]
    items = tuple(item for item in found if item)
    title = next((item.publisher for item in items if item.publisher), None)
    return Feed(kind="sitemap", title=title, items=items, passed_over=len(found) - len(items), cut=cut)


def _read_rows(content: bytes, most_items: int) -> tuple[bool, list[dict[str, str]], bool, str | None]:
    """Whether it is an index, its entries, whether there are more of them, and what broke the reading."""
    rows: list[dict[str, str]] = []
    index = False
    parser = etree.iterparse(
        BytesIO(content), events=("end",), tag=("{*}url", "{*}sitemap"),
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True,
    )  # fmt: skip
    try:
        for _, element in parser:
            if len(rows) == most_items:
                return index, rows, True, None
            index = index or _name(element) == "sitemap"
            rows.append(_row_of(element))
            _let_go(element)
    except etree.XMLSyntaxError as error:
        return index, rows, False, str(error)
    fault = parser.error_log.last_error
    return index, rows, False, fault.message if fault is not None else None


def _let_go(element: etree._Element) -> None:
    """Forget an entry that was read, and those before it."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _row_of(element: etree._Element) -> dict[str, str]:
    """The words of the elements that count, by name: its own, and those of its first `news:news`.

    Words with an entity that the host declared (a child, since none is resolved) count for nothing.
    """
    row: dict[str, str] = {}
    for part in element.iter():
        name = _name(part)
        own = part.getparent() is element and name in ("loc", "lastmod")
        if (own or (name in _OF_NEWS and "news" in part.tag)) and part.text and not len(part):
            row.setdefault(name, part.text)
    return row


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _item_of(row: dict[str, str], base: str) -> Item | None:
    draft = Draft(
        link=row.get("loc"),
        title=row.get("title"),
        published=row.get("publication_date"),
        modified=row.get("lastmod"),
        publisher=row.get("name"),
        language=row.get("language"),
    )
    return make_item(draft, base)


def _parts_of(rows: list[dict[str, str]], base: str) -> tuple[str, ...]:
    newest_first = sorted(rows, key=lambda row: moment_of(row.get("lastmod")) or "", reverse=True)
    return tuple(dict.fromkeys(part for row in newest_first if (part := join_address(base, row.get("loc")))))
