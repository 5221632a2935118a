"""What lint does not parse holds nothing of ours: held to parsing all, over whole pages."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint import command, relevant_pages

TABLE = "| ID | Item | Status | Owner |\n|---|---|---|---|\n| {id} | x | ❌ | me |\n"

PROSE = (
    "We include a checklist: check it before you go live.\n",
    "An `include` of text, 100 % ready.\n",
    "The check: pass. Post deployment, sign off.\n",
    "- one\n- two & three \\ four\n",
    "| A | B |\n|---|---|\n| x & y | z |\n",
    "> :::{note}\n> x\n> :::\n",
    "<div>\n{check} </div>\n",
    "",
)

MARKDOWN = (
    ":::{checklist} {id}\n" + TABLE + ":::\n",
    "```{CheckList} {id}\n" + TABLE + "```\n",
    "```{&#99;hecklist} {id}\n" + TABLE + "```\n",
    "~~~{inc&#108;ude} part.md.txt\n~~~\n",
    "~~~{go\\-live}\n:decision: yes\n~~~\n",
    "```{include} part.md.txt\n```\n",
    "```{eval-rst}\n.. include:: part.rst.txt\n```\n",
    "> ```{include} part.md.txt\n> ```\n",
    "See {check}`A-9`, and {readiness-count}`nothing`.\n",
    "{{ ours }}\n",
    "```include part.md.txt\n```\n",
    "```{eval-rst}\n     .. include\t:: part.rst.txt\n```\n",
    "```{note}\nx\n```\n",
    "```c\nint main() { return a && b; }\n```\n",
    "$a \\& b$ ``` {x} ```\n",
)

REST = (
    ".. checklist:: {id}\n\n   - [ ] open\n",
    ".. CHECKLIST :: {id}\n\n   - [ ] open\n",
    ".. check\u200blist:: {id}\n\n   - [ ] open\n",
    ".. include:: part.rst.txt\n",
    ".. INCLUDE :: part.rst.txt\n",
    "See :check:`A-9`.\n",
    ".. include\f:: part.rst.txt\n",
    ".. include\v:: part.rst.txt\n",
    "     .. include\t:: part.rst.txt\n",
    ".. check\f:: ok\n\n   - [x] done\n",
    ".. default-role:: check\n\n`A-9`\n",
    ".. role:: mine(check)\n\n:mine:`A-9`\n",
    ".. |s| replace:: x\n\n|s|\n",
    ".. note::\n\n   A note: *x* & y.\n",
    "::\n\n   .. code & more\n",
)

FRONT = (
    "",
    "---\ntitle: x\n---\n",
    '---\nmyst:\n  substitutions:\n    ours: "```{\\x63hecklist} s\\n- [ ] x\\n```"\n---\n',
    '---\n"m\\x79st":\n  "s\\x75bstitutions":\n    ours: "```{\\x63hecklist} t\\n- [ ] x\\n```"\n---\n',
    "---\nmyst:\n  fence_as_directive: [include]\n---\n",
    "---\nabstract: !!binary e2NoZWNrfWBBLTlg\n---\n",
    "---\nabstract: !<tag:yaml.org,2002:binary> e2NoZWNrfWBBLTlg\n---\n",
)


def pages(seed: int) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Yield syntax, front matter and blocks of pages: each kind by itself, then mixtures."""
    yield from (("md", front, (block,)) for front in FRONT for block in MARKDOWN)
    yield from (("rst", "", (block,)) for block in REST)
    draw = random.Random(seed)
    for _ in range(40):
        syntax, kinds = draw.choice((("md", MARKDOWN), ("rst", REST)))
        blocks = [*draw.choices(PROSE, k=3), *draw.choices(kinds, k=draw.choice((0, 0, 1, 2)))]
        draw.shuffle(blocks)
        yield syntax, draw.choice(FRONT) if syntax == "md" else "", blocks


def write(folder: Path, seed: int) -> None:
    """Write a project of such pages."""
    for number, (syntax, front, blocks) in enumerate(pages(seed)):
        text = front + "\n".join(("# T\n" if syntax == "md" else "T\n=\n", *blocks))
        text = text.replace("{id}", f"c{number}")
        (folder / f"p{number}.{syntax}").write_text(text, encoding="utf-8")
    (folder / "part.md.txt").write_text(MARKDOWN[0].replace("{id}", "included"), encoding="utf-8")
    (folder / "part.rst.txt").write_text(REST[0].replace("{id}", "included"), encoding="utf-8")
    for name in ("early", "late"):  # the first that is read has the id
        row = MARKDOWN[0].replace("{id}", name)
        (folder / f"{name}.md").write_text(f"# T\n\n{row}", encoding="utf-8")
    (folder / "index.md").write_text("# T\n\n```{toctree}\nlate\nearly\n```\n")
    (folder / "readiness.toml").touch()
    (folder / "conf.py").write_text('myst_enable_extensions = ["colon_fence", "substitution"]\n')


def said(folder: Path) -> object:
    """Return what lint reports of the project in *folder*."""
    out = folder.parent / f"{folder.name}-out"
    assert main(["lint", str(folder), "--out", str(out), "-q"]) in (0, 1)
    return json.loads((out / "readiness.json").read_text(encoding="utf-8"))


def test_pages_that_are_not_parsed_hold_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, seed=1)
    left_alone: list[str] = []
    judge = relevant_pages.may_be_relevant

    def note(build: object, text: str) -> bool:
        relevant = judge(build, text)  # type: ignore[arg-type]
        left_alone.extend([] if relevant else [text])
        return relevant

    monkeypatch.setattr(relevant_pages, "may_be_relevant", note)
    without_sphinx = said(tmp_path)
    monkeypatch.setattr(command, "read_plain", lambda *_: None)
    fast = said(tmp_path)
    assert without_sphinx == fast
    monkeypatch.setattr(relevant_pages, "may_be_relevant", lambda _build, _text: True)
    assert fast == said(tmp_path)
    assert 10 < len(left_alone) < 80
