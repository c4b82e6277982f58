"""Records in other forms: one form a file."""

from onrecord.exports.marked import render_reports

__all__ = ["render_reports"]
