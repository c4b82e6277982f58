"""A page without markup → Report: the text stays as it is, its lines are sorted into body and furniture."""

from onrecord.records import Dateline, Furniture, Page, PublishedFound, Region, Report
from onrecord.reports.byline import name_author
from onrecord.reports.cutting import cut_text, end_of_reading
from onrecord.reports.dateline import find_dateline
from onrecord.reports.dates import parse_date, read_written_date, trust_day
from onrecord.reports.layout import Layout, lay_out
from onrecord.reports.lines import Line, split_lines
from onrecord.reports.phrases import is_moment
from onrecord.reports.publisher import name_publisher

_DATELINE_WITHIN = 4
_DATE_LINE_WITHIN = 8


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
    published, found = find_published(page, layout)
    dateline = find_dateline_in(layout, published)
    if not published and dateline and (published := trust_day(dateline.date, page.received)):
        found = "dateline"
    return Report(
        url=page.url,
        title=title,
        byline=find_byline(layout),
        publisher=find_publisher(layout) or page.publisher,
        published=published,
        published_found=found,
        dateline=dateline,
        text=text,
        body=body_of(layout),
        furniture=furniture_of(layout),
    )


def find_published(page: Page, layout: Layout) -> tuple[str | None, PublishedFound | None]:
    """The day of publication and how it was found: the user's, the text's own, the feed's."""
    given = trust_day(parse_date(page.published), page.received)
    if given and page.published_from == "given":
        return given, "given"
    if dated := trust_day(date_under_title(layout), page.received):
        return dated, "dateline"
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
