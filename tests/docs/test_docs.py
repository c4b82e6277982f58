"""The documents say what the code says."""

import importlib.util
import re
from pathlib import Path
from typing import get_args

import pytest

from onrecord import errors, records

DOCS = Path(__file__).parents[2] / "docs"


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", sorted(DOCS.glob("*.md")), ids=lambda path: path.name)
def test_generated_parts_are_fresh(path):
    text = path.read_text(encoding="utf-8")
    assert load_generator().generate(text) == text, "run `make docs`"


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("factuality", records.Factuality),
        ("modality", records.Modality),
        ("act", records.Act),
        ("type", records.EventType),
        ("found", records.Found),
    ],
)
def test_every_word_of_the_vocabulary_is_explained(section, values):
    text = (DOCS / "vocabulary.md").read_text(encoding="utf-8")
    part = text.split(f"\n## {section}\n")[1].split("\n## ")[0]
    assert set(re.findall(r"^\| `([^`]+)`", part, re.MULTILINE)) == set(get_args(values))


def error_types(base=errors.OnRecordError):
    for kind in base.__subclasses__():
        yield kind
        yield from error_types(kind)


def test_every_error_is_explained_and_drawn():
    text = (DOCS / "errors.md").read_text(encoding="utf-8")
    leaves = {kind for kind in error_types() if not kind.__subclasses__()}
    rows = dict(re.findall(r"^\| `(\w+)` \| `(\w+)`", text, re.MULTILINE))
    assert rows == {kind.code: kind.__name__ for kind in leaves}
    assert all(kind.__name__ in errors.__doc__ for kind in error_types())


def test_links_between_documents_hold():
    for path in DOCS.glob("*.md"):
        for target in re.findall(r"\]\(([\w./-]+\.\w+)\)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name} links to {target}"
