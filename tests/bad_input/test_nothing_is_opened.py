"""No document makes lint or the builder open an address, or lint a file of somebody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from systems import needs_posix

from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import role_text

RUNNER = Path(__file__).with_name("watched_run.py")

ADDRESS = "http://127.0.0.1:9/x"

FETCHING = f"""T
=

.. raw:: html
   :url: {ADDRESS}

.. csv-table::
   :url: {ADDRESS}

.. image:: {ADDRESS}.png

.. figure:: {ADDRESS}.png

   Caption

.. toctree::

   Elsewhere <{ADDRESS}>

`link <{ADDRESS}>`_ :rfc:`1` :pep:`8`
"""

FETCHING_MARKDOWN = f"""# T

![x]({ADDRESS}.png) <{ADDRESS}> [a](inv:key:*:*#x) {{download}}`{ADDRESS}`

```{{raw}} html
:url: {ADDRESS}
```

````{{checklist}} c
:owner: me

| ID | Item | Status |
|---|---|---|
| A-1 | ![x]({ADDRESS}.png) [x]({ADDRESS}) | ok |

```{{csv-table}}
:url: {ADDRESS}
```
````
"""

OPENING = """T
=

.. include:: /../../../../../../../../../../etc/hostname
.. include:: ../secret.txt
.. include:: link.txt
.. literalinclude:: ../secret.txt
.. raw:: html
   :file: ../secret.txt

.. csv-table::
   :file: ../secret.txt

.. image:: ../secret.*
.. figure:: ../secret
   :figwidth: image

:download:`x <../secret.txt>`

.. code:: python

   import os

.. include:: ../secret.txt
   :parser: antigravity
"""


def run(folder: Path, kind: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(RUNNER), str(folder), kind, *arguments],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    docs = tmp_path / "project" / "docs"
    docs.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret\n")
    (docs.parent / "readiness.toml").touch()
    (docs / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_enable_extensions = ["linkify"]\n'
    )
    (docs / "index.rst").write_text(FETCHING)
    (docs / "page.md").write_text(FETCHING_MARKDOWN)
    return docs.parent


def test_the_runner_stops_what_is_forbidden(tmp_path: Path) -> None:
    """A guard that stops nothing proves nothing."""
    code = (
        "import sys, runpy; sys.argv = ['x', sys.argv[1], 'none'];"
        f"m = runpy.run_path({str(RUNNER)!r}); sys.addaudithook(m['watch']);"
    )
    for action in (
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import os; os.system('true')",
        "open('/etc/passwd')",
    ):
        done = subprocess.run(
            [sys.executable, "-c", code + action, str(tmp_path)],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 99, (action, done.stderr)


def test_lint_opens_no_address(folder: Path) -> None:
    done = run(folder, "lint", str(folder / "docs"))
    assert done.returncode == 1, done.stderr
    assert [line.split()[2] for line in done.stdout.splitlines() if " RD" in line] == ["RD115"]


def test_the_builder_opens_no_address(folder: Path) -> None:
    done = run(folder, "build", "-b", "readiness", str(folder / "docs"), str(folder / "out"))
    assert done.returncode == 1, done.stderr
    assert "RD115" in done.stdout


@needs_posix
def test_lint_opens_no_file_of_others(folder: Path) -> None:
    (folder / "docs" / "link.txt").symlink_to("../../secret.txt")
    (folder / "docs" / "docutils.conf").write_text("[general]\nstylesheet_path: /etc/passwd\n")
    (folder / "docs" / "opening.rst").write_text(OPENING)
    done = run(folder, "lint", str(folder / "docs"))
    assert done.returncode == 1, done.stderr
    assert "secret\n" not in done.stdout
    found = [line.split()[:3:2] for line in done.stdout.splitlines() if line.startswith("docs/op")]
    # The same file is said once: what is behind "link.txt" has a name of its own.
    assert [code for _place, code in found] == ["RD114"] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", "12"), ("a guide <guide>", "a guide"), ("~a.b.c", "c"), ("!a.b", "a.b"), ("<x>", "<x>"),
     ("a < b", "a < b"), ("a\x00`b", "a`b"), ("~", "")],
)  # fmt: skip
def test_what_a_role_says(text: str, expected: str) -> None:
    assert role_text(text) == expected
