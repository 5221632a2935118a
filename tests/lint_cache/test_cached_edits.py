"""Sequences of edits of whole generated projects: a cached lint is a fresh one, byte for byte."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from cached_runs import Runner, write

from sphinx_readiness.comparing.baseline import SCHEMA

WORDS = ("backup", "restore", "failover", "audit log", "runbook", "alert", "quota", "rollback")

STATUSES = ("✅", "❌", "⚠️", "ℹ️", "done", "??", "")

NOTES = (
    "", "see page0.md", "see data/proof.txt", "until 2026-02-01", "node_modules/x/y.txt", "v1.2.0",
    "see readiness.json", "see {check}`C1-1`", "**bold** and `code`", "[log](../data/proof.txt)",
)  # fmt: skip

VERIFY = (
    "", "file data/proof.txt", "file node\\_modules/x/y.txt", "contains data/proof.txt ok",
    "file readiness.json", "tag v1", "checksum data/proof.txt sha256:" + "0" * 64,
)  # fmt: skip

CONFIGURATIONS = (
    "", 'fail_on = "warning"\n', 'fail_on_time = false\n', 'as_of = "2026-01-02"\n', "bad = [",
)  # fmt: skip


class Edits:
    """Edits of one project, from a seed."""

    def __init__(self, root: Path, seed: int) -> None:
        """Begin with a small project in *root*."""
        self.root = root
        self.random = Random(seed)
        self.docs = write(
            root,
            {
                "docs/conf.py": 'extensions = ["myst_parser"]\n'
                'myst_enable_extensions = ["colon_fence", "substitution"]\n',
                "readiness.toml": "",
                "data/proof.txt": "ok\n",
                "node_modules/x/y.txt": "there\n",
            },
        )
        for number in range(4):
            self._page(number)
        self._index()

    def _one(self, *choices: str) -> str:
        return self.random.choice(choices)

    def _row(self, number: int, at: int) -> str:
        cells = (
            f"C{number}-{at}", self._one(*WORDS), self._one(*STATUSES), self._one("QA", "SRE", ""),
            self._one(*NOTES), self._one(*VERIFY),
        )  # fmt: skip
        return "| " + " | ".join(cells) + " |"

    def _page(self, number: int) -> None:
        rows = [self._row(number, at) for at in range(self.random.randrange(1, 4))]
        table = ["| ID | Item | Status | Owner | Notes | Verify |", "|--" * 6 + "|", *rows]
        body = [f"# Page {number}", "", f":::{{checklist}} c{number}", "", *table, ":::", ""]
        if self.random.random() < 0.4:
            body += [":::{include} /part.md.txt", ":::", ""]
        if self.random.random() < 0.3:
            body += [f"See {{check}}`C{self.random.randrange(5)}-0`. Today is |today|.", ""]
        if self.random.random() < 0.2:
            body = [f"# Page {number}", "", "Version 1.2.0 is current.", ""]
        self._write(f"docs/page{number}.md", "\n".join(body))

    def _index(self) -> None:
        pages = [f"page{number}" for number in range(5)]
        self.random.shuffle(pages)
        shown = "\n".join(pages[: self.random.randrange(2, 5)])
        self._write("docs/index.md", f"# Index\n\n```{{toctree}}\n{shown}\n```\n")

    def _write(self, name: str, text: str) -> None:
        write(self.root, {name: text})

    def _toggle(self, name: str) -> None:
        path = self.root / name
        if path.exists():
            path.unlink()
        else:
            self._write(name, self._one("ok\n", "no\n"))

    def _link(self) -> None:
        """Let a link lead somewhere, where there are links."""
        path = self.root / "docs" / self._one("page4.md", "part.md.txt")
        path.unlink(missing_ok=True)
        with suppress(OSError):
            path.symlink_to(self._one("page0.md", "../data/proof.txt", "../../nowhere.md"))

    def edit(self) -> None:
        """Change something, or nothing."""
        choice = self.random.randrange(13)
        if choice < 4:
            self._page(self.random.randrange(5))
        elif choice == 4:
            self._index()
        elif choice == 5:
            self._write(
                "docs/part.md.txt", f":::{{checklist}} p\n\n- [{self._one(' ', 'x')}] a\n:::"
            )
        elif choice == 6:
            self._toggle(self._one("data/proof.txt", "node_modules/x/y.txt", "docs/part.md.txt"))
        elif choice == 7:
            self._write("readiness.toml", self._one(*CONFIGURATIONS))
        elif choice == 8:
            self._toggle(
                self._one("docs/page4.md", "docs/more/new.md", "uv.lock", "readiness.json")
            )
        elif choice == 10:
            entry = json.dumps({"schema": SCHEMA, "findings": []})
            self._write("readiness-baseline.json", self._one(entry, "{", ""))
        elif choice == 11:
            self._link()
        elif choice == 9:
            version = self._one("1.2.0", "1.3.0")
            self._write("pyproject.toml", f'[project]\nname = "demo"\nversion = "{version}"\n')

    def options(self) -> list[str]:
        """Return some options of a lint."""
        choice = self.random.randrange(7)
        if choice == 0:
            return ["--format", "json"]
        if choice == 2:
            return ["--cache-dir", f"{self.root}/.kept"]
        if choice == 1:
            return [f"--output=json={self.root}/readiness.json"]
        return []


def _steps(edits: Edits, count: int) -> Iterator[list[str]]:
    for _ in range(count):
        edits.edit()
        yield edits.options()


@pytest.mark.parametrize("seed", range(3))
def test_a_cached_lint_is_a_fresh_one(seed: int, runner: Runner, tmp_path: Path) -> None:
    edits = Edits(tmp_path / "project", seed)
    report = tmp_path / "project" / "readiness.json"
    known = 0
    for step, options in enumerate(_steps(edits, 10)):
        before = report.read_bytes() if report.exists() else None
        cached = runner.lint(edits.docs, *options)
        written = report.read_bytes() if report.exists() else None
        if before is None:
            report.unlink(missing_ok=True)
        else:
            report.write_bytes(before)
        fresh = runner.fresh(edits.docs, *options)
        assert cached[:2] == fresh[:2], (seed, step, options)
        assert written == (report.read_bytes() if report.exists() else None), (seed, step, options)
        known += cached.read is None or len(cached.read) < 4
    assert known  # else there was no cache to speak of
