"""A span: a place in a source text, from where to where."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A place in the file *path*, which is relative to the project's root, in POSIX form.

    Lines and columns count from 1, columns in characters: a tab is one, and so is an emoji of one
    code point. The end is exclusive: *end_column* is the column right behind the last character.
    Where both places are the same, nothing is written there yet, and text could be put in.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
