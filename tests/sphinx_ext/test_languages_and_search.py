"""Translations of cells, the search index, and references from other projects."""

from __future__ import annotations

import json
import pickle
import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from projects import Project

from sphinx_readiness.sphinx_ext.lint.command import report_on
from sphinx_readiness.sphinx_ext.storage.search_anchors import WrittenOut

Make = Callable[..., Project]

PAGE = """\
# Title

:::{checklist} c
:verdict: verified

Prose of the list.

| ID  | Item              | Status | Owner | Notes                     | Area   |
|-----|-------------------|--------|-------|---------------------------|--------|
| A-1 | Backups are made  | ✅     | Team  | every *single* night      | Inside |
| A-2 | Restores work     | ❌     | Team  | see [the plan](other.md)  |        |
|     | Nobody is on call | ✅     | Team  | plain words               |        |
:::

:::{readiness-table}
:::

:::{readiness-blockers}
:::

:::{checklist} tasks
- [ ] A *task* to do
:::

:::{check} A titled item
:notes: with a note
:owner: QA
:::
"""

TRANSLATIONS = {
    "Item": "Punkt",
    "Owner": "Wer",
    "Notes": "Bemerkungen",
    "Area": "Bereich",
    "Inside": "Drinnen",
    "Backups are made": "Sicherungen laufen",
    "Restores work": "Wiederherstellung klappt",
    "Nobody is on call": "Niemand hat Dienst",
    "every *single* night": "jede *einzelne* Nacht",
    "see [the plan](other.md)": "siehe [den Plan](other.md)",
    "plain words": "einfache Worte",
    "Prose of the list.": "Text der Liste.",
    "A *task* to do": "Eine *Aufgabe* steht an",
    "A titled item": "Ein Punkt mit Titel",
    "with a note": "mit einer Bemerkung",
}

FILES = {"index.md": PAGE + "\n```{toctree}\nother\n```\n", "other.md": "# Other\n\n{check}`A-2`\n"}


def compile_catalogue(project: Project, pot: Path, words: Mapping[str, str] = TRANSLATIONS) -> None:
    """Translate the template into ``locale/de`` with *words*."""
    with pot.open("rb") as stream:
        catalogue = read_po(stream, locale="de")
    for message in catalogue:
        if message.id in words:
            message.string = words[str(message.id)]
    target = project.docs / "locale" / "de" / "LC_MESSAGES" / pot.with_suffix(".mo").name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as stream:
        write_mo(stream, catalogue)


@pytest.fixture
def project(make_project: Make) -> Project:
    return make_project(FILES, locale_dirs=["locale"], gettext_compact=False)


def test_cells_are_extracted(project: Project) -> None:
    built = project.build("gettext", doctrees="gettext-doctrees")
    text = (built.out / "index.pot").read_text(encoding="utf-8")
    found = set(re.findall(r'^msgid "(.+)"$', text, re.MULTILINE))
    assert set(TRANSLATIONS) <= found
    assert {"A-1", "A-2", "✅", "❌", "Team"}.isdisjoint(found)
    lines = {
        match.group(2): int(match.group(1))
        for match in re.finditer(r'index\.md:(\d+)\nmsgid "(.+)"', text)
    }
    assert lines["every *single* night"] in range(8, 11)


def test_cells_are_translated(project: Project) -> None:
    plain = project.lint("english").report
    compile_catalogue(
        project, project.build("gettext", doctrees="gettext-doctrees").out / "index.pot"
    )
    built = project.build("html", language="de")
    page = built.page("index")
    rows = page[page.index("<table") : page.index("</table>")]
    # What the gate says quotes what is written.
    rows = re.sub(r'<ul class="readiness-findings.*?</ul>', "", rows, flags=re.DOTALL)
    for word in ("Punkt", "Wer", "Bemerkungen", "Bereich", "Drinnen", "Sicherungen laufen",
                 "Niemand hat Dienst", "jede <em>einzelne</em> Nacht", "einfache Worte"):  # fmt: skip
        assert word in rows, word
    assert re.search(r'siehe <a class="reference internal" href="other.html">.*?den Plan', rows)
    assert "Backups are made" not in rows
    assert "Restores work" not in rows
    assert "Text der Liste." in page
    assert "Eine <em>Aufgabe</em> steht an" in page
    assert "Ein Punkt mit Titel" in page
    assert "mit einer Bemerkung" in page
    assert 'id="A-1"' in rows
    translated = project.lint("german", language="de")
    assert [item["id"] for item in translated.items()] == [
        item["id"] for record in plain["records"] for each in record["checklists"]
        for item in each["items"]
    ]  # fmt: skip
    assert [(f["code"], f["path"], f["line"]) for f in translated.report["findings"]] == [
        (f["code"], f["path"], f["line"]) for f in plain["findings"]
    ]


