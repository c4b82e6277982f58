"""What a user should know about how a report was read."""

from collections.abc import Iterator

from onrecord.records import Note, Page, Report
from onrecord.reports.cutting import MOST_MARKUP_CHARS
from onrecord.reports.dates import date_in_address, parse_date, trust_day
from onrecord.reports.decoding import decode_content


def doubts_of(page: Page, report: Report) -> tuple[Note, ...]:
    """The notes on a report: `published_doubted` for each day that cannot be its own, `text_cut` where it was too long.

    A day before 1900, one that is no date, and one later than the day on which the page came are doubted; no time is
    counted from them.
    """
    notes = [Note(code="published_doubted", detail=detail) for detail in dict.fromkeys(_doubted_days(page, report))]
    if page.form == "html" and len(page.content) > MOST_MARKUP_CHARS:
        detail = f"Its markup was read up to {MOST_MARKUP_CHARS:,} characters; what follows was not."
        return (*notes, Note(code="text_cut", detail=detail))
    read_to = max((region.end for region in (*report.body, *report.furniture)), default=0)
    if report.text[read_to:].strip():
        notes.append(Note(code="text_cut", detail=f"It was read up to character {read_to:,}; what follows was not."))
    return tuple(notes)


def _doubted_days(page: Page, report: Report) -> Iterator[str]:
    """A sentence on each day that was given, or that the page gives, and was not used."""
    given = "The day that its feed gives" if page.published_from == "feed" else "The day given"
    yield from _doubt(given, page.published, page.received)
    if page.form == "html" and report.published_found not in ("metadata", "figures"):
        for words in _words_in_markup(page):
            yield from _doubt("The day in the page's metadata", words, page.received)
    if page.form == "html" and report.modified is None:
        for words in _words_of_change_in_markup(page):
            yield from _doubt("The day of change in the page's metadata", words, page.received)
            if report.published and (day := parse_date(words)) and day < report.published:
                yield f"The day of change in the page's metadata, {day}, is before that of publication and not used."
    if report.published is None:
        yield from _doubt("The day in the address", date_in_address(report.url), page.received)
        dated = report.dateline.date if report.dateline else None
        yield from _doubt("The day in the dateline", dated, page.received)


def _doubt(what: str, words: str | None, received: str | None) -> Iterator[str]:
    day = parse_date(words)
    if words and day is None:
        yield f"{what}, {words[:40]!r}, is no date from 1900 to 2099 and was not used."
    elif day and not trust_day(day, received):
        yield f"{what}, {day}, is later than the day on which the page came and was not used."


def _words_in_markup(page: Page) -> tuple[str, ...]:
    from onrecord.reports.fields import read_fields
    from onrecord.reports.html import parse_markup  # heavy, and only pages with markup need it
    from onrecord.reports.metadata import words_in_metadata

    tree = parse_markup(decode_content(page))
    return tuple(words_in_metadata(tree, read_fields(tree))) if tree is not None else ()


def _words_of_change_in_markup(page: Page) -> tuple[str, ...]:
    from onrecord.reports.fields import read_fields
    from onrecord.reports.html import parse_markup
    from onrecord.reports.metadata import words_of_change

    tree = parse_markup(decode_content(page))
    return tuple(words_of_change(tree, read_fields(tree))) if tree is not None else ()
