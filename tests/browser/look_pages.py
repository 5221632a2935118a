"""The pages that are looked at: the example, and some that are hard on a style sheet."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples/rustydb"

PLAIN = """\
# Plain

Nothing of ours: words, `code`, [a link](stress.md), **bold** and *not*.

| a | b |
|---|---|
| 1 | a table of the theme |

:::{note}
A note.
:::

- [ ] a task
- a point

```python
print("code")
```
"""

LONG = (
    "/".join(["srv", "very", "long", "path"] * 8) + "/artifact-name-without-any-break-" + "x" * 60
)

STRESS = f"""\
# Stress {{readiness-count}}`blockers <stress>`

:::{{readiness}} A product with a name that is much longer than a heading should be
:id: stress
:version: 12.34.567-rc.89+build.20260101
:state: {LONG}
:release-date: 2026-01-01
:next-review: 2020-01-01
:cadence: monthly
:contacts: Team <team@x.example>, {"Person " * 12}<p@x.example>
:legend: verified, needs-review, not-met, informational, in-progress, pending
:::

:::{{readiness-summary}}
:record: stress
:chart:
:owners:
:::

:::{{readiness-blockers}}
:record: stress
:::

:::{{readiness-table}}
:record: stress
:group-by: owner
:columns: id, item, status, owner, severity, checklist, notes
:::

## Every status

:::{{checklist}} Statuses
:id: statuses
:verdict: verified (with a caveat that is told at length: {LONG})
:owner: Release

| ID | Item | Status | Owner | Severity | Blocking | Notes | Evidence | Verify | Links | Tags | Extra |
|---|---|---|---|---|---|---|---|---|---|---|---|
| S-1 | Verified | ✅ | SRE | high | yes | a **bold** note with `code` and a [link](plain.md) | `file: plain.md` | `tag: v1` | S-2 | a, b | x |
| S-2 | Needs review | ⚠️ | Ops, SRE | medium | no | {LONG} | | | | | |
| S-3 | Not met | ❌ not before the audit of the second supplier has ended well | Security | critical | yes | - | | | S-1 | | |
| S-4 | Informational | ℹ️ | | low | | {"words " * 60} | | | | | |
| S-5 | In progress | 🔄 | Ops | | | =1+1 | | | | | |
| S-6 | Pending | ⬜ | | | | | | | | | |
| S-7 | Unknown | 🎈 maybe | Ops | | | | | | | | |
| {"S-WITH-AN-ID-THAT-IS-LONG-" * 2}8 | {LONG} | ✅ | `{LONG}` | | | | | | | | |
:::

:::{{checklist}} tasks
:title: Tasks below tasks

- [ ] one, which is told in so many words that it will not fit on a line of a small screen
  - [x] two
    - [ ] three
      - [ ] four
- [x] {LONG}
:::

:::{{checklist}} bodies
:title: Items with bodies
::::{{check}} An item with a body
:id: B-1
:status: ❌
:owner: SRE
:severity: high
:blocking: yes
:notes: a note of it
:evidence: {LONG}

A paragraph.

```
{LONG}
```

| a | table | of | its | own | that | is | wide | and | not | of | ours |
|---|---|---|---|---|---|---|---|---|---|---|---|
| {"word " * 4} | b | c | d | e | f | g | h | i | j | k | {"word" * 12} |
::::
:::

:::{{checklist}} nothing
:title: Nothing in it

Only prose.
:::

:::{{post-deployment}} 24h
- [ ] look at the error rate
- [x] look at the logs
:::

:::{{signoff-matrix}}
| Role | Name | Signature | Date | Status |
|---|---|---|---|---|
| Engineering | Ann | Ann | 2026-01-01 | ✅ |
| Security | Bob | | | ❌ rejected |
| Chief Technology Officer of everything | ___ | ___ | ___ | ⬜ |
| Legal | Eve | Eve | 2026-01-01 | ⚠️ conditional |
:::

:::{{go-live}} conditional
:target-date: 2026-02-02
:approver: Ann

- [ ] the audit has ended [S-3]
- [x] the backups are restored [S-1]
:::

See {{check}}`S-1`, {{check}}`S-3` and {{readiness-status}}`stress`.
"""

RIGHT_TO_LEFT = """\
# \u05de\u05d5\u05db\u05e0\u05d5\u05ea

:::{readiness} \u05de\u05d5\u05e6\u05e8
:id: rtl
:version: 1.0
:release-date: 2026-01-01
:::

:::{readiness-summary}
:record: rtl
:::

:::{checklist} \u05e8\u05e9\u05d9\u05de\u05d4
:id: rtl-list
:verdict: verified

| ID | \u05e4\u05e8\u05d9\u05d8 | Status | Owner | Notes |
|---|---|---|---|---|
| R-1 | \u05d4\u05d2\u05d9\u05d1\u05d5\u05d9\u05d9\u05dd \u05e9\u05d5\u05d7\u05d6\u05e8\u05d5 | \u2705 | \u05e6\u05d5\u05d5\u05ea | \u0646\u0633\u062e \u0627\u062d\u062a\u064a\u0627\u0637\u064a\u0629 |
| R-2 | \u05e0\u05d9\u05d8\u05d5\u05e8 (monitoring) | \u274c | SRE | English words in a row of Hebrew |
:::
"""


CONF = """\
project = "Hard pages"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence", "linkify", "tasklist"]
"""


def write(folder: Path) -> dict[str, Path]:
    """Write the projects into *folder* and return the folders of their documents by name."""
    example, hard = folder / "example", folder / "hard"
    shutil.copytree(EXAMPLE, example, ignore=shutil.ignore_patterns("_build", "__pycache__"))
    hard.mkdir()
    index = "# Hard\n\n```{toctree}\nplain\nstress\nrtl\n```\n"
    (hard / "conf.py").write_text(CONF, encoding="utf-8")
    pages = {"index": index, "plain": PLAIN, "stress": STRESS, "rtl": RIGHT_TO_LEFT}
    for name, text in pages.items():
        (hard / f"{name}.md").write_text(text, encoding="utf-8")
    return {"example": example / "docs", "hard": hard}


def names(docs: Path) -> list[str]:
    """Return the names of the pages below *docs*."""
    return sorted(path.stem for path in docs.iterdir() if path.suffix in {".md", ".rst"})
