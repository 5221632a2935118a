"""The reference of the public API, from its signatures, fields and docstrings."""

from __future__ import annotations

import ast
import enum
import inspect
import re
import textwrap
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from markdown_table import markdown_table

from sphinx_readiness import api, testing
from sphinx_readiness.sphinx_ext.build import events
from sphinx_readiness.testing import cases

GROUPS: Final = {
    "Functions": ("lint", "load_report", "ReadinessError"),
    "What a report holds": (
        "Report", "Finding", "Severity", "Location", "Project", "Record", "Checklist", "Item",
        "Outcome", "Verdict", "Window", "SignOff", "Decision", "RecordResult", "ChecklistResult",
        "Counts",
    ),
    "What plug-ins add": (
        "Rule", "Context", "EvidenceKind", "Checked", "Files", "Exporter", "Importer",
        "Block", "heading_block", "paragraph_block", "table_block", "Preset", "PinForm", "Status",
    ),
}  # fmt: skip


def markdown(text: str | None) -> str:
    """Return a docstring in Markdown."""
    text = re.sub(r":[a-z]+:`[~.]*([^`]+)`", r"`\1`", inspect.cleandoc(text or ""))
    return text.replace("``", "`")


def cell(text: str) -> str:
    """Return *text* for a cell of a table."""
    return " ".join(text.replace("|", r"\|").split())


def code(text: str) -> str:
    """Return *text* as a code span for a cell; nothing for nothing."""
    return f"`{cell(text)}`" if text else ""


def members(kind: type) -> Iterator[tuple[str, str, str, str]]:
    """Yield name, type, default and meaning of each public field that *kind* declares."""
    for owner in reversed(kind.__mro__):
        if owner.__module__.startswith("sphinx_readiness"):
            yield from _fields(owner)


def _fields(owner: type) -> Iterator[tuple[str, str, str, str]]:
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(owner))).body
    body = tree.body if isinstance(tree, ast.ClassDef) else []
    for node, below in zip(body, [*body[1:], None], strict=True):
        name, kind, default = "", "", ""
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            name, kind = node.target.id, ast.unparse(node.annotation)
            default = ast.unparse(node.value) if node.value is not None else ""
        elif isinstance(node, ast.Assign) and issubclass(owner, enum.Enum):
            name, default = ast.unparse(node.targets[0]), ast.unparse(node.value)
        told = below.value.value if _is_text(below) else ""
        if name and not name.startswith("_"):
            yield name, kind, default, told


def _is_text(node: Any) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def methods(kind: type) -> Iterator[tuple[str, str]]:
    """Yield the signature and the text of each public method and property of *kind*."""
    for owner in reversed(kind.__mro__):
        if not owner.__module__.startswith("sphinx_readiness"):
            continue
        for name, value in vars(owner).items():
            if name.startswith("_") or not (
                inspect.isfunction(value) or isinstance(value, property)
            ):
                continue
            doc = markdown(value.__doc__)
            yield name + (str(inspect.signature(value)) if inspect.isfunction(value) else ""), doc


def _section(name: str, value: Any) -> Iterator[str]:
    yield from (f"(api-{name.lower()})=", f"### `{name}`", "")
    if inspect.isfunction(value):
        yield from ("```python", f"{name}{inspect.signature(value)}", "```", "")
        yield from (*markdown(value.__doc__).splitlines(), "")
        return
    yield from (*markdown(value.__doc__).splitlines(), "")
    fields = list(members(value)) if issubclass(value, tuple | enum.Enum) else []
    if fields:
        yield from markdown_table(
            ("Field", "Type", "Default", "Meaning"),
            (
                (
                    f"`{n}`",
                    f"`{cell(t)}`" if t else "",
                    f"`{cell(d)}`" if d else "",
                    cell(markdown(m)),
                )
                for n, t, d, m in fields
            ),
        )
    for signature, text in methods(value):
        yield from (f"`{signature}`", f": {cell(text)}", "")


def public_api() -> Iterator[str]:
    """Yield the sections of the API."""
    yield from (*markdown(api.__doc__).splitlines(), "")
    for title, names in GROUPS.items():
        yield from (f"## {title}", "")
        for name in names:
            yield from _section(name, getattr(api, name))


def event_reference() -> Iterator[str]:
    """Yield a section for each event of Sphinx that we emit."""
    for name, payload in ((events.COLLECTED, events.Collected), (events.REPORTED, events.Reported)):
        yield from (f"### `{name}`", "", "```python")
        yield from (
            f"def listener(app: Sphinx, payload: {payload.__name__}) -> None: ...",
            "```",
            "",
        )
        yield from (*markdown(payload.__doc__).splitlines(), "")


def test_kit() -> Iterator[str]:
    """Yield what the kit for tests offers, and what a case may say."""
    for name in testing.__all__:
        value = getattr(testing, name)
        shown = f"{name}{inspect.signature(value)}" if inspect.isfunction(value) else name
        yield from (f"### `{name}`", "", "```python", shown, "```", "")
        yield from (*markdown(value.__doc__).splitlines(), "")
    yield from ("### What a case may say", "")
    body = ast.parse(inspect.getsource(cases)).body
    told = next(
        below.value.value
        for node, below in pairwise(body)
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "KEYS"
    )
    entries = re.findall(r"^(``.+)\n((?: {4}.+\n)+)", told, re.MULTILINE)
    yield from markdown_table(
        ("Keys", "Meaning"), ((markdown(keys), cell(markdown(text))) for keys, text in entries)
    )
