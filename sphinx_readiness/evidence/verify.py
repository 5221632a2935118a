"""The statements of items that a machine can check: ``version``, ``dependency``, ``file``, ..."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from typing import Final, TypeAlias

from sphinx_readiness.evidence.dependency_statements import Dependencies
from sphinx_readiness.evidence.kinds import Broken, EvidenceKind, Files, run_check, verbs_of
from sphinx_readiness.evidence.reasons import OK, CannotTell, Reason, no_file
from sphinx_readiness.evidence.statements import NOTHING, Statement, evidence_of, verify_of
from sphinx_readiness.evidence.version_statements import states_version
from sphinx_readiness.files.formats.parsed_files import UnreadableFile, WrittenFloat
from sphinx_readiness.files.git_refs import references
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.model.versions import Source, Verification
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase
from sphinx_readiness.versions.truth import Truth
from sphinx_readiness.versions.truth.pointed import NOWHERE, value_at

Given: TypeAlias = Mapping[str, str]


class NotUnderstood(Exception):  # noqa: N818 - it is the author's mistake
    """A statement in no form that is known; its text is a template for what was expected."""


class Verifier:
    """Checks the statements of items against one project."""

    def __init__(
        self,
        tree: Tree,
        truth: Truth,
        dependencies: Dependencies,
        kinds: Iterable[EvidenceKind] = (),
    ) -> None:
        """Check against the files in *tree*, the versions in *truth* and the lockfiles.

        *kinds* are those of plug-ins.
        """
        self.tree = tree
        self.truth = truth
        self.dependencies = dependencies
        self.kinds = {each.verb: each for each in kinds}
        self.verbs = verbs_of(self.kinds.values())
        self.broken: dict[str, RawProblem] = {}
        """The problem of each kind of a plug-in that failed, by its verb."""
        self.base = ""
        """The folder of the item's document, where relative paths start."""

    def check(self, item: Item) -> Verification | None:
        """Return what checking *item* found, or None if it has nothing to check."""
        for field in ("verify", "evidence"):
            text = item.verify if field == "verify" else item.evidence
            stated = (
                verify_of(item, self.verbs) if field == "verify" else evidence_of(item, self.verbs)
            )
            if stated == NOTHING:
                continue
            statement = shorten(text.strip("` "))
            self.base = posixpath.dirname(item.location.path)
            if stated.wrong:
                return Verification(item, statement, None, field, self._form(stated.wrong))
            found = [each for each in stated.found if not each.loose or self._is_known(each)]
            if not found:  # words for people that happen to start like a statement
                continue
            try:
                why, told = self._all(found)
            except NotUnderstood as error:
                return Verification(item, statement, None, field, str(error))
            except Broken as error:  # said once for all items; it proves nothing of any
                self.broken.setdefault(error.kind.verb, error.problem(item))
                return None
            passed = None if not told else not why[0]
            if passed and stated.prose:  # more has to be so than was looked at
                continue
            return Verification(item, statement, passed, field, *why, told=told)
        return None

    def _form(self, verb: str) -> str:
        """Return what was expected behind *verb*."""
        return _FORMS[verb] if verb in _FORMS else self.kinds[verb].expected

    def _look(self, statement: Statement) -> Reason:
        kind = self.kinds.get(statement.verb)
        if kind is None:
            return CHECKS[statement.verb](self, statement.given)
        return run_check(kind, statement.given, Files(self.tree, self.find))

    def _is_known(self, statement: Statement) -> bool:
        return self.dependencies.knows(statement.given["name"])

    def _all(self, statements: Iterable[Statement]) -> tuple[Reason, bool]:
        """Return why the first of *statements* that is not so is not so, and whether it is told.

        What is not so goes before what cannot be told.
        """
        failed = untold = OK
        for each in statements:
            try:
                found = self._look(each)
            except UnreadableFile as error:
                why = Phrase(error.message, error.values)
                found = N_("'{path}' cannot be used: {why}"), (("path", error.path), ("why", why))
            except CannotTell as error:
                untold = untold if untold[0] else error.reason
                continue
            failed = failed if failed[0] else found
        return (failed, True) if failed[0] or not untold[0] else (untold, False)

    def find(self, path: str) -> str:
        """Return the file *path*, beside the item's document or in the root; empty if neither."""
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


_FORMS: Final[Mapping[str, str]] = {
    "version": N_("expected 'version FILE', such as 'version ARCHITECTURE.md'"),
    "dependency": N_("expected 'dependency NAME == VERSION', such as 'dependency rustls == 0.23'"),
    "file": N_("expected 'file PATH', such as 'file CHANGELOG.md'"),
    "tag": N_("expected 'tag NAME', such as 'tag v1.2.3'"),
    "manifest": N_(
        "expected 'manifest FILE /pointer == VALUE', such as "
        "'manifest Cargo.toml /profile/release/lto == true'"
    ),
}


