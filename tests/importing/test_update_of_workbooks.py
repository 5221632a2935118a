"""A workbook whose links and comments changed goes into a document that people have worked on."""

from __future__ import annotations

import io

import pytest
from imports import imported, plan
from openpyxl import Workbook
from openpyxl.comments import Comment

from sphinx_readiness.importing import job
from sphinx_readiness.importing.changes import Change

HEADER = ["Item", "Status", "Owner"]


def book(*rows: list[str], links: dict[str, str], comments: dict[str, str]) -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row)
    for cell, url in links.items():
        sheet[cell].hyperlink = url
    for cell, text in comments.items():
        sheet[cell].comment = Comment(text, "Bo")
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


BEFORE = book(["Frame glued", "open", ""], ["Knots hold", "open", "Bo"], links={}, comments={})


def update(lines: list[str], source: bytes, markup: str) -> job.Imported:
    made = job.make_update(plan(source, "kite.xlsx"), markup, "kite", lines)
    again = job.make_update(plan(source, "kite.xlsx"), markup, "kite", made.pages[0].lines)
    assert again.pages[0].lines == made.pages[0].lines
    assert {each.kind for each in again.changes or ()} <= {"kept", "left below"}
    return made


def link(markup: str, text: str, url: str) -> str:
    return f"[{text}]({url})" if markup == "markdown" else f"`{text} <{url}>`__"


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_links_and_comments_come_into_the_document(markup: str) -> None:
    lines = imported(BEFORE, "kite.xlsx", markup).pages[0].lines
    text = "\n".join(lines)
    # Somebody has glued the frame, and says so of a row by its title alone.
    filled = text.replace("kite-1", "G-1").replace("open", "done", 1).replace("Bo", "**Bo**")
    after = book(
        ["Tail is 2 m", "open", ""],
        ["Frame glued", "open", "Ann"],
        ["Knots hold", "open", "Bo"],
        links={
            "A3": "https://example.org/frame",
            "C4": "https://example.org/bo",
            "B2": "plan.docx",
        },
        comments={"A3": "wood glue"},
    )
    made = update(filled.split("\n"), after, markup)
    text = " ".join(" ".join(made.pages[0].lines).split())
    frame = link(markup, "Frame glued", "https://example.org/frame")
    if markup == "markdown":
        assert f"| G-1 | {frame} | done | Ann |" in text
        assert "| Knots hold | open | **Bo** |" in text
    else:
        assert f"* - G-1 - {frame} - done - Ann" in text
        assert "- Knots hold - open - **Bo**" in text
    assert 'Cell B2 "open", link to plan.docx' in text
    assert 'Cell A3 "Frame glued", comment "wood glue"' in text
    assert sorted(made.changes or ()) == sorted([
        Change("added", "kite", "Tail is 2 m"),
        Change("changed", "kite", "Frame glued", "Item, Owner"),
        Change("kept", "kite", "Frame glued", "Status"),
        Change("kept", "kite", "Knots hold", "Owner"),
        Change("added below", "kite", 'Cell B2 "open", link to plan.docx'),
        Change("added below", "kite", 'Cell A3 "Frame glued", comment "wood glue"'),
    ])  # fmt: skip


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_a_link_that_changes_is_the_new_one_and_keeps_what_people_filled_in(markup: str) -> None:
    row = ["Frame *glued*", "open", "Ann"]
    url = "https://example.org/"
    before = book(row, links={"A2": f"{url}old", "C2": f"{url}ann"}, comments={"A2": "first"})
    after = book(row, links={"A2": f"{url}new", "C2": f"{url}other"}, comments={"A2": "second"})
    lines = imported(before, "kite.xlsx", markup).pages[0].lines
    filled = "\n".join(lines).replace("open", "done").split("\n")
    made = update(filled, after, markup)
    text = "\n".join(made.pages[0].lines)
    assert link(markup, r"Frame \*glued\*", f"{url}new") in text
    assert f"{url}old" not in text
    assert link(markup, "Ann", f"{url}ann") in text
    assert text.count("Cell A2") == 1
    assert 'comment "second"' in text
    assert [each.kind for each in made.changes or ()] == ["changed", "kept", "changed below"]
    gone = update(made.pages[0].lines, book(row, links={}, comments={}), markup)
    assert gone.pages[0].lines == made.pages[0].lines
    assert [each.kind for each in gone.changes or ()] == ["kept", "left below"]


@pytest.mark.parametrize("markup", ["markdown", "rest"])
def test_comments_of_rows_that_moved_are_not_told_twice(markup: str) -> None:
    knots, frame = ["Knots hold", "open", "Bo"], ["Frame glued", "open", ""]
    comments = {"A2": "tied twice", "A3": "wood glue"}
    lines = imported(book(knots, frame, links={}, comments=comments), "kite.xlsx", markup)
    moved = {"A3": "tied twice", "A2": "wood glue", "B2": "new"}
    after = book(frame, knots, links={}, comments=moved)
    made = update([*lines.pages[0].lines, "Somebody's own end.", ""], after, markup)
    said = [line for line in made.pages[0].lines if line.startswith("Cell ")]
    assert [" ".join(line.replace("\\", "").split()) for line in said] == [
        'Cell A3 "Knots hold", comment "tied twice"',
        'Cell A2 "Frame glued", comment "wood glue"',
        'Cell B2 "open", comment "new"',
    ]
    assert made.pages[0].lines[-2:] == ["Somebody's own end.", ""]
    kinds = sorted(each.kind for each in made.changes or ())
    assert kinds == ["added below", "changed below", "changed below"]


def test_sheets_that_are_new_bring_their_sentences_along() -> None:
    made = Workbook()
    for number, title in enumerate(("Hull", "Mast")):
        sheet = made.create_sheet(title)
        sheet.append(HEADER)
        sheet.append([f"{title} is dry", "open", ""])
        sheet["A2"].comment = Comment(f"look at {number}", "Bo")
    stream = io.BytesIO()
    made.save(stream)
    source = stream.getvalue()
    both = imported(source, "boat.xlsx").pages[0].lines
    at = both.index("## Mast")
    again = job.make_update(plan(source, "boat.xlsx"), "markdown", "boat", both[:at])
    assert again.pages[0].lines == both
