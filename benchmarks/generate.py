"""Generates the documents that the benchmark builds: the same rows in several forms.

Every form has the same text in the same rows, a hundred a document. The text is made from word
lists with a fixed seed, so that every run and every machine builds the same project.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROWS_PER_DOCUMENT: Final = 100

SEED: Final = 20260123

SUBJECTS: Final = (
    "backup", "restore", "failover", "replication", "index", "audit log", "firewall", "certificate",
    "runbook", "dashboard", "alert", "quota", "rollback", "migration", "release note", "licence",
    "dependency", "container image", "checksum", "password policy", "session timeout", "rate limit",
    "connection pool", "scheduler", "message queue", "cache", "load balancer", "health check",
)  # fmt: skip

STATES: Final = (
    "documented and rehearsed", "measured under load", "reviewed by a second person",
    "configured for production", "covered by a test", "monitored around the clock",
    "approved by the owner", "described in the manual", "verified after the last change",
)  # fmt: skip

NOTES: Final = (
    "the report of the last run is archived with the release", "repeated every quarter",
    "the responsible team keeps the procedure up to date", "small installations need nothing here",
    "depends on the size of the customer's site", "seen working in the staging environment",
    "values are taken from the capacity plan and rounded up", "see the record of the last incident",
)  # fmt: skip

OWNERS: Final = ("Engineering", "Security", "DevOps", "Support", "Compliance", "Performance", "QA")

STATUSES: Final = ("✅", "✅", "✅", "ℹ️", "ℹ️", "⚠️", "🔄")

MARKUP: Final = ("**{}**", "`{}`", "*{}*")


@dataclass(frozen=True, slots=True)
class Row:
    """One item: plain text and symbols."""

    id: str
    title: str
    status: str
    owner: str
    notes: str


def make_rows(count: int, markup_share: float) -> list[Row]:
    """Return *count* rows; *markup_share* (0 to 1) of the notes hold inline markup."""
    rng = random.Random(SEED)
    rows = []
    for number in range(count):
        title = f"The {rng.choice(SUBJECTS)} is {rng.choice(STATES)} for stage {number % 97}"
        notes = rng.choice(NOTES)
        if rng.random() < markup_share:
            words = notes.split(" ")
            at = rng.randrange(len(words))
            words[at] = rng.choice(MARKUP).format(words[at])
            notes = " ".join(words)
        rows.append(Row(f"IT-{number:06d}", title, rng.choice(STATUSES), rng.choice(OWNERS), notes))
    return rows


def _pipe_table(rows: list[Row]) -> Iterator[str]:
    yield "| ID | Item | Status | Owner | Notes |"
    yield "|----|------|--------|-------|-------|"
    for row in rows:
        yield f"| {row.id} | {row.title} | {row.status} | {row.owner} | {row.notes} |"


def _list_table(rows: list[Row], indent: str) -> Iterator[str]:
    yield f"{indent}.. list-table::"
    yield f"{indent}   :header-rows: 1"
    yield ""
    header = Row("ID", "Item", "Status", "Owner", "Notes")
    for row in (header, *rows):
        yield f"{indent}   * - {row.id}"
        for cell in (row.title, row.status, row.owner, row.notes.replace("`", "``")):
            yield f"{indent}     - {cell}"


def plain_markdown(number: int, rows: list[Row]) -> str:
    """Return a document with a pipe table and nothing of ours."""
    return "\n".join([f"# Part {number}", "", "Some words before.", "", *_pipe_table(rows), ""])


def ours_markdown(number: int, rows: list[Row]) -> str:
    """Return the same document with a checklist around the table."""
    body = [f":::{{checklist}} part-{number}", "", *_pipe_table(rows), ":::"]
    return "\n".join([f"# Part {number}", "", "Some words before.", "", *body, ""])


def plain_rest(number: int, rows: list[Row]) -> str:
    """Return a document with a reST list-table and nothing of ours."""
    title = f"Part {number}"
    head = [title, "=" * len(title), "", "Some words before.", ""]
    return "\n".join([*head, *_list_table(rows, ""), ""])


def ours_rest(number: int, rows: list[Row]) -> str:
    """Return the same document with a checklist around the list-table."""
    title = f"Part {number}"
    head = [
        title,
        "=" * len(title),
        "",
        "Some words before.",
        "",
        f".. checklist:: part-{number}",
        "",
    ]
    return "\n".join([*head, *_list_table(rows, "   "), ""])


def empty_markdown(number: int, rows: list[Row]) -> str:
    """Return the document without its table."""
    del rows
    return f"# Part {number}\n\nSome words before.\n"


def check_markdown(number: int, rows: list[Row]) -> str:
    """Return the same rows as ``check`` directives."""
    lines = [
        f"# Part {number}",
        "",
        "Some words before.",
        "",
        f"::::{{checklist}} part-{number}",
        "",
    ]
    for row in rows:
        lines += [
            f":::{{check}} {row.title}", f":id: {row.id}", f":status: {row.status}",
            f":owner: {row.owner}", f":notes: {row.notes}", ":::", "",
        ]  # fmt: skip
    return "\n".join([*lines, "::::", ""])


def needs_markdown(number: int, rows: list[Row]) -> str:
    """Return the same rows as directives of sphinx-needs."""
    lines = [f"# Part {number}", "", "Some words before.", ""]
    for row in rows:
        lines += [
            f":::{{req}} {row.title}", f":id: {row.id.replace('-', '_')}",
            f":status: {row.status}", f":owner: {row.owner}", "", row.notes, ":::", "",
        ]  # fmt: skip
    return "\n".join([*lines, ""])


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write the rows: the document, its suffix, and the settings of its project."""

    document: Callable[[int, list[Row]], str]
    suffix: str
    settings: str
    markup_share: float = 0.05


