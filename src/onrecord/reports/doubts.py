"""What a user should know about how a report was read."""

from onrecord.records import Note, Page, Report
from onrecord.reports.cutting import MOST_MARKUP_CHARS
from onrecord.reports.dates import parse_date


def doubts_of(page: Page, report: Report) -> tuple[Note, ...]:
    """The notes on a report: `published_doubted` where a given day is none, `text_cut` where it was too long."""
    notes = []
    if page.published and parse_date(page.published) is None:
        detail = f"The day given, {page.published[:40]!r}, is no date from 1900 to 2099 and was not used."
        notes.append(Note(code="published_doubted", detail=detail))
    if page.form == "html" and len(page.content) > MOST_MARKUP_CHARS:
        detail = f"Its markup was read up to {MOST_MARKUP_CHARS:,} characters; what follows was not."
        return (*notes, Note(code="text_cut", detail=detail))
    read_to = max((region.end for region in (*report.body, *report.furniture)), default=0)
    if report.text[read_to:].strip():
        notes.append(Note(code="text_cut", detail=f"It was read up to character {read_to:,}; what follows was not."))
    return tuple(notes)
