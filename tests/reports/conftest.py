"""What the tests of reports share."""

import pytest

from onrecord.records import Page, Report
from onrecord.reports import read_report
from onrecord.settings import Settings


class Reading:
    """A report, with its parts as words."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.body = [report.text[region.start : region.end] for region in report.body]
        self.furniture = [(report.text[found.start : found.end], found.kind) for found in report.furniture]


@pytest.fixture
def read():
    def read_content(content: bytes | str, form: str = "text", **fields: str) -> Reading:
        page = Page(address="a.txt", content=content, form=form, **fields)
        return Reading(read_report(page, Settings()))

    return read_content
