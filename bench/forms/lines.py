"""Which lines of a page without markup are the article's: {"id", "lines": [...]} → {"keep": [0 or 1, ...]}."""

from typing import Any

from forms.reading import settings
from onrecord.errors import PageRefused
from onrecord.records import Page, Report
from onrecord.reports import read_report


def answer(row: dict[str, Any]) -> dict[str, Any]:
    lines = [" ".join(line.split()) for line in row["lines"]]
    page = Page(address=row["id"], content="\n".join(lines), form="text")
    try:
        report = read_report(page, settings())
    except PageRefused:
        return {"keep": [0] * len(lines)}
    return {"keep": keep_lines(lines, report)}


def keep_lines(lines: list[str], report: Report) -> list[int]:
    """1 for each line that lies in the report's body."""
    keep, at, regions = [], 0, iter([*report.body, None])
    region = next(regions)
    for line in lines:
        while region and region.end <= at:
            region = next(regions)
        keep.append(int(bool(line) and region is not None and region.start < at + len(line)))
        at += len(line) + 1
    return keep
