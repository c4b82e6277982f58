"""The rules: attributions read off the grammar, one construction a file, then joined to quotations."""

from onrecord.attributions.rules.reading import order_drafts, read_drafts, with_tellers

__all__ = ["order_drafts", "read_drafts", "with_tellers"]
