"""What states or pins a version, from the tables that documents are searched by."""

from __future__ import annotations

from collections.abc import Iterator

from markdown_table import markdown_table
from version_promises import CLAIMS

from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.pin_form import ANYWHERE, COMMANDS, MANIFESTS

WHERE = {
    COMMANDS: "text, commands",
    MANIFESTS: "text, commands, manifests",
    ANYWHERE: "text, any sample of code",
}


def claims() -> Iterator[str]:
    """Yield a table of the forms in which a page states the version."""
    rows = ((each.name, code(each.markdown), code(each.rest or each.markdown)) for each in CLAIMS)
    yield from markdown_table(("Form", "In Markdown", "In reStructuredText"), rows)


def pins() -> Iterator[str]:
    """Yield a table of the forms in which the project itself is pinned."""
    rows = ((each.name, code(each.example), WHERE[each.where]) for each in PINS)
    yield from markdown_table(("Form", "Such as", "Looked for in"), rows)


def code(text: str) -> str:
    """Return *text* as code in a cell, line by line."""
    lines = filter(None, map(str.strip, text.replace("|", "\\|").split("\n")))
    return "<br>".join(f"`` {line} ``" if "`" in line else f"`{line}`" for line in lines)
