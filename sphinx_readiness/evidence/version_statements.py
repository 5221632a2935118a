"""``version FILE``: whether a file states the version of the project, and not just a number."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.evidence.reasons import OK, Reason
from sphinx_readiness.evidence.version_files import is_right, judged_file, says, silent
from sphinx_readiness.evidence.version_mentions import mentions, names_it
from sphinx_readiness.files.project_tree import Tree, get, language_of
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Claim, Source
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import without_comments
from sphinx_readiness.versions.check import page_mismatches
from sphinx_readiness.versions.compare import parse, plain_name
from sphinx_readiness.versions.page_names import speaks_of_many
from sphinx_readiness.versions.truth import READERS, Truth

MARKDOWN: Final = frozenset((".md", ".markdown"))

_DOCUMENTS: Final = frozenset((".md", ".rst", ".txt", ".markdown", ".adoc", ""))

_POINTERS: Final[Sequence[tuple[str, ...]]] = (
    ("version",), ("project", "version"), ("package", "version"), ("info", "version"),
    ("workspace", "package", "version"), ("tool", "poetry", "version"), ("metadata", "version"),
    ("application", "version"), ("expo", "version"),
)  # fmt: skip
"""Where files in TOML, JSON, YAML and XML say their own version, the first that is there."""

_ARRAYS: Final = ("package", "packages")
"""Of lockfiles in TOML, in which the project has an entry itself."""


def states_version(tree: Tree, truth: Truth, path: str, wanted: str) -> Reason | None:
    """Return why the file *path* does not state the version *wanted*, or else the project's own.

    None where *wanted* is no version.
    """
    if wanted and parse(wanted) is None:
        return None
    source = Source("", wanted, Location(path, 1), SEMVER) if wanted else truth.lead
    if source is None:
        return N_("the version of the project is not known; see option 'version_source'"), ()
    if PurePosixPath(path).name in READERS:
        return _judged(_of_manifest(tree, path), source, chosen=bool(wanted), exact=True) or silent(
            path
        )
    names = truth.names | {plain_name(each.product) for each in truth.own if each.product}
    known = judged_file(tree, path, source, names, chosen=bool(wanted))
    if known is not None:
        return known
    text = _shown(tree.text(path) or "", path)
    if language_of(path):
        judged = _judged(_of_data(tree, path, names), source, chosen=bool(wanted), exact=True)
        if judged != OK and names_it(text, source.version, names):
            return OK
        return judged or _missing(path, source)
    judged = _of_page(tree, truth, path, names, source if wanted else None)
    if judged is not None:
        return judged
    many = speaks_of_many(path, "")
    return OK if mentions(text, source.version, names, many=many) else _missing(path, source)


def _of_page(
    tree: Tree, truth: Truth, path: str, names: frozenset[str], chosen: Source | None
) -> Reason | None:
    """Return whether the claims of a page are *chosen*, or what they have to be; None without."""
    suffix = PurePosixPath(path).suffix.lower()
    source = chosen or truth.lead
    if suffix not in _DOCUMENTS or source is None:
        return None
    from sphinx_readiness.versions.claims import scan  # noqa: PLC0415 - rarely asked

    page = scan(tree.text(path) or "", path, markdown=suffix in MARKDOWN, always=True)
    if page is None:
        return None
    if chosen is None:
        wrong = [each for each in page_mismatches(truth, page) if _is_stated(each.claim)]
        if wrong:
            return says(wrong[0].claim.version, wrong[0].claim.location, wrong[0].source)
        if page.declared:
            known = any(truth.of(each.subject) for each in page.declared)
            said = (*page.claims, *page.declared)
            # Of what is known nowhere, only what stands behind the project's own name counts.
            if (known and any(each.version and _is_stated(each) for each in said)) or names_it(
                _shown(tree.text(path) or "", path), source.version, names
            ):
                return OK
            return _missing(path, source)
    stated = [
        each
        for each in page.claims
        if _is_stated(each) and (not names or plain_name(each.subject) in {"", *names})
    ]
    return _judged(stated, source, chosen=chosen is not None)


def _judged(
    stated: Sequence[Claim], source: Source, *, chosen: bool, exact: bool = False
) -> Reason | None:
    """Return whether one of *stated* is *source*; None where there is none of them.

    What is *exact* says no less than what was chosen.
    """
    wrong = [
        each for each in stated if not is_right(each.version, source, chosen=chosen, exact=exact)
    ]
    if wrong and len(wrong) == len(stated):
        return says(wrong[0].version, wrong[0].location, source)
    return OK if stated else None


def _of_manifest(tree: Tree, path: str) -> list[Claim]:
    """Return the version that a manifest states, its own or one that it inherits; at most one."""
    name = PurePosixPath(path).name
    if name == "package.json":  # of a private package, too
        version = get(tree.json(path), "version")
        place = tree.at(path, "version")
        return [Claim("field", "", version, place)] if isinstance(version, str) else []
    found = list(READERS[name](tree, path))[:1]
    return [Claim("field", each.product, each.version, each.location) for each in found]


def _of_data(tree: Tree, path: str, names: frozenset[str]) -> list[Claim]:
    """Return the version that a file of data states as its own; at most one."""
    language = language_of(path)
    if language == "xml":
        root = tree.xml(path)
        element = root.find("version") if root is not None else None
        if element is None:
            return []
        return [Claim("field", "", element.text.strip(), Location(path, element.line))]
    document: object = getattr(tree, language)(path)
    for keys in _POINTERS:
        value = get(document, *keys)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return [Claim("field", "", str(value).strip(), tree.at(path, *keys))]
    for array in _ARRAYS:
        entries = get(document, array)
        for index, entry in enumerate(entries if isinstance(entries, list) else []):
            name, version = get(entry, "name"), get(entry, "version")
            if isinstance(name, str) and isinstance(version, str) and plain_name(name) in names:
                return [Claim("field", name, version, tree.at(path, array, index, "version"))]
    return []


def _is_stated(claim: Claim) -> bool:
    return claim.form in {"field", "title", "declared"}


def _shown(text: str, path: str) -> str:
    """Return the *text* of the file *path* as its readers see it: without comments of HTML.

    One that is not closed may stand in a sample of code.
    """
    if "<!--" not in text or PurePosixPath(path).suffix.lower() not in {*MARKDOWN, ".html"}:
        return text
    closed, end, rest = text.rpartition("-->")
    return without_comments(closed + end) + rest


def _missing(path: str, source: Source) -> Reason:
    values = (("path", path), ("version", source.version))
    return N_("'{path}' does not say anywhere that the version is {version}"), values