def _file(verifier: Verifier, given: Given) -> Reason:
    """``file CHANGELOG.md``: there is such a file."""
    return OK if verifier.find(given["path"]) else no_file(given["path"])


def _tag(verifier: Verifier, given: Given) -> Reason:
    """``tag v1.2.3``: the repository has the tag; ``{version}`` is the project's own version."""
    name = given["tag"]
    if "{version}" in name:
        lead = _tagged(verifier.truth, name)
        if lead is None:
            return N_("the version of the project is not known; see option 'version_source'"), ()
        name = name.replace("{version}", lead.version.removeprefix("v"))
    if "{" in name:  # git knows no such name, so that another placeholder is meant
        raise NotUnderstood(_FORMS["tag"])
    values: Pairs = (("tag", shorten(name)),)
    known = references(verifier.tree.root)
    if known is None:
        return N_("there is no git repository to look for tag '{tag}'"), values
    if name in known.tags:
        return OK
    if known.incomplete:
        raise CannotTell(known.incomplete, values)
    return N_("there is no tag '{tag}'"), values


def _tagged(truth: Truth, name: str) -> Source | None:
    """Return the source of the product that the tag *name* is for: by the word before its version.

    ``cli-v{version}`` is a tag of *cli* where that has a version of its own.
    """
    product = name.partition("{version}")[0].removesuffix("v").rstrip("@/_-.")
    others = truth.of(product) if product else ()
    return next((each for each in others if not each.partial), None) or truth.lead


def _dependency(verifier: Verifier, given: Given) -> Reason:
    """``dependency rustls == 0.23.35``: what the lockfile holds meets the requirement."""
    requirement = f"== {given['at']}" if given["at"] else given["requirement"]
    met = verifier.dependencies.meets(given["name"], requirement)
    if met is None:
        raise NotUnderstood(_FORMS["dependency"])
    return met


def _manifest(verifier: Verifier, given: Given) -> Reason:
    """``manifest Cargo.toml /profile/release/lto == true``: the value at a JSON pointer."""
    path = verifier.find(given["path"])
    if not path:
        return no_file(given["path"])
    found, place = value_at(verifier.tree, path, given["pointer"])
    values: Pairs = (("path", path), ("pointer", given["pointer"]))
    if found is NOWHERE:
        return N_("'{path}' has nothing at '{pointer}'"), values
    if not given["operator"] or _equal(found, given["value"]) == (given["operator"] == "=="):
        return OK
    shown = str(found) if isinstance(found, str | WrittenFloat) else json.dumps(found, default=str)
    return (
        N_("'{pointer}' is {found} at {path}:{line}"),
        (*values, ("found", shorten(str(shown))), ("line", str(place.line))),
    )


def _equal(found: object, wanted: str) -> bool:
    """Say whether *found* is what *wanted* writes: a JSON value, or bare text.

    A number with a fraction is compared as it is written, as it may be a version.
    """
    try:
        value = json.loads(wanted, parse_float=WrittenFloat)
    except (ValueError, RecursionError):
        value = wanted.strip("'")
    if isinstance(found, date | time):  # of TOML
        return _is_moment(found, str(value))
    if isinstance(found, WrittenFloat) or isinstance(value, WrittenFloat):
        return str(found) == str(value)
    if isinstance(found, str) and not isinstance(value, str):
        return found == wanted
    if isinstance(found, bool) != isinstance(value, bool):
        return False
    return bool(found == value)


def _is_moment(found: date | time, wanted: str) -> bool:
    """Say whether the date, time or both *found* is what *wanted* writes as ISO 8601 has it."""
    try:
        return bool(type(found).fromisoformat(wanted.strip()) == found)
    except (ValueError, TypeError):  # a time with a zone and one without
        return str(found) == wanted


def _version(verifier: Verifier, given: Given) -> Reason:
    """``version ARCHITECTURE.md``: the file states the version that is known elsewhere."""
    path = verifier.find(given["path"])
    if not path:
        return no_file(given["path"])
    found = states_version(verifier.tree, verifier.truth, path, given["value"].strip("\"'"))
    if found is None:
        raise NotUnderstood(_FORMS["version"])
    return found


CHECKS: Final[Mapping[str, Callable[[Verifier, Given], Reason]]] = {
    "version": _version,
    "dependency": _dependency,
    "file": _file,
    "tag": _tag,
    "manifest": _manifest,
}


def verify_items(verifier: Verifier, items: Iterable[Item]) -> tuple[Verification, ...]:
    """Return what checking *items* found, for those that have something to check."""
    found = map(verifier.check, items)
    return tuple(each for each in found if each is not None)
