"""The gate for the console script: the readiness builder, without executing ``conf.py``.

What ``conf.py`` assigns as literals is read as data, as far as it decides how documents are read.
Directives of extensions that are not loaded are looked through: what stands in them counts.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import new_document
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.core.findings import Report
from sphinx_readiness.core.i18n import N_, Translate
from sphinx_readiness.core.option_text import Literal
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.streams import print_lines
from sphinx_readiness.core.text import visible
from sphinx_readiness.sources.conf_literals import read_literals
from sphinx_readiness.sources.near_misses import similar
from sphinx_readiness.sphinx_ext.builder import ReadinessBuilder
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.gate import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.lazy import OpenDirective
from sphinx_readiness.sphinx_ext.names import (
    CONFIG_PREFIX,
    DIRECTIVE_NAMES,
    LINT_BUILDER,
    OPTION_NAMES,
)

BUILD_ERROR: Final = 2

_SETTINGS: Final = frozenset(
    (
        "project", "version", "release", "root_doc", "master_doc", "exclude_patterns",
        "include_patterns", "language", "suppress_warnings", "smartquotes", "rst_prolog",
        "rst_epilog", "default_role", "primary_domain", "myst_enable_extensions",
        "myst_substitutions", "myst_gfm_only", "myst_commonmark_only", "myst_disable_syntax",
        "myst_linkify_fuzzy_links", "myst_sub_delimiters", "myst_number_code_blocks",
    )
)  # fmt: skip
"""Settings of Sphinx and MyST that decide how documents are read, and load no code."""

_EXTENSIONS: Final = ("myst_parser", "sphinx_readiness")

_SUFFIXES: Final = {".md": "markdown", ".rst": "restructuredtext"}

_NAMES: Final = re.compile(
    r"^[ \t>*-]*(?:(?:`{3,}|:{3,}|~{3,})\{([\w+-]+)\}|\.\. ([\w+-]+)::)", re.M
)


class LookThrough(OpenDirective):
    """Stands for a directive that is not known here: its content is parsed, nothing else."""

    def run(self) -> list[nodes.Node]:
        """Return the content."""
        container = nodes.container()
        container.document = self.state.document
        if self.content:
            self.state.nested_parse(self.content, self.content_offset, container)
        return [container]


def _know_directives(app: Sphinx, docname: str, source: list[str]) -> None:
    """Register :class:`LookThrough` for each directive of a document that nobody knows.

    What looks like a misspelling of one of ours stays unknown, and is reported.
    """
    del docname
    document = new_document("")
    language: Any = en  # the stubs of docutils name the type of another module
    for match in _NAMES.finditer(source[0]):
        name = match.group(1) or match.group(2)
        if similar(name, DIRECTIVE_NAMES):
            continue
        if directives.directive(name, language, document)[0] is None:
            app.add_directive(name, LookThrough)


def _know_included(app: Sphinx, path: Path, docname: str, source: list[str]) -> None:
    """Do the same for an included file."""
    del path
    _know_directives(app, docname, source)


def _literals(docs: Path) -> tuple[dict[str, object], tuple[RawProblem, ...]]:
    """Return what ``conf.py`` in *docs* says in literals, and what cannot be told of it."""
    ours = {CONFIG_PREFIX + name for name in OPTION_NAMES}
    literals = read_literals(docs / "conf.py", lambda name: name in _SETTINGS or name in ours)
    computed = tuple(
        RawProblem(
            "invalid-configuration",
            ("conf.py", literals.lines[name]),
            N_("'{name}' is computed; what it says is not known here, as no code is run"),
            N_("Write a literal value, or keep the option in 'readiness.toml'."),
            (("name", name),),
        )
        for name in literals.computed
        if name in ours
    )
    # A text is a text here; only on a command line it may stand for a list or a boolean.
    texts = {name: Literal(each) for name, each in literals.values.items()
             if name in ours and isinstance(each, str)}  # fmt: skip
    return {**literals.values, **texts}, (*literals.problems, *computed)


def _settings(docs: Path, literals: Mapping[str, object]) -> dict[str, object]:
    """Return the settings of the build: *literals* of ``conf.py``, and defaults for the rest."""
    settings = dict(literals)
    settings.setdefault("myst_enable_extensions", ["colon_fence"])
    settings["extensions"] = list(_EXTENSIONS)
    settings["source_suffix"] = dict(_SUFFIXES)
    root = settings.pop("master_doc", None) or settings.get("root_doc") or "index"
    settings["root_doc"] = root if _has_document(docs, root) else _first_document(docs)
    return settings


def _has_document(docs: Path, name: object) -> bool:
    return isinstance(name, str) and any((docs / f"{name}{each}").is_file() for each in _SUFFIXES)


def _first_document(docs: Path) -> str:
    """Return the document that stands for a missing root: the first by name."""
    found = sorted(path.relative_to(docs).with_suffix("").as_posix() for path in _documents(docs))
    return found[0] if found else "index"


def _documents(docs: Path) -> list[Path]:
    """Return all files below *docs* that are named like documents, by name."""
    return sorted(
        Path(folder, name)
        for folder, _folders, names in os.walk(docs)
        for name in names
        if Path(name).suffix in _SUFFIXES
    )


def lint(
    docs: Path,
    *,
    out: Path | None,
    overrides: Mapping[str, object],
    quiet: bool,
    jobs: int,
    color: str,
    translate: Translate,
) -> int:
    """Lint the documents in *docs* and return the exit status.

    The report goes to *out*, or nowhere. *overrides* are option values that go over all
    configuration. *color* is ``auto``, ``always`` or ``never``. Messages are in the reader's
    language if *translate* has it, else in that of the documents. 0 means that no finding reaches
    ``fail_on``, 1 that one does, 2 that the documents could not be read.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty() and color_terminal()
    if color == "never" or (color == "auto" and not terminal):
        nocolor()
    literals, problems = _literals(docs)
    settings = _settings(docs, literals)
    settings |= {CONFIG_PREFIX + name: value for name, value in overrides.items()}
    say = _reader(translate)
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        outdir = out if out is not None else Path(scratch, "out")
        try:
            _check_documents(docs, say)
            report = _run(docs, outdir, Path(scratch, "doctrees"), settings, problems, jobs)
        except UnicodeError as error:
            message = _undecodable(docs, say) or str(error)
        except RecursionError:
            message = say(N_("a document is nested too deeply to be read"))
        except (SphinxError, OSError, ValueError) as error:
            message = str(error)
        else:
            _print(report, say, quiet)
            return 1 if report.failed else 0
    sys.stderr.write(f"sphinx-readiness: {visible(message)}\n")
    return BUILD_ERROR


