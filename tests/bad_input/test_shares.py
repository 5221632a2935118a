"""No document makes lint look at a share of Windows, or at another drive.

To ask for a share may already send a password to whoever chose its name. What belongs to Windows is
told by names alone, so that every system can run this; what asks the system is watched.
"""

from __future__ import annotations

import ntpath
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.files import paths
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.unreadable import UnreadableFile

SHARE = "//host/share"

MARKDOWN = f"""# T

```{{include}} {SHARE}/a.md
```

```{{include}} {SHARE}/b.md
:parser: myst
```

![x]({SHARE}/c.png) {{download}}`d <{SHARE}/d.txt>` [e]({SHARE}/e.md)

:::{{checklist}} ops
| ID    | Item                | Status | Evidence              | Verify                     |
|-------|---------------------|--------|-----------------------|----------------------------|
| OPS-1 | {SHARE}/f.md        | ✅     | {SHARE}/g.txt         | `file {SHARE}/h.txt`       |
| OPS-2 | ![i]({SHARE}/i.png) | ✅     | [j]({SHARE}/j.txt)    | `version {SHARE}/k.md`     |
| OPS-3 | Runs                | ✅     | `{SHARE}/l.txt`       | `manifest {SHARE}/m.toml /a == 1` |
:::
"""

REST = f"""T
=

.. include:: {SHARE}/n.rst
.. include:: {SHARE}/o.md
   :parser: myst
.. literalinclude:: {SHARE}/p.txt
.. image:: {SHARE}/q.png
.. figure:: {SHARE}/r.*
   :figwidth: image
.. csv-table::
   :file: {SHARE}/s.csv
.. raw:: html
   :file: {SHARE}/t.html

.. checklist:: rest

   .. csv-table::
      :header: ID, Item, Status
      :file: {SHARE}/u.csv
"""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let names be those of Windows, and return what of a share the system is asked for."""
    found: list[str] = []
    monkeypatch.setattr(paths, "system", ntpath)

    def watched(real: Callable[..., Any], path: Any, *more: Any, **named: Any) -> Any:
        name = os.fspath(path) if isinstance(path, str | os.PathLike) else ""
        if name.lstrip("/").startswith("host"):
            found.append(name)
        return real(path, *more, **named)

    for each in ("stat", "lstat", "open", "scandir", "readlink"):
        monkeypatch.setattr(os, each, partial(watched, getattr(os, each)))
    return found


def test_lint_looks_at_no_share(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "readiness.toml").touch()
    (tmp_path / "index.md").write_text(MARKDOWN, encoding="utf-8")
    (tmp_path / "page.rst").write_text(REST, encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 1
    out = capsys.readouterr().out
    assert asked == []
    assert "'//host/share/a.md' is included here and not read" in out, out


def test_what_is_watched_is_seen(asked: list[str], tmp_path: Path) -> None:
    """A watch that sees nothing proves nothing."""
    assert not Path(tmp_path, SHARE, "a.md").is_file()
    os.path.realpath(f"{SHARE}/b.md")
    assert {"host/share/a.md", "host/share/b.md"} <= {each.lstrip("/") for each in asked}


def test_a_project_has_no_file_on_a_share(asked: list[str], tmp_path: Path) -> None:
    tree = Tree(tmp_path)
    assert not tree.has(f"{SHARE}/a.toml")
    with pytest.raises(UnreadableFile, match="outside the project's root"):
        tree.text(f"{SHARE}/a.toml")
    assert asked == []
    assert tree.watched == {}