_MYST: Final = 'extensions = ["myst_parser"{}]\nmyst_enable_extensions = ["colon_fence"]\n'

_OURS: Final = ', "sphinx_readiness"'

_OURS_AS_NEEDS: Final = ', "sphinx_needs", "sphinx_readiness"'

_NO_JSON: Final = "needs_build_json = False\n"

_NEEDS: Final = (
    _MYST.format(', "sphinx_needs"')
    + 'needs_fields = {"owner": {"description": "Who answers for it"}}\n'
    + _NO_JSON
)

_OVERVIEW: Final = """\
Overview
========

.. readiness-summary::

.. readiness-blockers::
"""

FORMS: Final = {
    "plain": Form(plain_markdown, ".md", _MYST.format("")),
    "ours": Form(ours_markdown, ".md", _MYST.format(_OURS)),
    "plain-markup": Form(plain_markdown, ".md", _MYST.format(""), 1.0),
    "ours-markup": Form(ours_markdown, ".md", _MYST.format(_OURS), 1.0),
    "plain-rest": Form(plain_rest, ".rst", "extensions = []\n"),
    "ours-rest": Form(ours_rest, ".rst", 'extensions = ["sphinx_readiness"]\n'),
    "ours-check": Form(check_markdown, ".md", _MYST.format(_OURS)),
    "ours-needs": Form(ours_markdown, ".md", _MYST.format(_OURS_AS_NEEDS) + _NO_JSON),
    "empty-needs": Form(empty_markdown, ".md", _MYST.format(_OURS_AS_NEEDS) + _NO_JSON),
    "needs": Form(needs_markdown, ".md", _NEEDS),
    "empty": Form(empty_markdown, ".md", _MYST.format("")),
    "empty-loaded": Form(empty_markdown, ".md", _MYST.format(_OURS)),
}
"""Name → form. ``plain`` and ``ours`` (also ``-markup`` and ``-rest``) hold the same rows."""


def write_project(folder: Path, name: str, items: int, *, views: bool = False) -> None:
    """Write the Sphinx project of form *name* with *items* rows into *folder*.

    With *views*, a page of its own shows a summary and the blockers.
    """
    form = FORMS[name]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(
        'project = "Benchmark"\nhtml_theme = "basic"\nhtml_copy_source = False\n' + form.settings,
        encoding="utf-8",
    )
    rows = make_rows(items, form.markup_share)
    pages = []
    for number, start in enumerate(range(0, items, ROWS_PER_DOCUMENT)):
        pages.append(f"part{number:05d}")
        text = form.document(number, rows[start : start + ROWS_PER_DOCUMENT])
        (folder / f"{pages[-1]}{form.suffix}").write_text(text, encoding="utf-8")
    if views:
        pages.insert(0, "overview")
        (folder / "overview.rst").write_text(_OVERVIEW, encoding="utf-8")
    toctree = "".join(f"   {page}\n" for page in pages)
    index = f"Benchmark\n=========\n\n.. toctree::\n\n{toctree}"
    (folder / "index.rst").write_text(index, encoding="utf-8")
