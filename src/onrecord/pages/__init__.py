"""Stage 1, address → Page: files, folders, web addresses, standard input and JSON Lines, one page at a time."""

from onrecord.pages.opening import open_pages
from onrecord.pages.urls import is_url

__all__ = ["is_url", "open_pages"]
