"""Links within a source lead to its headings in the document, in each form that it is written in."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from imports import plan
from projects import Built, Project

from sphinx_readiness.importing import job
from sphinx_readiness.importing.changes import Change
from sphinx_readiness.importing.report import details
from sphinx_readiness.text.phrases import english

BOAT = """# Boat 1.0

Go to [the hull](#1-hull--keel), [notes](#notes), [more notes](#notes-1), [the sails](#-sails),
[what is over](#%C3%BCber-alles), [the mast](#the-mast), [the ropes](#ropes), or [Hull][h].

[h]: #1-hull--keel

## 1 Hull & Keel

| Item | Status | Notes |
|------|--------|-------|
| Planks are dry, see [*sails*](#-sails) | ✅ | [the `notes`](#notes-1) |
| It floats | ✅ | |

```md
Code has [links](#notes), too.
```

### Notes

Text.

## ⛵ Sails

- [x] Sails are mended, as [the hull](#1-hull--keel) is
- [x] They are dry

### Notes

More.

## Über alles

(the-mast)=

A mast. <a id="ropes"></a>

## Knots

Nothing.
"""

NAMED = """====
Boat
====

See `Hull & Keel`_, `the sails <Sails_>`_, sails_, `old <mast_>`__, |boat| and `home`_, or anon__ word.

.. _home: https://example.org/home
.. |boat| replace:: the *boat*
.. _mast:

Hull & Keel
===========

.. list-table::
   :header-rows: 1

   * - Item
     - Status
   * - Planks are dry, see `home`_
     - done

__ https://example.org/anonymous

Sails
=====

Text_without a reference, and ``code_`` and `quoted`.
"""


def pages(source: str, name: str, markup: str, *, split: bool = False) -> dict[str, str]:
    made = plan(source, name)
    if split:
        done = job.make_pages(made, markup)
    else:
        done = job.make_document(made, markup, job.document_name(name, markup))
    assert done.counted.read == done.counted.written > 0
    return {page.name: "\n".join(page.lines) for page in done.pages}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return one project with the boat in each form, and what the build of it said."""
    files = {}
    for folder, markup, split in (
        ("whole", "markdown", False),
        ("turned", "rest", False),
        ("pages", "markdown", True),
        ("turned-pages", "rest", True),
    ):
        made = pages(BOAT, f"{folder}.md", markup, split=split)
        files |= {f"{folder}/{name}": text for name, text in made.items()}
    files |= {f"named/{k}": v for k, v in pages(NAMED, "named.rst", "markdown").items()}
    names = "\n".join(name.rpartition(".")[0] for name in files)
    files["index.md"] = f"# All\n\n```{{toctree}}\n{names}\n```\n"
    return Project(tmp_path_factory.mktemp("boat"), files).build()


def test_the_build_finds_all_of_them(built: Built) -> None:
    said = [line for line in built.warning_lines if "[readiness" not in line]
    assert said == []


def leads(built: Built, docname: str) -> dict[str, str]:
    """Return for the words of each link of a page the title of what it leads to."""
    found = {}
    for link, words in re.findall(
        r'<a class="reference internal" href="([^"]*#[^"]+|[^"]+\.html)">(.*?)</a>',
        built.page(docname),
    ):
        href = unquote(link)
        name, _, anchor = href.partition("#")
        path = (Path(docname).parent / name.removesuffix(".html")) if name else Path(docname)
        html = (built.out / f"{path}.html").resolve().read_text("utf-8")
        spot = html.find(f'id="{anchor}"') if anchor else 0
        assert spot >= 0, href
        title = re.search(r"<h\d>(.*?)<a class=\"headerlink", html[spot:])
        text = re.sub(r"<[^>]*>", "", words)
        found.setdefault(text, re.sub(r"<[^>]*>", "", title[1]) if title else "")
    return found


@pytest.mark.parametrize(
    ("index", "hull", "sails"),
    [
        ("whole/whole", "whole/whole", "whole/whole"),
        ("turned/turned", "turned/turned", "turned/turned"),
        ("pages/index", "pages/1-hull-keel", "pages/sails"),
        ("turned-pages/index", "turned-pages/1-hull-keel", "turned-pages/sails"),
    ],
)
def test_each_link_leads_to_its_heading(built: Built, index: str, hull: str, sails: str) -> None:
    found = leads(built, index)
    assert found["the hull"] == "1 Hull &amp; Keel"
    assert found["the sails"] == "⛵ Sails"
    assert found["what is over"] == "Über alles"
    assert found["the ropes"] == "Knots"
    assert found["the mast"] == "Knots"
    assert (found["notes"], found["more notes"]) == ("Notes", "Notes")
    if "pages" not in index:
        assert found["Hull"] == "1 Hull &amp; Keel"
    in_hull, in_sails = leads(built, hull), leads(built, sails)
    assert in_hull["sails"] == "⛵ Sails"
    assert in_hull["the notes"] == "Notes"
    assert in_sails["the hull"] == "1 Hull &amp; Keel"


def test_notes_of_the_same_name_are_told_apart(built: Built) -> None:
    html = built.page("whole/whole")
    first, second = re.findall(r'href="#([^"]+)">(?:more )?notes</a>', html)[:2]
    assert html.index(f'id="{first}"') < html.index("⛵ Sails<") < html.index(f'id="{second}"')


def test_code_stays_as_it_is(built: Built) -> None:
    for docname in ("whole/whole", "turned/turned"):
        text = re.sub(r"<[^>]*>", "", built.page(docname))
        assert "Code has [links](#notes), too." in text


def test_names_of_rest_are_links_in_markdown(built: Built) -> None:
    text = built.app.srcdir.joinpath("named/named.md").read_text("utf-8")
    assert "[home](https://example.org/home)" in text
    assert "[anon](https://example.org/anonymous) word" in text
    assert "Text_without a reference, and `code_` and" in text
    assert "the *boat*" in text
    assert "(mast)=\n\n(named-hull--keel)=\n\n## Hull & Keel" in text
    found = leads(built, "named/named")
    assert found["Hull &amp; Keel"] == found["old"] == "Hull &amp; Keel"
    assert found["the sails"] == found["sails"] == "Sails"


def test_the_report_names_labels_and_links_that_lead_nowhere() -> None:
    source = BOAT + "\n[lost](#nowhere)\n"
    made = job.make_document(plan(source, "boat.md"), "markdown", "boat.md")
    said = list(details(made.plan, english))
    assert (
        "boat.md:8: the heading '1 Hull & Keel' gets the label 'boat-1-hull--keel': links lead to it"
        in said
    )
    assert (
        f"boat.md:{len(source.split(chr(10))) - 1}: a link to '#nowhere', which is no heading"
        in "\n".join(said)
    )
    assert "[lost](#nowhere)" in made.pages[0].lines


def test_in_place_links_stay_as_they_are() -> None:
    made = job.make_document(plan(BOAT, "boat.md"), "markdown", "boat.md", prefixed=False)
    lines = made.pages[0].lines
    assert BOAT.split("\n")[2:5] == [*[line for line in lines if "](#" in line][:2], ""]
    at = lines.index("## 1 Hull & Keel")
    assert lines[at - 3 : at] == ["", "(1-hull--keel)=", ""]


def test_a_source_without_such_links_gets_no_label() -> None:
    source = "# Boat\n\n[a](https://example.org/#x) and [b](#boat)\n\n- [ ] It floats\n"
    made = job.make_document(plan(source, "boat.md"), "markdown", "boat.md")
    assert made.plan.labels == {}
    assert "[a](https://example.org/#x) and [b](#boat)" in made.pages[0].lines


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_rows_that_are_brought_in_find_their_heading(markup: str) -> None:
    before = BOAT.replace(", see [*sails*](#-sails)", "")
    before = re.sub(r"\]\(#-sails\)", "](https://example.org)", before)
    lines = job.make_document(plan(before, "boat.md"), markup, "boat").pages[0].lines
    label = {"markdown": "(boat-sails)=", "rest": ".. _boat-sails:"}[markup]
    assert label not in lines
    made = job.make_update(plan(BOAT, "boat.md"), markup, "boat", lines)
    at = made.pages[0].lines.index(label)
    assert made.pages[0].lines[at + 2].endswith("⛵ Sails")
    assert Change("labelled", "", "⛵ Sails", "boat-sails") in (made.changes or ())
    assert not any("label" in line for line in details(made.plan, english))
    again = job.make_update(plan(BOAT, "boat.md"), markup, "boat", made.pages[0].lines)
    assert again.pages[0].lines == made.pages[0].lines
