"""Generated documents after ``fix``: no row is lost or says anything but what was to be mended."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from documents import document

from sphinx_readiness.cli import main

FIXED = re.compile(
    r"^docs/(?P<path>\S+):(?P<line>\d+): (?P<code>RD\d+ )?(?P<text>.*)$", re.MULTILINE
)

MAY_CHANGE = {
    "id": {"explicit_id"},
    "status": {"status_text"},
    "owner": {"owner"},
    "mean": {"status_text", "status", "outcome", "is_blocker"},
    "bars": {"notes", "title", "id", "status", "status_text", "outcome", "owner", "extra"},
}
"""What may become of the fields of a row by the kind of a fix; see :func:`kind_of`."""


def kind_of(code: str, text: str) -> str:
    if "ids" in text or "the id" in text:
        return "id"
    if code.strip() in ("RD401", "RD402", "RD404", "RD506"):
        return "mean"
    return "bars" if code.strip() == "RD102" else "status" if "status" in text else "owner"


def run(*arguments: str) -> tuple[int, str]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        return main(list(arguments)), out.getvalue()


def rows(docs: Path, out: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the items of *docs* by file, from top to bottom."""
    run("lint", str(docs), "--out", str(out), "-q")
    report = json.loads((out / "readiness.json").read_text("utf-8"))
    found: dict[str, list[dict[str, Any]]] = {}
    for record in report["records"]:
        for each in (*record["checklists"], *(w["checklist"] for w in record["windows"])):
            for item in each["items"]:
                found.setdefault(Path(item["location"]["path"]).name, []).append(item)
    for items in found.values():
        items.sort(key=lambda item: item["location"]["line"])
    return found


@pytest.mark.parametrize("options", [(), ("--unsafe", "--statuses", "--align")])
def test_rows_say_what_they_said(tmp_path: Path, options: tuple[str, ...]) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (tmp_path / "readiness.toml").write_text("", encoding="utf-8")
    (docs / "index.md").write_text("# Index\n", encoding="utf-8")
    (docs / "conf.py").write_text('exclude_patterns = ["_*"]\n', encoding="utf-8")
    first = 1000 if options else 0
    for each in map(document, range(first, first + 24)):
        for name, text in ((each.name, each.text), *each.truth.files):
            (docs / name).write_bytes(text.encode("utf-8"))
    before = rows(docs, tmp_path / "before")
    bytes_before = {path.name: path.read_bytes() for path in docs.iterdir()}
    status, said = run("fix", str(docs), *options)
    assert status == 0
    after = rows(docs, tmp_path / "after")
    assert before.keys() == after.keys()
    kinds = {kind_of(m["code"] or "", m["text"]) for m in FIXED.finditer(said)
             if not m["text"].startswith("not mended")}  # fmt: skip
    allowed = {field for kind in kinds for field in MAY_CHANGE[kind]}
    for name, items in before.items():
        for one, other in zip(items, after[name], strict=True):
            changed = {key for key in one if one[key] != other[key]} - {"location"}
            assert changed <= allowed, (name, changed, one, other)
    assert "id" in kinds
    for path in docs.iterdir():
        old, new = bytes_before[path.name], path.read_bytes()
        # Ids may need lines of their own, which end as those of their document do.
        assert new.count(b"\n") >= old.count(b"\n"), path
        if old.count(b"\r\n") == 0:
            assert b"\r\n" not in new, path
        elif old.count(b"\r\n") == old.count(b"\n"):
            assert new.count(b"\r\n") == new.count(b"\n"), path
    assert run("fix", str(docs), *options, "--check")[0] == 0
