"""German comes with the package: what readers see is German, what is computed stays the same."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from projects import Project

from sphinx_readiness.cli import main

Make = Callable[..., Project]

PAGE = """\
# Seite

:::{checklist} c
:verdict: verified

| ID  | Item  | Status | Owner | Blocking |
|-----|-------|--------|-------|----------|
| A-1 | Eins  | ✅     | Team  |          |
| A-2 | Zwei  | ⚠️     | Team  | yes      |
| A-3 | Drei  | ❌     | Team  |          |
| A-4 | Vier  | ℹ️     | Team  |          |
| A-5 | Fünf  | 🔄     | Team  |          |
| A-6 | Sechs | ⬜     | Team  |          |
:::

:::{readiness-summary}
:::

:::{readiness-table}
:group-by: status
:::
"""

STATUSES = [
    "Geprüft", "Zu prüfen", "Nicht erfüllt", "Zur Information", "In Arbeit", "Ausstehend",
]  # fmt: skip

ENGLISH = (
    "Verified", "Needs review", "Not met", "Informational", "In progress", "Pending", "Declared",
    "Computed", "Checklist", "Progress", "contradict", "passed",
)  # fmt: skip


def text(page: BeautifulSoup, selector: str) -> str:
    """Return the text of the first element that *selector* finds, blanks made one."""
    (found, *_) = page.select(selector)
    return " ".join(found.get_text(" ").split())


@pytest.fixture
def project(make_project: Make) -> Project:
    return make_project({"index.md": PAGE})


def test_pages_and_warnings_are_german(project: Project) -> None:
    built = project.build("html", language="de")
    page = BeautifulSoup(built.page("index"), "html.parser")
    badges = page.select("table")[0].select("td > .readiness-badge, td > b")
    words = [badge.get_text() for badge in badges]
    assert [word for word in words if word != "blockiert"] == STATUSES
    assert words.count("blockiert") == 2
    verdict = text(page, ".readiness-verdict")
    assert verdict.startswith("Angegeben: Geprüft")
    assert "Berechnet: Nicht erfüllt" in verdict
    assert "die Zeilen widersprechen dem Urteil" in verdict
    header = text(page, ".readiness-summary thead")
    assert header == "Checkliste Urteil Fortschritt Punkte Blocker"
    groups = [" ".join(each.get_text().split()) for each in page.select(".readiness-group")]
    assert groups[-6:] == [f"{status} (1)" for status in STATUSES]
    body = page.get_text(" ")
    assert [word for word in ENGLISH if re.search(rf"\b{word}\b", body)] == []
    assert (
        "RD201: der Blocker A-2 'Zwei' hat den Status Zu prüfen; "
        "erwartet wird ein Status, der besteht" in built.warnings
    )


def test_words_in_messages_are_german(project: Project) -> None:
    project.configure(readiness_table_nodes="perhaps")
    built = project.build("dummy", language="de")
    assert "Option 'table_nodes': erwartet wird true oder false" in built.warnings


def test_the_report_is_the_same_in_every_language(project: Project) -> None:
    english, translated = project.lint("english"), project.lint("german", language="de")
    assert english.report == translated.report
    assert english.places == translated.places
    assert english.exit_status == translated.exit_status == 1
    assert "Bereitschaft NICHT BESTANDEN" in translated.status
    assert "readiness FAILED" in english.status


@pytest.mark.parametrize(
    ("environment", "conf", "begins"),
    [
        ("de", "", "Bereitschaft"),
        ("en", 'language = "de"\n', "Bereitschaft"),
        ("de", 'language = "en"\n', "Bereitschaft"),
        ("en", "", "readiness"),
    ],
)
def test_the_console_script_speaks_the_language_of_the_reader_or_of_the_documents(
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: str,
    conf: str,
    begins: str,
) -> None:
    monkeypatch.setenv("LANGUAGE", environment)
    (project.docs / "conf.py").write_text(conf, encoding="utf-8")
    assert main(["lint", str(project.docs)]) == 1
    assert capsys.readouterr().out.splitlines()[-1].startswith(begins)
