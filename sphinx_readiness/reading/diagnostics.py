"""Problems that more than one reader notes: each is worded once."""

from __future__ import annotations

from collections.abc import Sequence

from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.phrases import N_


def invalid_id(written: str, place: Place) -> RawProblem:
    """Return the problem of an id that cannot be one; its slug is used."""
    return RawProblem(
        "invalid-id",
        place,
        N_("'{id}' cannot be an id; '{slug}' is used"),
        N_("Start with a letter or digit and use letters, digits, '.', '-' and '_' only."),
        (("id", shorten(written)), ("slug", slug(written))),
    )


def swallowed_task(place: Place) -> RawProblem:
    """Return the problem of a line that looks like a task, and is text of the one above."""
    return RawProblem(
        "malformed-row",
        place,
        N_("a line of this task looks like a task of its own, but is read as its text"),
        N_("Indent it as the list that it belongs to; in reST put a blank line above it."),
    )


def second_box(place: Place) -> RawProblem:
    """Return the problem of a box in the middle of a task, which nobody reads."""
    return RawProblem(
        "malformed-row",
        place,
        N_("another box stands in the middle of this task, and is read as its text"),
        N_("Give it a line and a bullet of its own; write a box that is only spoken of as code."),
    )


def swallowed_table(place: Place) -> RawProblem:
    """Return the problem of rows of a table that are text of the task above them."""
    return RawProblem(
        "malformed-row",
        place,
        N_("rows of a table stand right below this task, and are read as its text"),
        N_("Put a blank line above the table."),
    )


def untitled_row(place: Place) -> RawProblem:
    """Return the problem of a row that does not say what has to be true."""
    return RawProblem(
        "malformed-row",
        place,
        N_("the row has no text in its item column"),
        N_("Say what has to be true, or remove the row."),
    )


def lost_cells(lost: Sequence[str], got: int, expected: int, place: Place) -> RawProblem:
    """Return the problem of cells beyond the header, which no reader of the page sees."""
    return RawProblem(
        "cells-lost",
        place,
        N_("the row has {got} cells, the header has {expected}; lost: {lost}"),
        N_("Write a literal pipe as \\| or add the missing columns to the header."),
        (
            ("got", str(got)),
            ("expected", str(expected)),
            ("lost", shorten(" | ".join(lost), 80)),
        ),
    )


def unsafe_link(scheme: str, place: Place) -> RawProblem:
    """Return the problem of a link with a dangerous *scheme*."""
    return RawProblem(
        "unsafe-link",
        place,
        N_("a link with the scheme '{scheme}:' is shown as plain text"),
        N_("Link to a page or a file, with https: or a relative path."),
        (("scheme", scheme),),
    )


def unpublished_file(name: str, hint: str, place: Place) -> RawProblem:
    """Return the problem of a link to the file *name*, which is not for readers."""
    return RawProblem(
        "unsafe-link",
        place,
        N_("the file '{name}' is not copied beside the pages, and is shown as plain text"),
        hint,
        (("name", shorten(name, 80)),),
    )


def unsafe_html(what: str, place: Place) -> RawProblem:
    """Return the problem of HTML that begins with *what* and is not known to be harmless."""
    return RawProblem(
        "unsafe-link",
        place,
        N_("HTML that is not known to be harmless is shown as plain text: {what}"),
        N_(
            "Use elements of text such as <br> or <sub>, closed where they are opened, without "
            "'style' and events, or put the HTML outside of the checklist."
        ),
        (("what", what),),
    )
