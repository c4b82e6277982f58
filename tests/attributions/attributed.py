"""One report in, what is attributed in it out, in a form that reads well in a test."""

from typing import Any

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Attribution, Region, Report
from onrecord.settings import Settings

VOICES = {"rules": Settings(learned_tagger=False), "both": Settings()}
settings = VOICES["both"]
"""With which voices to read: the fixture `voice` sets it."""


def attributions_of(text: str) -> tuple[Attribution, ...]:
    """From a report that is read already, so that texts without any word can be tried, too."""
    found: tuple[Attribution, ...] = _values(text)["attributions"]
    return found


def cast_of(text: str) -> dict[str, str]:
    """The names of a report's entities by id."""
    return {entity.id: entity.name for entity in _values(text)["cast"].entities}


def _values(text: str) -> dict[str, Any]:
    report = Report(text=text, published="2024-05-08", body=(Region(start=0, end=len(text)),))
    stages = [stage for stage in stages_for("attributions") if stage.gives != "report"]
    return run_stages(stages, {"report": report}, settings)


def words_of(attribution: Attribution) -> tuple[str, str, str]:
    """Source, cue without a colon behind it, content; pieces joined by a bar."""
    return (
        " | ".join(source.text for source in attribution.sources),
        " | ".join(cue.text if cue.text == ":" else cue.text.rstrip(":") for cue in attribution.cues),
        " | ".join(content.text for content in attribution.contents),
    )


def read(text: str) -> list[tuple[str, str, str]]:
    """Source, cue, content of the outermost attributions."""
    return [words_of(found) for found in attributions_of(text) if found.parent is None]


def acts(text: str) -> list[str]:
    """The speech acts of the outermost attributions."""
    return [found.act for found in attributions_of(text) if found.parent is None]