def test_other_writers_show_the_translation(project: Project) -> None:
    compile_catalogue(
        project, project.build("gettext", doctrees="gettext-doctrees").out / "index.pot"
    )
    built = project.build("text", language="de")
    text = " ".join((built.out / "index.txt").read_text(encoding="utf-8").split())
    assert "Sicherungen laufen" in text
    assert "Backups are made" not in text


def test_views_show_the_translation(make_project: Make) -> None:
    page = (
        "# T\n\n```{toctree}\nrows\n```\n\n:::{readiness-summary}\n:::\n\n"
        ":::{readiness-blockers}\n:::\n\n:::{readiness-table}\n:owner: Ops\n:::\n"
    )
    rows = (
        "# Rows\n\n:::{checklist}\n:id: c\n\n| ID | Item | Status | Owner | Notes |\n"
        "|--|--|--|--|--|\n| A-1 | Backups run | ❌ | Ops | every *single* night |\n\n"
        ":::{check} A titled item\n:id: A-2\n:status: ✅\n:owner: Ops\n:::\n:::\n"
    )
    project = make_project({"index.md": page, "rows.md": rows}, locale_dirs=["locale"])
    words = {
        "Rows": "Zeilen", "Backups run": "Sicherungen laufen", "Ops": "Betrieb",
        "every *single* night": "jede *einzelne* Nacht", "A titled item": "Ein Punkt mit Titel",
    }  # fmt: skip
    template = project.build("gettext", doctrees="gettext-doctrees").out / "rows.pot"
    compile_catalogue(project, template, words)
    shown = project.build("html", language="de").page("index")
    for word in (
        "Zeilen</a>",
        "Sicherungen laufen",
        "jede <em>einzelne</em> Nacht",
        "Ein Punkt mit Titel",
    ):
        assert word in shown, word
    assert shown.count("Sicherungen laufen") == 2
    assert "Backups run" not in shown


def test_anchors_of_the_index_are_kept_as_plain_text() -> None:
    kept = pickle.loads(pickle.dumps([WrittenOut("A-1")]))
    assert kept == ["A-1"]
    assert type(kept[0]) is str


def test_windows_and_verdicts_show_the_translation(make_project: Make) -> None:
    page = (
        "# T\n\n:::{readiness-summary}\n:::\n\n"
        ":::{post-deployment} 24 hours\n- [ ] Look\n:::\n\n"
        ":::{post-deployment} 1 week\n:title: Seven days\n- [ ] Look\n:::\n\n"
        ":::{checklist} List\n:verdict: NEEDS LOVE (a pity)\n- [ ] Look\n:::\n"
    )
    project = make_project({"index.md": page}, locale_dirs=["locale"])
    words = {
        "24 hours": "24 Stunden", "Seven days": "Sieben Tage", "NEEDS LOVE": "BRAUCHT LIEBE",
        "a pity": "leider",
    }  # fmt: skip
    template = project.build("gettext", doctrees="gettext-doctrees").out / "index.pot"
    compile_catalogue(project, template, words)
    out = project.build("text", language="de").out / "index.txt"
    shown = " ".join(re.sub(r"[|+=-]+", " ", out.read_text(encoding="utf-8")).split())
    for each in (
        "**Zeitfenster: 24 Stunden**", "**Sieben Tage**", "Angegeben: BRAUCHT LIEBE – leider",
        "(angegeben: BRAUCHT LIEBE)",
    ):  # fmt: skip
        assert each in shown, each


def test_check_roles_inside_links_are_words(make_project: Make) -> None:
    page = (
        "# T\n\n[to {check}`A-1` *there*](https://x.example) and {check}`A-1`\n\n"
        ":::{checklist} List\n| ID | Item | Status |\n|--|--|--|\n| A-1 | x | ✅ |\n:::\n"
    )
    rest = ":orphan:\n\nTitle\n=====\n\n.. contents::\n\nOf :check:`A-1`\n-------------\n\nWords.\n"
    built = make_project({"index.md": page, "rest.rst": rest}).build()
    for name in ("index", "rest"):
        shown = built.page(name)
        assert "A-1" in shown
        assert not re.search(r"<a\b[^>]*>(?:(?!</a>).)*<a\b", shown, re.DOTALL)
    (around,) = re.findall(r'<a [^>]*href="https://x.example">.*?</a>', built.page("index"))
    assert "A-1" in around
    assert around.endswith("<em>there</em></a>")
    assert 'href="#A-1"' in built.page("index")


