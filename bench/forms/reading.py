"""A task's row as a page, read as far as one stage."""

from functools import cache
from typing import Any

from onrecord.pipeline import run_stages, stages_for
from onrecord.records import Page
from onrecord.settings import Settings, load_settings


@cache
def settings() -> Settings:
    return load_settings()


def read_as_far_as(wanted: str, row: dict[str, Any]) -> dict[str, Any]:
    """Every value up to `wanted` ("report", "parse", "times", "cast", "attributions", "events"), by name."""
    page = Page(
        address=row["id"],
        content=row["text"],
        form="exact",
        id=row["id"],
        title=row.get("title"),
        published=row.get("published"),
    )
    return run_stages(stages_for(wanted), {"page": page}, settings())
