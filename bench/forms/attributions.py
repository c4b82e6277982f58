"""Attributions in the scorer's form: only the outermost, each role as pairs of offsets.

{"id", "text", "published"?, "title"?} → {"attributions": [{"sources": [[s, e]], "cues": [...], "contents": [...]}]}
"""

from collections.abc import Iterable
from typing import Any

from forms.reading import read_as_far_as
from onrecord.records import Region


def answer(row: dict[str, Any]) -> dict[str, Any]:
    attributions = read_as_far_as("attributions", row)["attributions"]
    return {
        "attributions": [
            {"sources": pairs(found.sources), "cues": pairs(found.cues), "contents": pairs(found.contents)}
            for found in attributions
            if found.parent is None
        ]
    }


def pairs(regions: Iterable[Region]) -> list[list[int]]:
    return [[region.start, region.end] for region in regions]
