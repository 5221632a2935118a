"""Builds for the tests of rendering, each made once."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Protocol

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

EXAMPLE = Path(__file__).parents[2] / "examples" / "rustydb" / "docs"

CONF = """
project = "Sample"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence", "linkify", "tasklist"]
"""

SAMPLE = """# Sample

:::{readiness} Sample
:version: 1.0
:::

:::{readiness-summary}
:::

## Marked up

:::{checklist} marked
:verdict: ✅ SURE 🚀 (nearly ✅)

| ID | Item | Status | Owner | Notes | Extra ✅ |
|:---|:----:|-------:|-------|-------|-------|
| M-1 | **Bold** and `code` with a [link](https://example.org) | ✅ | Ann | a ❌ here | x |
| M-2 | Angles <5 and > 3 & "quotes" 'too' | ⚠️ soon | Bob &amp; Co | see {check}`M-1` | |
| M-3 | Short row |
| M-4 | תיעוד עברי | ❌ FAILED and the reason is told at great length | دانا | لا **شيء** | ← |
| M-5 | Nobody knows | maybe 🎈 | Ann | | |
| M-6 | Blank status | | Ann | -- | -- |
| | Without an id | 🔄 | Ann | plain | |
:::

## Tasks

:::{checklist} tasks
:verdict: splendid

- [x] Parent **bold**
  - [ ] Child & kin
    - [x] Grandchild
- [ ] Another
:::

## Cards

::::{checklist} cards
:::{check} A card ✅
:id: C-1
:status: not-met
:owner: Ann
:blocking: yes

With a body ⬜.
:::
::::

## Nothing

:::{checklist} nothing
:verdict: ✅ READY
:::

## Views

:::{readiness-table}
:group-by: status
:::

:::{readiness-blockers}
:::

:::{signoff-matrix}

| Role | Name | Signature | Date | Status |
|---|---|---|---|---|
| **Lead** | Ann | ____ | 2025-01-01 | ✅ Approved |
| QA | ____ | | | ⬜ |
| Law | Cy | | | perhaps |
:::

:::{go-live} conditional
:target-date: 2026-01-01

- [x] First [M-1]
- [ ] Second [M-4]
:::

:::{post-deployment} 24h

- [ ] Look ✅
:::
"""


class Build(Protocol):
    """Builds a project once and returns its output folder."""

    def __call__(self, project: str, builder: str, **overrides: object) -> Path: ...


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a function that builds ``rustydb`` or ``sample`` with a builder."""
    sample = tmp_path_factory.mktemp("sample")
    (sample / "conf.py").write_text(CONF, encoding="utf-8")
    (sample / "index.md").write_text(SAMPLE, encoding="utf-8")
    sources = {"rustydb": EXAMPLE, "sample": sample}
    made: dict[tuple[object, ...], Path] = {}

    def build(project: str, builder: str, **overrides: object) -> Path:
        key = (project, builder, repr(sorted(overrides.items())))
        if key not in made:
            out = tmp_path_factory.mktemp(f"{project}-{builder}")
            source = sources[project]
            values = {"readiness_as_of": "2026-02-01", "html_copy_source": False, **overrides}
            with patch_docutils(source), docutils_namespace():
                app = Sphinx(source, source, out / "out", out / "doctrees", builder,
                             confoverrides=values, status=None, warning=StringIO())  # fmt: skip
                app.build()
            made[key] = out / "out"
        return made[key]

    return build
