"""What opens in the texts of a document, and what of it has run."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from docutils.statemachine import string2lines
from sphinx.util import get_filetype

from sphinx_readiness.reading.openings import LINE_ENDS, Opening, openings
from sphinx_readiness.reading.source_lines import lines_above, read_lines
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import CLIPPED, RAN, SCANNED

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NOTEBOOKS: Final = (".ipynb",)

_FARTHEST: Final = 8
"""So many lines above where it is said to have run, a nested directive of MyST may stand."""


class Scanned(NamedTuple):
    """The text of one file that the document consists of, and what opens in it."""

    path: str
    text: str
    markdown: bool
    """Whether its parser is one for Markdown."""
    included: bool
    openings: tuple[Opening, ...]
    by_parser: bool = False
    """Whether a text says that it is included with a parser, which no event tells of."""


class Run(NamedTuple):
    """A directive of ours that has run."""

    path: str
    line: int
    name: str


def syntax_of(app: Sphinx, path: str) -> bool | None:
    """Return whether *path* is read as Markdown; None if it is neither that nor reST."""
    if path.endswith(_NOTEBOOKS):
        return None
    try:
        kind = get_filetype(app.config.source_suffix, path)
    except Exception:  # noqa: BLE001 - an unknown suffix, which Sphinx refuses itself
        return None
    kind = kind.casefold()
    if "restructuredtext" in kind or kind in ("rst", "rest"):
        return False
    return True if any(each in kind for each in ("markdown", "myst", "md")) else None


def note_source(app: Sphinx, docname: str, text: str) -> None:
    """Note what opens in a document, to compare it with what has run."""
    path = str(app.env.doc2path(docname))
    markdown = syntax_of(app, path)
    if markdown is not None:
        note_text(app.env, path, text, markdown=markdown, included=False)


def note_included(app: Sphinx, relative: Path, text: str) -> None:
    """Note what opens in a file that the document includes; its parser is that of the document."""
    markdown = syntax_of(app, str(app.env.doc2path(app.env.docname)))
    if markdown is not None:
        path = os.path.normpath(Path(app.srcdir, relative))
        note_text(app.env, path, text, markdown=markdown, included=True)


def note_clipped(app: Sphinx, relative: Path, text: str) -> None:
    """Note how many lines stand above *text* in an included file, which docutils does not count.

    It counts from where an option such as ``start-after`` begins. What includes another part of
    itself is off by the part that was read last.
    """
    path = os.path.normpath(Path(app.srcdir, relative))
    known = cast("dict[str, int]", app.env.temp_data.setdefault(CLIPPED, {}))
    known.pop(path, None)
    whole = "\n".join(read_lines(path)).rstrip()
    if text.rstrip().count("\n") >= whole.count("\n"):
        return
    whole, part = (
        "\n".join(string2lines(each, convert_whitespace=True)) for each in (whole, text.rstrip())
    )
    if above := lines_above(whole, part):
        known[path] = above


def note_text(
    env: BuildEnvironment,
    path: str,
    text: str,
    *,
    markdown: bool,
    included: bool,
    by_parser: bool = False,
) -> None:
    """Note what opens in *text*, unless the same was noted before."""
    scanned = scanned_texts(env)
    if any(each.path == path and each.text == text for each in scanned):
        return
    found = tuple(openings(text, build_of(env).names.directives))
    if found:
        scanned.append(Scanned(path, text, markdown, included, found, by_parser))
        env.temp_data[SCANNED] = scanned


def scanned_texts(env: BuildEnvironment) -> list[Scanned]:
    """Return the texts of the document that is being read in which something of ours opens."""
    return cast("list[Scanned]", env.temp_data.get(SCANNED) or [])


def forget_text(env: BuildEnvironment, path: str) -> None:
    """Forget the file *path*, of which it is noted that nothing is read."""
    env.temp_data[SCANNED] = [each for each in scanned_texts(env) if each.path != path]


def unmatched(env: BuildEnvironment) -> list[tuple[Scanned, list[Opening]]]:
    """Return what opens in the texts of the document, and has not run."""
    noted: Sequence[tuple[str, int, str]] = env.temp_data.get(RAN) or ()
    # docutils names what is included relative to the current folder, if that is near.
    runs = {Run(os.path.abspath(path), line, name) for path, line, name in noted}  # noqa: PTH100
    found: list[tuple[Scanned, list[Opening]]] = []
    used: set[Run] = set()
    for text in scanned_texts(env):
        left, here = _unmatched(text, runs)
        used |= here
        found.append((text, left))
    others = sorted(runs - used)
    for text, left in found:
        if left and others:
            _take_elsewhere(text, left, others)
    return [(text, left) for text, left in found if left]


def _unmatched(text: Scanned, runs: set[Run]) -> tuple[list[Opening], set[Run]]:
    """Return what of *text* has not run where it stands, and those of *runs* that did."""
    here = {run for run in runs if run.path == text.path}
    at = {(run.name, run.line): run for run in here}
    left, used = [], set()
    for opening in text.openings:
        name = opening.name.lower()
        exact = {
            at[name, line] for line in (opening.line, opening.counted) if (name, line) in at
        }  # fmt: skip
        used |= exact
        if not exact:
            left.append(opening)
    if not left:
        return left, used
    lines = LINE_ENDS.split(text.text)
    mark = "{{{}}}" if text.markdown else "{}::"
    for run in sorted(here - used):
        if 0 < run.line <= len(lines) and mark.format(run.name) in lines[run.line - 1].lower():
            used.add(run)  # it stands there, behind what begins a cell
            continue
        # The nearest, as one farther above may be an example in a block of code.
        near = next(
            (
                each for each in reversed(left)
                if each.name.lower() == run.name and 0 <= run.line - each.counted <= _FARTHEST
            ),
            None,
        )  # fmt: skip
        if near is not None:
            left.remove(near)
            used.add(run)
    return left, used


def _take_elsewhere(text: Scanned, left: list[Opening], others: list[Run]) -> None:
    """Take out of *left* what one of *others*, whose place was not found, may stand for.

    Extensions that read their content anew may lose its lines, and its file. What stands in a file
    that exists is of that file, and where a substitution stands it is the substitution that ran.
    """
    lines = LINE_ENDS.split(text.text)
    for run in list(others):
        own = run.path == text.path
        if not own and ("docstring of" in run.path or Path(run.path).exists()):
            continue
        if own and 0 < run.line <= len(lines) and "{{" in lines[run.line - 1]:
            continue
        same = next(
            (each for each in left if each.name.lower() == run.name and not each.flaw), None
        )
        if same is not None:
            left.remove(same)
            others.remove(run)
