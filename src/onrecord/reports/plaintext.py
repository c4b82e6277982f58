"""A page without markup → Report: the text stays as it is, its lines are sorted into body and furniture."""

import re
from typing import Literal

from onrecord.records import Dateline, Furniture, Page, PublishedFound, PublisherFound, Region, Report
from onrecord.reports.authors import authors_in
from onrecord.reports.byline import name_author
from onrecord.reports.changes import days_told, find_corrections
from onrecord.reports.cutting import cut_text, end_of_reading
from onrecord.reports.dateline import find_dateline
from onrecord.reports.dates import order_of, parse_date, read_written_date, trust_day
from onrecord.reports.layout import Layout, lay_out
from onrecord.reports.lines import Line, split_lines
from onrecord.reports.phrases import is_moment
from onrecord.reports.publisher import Published, decide_publisher, name_publisher, origin_in_lines

_DATELINE_WITHIN = 4
_DATE_LINE_WITHIN = 8
_LINES_WITH_DAYS = 400
_LINES_AT_END = 4
_REPORTING = re.compile(r"\W*(?:reporting|writing|written|reported|story)\s+by\b", re.IGNORECASE)


def read_text(page: Page, text: str, max_chars: int) -> Report:
    """The report of a page of plain text, `exact` or as a crawl leaves it."""
    exact = page.form == "exact"
    if not exact:
        text = cut_text(text.replace("\r\n", "\n").replace("\r", "\n"), max_chars)
    layout = lay_out(split_lines(text, end_of_reading(text, max_chars)), careful=exact)
    return make_report(page, text, layout)


def make_report(page: Page, text: str, layout: Layout) -> Report:
    """A report from its lines, with what they say of title, author, place and day."""
    title = page.title or (layout.lines[layout.title].text if layout.title is not None else None)
    order = order_of((line.text for line in layout.lines[:_LINES_WITH_DAYS]), None)
    told = days_told((line.text for line in around_body(layout)), order, page.received)
    published, found = find_published(page, layout, told.published)
    dateline = find_dateline_in(layout, published)
    if not published and dateline and (published := trust_day(dateline.date, page.received)):
        found = "dateline"
    byline = find_byline(layout)
    paper = find_published_by(page, layout, dateline)
    modified = told.modified if told.modified and not is_before(told.modified[0], published) else None
    return Report(
        url=page.url,
        title=title,
        byline=byline,
        authors=authors_in(writing_line(layout) or byline, (paper.publisher, paper.carrier)),
        publisher=paper.publisher,
        publisher_found=paper.found,
        carrier=paper.carrier,
        published=published,
        published_found=found,
        modified=modified[0] if modified else None,
        modified_found=found_in(modified) if modified else None,
        dateline=dateline,
        text=text,
        body=body_of(layout),
        furniture=furniture_of(layout),
        corrections=find_corrections(readable(layout), order, published),
    )


def found_in(day: tuple[str, bool]) -> Literal["line", "figures"]:
    """How a day in a line was found."""
    return "figures" if day[1] else "line"


def is_before(day: str, published: str | None) -> bool:
    """Whether a day of change is before that of publication, and so not one."""
    return published is not None and day < published


def readable(layout: Layout) -> list[Line]:
    """The lines in which a report may speak of itself: not those of readers' comments and of other reports."""
    found = zip(layout.lines, layout.kinds, strict=True)
    return [line for line, kind in found if kind not in ("comment", "related", "repeated")]


def around_body(layout: Layout) -> list[Line]:
    """The lines above the first paragraph and those at the end, where a report gives its own days."""
    lines = readable(layout)
    first = next((at for at, line in enumerate(lines) if line.is_prose), 0)
    return [*lines[:first], *lines[max(first, len(lines) - _LINES_AT_END) :]]


def find_published_by(page: Page, layout: Layout, dateline: Dateline | None) -> Published:
    """Who published a text without markup."""
    site: tuple[str, PublisherFound] | None = None
    if named := find_publisher(layout):
        site = named, "line"
    elif page.publisher:
        site = page.publisher, page.published_from
    origin = origin_in_lines(layout.body, credit_lines(layout), None)
    return decide_publisher(site, origin, dateline.agency if dateline else None, page.url)


def credit_lines(layout: Layout) -> list[Line]:
    """The lines that say from whom the report was taken over, or who wrote it."""
    return [line for line, kind in zip(layout.lines, layout.kinds, strict=True) if kind == "byline"]


def writing_line(layout: Layout) -> str | None:
    """The first line that says who reported it in the newsroom's words: “Reporting by Ada Lind; Editing by Bo Falk”."""
    lines = (line.text for line in credit_lines(layout))
    return next((words for words in lines if _REPORTING.match(words)), None)


def find_published(
    page: Page, layout: Layout, told: tuple[str, bool] | None
) -> tuple[str | None, PublishedFound | None]:
    """The day of publication and how it was found: the user's, the text's own, the feed's."""
    given = trust_day(parse_date(page.published), page.received)
    if given and page.published_from == "given":
        return given, "given"
    if dated := trust_day(date_under_title(layout), page.received):
        return dated, "dateline"
    if told:
        return told[0], found_in(told)
    return given, page.published_from if given else None


def body_of(layout: Layout) -> tuple[Region, ...]:
    """The lines that are the report."""
    return tuple(Region(start=line.start, end=line.end) for line in layout.body)


def furniture_of(layout: Layout) -> tuple[Furniture, ...]:
    """The lines that are not the report."""
    found = zip(layout.lines, layout.kinds, strict=True)
    return tuple(Furniture(start=line.start, end=line.end, kind=kind) for line, kind in found if kind)


def find_byline(layout: Layout) -> str | None:
    """Who wrote it, as the first line of that kind says."""
    found = zip(layout.lines, layout.kinds, strict=True)
    return next((name for line, kind in found if kind == "byline" and (name := name_author(line))), None)


def find_publisher(layout: Layout) -> str | None:
    """Which paper published it, as a line near the title says."""
    return None if layout.publisher is None else name_publisher(layout.lines[layout.publisher])


def find_dateline_in(layout: Layout, published: str | None) -> Dateline | None:
    """The dateline at the start of one of the first paragraphs."""
    for line in layout.body[:_DATELINE_WITHIN]:
        if found := find_dateline(line.text, published):
            return found
    return None


def date_under_title(layout: Layout) -> str | None:
    """The day on a line of its own between the title, or the paper's name, and the first paragraph.

    A day above both may be that of the visit.
    """
    known = [at for at in (layout.title, layout.publisher) if at is not None]
    first = min(known, default=len(layout.lines))
    for line in layout.lines[first : first + _DATE_LINE_WITHIN]:
        if line.is_prose:
            return None
        if (_is_short(line) or name_publisher(line)) and (day := read_written_date(line.text)):
            return day
    return None


def _is_short(line: Line) -> bool:
    said = line.text.casefold()
    named = is_moment(line) or said.startswith(("published", "posted", "by "))
    return named and len(line.words) <= 9 and "updated" not in said and "modified" not in said
