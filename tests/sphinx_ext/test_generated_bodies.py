"""Generated bodies give the items that markdown-it and docutils see in them, in whole documents."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pytest
from body_parsers import Row, markdown_rows, rest_rows
from generated_bodies import markdown_body, rest_body
from hypothesis import HealthCheck, example, given, settings
from projects import Project
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

Read = Callable[[str, str], tuple[list[Row], bool]]
"""Reads a body with the suffix of its document: its rows, and whether any row was reported."""

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}

REPORTS = {"malformed-row", "cells-lost", "unread-directive", "hidden-characters"}


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    project = Project(tmp_path_factory.mktemp("generated"), {"index.md": "# T\n"})
    with docutils_namespace(), patch_docutils(str(project.docs)):
        app = Sphinx(
            project.docs,
            project.docs,
            project.root / "out",
            project.root / "doctrees",
            "dummy",
            status=None,
            warning=io.StringIO(),
        )
        app.build()

        def items(body: str, suffix: str) -> tuple[list[Row], bool]:
            if suffix == "md":
                text = f"# T\n\n::::::{{checklist}} c\n\n{body}\n::::::\n"
            else:
                margin = "".join(f"   {line}\n" if line else "\n" for line in body.split("\n"))
                text = f"T\n=\n\n.. checklist:: c\n\n{margin}"
            project.write({f"page-{suffix}.{suffix}": text})
            app.env.find_files(app.config, app.builder)
            app.env.clear_doc(f"page-{suffix}")
            app.builder.read_doc(f"page-{suffix}")
            domain = readiness_domain(app.env)
            (part,) = domain.load([f"page-{suffix}"])
            found = [
                (item.title, item.status_text)
                for each in part.checklists
                for item in each.checklist.items
            ]
            return found, bool(REPORTS & {each.rule for each in part.problems})

        yield items


def _seen(title: str) -> str:
    """Return what a reader sees of the source of a title: no comment, mark of code or footnote."""
    for mark, text in ((" <!-- a -->", ""), ("[^1]", ""), ("`", ""), ("\t", " ")):
        title = title.replace(mark, text)
    return title.strip()


@settings(max_examples=60, **QUIET)
@given(markdown_body())
@example("- [x] a\n\n<!--\n- [x] b\n-->")
@example("- [ ] Tag:\n\n  ```sh\n  - [x] c\n  ```\n")
def test_markdown(read: Read, text: str) -> None:
    found, _ = read(text, "md")
    # MyST breaks the body of a directive at more characters than Markdown does.
    expected = markdown_rows("\n".join(text.splitlines()))
    assert sorted(found) == sorted((_seen(title), status) for title, status in expected)


@settings(max_examples=40, **QUIET)
@given(rest_body())
def test_rest(read: Read, text: str) -> None:
    if text[:1] == " ":  # docutils takes off what all lines of a body are indented by
        text = f"Words.\n\n{text}"
    found, reported = read(text, "rst")
    expected, is_sound = rest_rows(text)
    expected = [(title.replace("::", ":"), status) for title, status in expected]
    assert sorted(found) == sorted(expected) or (reported and not is_sound)
