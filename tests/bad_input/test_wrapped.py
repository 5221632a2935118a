"""Whatever a checklist stands in, it is read or reported at its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from projects import Project
from wrapped_directives import MARKDOWN, REST, Wrapped, wrapped

BROKEN = {
    "details-close", "summary", "lazy", "unclosed-code", "unclosed-comment", "line-block",
    "table-above", "text-above", "raw", "definition", "indented",
}  # fmt: skip
"""Wrappers in which an example does not stay one."""

MARKDOWN_DOCS = [
    *wrapped(MARKDOWN, head="# T", depth=1, count=130, seed=2),
    *wrapped(MARKDOWN, head="# T", depth=2, count=120, seed=3),
]

REST_DOCS = [
    *wrapped(REST, head="T\n=", depth=1, count=130, seed=2),
    *wrapped(REST, head="T\n=", depth=2, count=80, seed=3),
]


def _verdicts(folder: Path, docs: list[Wrapped], suffix: str) -> list[str]:
    """Return what is wrong with the treatment of each of *docs*."""
    files = {f"d{number}{suffix}": doc.text for number, doc in enumerate(docs)}
    report = Project(folder, {"index.rst": "Index\n=====\n", **files}).lint().report
    found: dict[str, list[dict[str, Any]]] = {}
    for each in report["findings"]:
        if each["code"] == "RD110":
            found.setdefault(each["path"], []).append(each)
    read = {
        item["location"]["path"]
        for record in report["records"]
        for checklist in record["checklists"]
        for item in checklist["items"]
    }
    wrong = []
    for number, doc in enumerate(docs):
        path = f"docs/d{number}{suffix}"
        findings = found.get(path, [])
        said = [each for each in findings if each["line"] == doc.line]
        if len(findings) > 1:
            wrong.append(f"several findings: {doc.name}")
        elif path in read and findings:
            wrong.append(f"read and reported: {doc.name}")
        elif not doc.example and path not in read and not said:
            wrong.append(f"lost: {doc.name}\n{doc.text}")
        elif doc.example and findings and not any(name in doc.name for name in BROKEN):
            wrong.append(f"an example is reported: {doc.name}\n{doc.text}")
    assert read
    return wrong


@pytest.mark.parametrize(("docs", "suffix"), [(MARKDOWN_DOCS, ".md"), (REST_DOCS, ".rst")])
def test_a_checklist_is_read_or_reported(tmp_path: Path, docs: list[Wrapped], suffix: str) -> None:
    assert _verdicts(tmp_path, docs, suffix) == []
