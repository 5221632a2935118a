"""A cell of marked words is read as if it were searched for links, files and what is left out."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.sphinx_ext.authoring.cells import cells

PIECES = (
    "words", "**strong**", "*two words*", "`code`", "`a  b`", "``x``", "**`both`**", "~~struck~~", "é",
    "  ", " ", " ", " ", ", ", "(", ")", "README.md", "`index.md`", "*index.md*", "[link](https://x.org/)",
    "<https://y.org/>", "[bad](javascript:x)", "<b>", "&amp;", "`z`_", "`role <x>`__", ":check:`A-1`",
    "{{ gone }}", "|gone|", "\\*", "-- ", "'quoted'", "<!-- not seen -->", "[^1]", "![alt](x.png)",
)  # fmt: skip

ROWS = 150

STATUSES = ("✅", "**✅**", "`✅`", "*⚠️*", "✅ **not** yet", "**done** `x`", "~~✅~~", "*  *")


def table(seed: int, name: str) -> str:
    """Return rows whose cells are mixtures of *PIECES*, the same for a *seed*."""
    rng = random.Random(seed)

    def cell() -> str:
        return "".join(rng.choices(PIECES, k=rng.randint(1, 5)))

    rows = [
        f"| {name}-{number} | {cell()} | {rng.choice(STATUSES)} | {cell()} | {cell()} |"
        for number in range(ROWS)
    ]
    return "\n".join(["| ID | Item | Status | Owner | Notes |", "|---|---|---|---|---|", *rows])


def built(folder: Path) -> tuple[str, str]:
    """Return the report of a gate over a page in each syntax, and what their doctrees are."""
    folder.mkdir()
    folder.joinpath("conf.py").write_text(
        "extensions = ['myst_parser', 'sphinx_readiness']\nmyst_enable_extensions = "
        "['colon_fence', 'strikethrough', 'substitution']\nreadiness_today = '2026-01-30'\n",
        encoding="utf-8",
    )
    markdown, rest = table(1, "A"), table(2, "B")
    folder.joinpath("index.md").write_text(
        f"# T\n\n:::{{checklist}} one\n\n{markdown}\n:::\n", encoding="utf-8"
    )
    body = "\n".join(
        "\n".join(
            f"{'   * -' if at == 0 else '     -'} {cell.strip()}".rstrip()
            for at, cell in enumerate(line.strip("|").split(" | "))
        )
        for line in rest.splitlines()
        if "|---" not in line
    )
    body = "\n".join(f"   {line}" for line in body.splitlines())
    folder.joinpath("other.rst").write_text(
        f":orphan:\n\nT\n=\n\n.. checklist:: two\n\n   .. list-table::\n      :header-rows: 1\n\n"
        f"{body}\n",
        encoding="utf-8",
    )
    out = folder / "_build"
    with patch_docutils(str(folder)), docutils_namespace():
        app = Sphinx(folder, folder, out, out / "d", "readiness", status=None, warning=None)
        app.build()
    shown = "".join(app.env.get_doctree(name).pformat() for name in ("index", "other"))
    report = out.joinpath("readiness.json").read_text(encoding="utf-8")
    return report, shown.replace(str(folder), "")


def test_marked_words_are_read_like_all_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    judged: dict[bool, int] = {True: 0, False: 0}
    is_words: Callable[[nodes.Node], bool] = cells._is_words

    def counting(node: nodes.Node) -> bool:
        found = is_words(node)
        judged[found] += 1
        return found

    monkeypatch.setattr(cells, "_is_words", counting)
    short = built(tmp_path / "short")
    assert min(judged.values()) > 50  # both ways were taken
    monkeypatch.setattr(cells, "_is_words", lambda _: False)
    long = built(tmp_path / "long")
    assert short == long
    assert json.loads(short[0])["totals"]["items"]["total"] == 2 * ROWS
