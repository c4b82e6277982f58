"""What is wrong with a file of event types, and in which line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

_HEADER = re.compile(r"\s*(\[{1,2})\s*([\w.\"' -]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([\w\"'-]+)\s*[.=]")
_LONGEST = 1_000
"""Characters of a line in which a header or a key is looked for."""

Path = tuple[str | int, ...]
"""Where something stands in the file: `("types", 0, "triggers", 1, "pos")`."""


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, where, and what to do about it."""

    line: int
    """Counted from 1; 0 where it is the whole file's."""
    place: str
    """Which type, trigger, role or example; empty where it is the whole file's."""
    code: str
    detail: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Where the tables and keys of a file stand: TOML's parser does not tell."""

    at: dict[Path, int] = field(default_factory=dict)

    def find(self, path: Path) -> int:
        """The line of that place, or of the nearest one around it that is known; 0 where none is."""
        while path:
            if path in self.at:
                return self.at[path]
            path = path[:-1]
        return 0


def find_lines(text: str) -> Lines:
    """The line of each table and of each key that stands at a line's start."""
    at: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    here: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := len(line) <= _LONGEST and _HEADER.match(line):
            here = _resolve(header[2], header[1] == "[[", counts)
            at.setdefault(here, number)
        elif key := _KEY.match(line[:_LONGEST]):
            at.setdefault((*here, key[1].strip("\"'")), number)
    return Lines(at)


def _resolve(dotted: str, is_array: bool, counts: dict[Path, int]) -> Path:
    """`types.triggers` as the path of the table that stands there, within the last of each array of tables."""
    path: Path = ()
    names = [name.strip(" \"'") for name in dotted.split(".")]
    for depth, name in enumerate(names):
        path = (*path, name)
        if is_array and depth == len(names) - 1:
            counts[path] = counts.get(path, 0) + 1
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def name_place(path: Path, names: Sequence[str]) -> str:
    """`types[0].triggers[1].pos` in words: “ARMS_TRANSFER, trigger 2, pos”."""
    parts: list[str] = []
    for before, part in zip(("", *path), path, strict=False):
        if isinstance(part, int):
            known = names[part] if before == "types" and part < len(names) else ""
            parts[-1] = known or f"{str(before).removesuffix('s')} {part + 1}"
        else:
            parts.append(part)
    return ", ".join(parts)
