"""When a web page says it was published: only what says so in so many words, never a date that merely stands there.

Extractors that look for any date (htmldate's later steps) find copyright years and other reports' days; a wrong day
of publication would shift every "Tuesday" of a report, so we read named fields and addresses only.
"""

from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]

from onrecord.reports.fields import Fields

_FIELDS = (
    "article:published_time", "og:published_time", "datepublished", "date.published", "publishdate", "publish-date",
    "publish_date", "pubdate", "published_time", "parsely-pub-date", "sailthru.date", "article.published",
    "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created",
    "citation_publication_date", "cxenseparse:recs:publishtime", "article_date_original", "date",
)  # fmt: skip
"""Names of fields that hold the day of publication, in the order in which we trust them."""
_MODIFIED_FIELDS = (
    "article:modified_time", "og:updated_time", "datemodified", "date.modified", "last-modified", "lastmod",
    "modified_time", "article_date_updated", "dcterms.modified", "dc.date.modified", "article.updated", "revised",
)  # fmt: skip
"""Names of fields that hold the day of the last change."""


def words_in_metadata(tree: HtmlElement, fields: Fields) -> Iterator[str]:
    """What a page's metadata gives as its day of publication, in the order in which we trust it."""
    yield from _words_in(fields, _FIELDS)
    yield from (given for item in fields.items if isinstance(given := item.get("datePublished"), str))
    yield from _words_in_time_element(tree, "datepublished", "pubdate")


def words_of_change(tree: HtmlElement, fields: Fields) -> Iterator[str]:
    """What a page's metadata gives as the day of its last change, in the order in which we trust it."""
    yield from _words_in(fields, _MODIFIED_FIELDS)
    yield from (given for item in fields.items if isinstance(given := item.get("dateModified"), str))
    yield from _words_in_time_element(tree, "datemodified", "updated")


def _words_in(fields: Fields, names: tuple[str, ...]) -> Iterator[str]:
    yield from (fields.metas[name][0] for name in names if name in fields.metas)


def _words_in_time_element(tree: HtmlElement, prop: str, mark: str) -> Iterator[str]:
    """The day of the first `<time>` that says it is that one."""
    for element in tree.iter("time"):
        classes = (element.get("class") or "").casefold().split()
        if mark in element.attrib or mark in classes or (element.get("itemprop") or "").casefold() == prop:
            yield element.get("datetime") or element.text_content()
            return