def test_words_of_rows_are_searchable(make_project: Make) -> None:
    page = (
        "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner | Notes |\n|--|--|--|--|--|\n"
        "| A-1 | Xylophone | ✅ | QA | zeppelin |\n"
        "| A-2 | The *quagmire* | ✅ | QA | `vortex` here |\n:::\n\n"
        ":::{check} Umbrella\n:notes: jellyfish\n\nWith pelican.\n:::\n"
    )
    built = make_project({"index.md": page}).build()
    index = (built.out / "searchindex.js").read_text(encoding="utf-8")
    # The index holds stems; these words are stems but for their ends.
    for stem in ("xylophon", "zeppelin", "quagmir", "vortex", "umbrella", "jellyfish", "pelican"):
        assert f'"{stem}' in index, stem


def test_the_search_leads_to_rows_and_checklists(make_project: Make) -> None:
    page = (
        "# T\n\n:::{checklist} Ways home\n:id: ways\n| ID | Item | Status |\n|--|--|--|\n"
        "| A-1 | Xylophone, v1.5 | ✅ |\n| item-2 | Oboe | ✅ |\n:::\n"
    )
    built = make_project({"index.md": page}).build()
    text = (built.out / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text.removeprefix("Search.setIndex(").removesuffix(")"))
    ids = {each["id"] for each in BeautifulSoup(built.page("index"), "html.parser").select("[id]")}
    led_to = {}
    for prefix, objects in index["objects"].items():
        for _document, kind, _priority, anchor, name in objects:
            # As the script of the search page puts them together again.
            full = f"{prefix}.{name}" if prefix else name
            short = {"": full, "-": f"{index['objnames'][str(kind)][1]}-{full}"}
            led_to[full] = short.get(anchor, anchor)
    assert led_to == {
        "A-1 Xylophone, v1.5": "A-1", "item-2 Oboe": "item-2", "Ways home": "checklist-ways",
    }  # fmt: skip
    assert ids.issuperset(led_to.values())


def test_references_from_another_project(make_project: Make) -> None:
    first = make_project({"index.md": PAGE, "other.md": "# Other\n"})
    inventory = first.build().out / "objects.inv"
    second = make_project(
        {
            "index.md": "# T\n\n{check}`A-1`, {check}`text <c>`, {external+base:readiness:check}`A-2`"
            ", {check}`NOPE`, {check}`base:A-1`.\n",
            "rest.rst": ":orphan:\n\nR\n=\n\n:check:`A-1`\n",
        },
        extensions=["myst_parser", "sphinx_readiness", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"base": ("https://base.example/", str(inventory))},
    )
    built = second.build()
    page = built.page("index")
    assert 'href="https://base.example/index.html#A-1"' in page
    assert 'href="https://base.example/index.html#A-2"' in page
    assert 'href="https://base.example/index.html#checklist-c"' in page
    assert 'href="https://base.example/index.html#A-1"' in built.page("rest")
    assert [line for line in built.warning_lines if "readiness." in line] == [
        line for line in built.warning_lines if "NOPE" in line
    ]
    assert built.warnings.count("NOPE") == 1
    lint = second.lint()
    assert [place[3] for place in lint.places] == ["RD112", "RD601"]
    unread = report_on(second.docs, {}, 1).findings
    assert {(each.code, each.severity.value) for each in unread} == {
        ("RD112", "warning"), ("RD601", "info")
    }  # fmt: skip
    assert sum(each.code == "RD601" for each in unread) == 5


