"""What other extensions and builders see of checklists: plain text, and the true lines."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from docutils import nodes
from docutils.utils import get_source_line
from projects import DEFAULTS, Built, Project
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.errors import NoUri
from sphinx.util.docutils import docutils_namespace, patch_docutils

Make = Callable[..., Project]

PAGE = """# Release

:::{checklist} docs

| ID  | Item                             | Status | Owner | Notes                     |
|-----|----------------------------------|--------|-------|---------------------------|
| D-1 | Plain wordd                      | ✅     | Ann   | seeen                     |
| D-2 | A [link](https://e.example/two)  | ✅     | Ann   | {nobody}`x`               |
| D-3 | An ![image](none.png)            | ✅     | Ann   | {doc}`nowhere`            |
| D-4 | A {ref}`label-that-is-not`       | ✅     | Ann   | {download}`none.txt`      |
| D-5 | See [page](none.md)              | ✅     | Ann   | https://e.example/ "q"    |

:::

:::{checklist} tasks
:owner: Ann

- [x] **T-1**: Wordd of a task
- [x] **T-2**: See <https://e.example/task>

:::

:::{check} Titlle of a check
:id: C-1
:status: ✅
:owner: Ann
:notes: see [there](https://e.example/notes) and {doc}`nowhere-of-notes`, wordd
:evidence: see [here](https://e.example/evidence)

The bodyy has a [link](https://e.example/body).
:::
"""

REST = """Rest
====

.. checklist:: rest
   :owner: Ann

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - R-1
        - Wordd of a `link <https://e.example/rest>`_
        - ✅

.. check:: Rest titlle
   :id: R-2
   :status: ✅
   :owner: Ann
   :notes: see `there <https://e.example/rest-notes>`_

.. readiness-summary::
"""


def line_of(text: str, source: str = PAGE) -> int:
    """Return the line of *source* in which *text* stands for the first time."""
    return next(n for n, line in enumerate(source.splitlines(), 1) if text in line)


class WordBuilder(Builder):
    """Collects the words of paragraphs with their places, as builders for spelling do."""

    name = "words"
    found: list[tuple[str, str, int]]

    def init(self) -> None:
        self.found = []

    def get_outdated_docs(self) -> str:
        return "all"

    def prepare_writing(self, docnames: set[str]) -> None:
        pass

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        raise NoUri

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        assert {type(each).__module__ for each in doctree.findall(nodes.Element)} <= {
            "docutils.nodes",
            "sphinx.addnodes",
        }
        for text in doctree.findall(nodes.Text):
            if isinstance(text.parent, nodes.paragraph):
                source, line = get_source_line(text)
                self.found.append((text.astext(), Path(source or "").name, line or 0))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": PAGE, "rest.rst": REST}
    return Project(tmp_path_factory.mktemp("others"), files, readiness_select=["RD202"])


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.build()


def test_spelling_sees_the_words_at_their_lines(project: Project) -> None:
    docs, out = str(project.docs), str(project.root / "_out" / "words")
    with docutils_namespace(), patch_docutils(docs):
        app = Sphinx(docs, docs, out, out, "dummy", status=None, warning=None)
        app.add_builder(WordBuilder)
        app.preload_builder("words")
        app.builder = app.create_builder("words")
        app._init_builder()
        app.build()
    assert isinstance(app.builder, WordBuilder)
    found = {text.strip(" :"): (name, line) for text, name, line in app.builder.found}
    for words in ("Plain wordd", "seeen", "The bodyy has a"):
        assert found[words] == ("index.md", line_of(words)), words
    assert found["Wordd of a task"] == ("index.md", line_of("T-1"))
    assert found["Titlle of a check"] == ("index.md", line_of("Titlle"))
    assert found[", wordd"] == ("index.md", line_of(":notes:"))
    assert found["Wordd of a"] == ("rest.rst", line_of("R-1", REST))
    assert found["Rest titlle"] == ("rest.rst", line_of("titlle", REST))


def test_linkcheck_reports_the_true_lines(project: Project) -> None:
    built = project.build("linkcheck", linkcheck_ignore=[".*"])
    lines = (built.out / "output.json").read_text("utf-8").splitlines()
    found = {each["uri"]: each["lineno"] for each in map(json.loads, lines)}
    for name in ("two", "task", "notes", "evidence", "body"):
        assert found[f"https://e.example/{name}"] == line_of(f"example/{name}"), name
    assert found["https://e.example/rest"] == line_of("R-1", REST)
    assert found["https://e.example/rest-notes"] == line_of("rest-notes", REST)


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ('Unknown interpreted text role "nobody"', "{nobody}"),
        ("image file not readable: none.png", "none.png"),
        ("unknown document: 'nowhere'", "`nowhere`"),
        ("undefined label: 'label-that-is-not'", "label-that-is-not"),
        ("download file not readable", "none.txt"),
        ("'myst' cross-reference target not found: 'none.md'", "none.md"),
        ("unknown document: 'nowhere-of-notes'", "nowhere-of-notes"),
    ],
)
def test_warnings_have_the_true_line(built: Built, said: str, where: str) -> None:
    (line,) = [each for each in built.warning_lines if said in each]
    assert f"index.md:{line_of(where)}: WARNING" in line


def test_texts_of_doctrees_have_no_control_characters(built: Built) -> None:
    """Descriptions and feeds are made of the texts of a page's nodes."""
    for docname in ("index", "rest"):
        for doctree in (built.app.env.get_doctree(docname), resolved(built.app, docname)):
            text = doctree.astext().replace("\n", "")
            assert {char for char in text if unicodedata.category(char) == "Cc"} == set()
            assert "wordd" in text.lower()


def resolved(app: Sphinx, docname: str) -> nodes.document:
    return app.env.get_and_resolve_doctree(docname, app.builder)


def test_a_cell_may_hold_what_divides_cells(make_project: Make) -> None:
    text = "# T\n\n:::{checklist} a\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | a\u205fb | ✅ |\n\n:::\n"
    built = make_project({"index.md": text}, **DEFAULTS).build()
    assert ">a b</" in built.page("index").replace("\u205f", " ")
    assert built.page("index").count("Verified") > 0
