"""Boxes and options in places where nobody reads them: each is an error, in lint and the builder."""

from __future__ import annotations

from pathlib import Path

import docutils
import pytest
from projects import Project

from sphinx_readiness.sphinx_ext.lint.command import report_on

HEAD = ":::{checklist}\n:owner: Ops\n\n- [x] fine\n\n"

REST = ".. checklist:: X\n   :owner: Ops\n\n   - [x] fine\n\n"

# Before 0.22 docutils takes no table of contents in a directive, and says so as of all that it refuses.
CONTENTS = "   .. contents::\n      :local:\n" if docutils.__version_info__ >= (0, 22) else ""

LOST = {
    "no_blank.md": f"{HEAD}-[ ] lost\n:::\n",
    "odd_bullet.md": f"{HEAD}\u2022 [ ] lost\n:::\n",
    "no_bullet.md": f"{HEAD}Words.\n[ ] lost\n:::\n",
    "second_box.md": f"{HEAD}- [x] Data copied - [ ] Users told\n:::\n",
    "second_tick.md": f"{HEAD}- [x] Data copied * [x] Users told\n:::\n",
    "second_word.md": f"{HEAD}- [x] Data copied [ ] Users told\n:::\n",
    "second_break.md": f"{HEAD}- [x] Data copied <br> \u2610 Users told\n:::\n",
    "second_cross.md": f"{HEAD}- [x] Data copied - \u274c Users told\n:::\n",
    "second_bold.md": f"{HEAD}1. [x] **Data** copied; [ ]\n:::\n",
    "second_answer.md": f"{HEAD}- [x] On call? [ ] yes [x] no\n:::\n",
    "second_crossed.md": f"{HEAD}- [x] dev, [x] stage, \u2612 prod\n:::\n",
    "second_mixed.md": f"{HEAD}- [x] dev, [x] stage, [ ] prod\n:::\n",
    "second_comma.rst": f"{REST}   - [x] Data copied, [ ] Users told\n",
    "other_box.md": f"{HEAD}\u2610 lost\n:::\n",
    "title.md": ":::{check} one :status: \u274c\n:::\n",
    "in_checklist.md": "::::{checklist}\n:::{check} one :status: \u274c\n:::\n::::\n",
    "behind_blank.md": ":::{check} one\n\n:status: \u274c\n:::\n",
    "label.md": f"{HEAD}Words.\n\n* [FAILED] lost\n:::\n",
    "undefined.md": f"{HEAD}Words {{{{ nope }}}}.\n:::\n",
    "undefined_status.md": HEAD.replace("- [x] fine", "|Item|Status|\n|-|-|\n|a|{{ nope }}|")
    + ":::\n",
    "code_status.rst": REST + "   .. csv-table::\n      :header: Item, Status\n\n"
    '      one, "::\n\n         \u274c"\n',
    "rubric.rst": f"{REST}   .. rubric:: [ ] lost\n",
    "changed.rst": f"{REST}   .. deprecated:: 1.0\n\n      - [\u274c] read\n",
    "added.md": ":::{checklist}\n```{versionadded} 1.0\n- [\u274c] read\n```\n:::\n",
    "listed.rst": f"{REST}   * - Item\n     - Status\n   * - lost\n     - \u274c\n",
    "lettered.rst": f"{REST}   - (x) lost\n",
    "letters_alone.rst": f"{REST}   (x) lost\n",
    "two_letters.rst": f"{REST}   (x) lost\n   (x) lost, too\n",
    "other_numbers.rst": f"{REST}   #. [ ] lost\n   #) [x] lost, too\n",
    "substituted.rst": f".. |box| replace:: [ ] lost\n\n{REST}   - |box|\n",
    "half.rst": f".. |box| replace:: [ ]\n\n{REST}   - |box| lost\n",
    "symbol.rst": f".. |no| replace:: \u274c\n\n{REST}   - |no| lost\n",
    "regions.md": f"{HEAD}- [x] EU [ ] US\n:::\n",
    "refused.md": f"{HEAD}- [x] Agreed: [ ] yes [x] no\n:::\n",
    "option.rst": ".. check:: one :status: \u274c\n",
    "late_option.rst": ".. check:: one\n\n   :status: \u274c\n",
}

