"""A project with text that would like to be a script in every place that we render."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

RUN = "top.document.title='pwned';fetch('/pwned')"

TEXTS = (
    f"<script>{RUN}</script>",
    f'<img src=x onerror="{RUN}">',
    f'<svg/onload="{RUN}">',
    '"><script src=/pwned.js></script>',
    f'" autofocus onfocus="{RUN}" onmouseover="{RUN}" tabindex=1 x="',
    f"' autofocus onfocus='{RUN}' x='",
    f"[x](javascript:{RUN})",
    "<a href=\"java&#9;script:top.document.title='pwned'\">x</a>",
    '<iframe srcdoc="&lt;script&gt;top.document.title=1&lt;/script&gt;"></iframe>',
    f"</p></td></tr></table></div></title></style></textarea></script><script>{RUN}</script>",
    "<style>@import '/pwned.css'; body{background:url(/pwned.png)}</style>",
    '<b style="background:url(/pwned.png)">x</b>',
    f"<!--><script>{RUN}</script><!-- -->",
    '<base href="/pwned/"><link rel=stylesheet href=/pwned.css>',
    '<meta http-equiv=refresh content="0;url=/pwned">',
    f'<form><button formaction="javascript:{RUN}">x</button></form>',
    f'<math><mtext><table><mglyph><style><img src=x onerror="{RUN}">',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    '<object data="/pwned.html"></object><embed src="/pwned.html">',
    "<plaintext>",
)

NEVER = frozenset(
    ("script", "style", "iframe", "object", "embed", "form", "base", "meta", "link", "math", "svg",
     "textarea", "title", "plaintext")
)  # fmt: skip
"""Elements that nothing of ours has."""

CONFIGURATION = """\
[statuses.odd]
outcome = "open"
label = {label}
symbols = ["<b>"]
aliases = ["odd<script>"]
"""


def toml(text: str) -> str:
    """Return *text* as a string of TOML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Places:
    """Gives each place the next text, so that all come to stand in many of them."""

    def __init__(self, texts: tuple[str, ...], *, table: bool = True) -> None:
        """Hand out *texts* in turn; bars between cells are escaped if *table*."""
        self._texts = texts
        self._next = 0
        self._table = table

    def __call__(self, name: str) -> str:
        """Return *name* and the next text."""
        self._next += 1
        text = self._texts[self._next % len(self._texts)]
        return f"{name} {text.replace('|', '') if self._table else text}"


def _rows(place: Places, number: int, name: str) -> str:
    head = "| ID | Item | Status | Owner | Severity | Blocking | Notes | Evidence | Links | Tags |"
    lines = [f"{head} {place('Extra')} |", "|---" * 11 + "|"]
    for at in range(number):
        status = ("❌", "✅", "odd", "⚠️")[at % 4]
        lines.append(
            f"| {name}-{at} | {place('item')} | {status} {place('') if at % 3 == 1 else ''} "
            f"| {place('owner')} | {place('severity')} | {'yes' if at % 2 else place('')} "
            f"| {place('notes')} | {place('evidence')} | {place('L')} | {place('tag')} "
            f"| {place('extra')} |"
        )
    return "\n".join(lines) + "\n"


