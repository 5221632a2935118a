"""What is noted of files that documents include, in the same words by lint and by the builder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.files.documents import UNREAD_FILE
from sphinx_readiness.files.paths import below
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile, irregular
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.sphinx_ext.authoring.gathered import clipped_above, gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_WARNING: Final = 2
"""The level from which docutils includes nothing."""

_NOT_FOUND: Final = re.compile(
    r"""Problems with "(?P<name>include|csv-table|raw)" directive path:\s*(?:\w{1,40}: )?"""
    r"""\[Errno (?P<errno>2|21)\] [^:]{1,80}: '(?P<path>.{1,4096})'"""
    r"""|Directive "include": file not found: '(?P<included>.{1,4096})'"""
    r"""|Include file '(?P<shown>.{1,4096})' not found or reading it failed""",
    re.DOTALL,
)
"""What docutils, MyST and Sphinx say of a file that is not there, or is a folder."""

_NOT_INCLUDED: Final = re.compile(
    r"""Problems? with "include" directive|Problem with "(?:start-after|end-before)" option of """
    r"""|circular inclusion in "|Directive (?:"include"[:;]|'include':)"""
    r"""|(?:Error in|^)\W?"include" directive"""
    r"""|"[^"\n]{1,4096}": line \d{1,9} exceeds the line-length-limit"""
)
"""What they say of one that is there, and is not included either."""


_OTHERS: Final = frozenset(("csv-table", "raw"))
"""Directives of files that hold no directives."""


def is_of_include(text: str) -> bool:
    """Say whether the message *text* of a parser is about an include, which is noted as such."""
    return _NOT_FOUND.match(text) is not None or _NOT_INCLUDED.match(text) is not None


def shown_path(env: BuildEnvironment, path: str, written: str) -> str:
    """Return *path* below the project's root; outside of it, as it was *written*."""
    relative = build_of(env).session.relative(path)
    return shorten(written if relative.startswith("..") else relative, 200)


def not_included(name: str, failure: UnreadableFile, place: Place) -> RawProblem:
    """Return the problem of an include at *place* whose file *name* could not be read."""
    if isinstance(failure, MissingFile):
        return RawProblem(
            UNREAD_FILE,
            place,
            N_("there is no file '{name}', which is included here"),
            N_("Add it, or mend its name."),
            (("name", name),),
        )
    return RawProblem(
        UNREAD_FILE,
        place,
        N_("'{name}' is included here and not read: {reason}"),
        failure.hint,
        (("name", name), ("reason", Phrase(failure.message, failure.values))),
    )


def undecodable(name: str, encoding: str) -> UnreadableFile:
    """Return the failure of the file *name*, which is said to be in *encoding*."""
    return UnreadableFile(
        name,
        1,
        N_("it is not read as '{encoding}'"),
        N_("Save it as UTF-8, and leave the option away."),
        encoding=encoding,
    )


def note_unread_includes(env: BuildEnvironment, document: nodes.document) -> None:
    """Note each include that the parser gave up on."""
    session = build_of(env).session
    for message in document.findall(nodes.system_message):
        if message["level"] < _WARNING:
            continue
        text = next(iter(message.findall(nodes.paragraph)), message).astext()
        source = str(message.get("source") or env.doc2path(env.docname))
        line = int(message.get("line") or 1) + clipped_above(env, source)
        place = (session.relative(source), line)
        missing = _NOT_FOUND.match(text)
        if missing is not None:
            other = missing["shown"] or missing["name"] in _OTHERS
            if other and ancestor(message, checklist, check_item) is None:
                continue  # none of ours is around, so it is nobody's business
            path = missing["path"] or missing["included"] or missing["shown"]
            is_folder = missing["errno"] == "21"
            failure = irregular(path) if is_folder else MissingFile(path, 1, "")
            problem = not_included(shown_path(env, path, path), failure, place)
        elif _NOT_INCLUDED.match(text) is not None:
            reason = " ".join(below(session.root, text).split())
            problem = RawProblem(
                UNREAD_FILE,
                place,
                N_("the parser could not include this: {reason}"),
                N_("Correct it; until then nothing of the file is read."),
                (("reason", shorten(reason, 160).rstrip(".")),),
            )
        else:
            continue
        gathered(env).note_not_included(problem)
