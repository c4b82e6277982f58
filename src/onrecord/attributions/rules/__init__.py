"""The rules: attributions read off the grammar, one construction a file, then joined to quotations."""

from onrecord.attributions.rules.reading import read_drafts

__all__ = ["read_drafts"]
