"""Stage 1, address → Page: files, folders, web addresses, standard input, tables and archives, one page at a time."""

from onrecord.pages.columns import Columns, parse_columns
from onrecord.pages.intake import Intake, Skipped
from onrecord.pages.opening import open_pages
from onrecord.pages.urls import is_url

__all__ = ["Columns", "Intake", "Skipped", "is_url", "open_pages", "parse_columns"]
