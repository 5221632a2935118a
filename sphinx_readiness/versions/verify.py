"""The statements of items that a machine can check: ``version``, ``dependency``, ``file``, ..."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath
from typing import Final, TypeAlias

from sphinx_readiness.core.i18n import N_, Phrase
from sphinx_readiness.core.model import Item, Location
from sphinx_readiness.core.problems import Pairs
from sphinx_readiness.core.text import shorten
from sphinx_readiness.core.versions import SEMVER, Claim, Source, Verification
from sphinx_readiness.versions.check import page_mismatches
from sphinx_readiness.versions.compare import agrees, parse
from sphinx_readiness.versions.dependencies import Dependencies
from sphinx_readiness.versions.files import UnreadableFile
from sphinx_readiness.versions.statements import first_word, has_statement, similar_verb
from sphinx_readiness.versions.tree import Tree
from sphinx_readiness.versions.truth import READERS, Truth
from sphinx_readiness.versions.truth.git_tags import tags
from sphinx_readiness.versions.truth.pointed import value_at

Reason: TypeAlias = tuple[str, Pairs]
"""Why a check did not pass: a translatable template and its values."""

_STATEMENT: Final = re.compile(r"(?P<verb>[A-Za-z][\w-]{0,30})\s+(?P<rest>\S.{0,500})\Z", re.DOTALL)

_PARTS: Final = re.compile(r"[;\n]")

_STATED: Final = re.compile(
    r"(?P<subject>\S{1,300})(?:\s+(?P<requirement>(?:[=!<>~^]{1,3}\s*\S{1,80}?)(?:\s*,\s*\S.{0,80})?))?\Z"
)

_MANIFEST: Final = re.compile(
    r"(?P<path>[^\s#]{1,300})(?:\s+|#)(?P<pointer>/\S{0,300})(?:\s+(?P<operator>==|!=)\s*(?P<value>\S.{0,300}))?\Z"
)

_QUOTES: Final = str.maketrans("\u201c\u201d\u201e\u2018\u2019", '"""\'\'')

_DOCUMENTS: Final = frozenset((".md", ".rst", ".txt", ".markdown", ".adoc", ""))

MARKDOWN: Final = frozenset((".md", ".markdown"))

OK: Final[Reason] = ("", ())


class NotUnderstood(Exception):  # noqa: N818 - it is the author's mistake
    """A statement in no form that is known; its text is a template for what was expected."""


class Verifier:
    """Checks the statements of items against one project."""

    def __init__(self, tree: Tree, truth: Truth, dependencies: Dependencies) -> None:
        """Check against the files in *tree*, the versions in *truth* and the lockfiles."""
        self.tree = tree
        self.truth = truth
        self.dependencies = dependencies
        self.base = ""
        """The folder of the item's document, where relative paths start."""

    def check(self, item: Item) -> Verification | None:
        """Return what checking *item* found, or None if it has nothing to check."""
        for field in ("verify", "evidence"):
            if not has_statement(item, field):
                continue
            text = item.verify if field == "verify" else item.evidence
            self.base = posixpath.dirname(item.location.path)
            try:
                why = self._all(text)
            except NotUnderstood as error:
                if field == "evidence":  # words for people that happen to start like a statement
                    continue
                return _made(item, text, None, field, (str(error), ()))
            return _made(item, text, not why[0], field, why)
        return None

    def _all(self, text: str) -> Reason:
        """Return why the first part of *text* that is not so is not so."""
        result = OK
        for part in filter(str.strip, _PARTS.split(text.translate(_QUOTES))):
            match = _STATEMENT.match(part.strip().strip("`"))
            check = CHECKS.get(match["verb"].lower()) if match else None
            if match is None or check is None:
                raise NotUnderstood(_expected(part))
            try:
                found = check(self, match["rest"].strip())
            except UnreadableFile as error:
                why = Phrase(error.message, error.values)
                found = N_("'{path}' cannot be used: {why}"), (("path", error.path), ("why", why))
            result = result if result[0] else found
        return result

    def find(self, path: str) -> str:
        """Return the file *path*, beside the item's document or in the root; empty if neither."""
        candidates = [path.lstrip("/")]
        if not path.startswith("/"):
            candidates.insert(0, posixpath.join(self.base, path))
        for each in candidates:
            found = posixpath.normpath(each)
            if not found.startswith("../") and self.tree.has(found):
                return found
        return ""


def _made(item: Item, text: str, passed: bool | None, field: str, why: Reason) -> Verification:
    statement = shorten(text.strip("` "))
    return Verification(item, statement, passed, field, *why)


def _expected(part: str) -> str:
    return _FORMS[similar_verb(first_word(part)) or "file"]


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


def _file(verifier: Verifier, rest: str) -> Reason:
    """``file CHANGELOG.md``: there is such a file."""
    if len(rest.split()) != 1:
        raise NotUnderstood(_FORMS["file"])
    return OK if verifier.find(rest) else _no_file(rest)


def _no_file(path: str) -> Reason:
    return N_("there is no file '{path}'"), (("path", shorten(path, 200)),)