@pytest.mark.parametrize(
    ("wanted", "most", "listed"),
    [("auto", 5, True), ("auto", 1, False), ("items", 1, True), ("checklists", 5, False)],
)
def test_what_the_inventory_lists(
    make_project: Make, monkeypatch: pytest.MonkeyPatch, wanted: str, most: int, listed: bool
) -> None:
    monkeypatch.setattr("sphinx_readiness.sphinx_ext.reporting.inventory.MOST_ITEMS", most)
    project = make_project({"index.md": PAGE, "other.md": "# Other\n"}, readiness_inventory=wanted)
    for _ in range(2):  # the second build has it from the outcome of the first
        packed = (project.build().out / "objects.inv").read_bytes().split(b"\n", 4)[4]
        lines = zlib.decompress(packed).decode("utf-8").splitlines()
        assert any(line.startswith("c readiness:checklist ") for line in lines)
        assert any(line.startswith("A-1 readiness:item ") for line in lines) is listed


def test_the_status_of_another_project_is_unknown_and_said_to_be(make_project: Make) -> None:
    first = make_project({"index.md": PAGE, "other.md": "# Other\n"})
    inventory = first.build().out / "objects.inv"
    second = make_project(
        {"index.md": "# T\n\n{check}`A-1` is {readiness-status}`A-1`\n"},
        extensions=["myst_parser", "sphinx_readiness", "sphinx.ext.intersphinx"],
        intersphinx_mapping={"base": ("https://base.example/", str(inventory))},
    )
    (line,) = [each for each in second.build().warning_lines if "readiness." in each]
    assert "there is no item, checklist or record 'A-1'" in line


def test_any_role_and_the_role_of_the_domain(make_project: Make) -> None:
    text = PAGE + "\n{any}`A-1` and {readiness:check}`A-2` and {check}`A-1`\n"
    built = make_project(
        {"index.md": text, "other.md": "---\norphan: true\n---\n# Other\n"}
    ).build()
    assert [line for line in built.warning_lines if "[readiness." not in line] == []
    assert built.page("index").count('href="#A-1"') >= 2


def test_file_names_in_translations_stay_links_to_files(make_project: Make) -> None:
    """Sphinx parses a translation anew; linkify must not make a web site of a file name there."""
    page = (
        "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner | Notes |\n|--|--|--|--|--|\n"
        "| A-1 | Read GUIDE.md first | ✅ | QA | and tool.sh |\n"
        "| A-2 | Nothing | ✅ | QA | in GONE.md |\n:::\n\n```{toctree}\nGUIDE\n```\n"
    )
    words = {"Read GUIDE.md first": "Lies GUIDE.md zuerst", "and tool.sh": "und tool.sh",
             "Nothing": "Nichts aus GUIDE.md", "in GONE.md": "in GONE.md drin"}  # fmt: skip
    files = {"index.md": page, "GUIDE.md": "# The guide\n", "../tool.sh": "#!/bin/sh\n"}
    project = make_project(
        files,
        locale_dirs=["locale"],
        gettext_compact=False,
        myst_enable_extensions=["colon_fence", "linkify"],
    )
    pot = project.build("gettext", doctrees="gettext-doctrees").out / "index.pot"
    compile_catalogue(project, pot, words)
    built = project.build("html", language="de")
    page = built.page("index")
    rows = page[page.index("<table") : page.index("</table>")]
    assert "http://" not in rows
    assert "inconsistent" not in built.warnings
    assert re.search(r'Lies <a class="reference internal" href="GUIDE.html">.*?GUIDE.md', rows)
    assert re.search(r"und <a [^>]*download[^>]*>.*?tool.sh", rows)
    assert "in GONE.md drin" in rows


def test_translated_roles_mean_their_own_record(make_project: Make) -> None:
    """Translations are read when all records of the page are known."""
    part = (
        "## {own}\n\n:::{{readiness}} {own}\n:id: {own}\n:::\n\n:::{{checklist}} list\n\n"
        "| ID | Item | Status | Owner |\n|----|------|--------|-------|\n"
        "| A-1 | Same | {status} | Ops |\n:::\n\nSee {{check}}`A-1` of {own}.\n\n"
    )
    text = part.format(own="one", status="✅") + part.format(own="two", status="⚠️")
    project = make_project({"index.md": f"# Start\n\n{text}"}, locale_dirs=["locale"])
    pot = project.build("gettext", doctrees="gettext-doctrees").out / "index.pot"
    words = {f"See {{check}}`A-1` of {own}.": f"Siehe {{check}}`A-1` von {own}."
             for own in ("one", "two")}  # fmt: skip
    compile_catalogue(project, pot, words)
    page = project.build(language="de").page("index")
    shown = re.findall(r'Siehe <a class="reference internal" href="(#[^"]+)"', page)
    assert shown == ["#A-1", "#A-1-2"]
