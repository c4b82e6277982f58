"""Stage 1, address → Page: files, folders, standard input and JSON Lines, one page at a time."""

from onrecord.pages.opening import open_pages

__all__ = ["open_pages"]
