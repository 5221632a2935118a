"""How files are included: by which syntax, which part of them, and by which parser.

Only asked where something in an included file has not run, and where ``:parser:`` is used, as no
event tells of what is included with it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.files.paths import is_elsewhere
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.sphinx_ext.authoring.coverage.executed import note_text

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_INCLUDE: Final = re.compile(
    r"[ \t>*+-]{0,60}(?:(?P<fence>[:`~]{3,})[ \t]*\{include\}|\.\. include::)[ \t]+(?P<file>\S.*)",
    re.IGNORECASE,
)

_OPTION: Final = re.compile(r"[ \t>]{0,60}:?(?P<name>[a-z-]{1,20}):(?:[ \t]+(?P<value>\S.*))?\s*\Z")

_SUFFIXES: Final = (".md", ".markdown", ".myst", ".rst", ".txt", ".inc", ".rest", "")

_MOST_OPTIONS: Final = 12


class Inclusion(NamedTuple):
    """A directive that includes *file* (an absolute path)."""

    file: str
    markdown: bool
    options: dict[str, str]

    @property
    def reads_markdown(self) -> bool:
        """Whether the file is read as Markdown."""
        parser = self.options.get("parser", "").casefold()
        return self.markdown or "myst" in parser or "mark" in parser


def _inclusions(env: BuildEnvironment, lines: Sequence[str]) -> Iterator[Inclusion]:
    """Yield what the text *lines* includes."""
    for at, line in enumerate(lines):
        match = _INCLUDE.match(line) if "include" in line.lower() else None
        if match is None:
            continue
        options = {}
        for below in lines[at + 1 : at + 1 + _MOST_OPTIONS]:
            option = _OPTION.match(below)
            if option is not None:
                options[option["name"]] = _unquoted((option["value"] or "").strip())
            elif below.strip() != "---":
                break
        name = match["file"].strip()
        if is_elsewhere(env.srcdir, name):
            continue
        try:
            file = env.relfn2path(name)[1]
        except (OSError, ValueError):
            continue
        yield Inclusion(os.path.normpath(file), match["fence"] is not None, options)


def _unquoted(value: str) -> str:
    """Return the *value* of an option without the quotes that MyST takes off."""
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value


def note_parsed(env: BuildEnvironment, text: str) -> None:
    """Note what opens in the files that *text* includes with another parser."""
    for each in _inclusions(env, text.splitlines()):
        if not each.options.get("parser") or each.markdown:
            continue
        lines = read_lines(each.file)
        if lines:
            text = "\n".join(lines)
            note_text(
                env,
                each.file,
                text,
                markdown=each.reads_markdown,
                included=True,
                by_parser=True,
            )


def opened(document: nodes.document) -> set[str]:
    """Return the files that were opened for *document*."""
    paths: list[str] = document.settings.record_dependencies.list
    return {os.path.abspath(each) for each in paths}  # noqa: PTH100 - links stay


def ways(env: BuildEnvironment, document: nodes.document, path: str) -> list[Inclusion]:
    """Return how the file *path* is included into *document*, as far as the sources tell."""
    found = []
    own = os.path.abspath(env.doc2path(env.docname))  # noqa: PTH100 - links stay
    for name in sorted({own, *opened(document)}):
        if Path(name).suffix.lower() in _SUFFIXES:
            found += [each for each in _inclusions(env, read_lines(name)) if each.file == path]
    return found


def parts(text: str, found: Sequence[Inclusion]) -> list[range]:
    """Return the lines (from 1) of *text* that *found* includes to be read as markup.

    As MyST does it: ``start-line`` and ``end-line`` first, then what stands between two texts.
    """
    lines = text.splitlines()
    kept = []
    for each in found:
        options = each.options
        if "literal" in options or "code" in options:
            continue
        first, last, _step = slice(
            _number(options.get("start-line")), _number(options.get("end-line"))
        ).indices(len(lines))
        part = "\n".join(lines[first:last])
        after, before = options.get("start-after", ""), options.get("end-before", "")
        if after not in part:
            continue  # it could not be included, which is said
        above, _, part = part.partition(after) if after else ("", "", part)
        if before not in part:
            continue
        first += (above + after).count("\n")
        count = part[: part.index(before) if before else None].count("\n")
        kept.append(range(first + 1, first + count + 2))
    return kept


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text else None
    except ValueError:
        return None
