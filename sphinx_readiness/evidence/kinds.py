"""Kinds of evidence, ours and those of plug-ins: a verb, the form of what follows, a check."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_readiness.evidence.reasons import CannotTell
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.evidence import NO_ORIGIN, Fault, Origin
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.files.project_tree import Tree


class Files:
    """The files of the project, for a check: regular ones inside its root, and only so large.

    A path is relative to the folder of the item's document or to the root. Each file is read once
    a build. A file that cannot be read or parsed raises an exception that need not be caught: the
    statement does not hold, and the reason is told.
    """

    def __init__(self, tree: Tree, base: str = "") -> None:
        self.tree = tree
        self.base = base
        """The folder of the item's document, where relative paths start."""
        self._found: dict[tuple[str, str], str] = {}

    def find(self, path: str) -> str:
        """Return the file *path*, relative to the root of the project; empty if there is none."""
        key = (self.base, path)
        if key not in self._found:
            self._found[key] = self._find(path)
        return self._found[key]

    def _find(self, path: str) -> str:
        if "\\" in path or ":" in path.partition("/")[0]:  # a drive, a share or an address
            return ""
        candidates = [path.lstrip("/")]
        if not path.startswith("/"):
            candidates.insert(0, posixpath.join(self.base, path))
        for each in candidates:
            found = posixpath.normpath(each)
            if not found.startswith("../") and self.tree.has(found):
                return found
        return ""

    def text(self, path: str) -> str | None:
        """Return the text of the file *path*, or None if there is none; at most 4 MiB of UTF-8."""
        found = self.find(path)
        return self.tree.text(found) if found else None

    def json(self, path: str) -> object | None:
        """Return the value in the JSON file *path*, or None if there is none."""
        found = self.find(path)
        return self.tree.json(found) if found else None

    def toml(self, path: str) -> Mapping[str, object] | None:
        """Return the document in the TOML file *path*, or None if there is none."""
        found = self.find(path)
        return self.tree.toml(found) if found else None


class Checked(NamedTuple):
    """What a check found out.

    *passed* is True where the statement holds and False where it does not; None where that cannot
    be told here, which counts as not proven. *reason* says why, and is empty only where it holds: a
    template for *values*, pairs of names and texts.
    """

    passed: bool | None
    reason: str = ""
    values: Pairs = ()
    fault: Fault = Fault.NONE
    """What is wrong with the proof itself, if it cannot be told for that reason."""
    origin: Origin = NO_ORIGIN
    """What the proof belongs to, as far as the report says so: its commit, version and date."""
    proves: bool = True
    """Without it, what holds proves nothing: the item stays one that somebody says is so."""


class EvidenceKind(NamedTuple):
    """A kind of evidence: statements of ``Verify`` and ``Evidence`` cells, and what checks them.

    A statement is *verb* and a text that *form* matches as a whole. *check* gets the named groups
    of *form* (empty where they took no part) and the files of the project, once for each statement.
    """

    verb: str
    """Three to thirty small letters and hyphens."""
    form: str
    """A regular expression for what follows the verb, at most 300 characters. It has to be linear:
    documents may be hostile."""
    expected: str
    """What is said of a statement in another form: ``expected 'covered FILE >= NUMBER'``."""
    check: Callable[[Mapping[str, str], Files], Checked]
    marked: Callable[[str], bool] | None = None
    """Whether something behind the verb, outside of code, can only have been meant for a machine;
    by default that is what has the form."""


class NotUnderstood(Exception):  # noqa: N818 - it is the author's mistake
    """A statement in the form of its kind that means nothing; the text says what was expected."""


class Unusable(Exception):  # noqa: N818 - it is the proof that is
    """Proof that does not count; *checked* says why."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(checked.reason)
        self.checked = checked


class Broken(Exception):  # noqa: N818 - it is the plug-in that is
    """The check of a kind that raised, or gave something else than :class:`Checked`."""

    def __init__(self, kind: EvidenceKind, fault: str) -> None:
        super().__init__(fault)
        self.kind = kind
        self.fault = fault

    def problem(self, item: Item) -> RawProblem:
        """Return the problem, at the row of *item*, the first that was checked."""
        return RawProblem(
            "failed-plugin",
            (item.location.path, item.location.line),
            N_("the check '{verb}' of a plug-in failed, so rows with it are not proven: {error}"),
            N_("Update the plug-in, or tell its authors."),
            (("verb", self.kind.verb), ("error", self.fault)),
        )


def run_check(
    kind: EvidenceKind, given: Mapping[str, str], files: Files, *, ours: bool = False
) -> Checked:
    """Return what the check of *kind* says of what is *given*; one of *ours* is well made.

    Raises CannotTell and NotUnderstood, UnreadableFile for a file that it needs, and Broken for any
    other failure.
    """
    try:
        found = kind.check(given, files)
        fault = "" if ours else _fault(found)
    except Unusable as error:
        return error.checked
    except (UnreadableFile, CannotTell, NotUnderstood):
        raise
    except (Exception, SystemExit) as error:
        raise Broken(kind, shorten(f"{type(error).__name__}: {error}", 200)) from error
    if fault:
        raise Broken(kind, fault)
    return found


def _fault(found: Any) -> str:
    """Return what is wrong with the result of a check; nothing if it is well."""
    if not isinstance(found, Checked) or not isinstance(found.passed, bool | None):
        return f"it gave {shorten(repr(type(found).__name__))}, not Checked"
    texts = [found.reason, *(each for pair in found.values for each in pair)]
    if not all(isinstance(each, str) for each in texts):
        return "its reason is no text"
    if found.passed is not True and not found.reason.strip():
        return "it gave no reason"
    marks: tuple[Any, ...] = (found.fault, found.origin)
    if not isinstance(marks[0], Fault) or not isinstance(marks[1], Origin):
        return "its fault or origin is none"
    if found.fault is not Fault.NONE and found.passed is not None:
        return "proof with a fault tells nothing"
    found.reason.format_map(dict(found.values))
    return ""
