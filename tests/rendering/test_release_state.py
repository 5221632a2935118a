"""The head of a record says whether the release may go, and no page is greener than the gate."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from projects import Built, Project

Make = Callable[..., Project]

HEAD = (
    ":::{readiness} Shop\n:version: 1.0\n:release-date: 2026-01-10\n:next-review: 2026-01-05\n:::\n"
)

FILES = {
    "index.md": f"# Release\n\n```{{toctree}}\nrows\nviews\n```\n\n{HEAD}",
    "rows.md": """# Rows

:::{checklist} ops
:title: Operations
:verdict: verified

| ID | Item | Status | Owner | Blocking | Notes | Verify |
|---|---|---|---|---|---|---|
| A-1 | Backups restored | ⚠️ | SRE | yes | see `dump` and **this** | |
| A-2 | Logs kept | ✅ | SRE | | | `file missing.txt` |
| A-3 | Alerts fire | 🔄 | QA | | %s | |
| A-4 | Nice to have | ℹ️ | QA | | | |
| A-5 | Later | ❌ | QA | | | |
| | Without an id | ✅ | QA | | | |
:::

:::{signoff-matrix}
| Role | Name | Signature | Date | Status |
|---|---|---|---|---|
| Lead | | | | |
| QA | Ann | ann | 2026-01-02 | ✅ |
:::

:::{waiver} A-5
:reason: nobody needs it before spring
:approver: Dana
:until: 2026-01-20
:::
""" % ("word " * 120),
    "views.md": """# Views

:::{readiness-blockers}
:::

:::{readiness-summary}
:sort: worst
:owners:
:::

