"""What is on record about a question: a question is read like a report, and answered with the words of sources."""

from onrecord.questions.answer import Answer, Finding, Group, Statement
from onrecord.questions.asking import ask
from onrecord.questions.query import Party, Query

__all__ = ["Answer", "Finding", "Group", "Party", "Query", "Statement", "ask"]