def _tag(verifier: Verifier, rest: str) -> Reason:
    """``tag v1.2.3``: the repository has the tag; ``{version}`` is the project's own version."""
    if len(rest.split()) != 1:
        raise NotUnderstood(_FORMS["tag"])
    own = verifier.truth.own
    name = rest.replace("{version}", own[0].version) if own else rest
    known = tags(verifier.tree.root)
    if known is None:
        return N_("there is no git repository to look for tag '{tag}'"), (("tag", shorten(name)),)
    if name in known:
        return OK
    if not known:
        return (
            N_("the repository has no tags, so not '{tag}'; a shallow clone has none"),
            (("tag", shorten(name)),),
        )
    return N_("there is no tag '{tag}'"), (("tag", shorten(name)),)


def _dependency(verifier: Verifier, rest: str) -> Reason:
    """``dependency rustls == 0.23.35``: what the lockfile holds meets the requirement."""
    match = _STATED.match(rest)
    if match is None:
        raise NotUnderstood(_FORMS["dependency"])
    name, requirement = match["subject"], match["requirement"] or ""
    met = verifier.dependencies.meets(name, requirement)
    if met is None:
        raise NotUnderstood(_FORMS["dependency"])
    return met


def _manifest(verifier: Verifier, rest: str) -> Reason:
    """``manifest Cargo.toml /profile/release/lto == true``: the value at a JSON pointer."""
    match = _MANIFEST.match(rest)
    if match is None:
        raise NotUnderstood(_FORMS["manifest"])
    path = verifier.find(match["path"])
    if not path:
        return _no_file(match["path"])
    found = value_at(verifier.tree, path, match["pointer"])
    values: Pairs = (("path", path), ("pointer", match["pointer"]))
    if found is None:
        return N_("'{path}' has nothing at '{pointer}'"), values
    if match["operator"] is None:
        return OK
    equal = _equal(found[0], match["value"].strip())
    if equal == (match["operator"] == "=="):
        return OK
    shown = found[0] if isinstance(found[0], str) else json.dumps(found[0], default=str)
    line = ("line", str(found[1].line))
    return (
        N_("'{pointer}' is {found} at {path}:{line}"),
        (*values, ("found", shorten(str(shown))), line),
    )


def _equal(found: object, wanted: str) -> bool:
    """Say whether *found* is what *wanted* writes: a JSON value, or bare text."""
    try:
        value = json.loads(wanted)
    except (ValueError, RecursionError):
        value = wanted.strip("'")
    if isinstance(found, str) and not isinstance(value, str):
        return found == wanted
    if isinstance(found, bool) != isinstance(value, bool):
        return False
    return bool(found == value)


def _version(verifier: Verifier, rest: str) -> Reason:
    """``version ARCHITECTURE.md``: the file states the version that is known elsewhere."""
    match = _STATED.match(rest)
    if match is None:
        raise NotUnderstood(_FORMS["version"])
    path = verifier.find(match["subject"])
    if not path:
        return _no_file(match["subject"])
    wanted = (match["requirement"] or "").removeprefix("==").strip()
    if wanted and parse(wanted) is None:
        raise NotUnderstood(_FORMS["version"])
    own = Source("", wanted, Location(path, 1), SEMVER) if wanted else None
    source = own or (verifier.truth.own[0] if verifier.truth.own else None)
    if source is None:
        return N_("the version of the project is not known; see option 'version_source'"), ()
    return _states(verifier, path, source, chosen=own is not None)


def _states(verifier: Verifier, path: str, source: Source, *, chosen: bool) -> Reason:
    """Return why *path* does not state *source*; *chosen* says that the item names the version."""
    text = verifier.tree.text(path) or ""
    suffix = PurePosixPath(path).suffix.lower()
    reader = READERS.get(PurePosixPath(path).name)
    stated: list[Claim] = []
    if reader is not None:
        stated = [
            Claim("field", each.product, each.version, each.location)
            for each in list(reader(verifier.tree, path))[:1]
        ]
    elif suffix in _DOCUMENTS:
        from sphinx_readiness.versions.claims import scan  # noqa: PLC0415 - rarely asked

        page = scan(text, path, markdown=suffix in MARKDOWN, always=True)
        if page is not None and not chosen:
            wrong = [
                each for each in page_mismatches(verifier.truth, page) if _is_stated(each.claim)
            ]
            if wrong:
                return _says(wrong[0].claim, wrong[0].source)
            if page.declared:
                return OK
        stated = [each for each in page.claims if _is_stated(each)] if page is not None else []
    wrong_claims = [each for each in stated if not _is_right(each.version, source, chosen=chosen)]
    if wrong_claims and len(wrong_claims) == len(stated):
        return _says(wrong_claims[0], source)
    if stated or _holds(text, source.version):
        return OK
    values = (("path", path), ("version", source.version))
    return N_("'{path}' does not say {version} anywhere"), values


def _is_right(stated: str, source: Source, *, chosen: bool) -> bool:
    """Say whether *stated* is *source*; one that was *chosen* by the item may say less."""
    if agrees(stated, source) is not False:
        return True
    return chosen and agrees(source.version, source._replace(version=stated)) is True


def _is_stated(claim: Claim) -> bool:
    return claim.form in {"field", "title", "declared"}


def _says(claim: Claim, source: Source) -> Reason:
    place = claim.location
    where = f"{place.path}:{place.line}"
    values = (("place", where), ("stated", claim.version), ("version", source.version))
    return N_("{place} says {stated}, not {version}"), values


def _holds(text: str, version: str) -> bool:
    """Say whether *version* stands in *text* as a whole word."""
    return re.search(rf"(?<![\w.]){re.escape(version)}(?![\w-]|\.\d)", text) is not None


CHECKS: Final[Mapping[str, Callable[[Verifier, str], Reason]]] = {
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
