"""A question put as a statement: “Has Norland sent boats?” as “Norland has sent boats.”"""

from typing import Any

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Page
from onrecord.settings import Settings

_AUXILIARIES = frozenset(
    {"be", "have", "do", "will", "would", "can", "could", "may", "might", "shall", "should", "must"}
)
_FINITE = frozenset({"MD", "VB", "VBP", "VBZ", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_PERSONS = frozenset({"who", "whom"})
_THINGS = frozenset({"what", "which"})


def state_question(question: str, settings: Settings) -> str | None:
    """The statement that a question asks about, with “somebody” where it asks who; None where it has no such form.

    Only what would happen is kept, not when: “Did Norland attack?” becomes “Norland will attack.”
    """
    page = Page(address="question", content=question, form="exact")
    doc = run_stages(stages_for("parse"), {"page": page}, settings)["parse"].doc
    words = [token for token in doc if not token.is_space]
    while words and words[-1].is_punct:
        words.pop()
    gap = _gap_of(words[0].lower_) if words[1:] and words[1].tag_ in _FINITE else None
    rest = words[1:] if gap else words
    if not rest:
        return None
    if subject := _subject_after(rest):
        auxiliary = "will" if rest[0].lemma_ == "do" else rest[0].lower_  # “did attack” tags worse than “will attack”
        return _end(f"{_text(question, subject)} {auxiliary} {_text(question, _after(rest, subject))} {gap or ''}")
    return _end(f"{gap} {_text(question, rest)}") if gap else None


def _gap_of(word: str) -> str | None:
    return "somebody" if word in _PERSONS else "something" if word in _THINGS else None


def _subject_after(words: list[Any]) -> list[Any] | None:
    """The subject that follows a first auxiliary; None where the words do not begin so."""
    if words[0].tag_ not in _FINITE or words[0].lemma_ not in _AUXILIARIES:
        return None
    last = next((word.right_edge.i for word in words[1:] if word.dep_ in _SUBJECTS and word.head.dep_ == "ROOT"), None)
    if last is None:  # “Did Norland attack …”: the parser may take the subject for a part of something else
        last = next((word.i - 1 for word in words[1:] if word.dep_ == "ROOT" and word.tag_.startswith("VB")), -1)
    return [word for word in words[1:] if word.i <= last] or None


def _after(words: list[Any], subject: list[Any]) -> list[Any]:
    return words[1 + len(subject) :]


def _text(question: str, words: list[Any]) -> str:
    return question[words[0].idx : words[-1].idx + len(words[-1].text)] if words else ""


def _end(statement: str) -> str:
    joined = " ".join(statement.split())
    return f"{joined[:1].upper()}{joined[1:]}."