:::{readiness-table}
:group-by: owner
:::
""",
}  # fmt: skip


def soup(built: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(name), "html.parser")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return Project(tmp_path_factory.mktemp("release"), FILES).build()


def banner(page: BeautifulSoup) -> Tag:
    (found,) = page.select(".readiness-banner")
    return found


def test_the_state_comes_first_in_words(built: Built) -> None:
    found = banner(soup(built, "index"))
    assert found.get_text(" ", strip=True).startswith("✖ NOT READY Shop 1.0")
    assert found["class"] == ["readiness-banner", "readiness-fail"]
    (sign,) = found.select(".readiness-banner-state > i")
    assert sign["aria-hidden"] == "true"


def test_each_count_leads_to_what_it_counts(built: Built) -> None:
    page = soup(built, "index")
    counts = {
        link.get_text(): link["href"] for link in banner(page).select(".readiness-deciding a")
    }
    record = "readiness-record-shop"
    assert counts == {
        "1 blocker": "views.html#readiness-blockers",
        "1 row open": "views.html#readiness-blockers-open",
        "1 verdict contradicted": f"#{record}-verdicts",
        "1 row contradicted by a check": f"#{record}-checks",
        "1 signature of 2 missing": "rows.html#readiness-signoffs",
        "1 row waived": f"#{record}-waived",
        "1 date overdue": f"#{record}-dates",
    }
    for href in counts.values():
        name, anchor = href.split("#")
        where = soup(built, name.removesuffix(".html")) if name else page
        assert where.find(id=anchor) is not None, href


def test_what_no_view_shows_is_listed_in_the_head(built: Built) -> None:
    page = soup(built, "index")
    shown = {each["id"]: each.get_text(" ", strip=True) for each in page.select("details[id]")}
    assert shown["readiness-record-shop-checks"].endswith("A-2")
    assert shown["readiness-record-shop-waived"].endswith("A-5")
    assert "was due on 2026-01-05" in shown["readiness-record-shop-findings"]


def test_the_gate_and_the_dates_are_told(built: Built) -> None:
    page = soup(built, "index")
    (gate,) = page.select(".readiness-banner-gate")
    text = gate.get_text()
    assert text.startswith("Gate: failed")
    assert text.endswith("computed for 2026-01-15 · 5 days past the release (2026-01-10)")
    dates = [each.get_text(" ", strip=True) for each in page.select(".readiness-timeline tbody tr")]
    assert dates == [
        "Review 2026-01-05 overdue by 10 days",
        "Release 2026-01-10 5 days ago",
        "Waiver of A-5 2026-01-20 in 5 days",
    ]


def test_every_finding_of_the_gate_is_on_a_page(built: Built, tmp_path: Path) -> None:
    gate = Project(tmp_path, FILES).lint()
    messages = {re.sub(r"\W+", " ", each["message"]) for each in gate.report["findings"]}
    assert len(messages) == 5
    pages = (soup(built, name).get_text() for name in ("index", "rows", "views"))
    shown = " ".join(re.sub(r"\W+", " ", page) for page in pages)
    assert [each for each in messages if each not in shown] == []


def test_rows_tell_scripts_and_eyes_what_they_are(built: Built) -> None:
    rows = {row["id"]: row for row in soup(built, "rows").select("tr[id]")}
    first = rows["A-1"]
    assert {"readiness-blocking", "readiness-flagged"} <= set(first["class"])
    assert (first["data-status"], first["data-owner"]) == ("needs-review", "SRE")
    assert first["data-blocking"] == "true"
    assert first.find_all(["th", "td"])[2].get_text() == "Needs review blocks"
    assert (rows["A-5"]["data-status"], rows["A-5"].get("data-blocking")) == ("waived", None)
    scroll = first.find_parent(class_="readiness-scroll")
    assert (scroll["data-checklist"], scroll["aria-label"]) == ("ops", "Operations")
    assert (scroll["role"], scroll["tabindex"]) == ("group", "0")
    assert [cell["scope"] for cell in scroll.select("thead th")] == ["col"] * 7
    assert [cell.get_text() for cell in scroll.select("th[scope=row]")][-2:] == [
        "A-5", "Without an id¶\n",
    ]  # fmt: skip


def test_findings_stand_below_their_row_with_their_rule(built: Built) -> None:
    page = soup(built, "rows")
    below = page.find("tr", id="A-1").find_next_sibling("tr")
    assert below["data-of"] == "A-1"
    assert below.td["colspan"] == "7"
    (link,) = [each for each in below.select("a") if each.get_text() == "RD201"]
    assert link["href"] == "readiness-rules.html#rd201"
    rules = soup(built, "readiness-rules")
    assert rules.find(id="rd201").h2.get_text() == "RD201 open-blocker"


def test_said_and_checked_stand_side_by_side(built: Built) -> None:
    cells = soup(built, "rows").find("tr", id="A-2").find_all(["th", "td"])
    assert cells[2].get_text() == "Verified contradicted"


def test_long_notes_fold_and_lose_nothing(built: Built) -> None:
    (note,) = soup(built, "rows").select("details.readiness-fold")
    assert note.summary.get_text().endswith(" …")
    assert note.get_text().count("word") == 120
    assert len(note.summary.get_text()) < 170


def test_only_rows_without_an_id_need_a_permalink(built: Built) -> None:
    (link,) = soup(built, "rows").select("a.readiness-permalink")
    assert link["href"] == f"#{link.find_parent('tr')['id']}"


def test_a_contradicted_verdict_is_struck_and_names_its_rows(built: Built) -> None:
    verdict = soup(built, "rows").select_one(".readiness-contradicted")
    assert verdict.select_one("s").get_text() == "Verified"
    alarm = verdict.select_one(".readiness-alarm")
    assert alarm.get_text() == "the rows contradict the verdict: A-1, A-3"
    assert verdict.select(".readiness-findings a")


def test_the_search_finds_a_row_by_its_id(built: Built) -> None:
    index = (built.out / "searchindex.js").read_text("utf-8")
    # Document, kind, weight, anchor, and what is looked at.
    assert re.search(r'\[1, ?\d+, ?0, ?"A-1", ?"A-1 Backups restored"\]', index)


def test_a_checklist_shows_its_title_and_is_in_the_table_of_contents(built: Built) -> None:
    page = soup(built, "rows")
    title = page.select_one("#checklist-ops .readiness-title")
    assert (title.name, title.get_text()) == ("h2", "Operations")
    toc = built.app.env.tocs["rows"]
    assert "Operations" in toc.astext()
    assert "#checklist-ops" in str(toc)
    assert "Operations" not in built.app.env.titles["rows"].astext()


def test_blockers_are_one_table_then_what_else_is_open(built: Built) -> None:
    page = soup(built, "views")
    (blocking,) = page.select(".readiness-blockers tbody tr")
    assert blocking.get_text(" ", strip=True).startswith("A-1 Backups restored")
    assert blocking["data-checklist"] == "ops"
    assert blocking.select_one("a[href='rows.html#checklist-ops']") is not None
    (also,) = page.select(".readiness-also-open tbody tr")
    assert also.th.get_text() == "A-3"
    heads = {each["id"]: each.get_text() for each in page.select(".readiness-group")}
    assert heads["readiness-blockers-rows"].startswith("Blockers (1)")
    assert {"readiness-table-sre", "readiness-table-qa"} <= heads.keys()


def test_views_keep_code_bold_words_and_links(make_project: Make) -> None:
    rows = "| ID | Item | Status | Owner | Notes |\n|--|--|--|--|--|\n"
    notes = "[other](../other.md), [web](https://x.example), {check}`A-2`, [`x`](#here), **b** `c`"
    page = f"# Deep\n\n(here)=\n## Here\n\n:::{{checklist}} a\n{rows}| A-1 | **t** | ❌ | X | {notes} |\n| A-2 | two | ✅ | X | |\n:::\n"
    files = {
        "index.md": "# T\n\n```{toctree}\ndeep/page\nother\n```\n\n:::{readiness-blockers}\n:::\n",
        "deep/page.md": page,
        "other.md": "# Other\n",
    }
    project = make_project(files)
    built = project.build()
    (row,) = soup(built, "index").select(".readiness-blockers tbody tr")
    cells = row.find_all(["th", "td"])
    assert cells[1].strong.get_text() == "t"
    links = [(each["href"], each.get_text()) for each in cells[5].select("a")]
    assert links[0] == ("other.html", "other")
    assert links[1] == ("https://x.example", "web")
    assert links[2] == ("deep/page.html#A-2", "A-2")
    assert [each.get_text() for each in cells[5].select("strong, code")][-2:] == ["b", "c"]
    assert not [each for each in built.warning_lines if "readiness." not in each]
    project.edit("deep/page.md", "https://x.example", "https://y.example")
    assert 'href="https://y.example"' in project.build().page("index")


def test_owners_have_counts_and_links(built: Built) -> None:
    rows = soup(built, "views").select(".readiness-owners tbody tr")
    assert [each.get_text(" ", strip=True) for each in rows] == [
        "SRE 2 1 1 A-1", "QA 4 1 0 A-3"
    ]  # fmt: skip
    assert rows[0].select_one("#readiness-owner-sre a, a[href='rows.html#A-1']") is not None


def test_the_parts_of_a_bar_add_up(built: Built) -> None:
    texts = [each.get_text() for each in soup(built, "views").select(".readiness-bar-text")]
    for text in texts:
        assert sum(map(int, re.findall(r"\d+", text))) == 6
    assert "contradict" in soup(built, "views").select_one(".readiness-declared").get_text()


def test_a_second_build_writes_nothing_and_a_finding_rewrites_its_page(make_project: Make) -> None:
    project = make_project(FILES)
    project.build()
    (project.root / "missing.txt").write_text("here\n", encoding="utf-8")
    built = project.build()
    assert built.read == ()
    assert {"index", "rows", "views"} <= set(built.written)
    again = project.build()
    assert not {"index", "rows", "views", "readiness-rules"} & set(again.written)


GREEN = HEAD.replace("2026-01-05", "2026-05-05").replace("2026-01-10", "2026-02-10")


def state_of(
    make_project: Make, rows: str, head: str = GREEN, more: str = "", **conf: object
) -> str:
    table = f":::{{checklist}} a\n:owner: X\n\n| ID | Item | Status |\n|--|--|--|\n{rows}:::\n"
    project = make_project({"index.md": f"# T\n\n{head}\n{table}\n{more}"}, **conf)
    page = soup(project.build(), "index")
    return banner(page).select_one(".readiness-banner-state strong").get_text()


@pytest.mark.parametrize(
    ("rows", "more", "conf", "state"),
    [
        ("| A-1 | one | ✅ |\n", "", {}, "READY"),
        ("| A-1 | one | ✅ |\n| A-2 | two | ℹ️ |\n", "", {}, "READY"),
        ("| A-1 | one | 🔄 |\n", "", {}, "CONDITIONAL"),
        ("| A-1 | one | perhaps |\n", "", {"readiness_ignore": ["RD"]}, "CONDITIONAL"),
        ("| A-1 | one | ❌ |\n", "", {"readiness_fail_on": "never"}, "NOT READY"),
        (
            "| A-1 | one | ✅ |\n",
            ":::{go-live} no\n:::\n",
            {"readiness_ignore": ["RD"]},
            "NOT READY",
        ),
        ("| A-1 | one | ✅ |\n", ":::{go-live}\n:::\n", {}, "CONDITIONAL"),
        ("", "", {}, "NOT READY"),
        ("| A-1 | one | ✅ |\n| A-1 | two | ✅ |\n", "", {}, "NOT READY"),
    ],
)
def test_the_state_is_never_better_than_what_is_known(
    make_project: Make, rows: str, more: str, conf: dict[str, object], state: str
) -> None:
    assert state_of(make_project, rows, more=more, **conf) == state


def test_rows_that_pages_leave_out_count(make_project: Make) -> None:
    hidden = "::::{only} secret\n:::{checklist} b\n:owner: X\n\n| ID | Item | Status |\n|--|--|--|\n| B-1 | two | ❌ |\n:::\n::::\n"
    text = f"# T\n\n{GREEN}\n:::{{checklist}} a\n:owner: X\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | one | ✅ |\n:::\n\n{hidden}"
    page = soup(make_project({"index.md": text}).build(), "index")
    found = banner(page).get_text(" ", strip=True)
    assert "NOT READY" in found
    assert "rows that these pages leave out count, too: 1" in found
    assert page.find(id="B-1") is None
    assert not page.select("a[href='#B-1']")


def test_a_list_of_all_findings_takes_the_place_of_the_one_in_the_head(make_project: Make) -> None:
    views = (
        FILES["views.md"] + "\n:::{readiness-findings}\n:severity: error, warning, nonsense\n:::\n"
    )
    built = make_project({**FILES, "views.md": views}).build()
    assert "nonsense" in built.warnings
    rows = soup(built, "views").select(".readiness-all-findings tbody tr")
    assert any("was due on 2026-01-05" in each.get_text() for each in rows)
    assert any(each.select("a[href='rows.html#A-1']") for each in rows)
    head = soup(built, "index")
    assert head.find(id="readiness-record-shop-findings") is None
    (gate,) = head.select(".readiness-banner-gate a")
    assert gate["href"] == "views.html#readiness-findings"


@pytest.mark.parametrize("builder", ["text", "latex", "man", "texinfo", "epub"])
def test_other_writers_say_it_in_words(make_project: Make, builder: str) -> None:
    out = make_project(FILES).build(builder).out
    suffixes = {".txt", ".tex", ".1", ".texi", ".xhtml"}
    files = [each for each in sorted(out.rglob("*")) if each.suffix in suffixes]
    shown = " ".join(each.read_text("utf-8") for each in files)
    marks = r"<[^>]+>" if builder == "epub" else r"[\\{}]"
    plain = " ".join(re.sub(marks, "", shown).split())
    for words in (
        "NOT READY",
        "contradict the verdict",
        "overdue by 10 days",
        "RD201",
        "Operations",
    ):
        assert words in plain, words
    assert "contradicted" in plain


def test_words_of_a_head_and_of_a_verdict_are_translated(make_project: Make) -> None:
    head = HEAD.replace(":version:", ":state: FINAL STATE\n:cadence: EACH MOON\n:version:")
    rows = FILES["rows.md"].replace(":verdict: verified", ":verdict: ✅ ALL FINE (NEARLY)")
    files = {**FILES, "index.md": FILES["index.md"].replace(HEAD, head), "rows.md": rows}
    project = make_project(files, locale_dirs=["locale"])
    out = project.build("gettext", doctrees="gettext").out
    words = {
        "FINAL STATE": "ENDE",
        "EACH MOON": "MONDE",
        "ALL FINE": "GUT",
        "NEARLY": "FAST",
        "Operations": "BETRIEB",
    }
    for name in ("index", "rows"):
        said = (out / f"{name}.pot").read_text("utf-8")
        mine = {word: meant for word, meant in words.items() if f'msgid "{word}"' in said}
        po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        po += "".join(f'msgid "{word}"\nmsgstr "{meant}"\n\n' for word, meant in mine.items())
        project.write({f"locale/de/LC_MESSAGES/{name}.po": po})
    built = project.build(out="de", doctrees="de", language="de")
    for name, shown in (("index", ("ENDE", "MONDE")), ("rows", ("GUT", "FAST", "BETRIEB"))):
        for word in shown:
            assert word in built.page(name), word
    assert "BETRIEB" in built.app.env.tocs["rows"].astext()


BUILDER = """
from sphinx.builders import Builder

class Plain(Builder):
    name = "strange"
    format = ""
    def get_outdated_docs(self): return self.env.found_docs
    def get_target_uri(self, docname, typ=None): return docname
    def prepare_writing(self, docnames): pass
    def write_doc(self, docname, doctree):
        kinds = sorted({type(node).__module__ for node in doctree.findall()})
        words = doctree.astext()
        (self.outdir / f"{docname}.txt").write_text(f"{kinds}\\n{words}", encoding="utf-8")

def setup(app):
    app.add_builder(Plain)
"""


def test_a_builder_without_a_format_gets_plain_nodes(
    make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project(
        {**FILES, "strange_builder.py": BUILDER.replace("\\\\n", "\\n")},
        extensions=["myst_parser", "sphinx_readiness", "strange_builder"],
    )
    monkeypatch.syspath_prepend(str(project.docs))
    built = project.build("strange")
    for name in ("index", "rows", "views"):
        kinds, _, words = (built.out / f"{name}.txt").read_text("utf-8").partition("\n")
        assert "sphinx_readiness" not in kinds
        assert "A-1" in words or "NOT READY" in words
