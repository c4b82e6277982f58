"""Pages already dealt with, by their digest."""

from dataclasses import dataclass

NOTE_REPORT = """
INSERT INTO pages (digest, report) SELECT ?, number FROM reports WHERE key = ?
ON CONFLICT (digest) DO UPDATE SET report = excluded.report, code = NULL, reason = NULL, remedy = NULL
"""
NOTE_REFUSAL = "INSERT INTO pages (digest, code, reason, remedy) VALUES (?, ?, ?, ?) ON CONFLICT (digest) DO NOTHING"
FIND_PAGE = "SELECT code, reason, remedy FROM pages WHERE digest = ?"


@dataclass(frozen=True, slots=True)
class Dealt:
    """What came of a page: its report is kept, or it was refused."""

    code: str | None
    """Why it was refused; None where its report is kept."""
    reason: str
    remedy: str
    """Both empty where its report is kept."""
