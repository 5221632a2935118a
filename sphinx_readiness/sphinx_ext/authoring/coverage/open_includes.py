"""Includes as lint and the readiness builder judge them, before a file is opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from docutils.parsers.rst.directives.misc import Include

from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.files.paths import is_elsewhere
from sphinx_readiness.files.unreadable import (
    UnreadableFile,
    irregular,
    missing,
    not_to_be_read,
    outside,
)
from sphinx_readiness.model.problems import Place
from sphinx_readiness.reading.limits import DEEPEST_INCLUDE
from sphinx_readiness.reading.source_lines import lines_above
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import shown_path
from sphinx_readiness.sphinx_ext.authoring.gathered import clipped_above, gathered_inside
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_CLIPPING: Final = ("start-line", "end-line", "start-after", "end-before")

_OF_CONF: Final = frozenset(("<rst_prologue>", "<rst_epilogue>", "<rst_prolog>", "<rst_epilog>"))
"""What Sphinx calls the texts of ``conf.py`` that are read with every document; older versions
by the short names."""


class Opened(NamedTuple):
    """A file that is being read, and which part of it; a document is read as a whole."""

    path: str
    clip: tuple[Any, ...] = (None, None, None, None)
    """The values of the options that choose a part, as docutils compares them."""


class Named(NamedTuple):
    """The file that an include names."""

    root: Path
    """The folder that it has to be in."""
    path: str
    """Its absolute path, or one seen from *root*; empty if no file can be called so."""
    shown: str


def part_of(path: str, options: Mapping[str, Any]) -> Opened:
    """Return which part of the file *path* the *options* of a directive choose."""
    return Opened(path, tuple(options.get(each) for each in _CLIPPING))


def is_literal(options: Mapping[str, Any]) -> bool:
    """Say whether the file is shown as it is."""
    return "literal" in options or "code" in options


def named_file(env: BuildEnvironment, root: Path, argument: str, shown: str = "") -> Named:
    """Return the file that *argument* names as Sphinx understands it, in the project at *root*.

    *shown* is what the document has for *argument*, if it is something else.
    """
    written = "".join(line.strip() for line in argument.splitlines())
    if written.startswith("<") and written.endswith(">"):
        return Named(Path(Include.standard_include_path), written[1:-1], written)
    path = written if is_elsewhere(root, written) else _path(env, written)
    return Named(root, path, shown_path(env, path, shown or written))


def _path(env: BuildEnvironment, written: str) -> str:
    """Return the absolute path of what is *written*, or nothing if no file can be called so."""
    try:
        return env.relfn2path(written)[1]
    except (OSError, RuntimeError, ValueError):
        return ""


def is_out_of_reach(named: Named) -> bool:
    """Say whether the file is not in its root, once links are followed; nothing is opened."""
    return bool(named.path) and not is_inside(named.root, str(named.root / named.path))


def is_nobodys(env: BuildEnvironment, named: Named, options: Mapping[str, Any]) -> bool:
    """Say whether it is code of another project, and nothing of ours is around."""
    return is_literal(options) and gathered_inside(env) is None and is_out_of_reach(named)


def check_reach(named: Named) -> None:
    """Raise UnreadableFile for what is not in its root, is not there, or would be waited for."""
    if not named.path:
        raise not_to_be_read(named.shown, "invalid name")
    if is_out_of_reach(named):
        raise outside(named.shown)
    try:
        mode = (named.root / named.path).stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise missing(named.shown) from None
    except (OSError, ValueError):  # the parser says so
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise irregular(named.shown)


def check_circle(named: Named, part: Opened, around: Sequence[Opened]) -> None:
    """Raise UnreadableFile if *part* of a file stands in itself or too deep in those *around*.

    These are the files around, the document first.
    """
    # A page may show one part of itself in another; what it holds is read once more then.
    real = os.path.realpath(part.path) if "\0" not in part.path else part.path
    if any(real == os.path.realpath(path) for path, clip in around if clip == part.clip):
        raise UnreadableFile(
            named.shown,
            1,
            N_("this file includes itself, or is included by what it includes"),
            N_("Break the circle."),
        )
    if len(around) > DEEPEST_INCLUDE:
        raise UnreadableFile(
            named.shown,
            1,
            N_("more than {limit} files include each other, one in the other"),
            N_("Include it from a file further up."),
            limit=str(DEEPEST_INCLUDE),
        )


def place_of(env: BuildEnvironment, source: str, line: int) -> Place:
    """Return the place of an include in *source*, which may be a text of ``conf.py``."""
    if source in _OF_CONF:
        source, line = str(env.srcdir / "conf.py"), 1
    line += clipped_above(env, source)
    return build_of(env).session.relative(source), line


def in_its_place(whole: str, part: str) -> str:
    """Return *part* of the text *whole* of Markdown with blank lines above, so that lines count."""
    above = 0 if part.startswith("---") else lines_above(whole, part)  # that is front matter
    return "\n" * above + part
