"""Every test of this folder reads twice: by the rules alone, and by the rules with the learned tagger."""

import attributed
import pytest

GAPS = frozenset(
    {
        "test_construction_is_read[said, among other things, that]",
        "test_one_attribution[points]",
        "test_one_attribution[when asked]",
        "test_who_is_cited_stands_in_whoever_cites[with reference to]",
    }
)
"""What the tagger reads otherwise than we would; a test that passes again asks for its name to be taken away."""


@pytest.fixture(autouse=True, params=sorted(attributed.VOICES))
def voice(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attributed, "settings", attributed.VOICES[request.param])
    name = request.node.name.replace(f"[{request.param}-", "[").replace(f"-{request.param}]", "]")
    if request.param == "both" and name in GAPS:
        request.applymarker(pytest.mark.xfail(strict=True, reason="the tagger reads it otherwise"))
