"""Stage 2, Page → Report: body text, furniture, title, byline, dateline, language."""

from onrecord.reports.doubts import doubts_of
from onrecord.reports.reading import read_report

__all__ = ["doubts_of", "read_report"]