def markdown(turn: int) -> str:
    """Return a page in Markdown; *turn* turns the texts to other places."""
    place = Places(TEXTS[turn:] + TEXTS[:turn])
    name = f"M{turn}"
    return f"""\
# Markdown {turn}

:::{{readiness}} {place("Product")}
:id: record-{turn}
:version: {place("1.0")}
:state: {place("final")}
:checklist-version: {place("2")}
:cadence: {place("weekly")}
:release-date: {place("2026-01-01")}
:next-review: {place("2026-01-01")}
:contacts: {place("Team")} <x@y.example>, X <javascript:alert(1)>, Y <https://x.example/"onfocus=x>
:legend: verified, odd, {place("")}
:::

:::{{readiness-summary}}
:::

:::{{readiness-blockers}}
:::

:::{{readiness-table}}
:group-by: owner
:columns: id, item, status, owner, severity, notes, checklist, {place("Extra")}
:::

:::{{checklist}} {place("A title")}
:id: list-{turn}
:verdict: needs review ({place("caveat")})
:owner: {place("owner")}

{_rows(place, len(TEXTS), name)}
:::

:::{{checklist}} tasks-{turn}
:title: {place("Tasks")}
:verdict: {place("word")}

- [ ] {place("task")}
- [x] {place("done")}
:::

:::{{checklist}} body-{turn}
::::{{check}} {place("title")}
:id: C-{turn}
:status: {place("not met")}
:owner: {place("owner")}
:severity: {place("high")}
:notes: {place("notes")}
:evidence: {place("evidence")}
:tags: {place("tag")}
:links: {place("L")}

{place("A paragraph")}

- {place("point")}

```
{place("code")}
```
::::
:::

:::{{post-deployment}} {place("24h")}
- [ ] {place("look")}
:::

:::{{signoff-matrix}}
| Role | Name | Signature | Date | Status | {place("More")} |
|---|---|---|---|---|---|
| {place("role")} | {place("name")} | {place("signed")} | {place("2026-01-01")} | {place("✅")} | {place("x")} |
| CTO | {place("name")} | Ann | 2026-01-01 | ✅ | {place("x")} |
:::

:::{{go-live}} {place("conditional")}
:target-date: {place("2026-02-02")}
:approver: {place("Ann")}

- [ ] {place("condition")} [{name}-1]
:::

{{check}}`{name}-0`, {{check}}`words "><i onclick=x> <{name}-1>`, {{readiness-status}}`record-{turn}`,
{{readiness-status}}`<script>`, {{readiness-count}}`blockers`, {{readiness-count}}`<script>`
"""


def rest() -> str:
    """Return a page in reST: there a heading is text, and tables have captions."""
    place = Places(TEXTS, table=False)

    def text(name: str) -> str:
        return place(name).replace("\\", "").replace("`", "").replace("|", "").replace("_", "")

    rows = "".join(
        f"      * - R-{at}\n        - {text('item')}\n        - not met\n        - {text('owner')}\n"
        f"        - {text('notes')}\n"
        for at in range(len(TEXTS))
    )
    heading = text("A heading")
    return f"""\
{text("Rest")}
{"=" * 200}

.. readiness:: {text("Product")}
   :id: rest
   :version: 1

{heading}
{"-" * 200}

.. checklist::
   :id: in-section
   :verdict: not met ({text("caveat")})

   .. list-table:: {text("Caption")}
      :header-rows: 1

      * - ID
        - Item
        - Status
        - {text("Owner")}
        - Notes
{rows}

.. checklist:: {text("Fields")}

   .. csv-table:: {text("Caption")}
      :header: ID, Item, Status

      F-1, x, {text("✅").replace(",", "").replace('"', "")}

   .. check:: {text("title")}
      :id: R-C
      :notes: {text("notes")}

      {text("Paragraph")}

{text("Another")} :check:`R-1`
{"-" * 200}

.. readiness-summary::

.. readiness-table::
   :group-by: severity
"""


def texts_of_project() -> dict[str, str]:
    """Return the files of the project, without a ``conf.py``."""
    pages = {f"m{turn}.md": markdown(turn) for turn in (0, 7, 13)}
    names = "\n".join(("rest", *(each.removesuffix(".md") for each in pages)))
    return {
        "index.md": f"# All\n\n```{{toctree}}\n{names}\n```\n\n:::{{readiness-summary}}\n:::\n",
        "rest.rst": rest(),
        **pages,
    }


def configuration() -> str:
    """Return a ``readiness.toml`` with labels of the same kind."""
    return CONFIGURATION.format(label=toml(f"Odd {TEXTS[1]} {TEXTS[4]}"))


CONF = """\
project = "Every place"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence", "linkify", "tasklist", "dollarmath"]
html_theme = {theme!r}
"""


def write(folder: Path, theme: str) -> Path:
    """Write the project into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    files = texts_of_project() | {
        "conf.py": CONF.format(theme=theme),
        "readiness.toml": configuration(),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def pages() -> Iterator[str]:
    """Yield the names of the pages."""
    yield from (name.rpartition(".")[0] for name in texts_of_project())
