"""Stage 2, Page → Report: body text, furniture, title, byline, dateline, language."""

from onrecord.records import Page, Region, Report
from onrecord.settings import Settings

__all__ = ["read_report"]


def read_report(page: Page, settings: Settings) -> Report:
    """The report that a page holds. Raises PageRefused."""
    text = page.content if isinstance(page.content, str) else page.content.decode()
    return Report(
        url=page.url,
        title=page.title,
        published=page.published,
        text=text,
        body=(Region(start=0, end=len(text)),),
    )
