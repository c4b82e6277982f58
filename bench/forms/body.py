"""The article's text of a page: {"id", "url", "html"} → {"text"}, paragraphs a line each, without the title."""

from typing import Any

from forms.reading import settings
from onrecord.errors import PageRefused
from onrecord.records import Page
from onrecord.reports import read_report


def answer(row: dict[str, Any]) -> dict[str, Any]:
    page = Page(address=row["id"], content=row["html"], form="html", url=row.get("url"))
    try:
        report = read_report(page, settings())
    except PageRefused:
        return {"text": ""}
    paragraphs = [report.text[region.start : region.end] for region in report.body]
    return {"text": "\n".join(paragraph for paragraph in paragraphs if paragraph != report.title)}
