"""The readiness builder opens no address, whatever a page says.

``raw`` and ``csv-table`` of docutils fetch what ``:url:`` names. A document that is left without it
is read again by the next build, whose pages may show it. The same goes for files outside of the
project's root, which no commit of the project holds: for what they include, and in a checklist for
rows and code as well.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.code import LiteralInclude
from sphinx.directives.other import Include
from sphinx.directives.patches import CSVTable

from sphinx_readiness.files.paths import is_elsewhere, relative
from sphinx_readiness.files.unreadable import UnreadableFile, no_utf8, outside
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import (
    not_included,
    shown_path,
    undecodable,
)
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import place_of
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside, note_refused
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.reporting.outside_files import including, leaves_out
from sphinx_readiness.sphinx_ext.reporting.unread_documents import reading_root

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils import nodes
    from docutils.parsers import Parser
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx


def _is_elsewhere(directive: Directive) -> bool:
    """Say whether *directive* names an address; then it is noted where a checklist relies on it."""
    if "url" not in directive.options:
        return False
    env = directive.state.document.settings.env
    note_refused(env, f"{directive.name} :url:", directive.lineno)
    env.note_reread()
    return True


class OfflineRaw(Raw):
    """``raw`` that fetches nothing."""

    def run(self) -> list[Any]:
        """Return what is in the document or in a file."""
        return [] if _is_elsewhere(self) or _is_outside(self) else list(super().run())


class OfflineCsvTable(CSVTable):
    """``csv-table`` that fetches nothing."""

    def run(self) -> list[Any]:
        """Return what is in the document or in a file; one in another encoding ends no build."""
        if _is_elsewhere(self) or _is_outside(self):
            return []
        try:
            return list(super().run())
        except UnicodeError:
            _note_undecodable(self)
            return []


def _parser_named(argument: str) -> type[Parser] | None:
    """Return the parser that is called so; docutils takes any module for one."""
    try:
        found = directives.parser_name(argument)
    except Exception as error:  # whatever the module does
        raise ValueError(f'Unknown parser "{argument}".') from error
    return found


class OfflineInclude(Include):
    """``include`` of files inside the root."""

    option_spec: ClassVar[Any] = {**(Include.option_spec or {}), "parser": _parser_named}

    def run(self) -> Sequence[nodes.Node]:
        """Put the text of the file in its place; in Markdown, MyST's own code does that."""
        place = place_of(self.env, *self.get_source_info())
        parser = self.options.get("parser")
        by_myst = getattr(parser, "__module__", "").startswith("myst_parser.")
        if leaves_out(self.env, self.arguments[0], self.options, place, by_myst=by_myst):
            return []
        if not by_myst:
            return super().run()
        from sphinx_readiness.sphinx_ext.reporting.offline_markdown import asking

        self.options["parser"] = asking(parser)
        with including(self.env, self.arguments[0], self.options):
            return super().run()


class OfflineLiteralInclude(LiteralInclude):
    """``literalinclude`` that shows in a checklist files inside the root."""

    def run(self) -> list[nodes.Node]:
        """Return the file as a literal block."""
        if gathered_inside(self.env) is not None:
            place = place_of(self.env, *self.get_source_info())
            if leaves_out(self.env, self.arguments[0], {"literal": None}, place):
                return []
        return super().run()


def _is_outside(directive: Directive) -> bool:
    """Say whether *directive* of a checklist names a file outside of the root, and note it.

    What begins with a slash is sought below the sources, by ``lint`` as well; Sphinx takes a file
    of the machine first.
    """
    env = directive.state.document.settings.env
    if "file" not in directive.options or directive.content or gathered_inside(env) is None:
        return False
    path, written = _path(directive), directive.options["file"]
    root = build_of(env).once(reading_root)
    if is_elsewhere(root, path) or not Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(root)
    ):
        _note_unread(directive, outside(shown_path(env, path, written)))
        env.note_reread()
        return True
    folder = os.path.dirname(directive.state.document.current_source or "")  # noqa: PTH120
    directive.options["file"] = relative(path, folder or ".")
    return False


def _path(directive: Directive) -> str:
    """Return the path of the file of *directive*."""
    env = directive.state.document.settings.env
    written = str(directive.options.get("file", ""))
    if written.startswith(("/", os.sep)) and not is_elsewhere(env.srcdir, written):
        return os.path.normpath(f"{env.srcdir}/{written[1:]}")
    folder = Path(str(directive.state.document.current_source)).parent
    return os.path.normpath(folder / written)


def _note_undecodable(directive: OfflineCsvTable) -> None:
    """Note that the file of *directive* is in another encoding than it is said to be."""
    env = directive.state.document.settings.env
    name = shown_path(env, _path(directive), str(directive.options.get("file", "")))
    encoding = directive.options.get("encoding")
    _note_unread(directive, undecodable(name, str(encoding)) if encoding else no_utf8(name, 1))


def _note_unread(directive: Directive, failure: UnreadableFile) -> None:
    """Note why the file of *directive* is not read, where a checklist relies on it."""
    env = directive.state.document.settings.env
    around = gathered_inside(env)
    if around is None:
        return
    source, line = directive.state_machine.get_source_and_line(directive.lineno)
    place = (build_of(env).session.relative(source or ""), line or directive.lineno)
    around.note_not_included(not_included(failure.path, failure, place))


def stay_offline(app: Sphinx) -> None:
    """Let nothing that is read from now on open an address, or reach out of the root."""
    app.add_directive("raw", OfflineRaw, override=True)
    app.add_directive("csv-table", OfflineCsvTable, override=True)
    app.add_directive("include", OfflineInclude, override=True)
    app.add_directive("literalinclude", OfflineLiteralInclude, override=True)
    if "myst_parser" in app.extensions:
        from sphinx_readiness.sphinx_ext.reporting.offline_markdown import ask_in_markdown

        ask_in_markdown(app)
