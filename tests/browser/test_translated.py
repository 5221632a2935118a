"""Translations of what is ours are as hostile as documents, and are made harmless likewise."""

from __future__ import annotations

from collections.abc import Callable

import every_place
import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from projects import Project

from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import scheme_of

PAGE = """\
# Heading

:::{readiness} Product
:version: 1.0
:::

:::{checklist} First
:verdict: needs review (a *caveat* <b>b</b>)

```{list-table} A caption
:header-rows: 1

* - ID
  - Item
  - Status
  - Notes
  - Area
* - A-1
  - plain item
  - ✅
  - note with <sub>html</sub>
  - [link](https://x.example)
```

::::{check} A check
:id: A-2
:status: ❌
:notes: a *note* of it

Its paragraph with <kbd>keys</kbd>.
::::
:::

:::{go-live} conditional
- [ ] A condition with *marks* [A-2]
:::

:::{readiness-summary}
:::

:::{readiness-table}
:::
"""


@pytest.mark.parametrize("at", range(0, len(every_place.TEXTS), 4))
def test_translations(make_project: Callable[..., Project], at: int) -> None:
    conf = {
        "language": "de", "locale_dirs": ["locale"], "gettext_compact": False,
        "gettext_additional_targets": ["raw"],
    }  # fmt: skip
    project = make_project({"index.md": PAGE}, **conf)
    pot = project.build("gettext").out / "index.pot"
    with pot.open("rb") as stream:
        catalogue = read_po(stream, locale="de")
    number = 0
    for number, message in enumerate((each for each in catalogue if each.id), 1):
        text = every_place.TEXTS[(at + number) % len(every_place.TEXTS)]
        message.string = f"T{number} {text} [x](javascript:x) <a href='java&#10;script:x'>y</a>"
    assert number > 10
    target = project.docs / "locale/de/LC_MESSAGES/index.mo"
    target.parent.mkdir(parents=True)
    with target.open("wb") as stream:
        write_mo(stream, catalogue)
    page = BeautifulSoup(project.build(fresh=True).page("index"), "html.parser")
    seen = 0
    for element in page.select("[class*=readiness] *"):
        assert element.name not in every_place.NEVER, element
        assert not [each for each in element.attrs if each == "style" or each.startswith("on")]
        for address in (element.get("href", ""), element.get("src", "")):
            assert scheme_of(address) in {"", "http", "https", "mailto"}, element
        seen += 1
    assert seen > 50
