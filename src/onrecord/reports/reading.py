"""One page as its report."""

from itertools import islice

import msgspec

from onrecord.errors import ReportEmpty
from onrecord.records import Page, Report
from onrecord.reports.decoding import decode_content
from onrecord.reports.language import identify_language
from onrecord.reports.plaintext import read_text
from onrecord.settings import Settings

_LANGUAGE_REGIONS = 40


def read_report(page: Page, settings: Settings) -> Report:
    """The report that a page holds. Raises PageNotText, ReportEmpty and LanguageRefused.

    Every character that is no blank lies in `body` or `furniture`, up to `max_report_chars`.
    """
    content = decode_content(page)
    if page.form == "html":
        from onrecord.reports.html import read_html  # the extractor is heavy, and only pages with markup need it

        report = read_html(page, content, settings.max_report_chars)
    else:
        report = read_text(page, content, settings.max_report_chars)
    body = "\n".join(report.text[region.start : region.end] for region in islice(report.body, _LANGUAGE_REGIONS))
    if not any(map(str.isalpha, body)):
        raise ReportEmpty(page.address, "There are no words of a report in it.")
    return msgspec.structs.replace(report, language=identify_language(body, page.address))
