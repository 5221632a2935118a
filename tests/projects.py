"""Builds small Sphinx projects inside the test process."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sphinx
from sphinx.application import Sphinx
from sphinx.util.console import strip_colors
from sphinx.util.docutils import docutils_namespace, patch_docutils

DEFAULTS: dict[str, Any] = {
    "project": "Test",
    "extensions": ["myst_parser", "sphinx_readiness"],
    "myst_enable_extensions": ["colon_fence"],
    "html_theme": "basic",
    "html_copy_source": False,
    "html_last_updated_fmt": None,
    "exclude_patterns": ["_build"],
}

# Since 8.0 Sphinx says of a warning what type it has.
ALIKE: dict[str, Any] = {"show_warning_types": True} if sphinx.version_info < (8,) else {}

FINDING = re.compile(r"(?P<path>[^\n:]+):(?P<line>\d+):(?:(?P<column>\d+):)? \w+: (?P<code>RD\d+) ")


@dataclass(frozen=True)
class Built:
    """What one build did and said."""

    app: Sphinx
    out: Path
    status: str
    warnings: str
    read: tuple[str, ...]
    """The documents that were read."""
    written: tuple[str, ...]
    """The pages that were written."""

    @property
    def exit_status(self) -> int:
        return self.app.statuscode

    def page(self, docname: str) -> str:
        """Return the HTML page of *docname*."""
        return (self.out / f"{docname}.html").read_text(encoding="utf-8")

    @property
    def warning_lines(self) -> list[str]:
        return [line for line in self.warnings.splitlines() if line.strip()]

    @property
    def places(self) -> list[tuple[str, int, int, str]]:
        """Path, line, column (0 if unknown) and code of the findings that a lint printed."""
        return [
            (found["path"], int(found["line"]), int(found["column"] or 0), found["code"])
            for found in map(FINDING.match, self.status.splitlines())
            if found
        ]

    @property
    def report(self) -> dict[str, Any]:
        """Return ``readiness.json``."""
        found: dict[str, Any] = json.loads((self.out / "readiness.json").read_text("utf-8"))
        return found

    def items(self) -> list[dict[str, Any]]:
        """Return all items of the report, in order."""
        return [
            item
            for record in self.report["records"]
            for checklist in record["checklists"]
            for item in checklist["items"]
        ]


class Project:
    """A project in *root*: its documents in ``docs``, its configuration, and its builds."""

    def __init__(self, root: Path, files: Mapping[str, str], **conf: Any) -> None:
        self.root = root
        self.docs = root / "docs"
        self.docs.mkdir(parents=True, exist_ok=True)
        (root / "readiness.toml").write_text('as_of = "2026-01-15"\n', encoding="utf-8")
        self.configure(**conf)
        self.write(files)

    def configure(self, **conf: Any) -> None:
        """Write ``conf.py`` with *conf* over the defaults."""
        values = DEFAULTS | conf
        text = "".join(f"{name} = {value!r}\n" for name, value in values.items())
        (self.docs / "conf.py").write_text(text, encoding="utf-8")

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write *files*, relative to the documents (``../`` reaches the root), as they are."""
        for name, text in files.items():
            path = self.docs / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace *old*, which must be there, by *new* in a document."""
        text = (self.docs / name).read_bytes().decode("utf-8")
        assert old in text, (name, old)
        self.write({name: text.replace(old, new)})

    def delete(self, *names: str) -> None:
        for name in names:
            (self.docs / name).unlink()

    def build(
        self,
        builder: str = "html",
        out: str = "",
        *,
        doctrees: str = "doctrees",
        jobs: int = 1,
        fresh: bool = False,
        quiet: bool = False,
        then: Callable[[], None] | None = None,
        **overrides: Any,
    ) -> Built:
        """Build incrementally, into ``_out/<out or builder>`` with shared *doctrees*.

        *then* is done before a second build with the same application.
        """
        outdir = self.root / "_out" / (out or builder)
        status, warning = io.StringIO(), io.StringIO()
        read: list[str] = []
        with docutils_namespace(), patch_docutils(str(self.docs)):
            app = Sphinx(
                self.docs,
                self.docs,
                outdir,
                self.root / "_out" / doctrees,
                builder,
                confoverrides=ALIKE | overrides,
                status=None if quiet else status,
                warning=warning,
                freshenv=fresh,
                parallel=jobs,
            )
            before = _stamps(outdir)
            app.connect("env-before-read-docs", lambda _app, _env, names: read.extend(names))
            app.build()
            if then is not None:
                then()
                app.build()
        after = _stamps(outdir)
        written = [
            name.rpartition(".")[0]
            for name, stamp in after.items()
            if name.endswith((".html", ".txt", ".tex", ".xml")) and before.get(name) != stamp
        ]
        return Built(
            app,
            outdir,
            strip_colors(status.getvalue()),
            strip_colors(warning.getvalue()),
            tuple(sorted(read)),
            tuple(sorted(written)),
        )

    def lint(self, out: str = "lint", **options: Any) -> Built:
        """Build with the readiness builder, from nothing, with doctrees of its own."""
        options.setdefault("doctrees", f"{out}-doctrees")
        return self.build("readiness", out, fresh=True, **options)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            state = path.stat()
            found[path.relative_to(folder).as_posix()] = (state.st_mtime_ns, state.st_ino)
    return found


def contents(folder: Path, *suffixes: str) -> dict[str, bytes]:
    """Return the bytes of the files below *folder* with one of *suffixes*, by name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and (not suffixes or path.name.endswith(suffixes))
    }