def _reader(translate: Translate) -> Translate:
    """Return *translate*, with the language of the documents for what it has no translation of."""

    def say(template: str) -> str:
        said = translate(template)
        return said if said != template else _(template)

    return say


def _print(report: Report, say: Translate, quiet: bool) -> None:
    """Print *report*; *quiet*, only why it failed."""
    stream, lines = sys.stdout, report_lines(report, say)
    if quiet:
        stream, lines = sys.stderr, failure_lines(report, say)
    print_lines(stream, lines)


def _check_documents(docs: Path, say: Translate) -> None:
    """Raise SphinxError if there is no document, or one that would block the reading."""
    found = _documents(docs)
    if not found:
        raise SphinxError(say(N_("there are no documents in '{path}'")).format(path=docs))
    for path in found:
        if path.exists() and not path.is_file():
            raise SphinxError(say(N_("'{path}' is no regular file")).format(path=path))


def _undecodable(docs: Path, say: Translate) -> str:
    """Say which document is not UTF-8; nothing if all are."""
    for path in _documents(docs):
        try:
            path.read_text(encoding="utf-8")
        except OSError:
            continue
        except UnicodeDecodeError:
            return say(N_("'{path}' is not UTF-8")).format(path=path)
    return ""


def _add_problems(app: Sphinx, problems: tuple[RawProblem, ...]) -> None:
    """Let the report name *problems* of the ``conf.py`` that was read as data."""
    domain = readiness_domain(app.env)
    session = domain.session
    path = session.relative(Path(app.srcdir) / "conf.py")
    placed = tuple(each._replace(place=(path, each.place[1])) for each in problems)
    domain.session = session._replace(problems=(*session.problems, *placed))


def _run(
    docs: Path,
    outdir: Path,
    doctrees: Path,
    settings: dict[str, object],
    problems: tuple[RawProblem, ...],
    jobs: int,
) -> Report:
    """Read the documents with Sphinx, without its chatter, and return what the builder found."""
    messages = io.StringIO()
    with patch_docutils(str(docs)), docutils_namespace():
        app = Sphinx(
            docs,
            None,
            outdir,
            doctrees,
            LINT_BUILDER,
            confoverrides=settings,
            status=io.StringIO(),
            warning=messages,
            freshenv=True,
            parallel=jobs,
        )
        app.connect("source-read", _know_directives)
        app.connect("include-read", _know_included)
        _add_problems(app, problems)
        app.build(force_all=True)
    builder = app.builder
    if not isinstance(builder, ReadinessBuilder) or builder.report is None:
        raise SphinxError(messages.getvalue().strip() or _("the documents could not be read"))
    return builder.report
