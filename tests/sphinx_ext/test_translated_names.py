"""What is offered for translation, and what translations leave as it was."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from projects import Built, Project

PAGE = """# Release

:::{checklist} ops
:title: Own title
:verdict: needs review, some caveat
:owner: Owner of all

| ID    | Item         | Status | Owner | Links | Tags | Product |
|-------|--------------|--------|-------|-------|------|---------|
| OPS-1 | First item   | ❌     | Ann   |       | db   | Lantern |
| OPS-2 | Second item  | ✅     | Ben   | OPS-1 |      | Lantern |

:::

:::{checklist} captioned
:owner: Cleo

```{list-table} A caption
:header-rows: 1

* - ID
  - Item
  - Status
* - C-1
  - Third item
  - ✅
```

:::

:::{signoff-matrix}

| Role    | Name | Signature | Status   |
|---------|------|-----------|----------|
| QA lead | Dana | D. C.     | approved |

:::

:::{go-live} conditional

- [ ] Mend it [OPS-1]
- [ ] Read the [guide](https://e.example) [OPS-1, OPS-2]

:::

:::{readiness-summary}
:::
"""

OFFERED = (
    "Own title", "some caveat", "First item", "Second item", "A caption", "Third item", "QA lead",
    "Mend it [OPS-1]", "Read the [guide](https://e.example) [OPS-1, OPS-2]", "Lantern",
)  # fmt: skip

NOT_OFFERED = ("Owner of all", "Ann", "Ben", "Cleo", "Dana", "D. C.", "OPS-1", "db", "approved")


def german(msgid: str) -> str:
    """Return a translation: the name of the product is the same in both languages."""
    same = msgid in ("Lantern", "Product")
    return msgid if same else re.sub(r"^(\w+)", r"\1-de", msgid)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(
        tmp_path_factory.mktemp("names"), {"index.md": PAGE},
        locale_dirs=["locale"], readiness_select=["RD205"],
    )  # fmt: skip


@pytest.fixture(scope="module")
def messages(project: Project) -> list[str]:
    built = project.build("gettext", doctrees="gettext-doctrees")
    found = re.findall(r'^msgid "(.+)"$', Path(built.out, "index.pot").read_text("utf-8"), re.M)
    return list(dict.fromkeys(found))


@pytest.fixture(scope="module")
def built(project: Project, messages: list[str]) -> Built:
    lines = ['msgid ""', 'msgstr "Content-Type: text/plain; charset=UTF-8\\n"', ""]
    for each in messages:
        lines += [f'msgid "{each}"', f'msgstr "{german(each)}"', ""]
    project.write({"locale/de/LC_MESSAGES/index.po": "\n".join(lines)})
    return project.build("html", doctrees="german", language="de")


def test_language_is_offered_and_names_are_not(messages: list[str]) -> None:
    assert [each for each in OFFERED if each not in messages] == []
    assert [each for each in NOT_OFFERED if each in messages] == []


def test_conditions_keep_links_and_badges(built: Built) -> None:
    rows = re.findall(r"<td><p>((?:Mend|Read)-de .*)", built.page("index"))
    assert len(rows) == 2
    for row in rows:
        assert 'href="#OPS-1">OPS-1</a> <span class="readiness-badge readiness-fail' in row
        assert "[" not in row
    assert 'href="#OPS-2">OPS-2</a>' in rows[1]
    assert 'href="https://e.example">guide</a>' in rows[1]


def test_one_message_that_stays_the_same_keeps_no_other_from_its_translation(built: Built) -> None:
    page = built.page("index")
    for words in (
        "First-de item",
        "Second-de item",
        "A-de caption",
        "some-de caveat",
        "QA-de lead",
    ):
        assert words in page, words
    assert "Own-de title" in page
    assert "Lantern" in page


def test_the_gate_reads_what_was_written(project: Project) -> None:
    assert project.lint(language="de").places == []
