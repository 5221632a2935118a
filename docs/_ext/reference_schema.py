"""The reference of the JSON report and the forecast, from the schemas that the package ships."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any


def load(name: str = "readiness-1") -> dict[str, Any]:
    """Return the schema *name*."""
    path = files("sphinx_readiness") / "schemas" / f"{name}.schema.json"
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def kind(schema: Mapping[str, Any]) -> str:
    """Return the type that *schema* allows, in Markdown; parts of their own are links."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        return f"[{name}](#report-{name.replace('_', '-')})"
    for word in ("anyOf", "oneOf"):
        if word in schema:
            return " or ".join(dict.fromkeys(map(kind, schema[word])))
    if "const" in schema:
        return f"`{json.dumps(schema['const'])}`"
    if "enum" in schema:
        return ", ".join(f"`{json.dumps(each)}`" for each in schema["enum"])
    types = schema.get("type", "any")
    words = types if isinstance(types, list) else [types]
    if "array" in words and "items" in schema:
        return f"list of {kind(schema['items'])}"
    if "object" in words and isinstance(schema.get("additionalProperties"), Mapping):
        return f"object of {kind(schema['additionalProperties'])}"
    return " or ".join(words)


def rows(schema: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    """Yield a row of a Markdown table for each member of *schema*, nested ones behind a dot."""
    for name, member in schema.get("properties", {}).items():
        text = " ".join(member.get("description", "").replace("|", r"\|").split())
        yield f"| `{prefix}{name}` | {kind(member)} | {text} |"
        yield from rows(member, f"{prefix}{name}.")


def section(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield what one object of the report holds."""
    if schema.get("description"):
        yield from (schema["description"], "")
    if "properties" in schema:
        yield from ("| Member | Value | Meaning |", "|---|---|---|", *rows(schema), "")
    else:
        yield from (f"Value: {kind(schema)}", "")


def report() -> Iterator[str]:
    """Yield the whole report, then each of its parts."""
    yield from _whole(load(), "##")


def forecast() -> Iterator[str]:
    """Yield the whole forecast, then each of its parts."""
    yield from ("(forecast-json)=", "## The forecast", "")
    yield from _whole(load("forecast-1"), "###")


def _whole(schema: Mapping[str, Any], heading: str) -> Iterator[str]:
    yield from (f"Schema: `{schema['$id']}`", "")
    yield from section(schema)
    for name, part in schema.get("$defs", {}).items():
        yield from (f"(report-{name.replace('_', '-')})=", f"{heading} `{name}`", "")
        yield from section(part)