HARMLESS = {
    "legend.md": f"{HEAD}[x] means done, [ ] open.\n\n[x] = done\n\n\u2610 open, \u2611 done\n:::\n",
    "labels.md": f"{HEAD}Words.\n\n* [done] so\n* [wip] = in work\n* [todo] means open\n"
    "* [API] words\n:::\n",
    "middle.md": f"{HEAD}A box [x] in the middle, `[ ] code`,\n`- [ ] code`\n:::\n",
    "spoken_of.md": f"{HEAD}- [x] Read `- [ ]` docs\n- [x] The box [ ] is drawn\n- [x] a[ ] is fast\n"
    "- [x] Use [x], [ ] and [-] as marks\n- [x] Links to [x](https://example.org) - [y]\n:::\n",
    "answered.md": f"{HEAD}- [x] On call? [x] yes [ ] no\n- [x] Signs: [x] done, [ ] open\n"
    "- [x] Boxes: \u2610 open \u2611 done \u2612 failed\n- [x] call f( ), (x) times\n:::\n",
    "all_ticked.md": f"{HEAD}- [x] dev, [x] stage, [x] prod\n- [x] Renders - [ ] as a box\n"
    '- [x] Reads "- [ ] one" as a task\n:::\n',
    "chosen.md": f"{HEAD}- [x] yes [ ] no\n- [x] Option A [ ] Option B\n- [x] Font has \u2610\n"
    "- [x] **YES** | [ ] NO: No critical bugs\n- [x] Yes [ ] No [ ] Unsure\n"
    "- [x] Settings page: [ ] SMS, [ ] mail\n:::\n",
    "quote.md": f"{HEAD}> [x] is a box\n:::\n",
    "letters.md": f"{HEAD}a) one\n(b) two\n:::\n",
    "words.md": ":::{check} Writes :code:`x` and a:b: c\n:status: \u2705\n:::\n",
    "legend_too.rst": f"{REST}   [x] is done.\n\n   - |yes| done\n\n.. |yes| replace:: \u2705\n",
    "nothing.rst": f"{REST}   .. tabularcolumns:: |l|\n\n{CONTENTS}",
    "nested.rst": f"{REST}   * - one\n     - two\n   * - three\n     - four\n",
    "list.rst": f"{REST}   (a) one\n   (b) two\n\n   - (i) roman\n",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": "# Index\n"}
    files |= {
        name: f"# Page\n\n{text}" if name.endswith(".md") else f"Page\n====\n\n{text}"
        for name, text in (LOST | HARMLESS).items()
    }
    extensions = ["colon_fence", "substitution"]
    folder = tmp_path_factory.mktemp("boxes")
    return Project(folder, files, myst_enable_extensions=extensions)


@pytest.fixture(scope="module")
def errors(project: Project) -> dict[str, list[str]]:
    """The codes of what the builder finds, by document, without repeated ids."""
    found: dict[str, list[str]] = {}
    for each in project.lint().report["findings"]:
        if each["severity"] == "error" and each["code"] != "RD103":
            found.setdefault(Path(each["path"]).name, []).append(each["code"])
    return found


@pytest.mark.parametrize("name", LOST)
def test_what_is_lost_is_one_error(errors: dict[str, list[str]], name: str) -> None:
    assert len(errors[name]) == 1
    assert errors[name][0] in {"RD101", "RD110", "RD115", "RD201"}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_only_speaks_of_boxes_is_none(errors: dict[str, list[str]], name: str) -> None:
    assert name not in errors


def test_lint_says_the_same(project: Project, errors: dict[str, list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for each in report_on(project.docs, {}, 1).findings:
        if each.severity.value == "error" and each.code != "RD103":
            found.setdefault(Path(each.location.path).name, []).append(each.code)
    assert found == errors
