"""Write the generated parts of docs/ anew, or with --check say which are stale (exit status 1).

A generated part stands between `<!-- generated: NAME -->` and `<!-- end -->`, and is made from the code itself.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import typer.models

from onrecord import records
from onrecord.cli.app import app
from onrecord.pipeline import STAGES
from onrecord.settings import Settings, variable_of

DOCS = Path(__file__).parent
PART = re.compile(r"(<!-- generated: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def describe_fields(noun: type) -> Iterator[str]:
    """A Markdown table of a noun's fields."""
    schema = msgspec.json.schema(noun)["$defs"]
    yield "| field | form | meaning |\n|---|---|---|"
    for name, field in schema[noun.__name__]["properties"].items():
        yield f"| `{name}` | {describe_form(field)} | {field.get('description', '')} |"


def describe_form(field: dict[str, Any]) -> str:
    """A field's JSON form in a word or two."""
    if "anyOf" in field:
        return " or ".join(describe_form(choice) for choice in field["anyOf"])
    if "$ref" in field:
        noun = field["$ref"].rsplit("/", 1)[1]
        return f"[{noun}](#{noun.lower()})"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"])
    if field.get("type") == "array":
        return f"list of {describe_form(field['items'])}" if field.get("items") else "list"
    return str(field.get("type", "any"))


def write_fields() -> str:
    """Every noun of the record with its fields, the record first."""
    nouns = [noun for noun in vars(records).values() if isinstance(noun, type) and issubclass(noun, records.Noun)]
    shown = [noun for noun in reversed(nouns) if noun not in (records.Noun, records.Page)]
    return "\n".join(
        f"## {noun.__name__}\n{noun.__doc__}\n\n" + "\n".join(describe_fields(noun)) + "\n" for noun in shown
    )


def write_commands() -> str:
    """Every command with its help, arguments and options."""
    groups = [("", app), *((f"{group.name} ", group.typer_instance) for group in app.registered_groups)]
    return "\n".join(
        describe_command(prefix + command.name, command.callback)
        for prefix, group in groups
        for command in group.registered_commands
    )


def describe_command(name: str, function: Callable[..., None]) -> str:
    """A command as a section."""
    hints = get_type_hints(function, include_extras=True)
    parameters = inspect.signature(function).parameters.values()
    rows = [describe_parameter(parameter.name, hints[parameter.name], parameter.default) for parameter in parameters]
    table = "\n".join(["| | |", "|---|---|", *rows]) + "\n" if rows else ""
    return f"## onrecord {name}\n{inspect.getdoc(function)}\n\n{table}"


def describe_parameter(name: str, hint: Any, default: Any) -> str:
    """A parameter as a row: how it is written, what it does, its default."""
    kind, told = (hint.__origin__, hint.__metadata__[0]) if hasattr(hint, "__metadata__") else (hint, None)
    is_argument = isinstance(told, typer.models.ArgumentInfo)
    # Inside Annotated, the first name that an option is given stands where its default would.
    first = getattr(told, "default", None)
    given = (first,) if isinstance(first, str) else ()
    declared = (*given, *(getattr(told, "param_decls", None) or ())) or (f"--{name.replace('_', '-')}",)
    written = (told.metavar or name.upper()) if is_argument else ", ".join(declared)
    values = " ".join(f"`{value}`" for value in kind) if isinstance(kind, EnumType) else ""
    meaning = ". ".join(filter(None, [told and told.help and told.help.rstrip("."), values and f"One of {values}"]))
    shown = default not in (None, False, inspect.Parameter.empty)
    return f"| `{written}` | {meaning}{f' (default `{default}`)' if shown else ''} |"


def write_settings() -> str:
    """Every setting with its variable, default and meaning."""
    hints = get_type_hints(Settings, include_extras=True)
    rows = ["| setting | variable | default | meaning |", "|---|---|---|---|"]
    for field in msgspec.structs.fields(Settings):
        meaning = get_args(hints[field.name])[1].description
        rows.append(f"| `{field.name}` | `{variable_of(field.name)}` | `{field.default}` | {meaning} |")
    return "\n".join(rows) + "\n"


def write_stages() -> str:
    """The stages in their order."""
    rows = ["| stage | needs | gives | |", "|---|---|---|---|"]
    for stage in STAGES:
        told = (inspect.getdoc(stage.run) or "").partition("\n")[0]
        rows.append(f"| `{stage.run.__name__}` | {', '.join(stage.needs)} | {stage.gives} | {told} |")
    return "\n".join(rows) + "\n\n"


WRITERS: dict[str, Callable[[], str]] = {
    "fields": write_fields,
    "commands": write_commands,
    "settings": write_settings,
    "stages": write_stages,
}


def generate(text: str) -> str:
    """A document with its generated parts made anew."""
    return PART.sub(lambda part: f"{part[1]}{WRITERS[part[2]]()}{part[3]}", text)


def main(arguments: list[str]) -> int:
    stale = []
    for path in sorted(DOCS.glob("*.md")):
        old = path.read_text(encoding="utf-8")
        new = generate(old)
        if new != old:
            stale.append(path.name)
            if "--check" not in arguments:
                path.write_text(new, encoding="utf-8")
    if stale:
        print(("stale: " if "--check" in arguments else "written: ") + ", ".join(stale))
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
