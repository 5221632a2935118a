"""The version of a Python package: static, in a module, or in its metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from sphinx_readiness.files.formats.cfg_text import line_with, read_cfg
from sphinx_readiness.files.project_tree import Tree, get, string, strings, table
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import PEP440, Source
from sphinx_readiness.versions.truth.hatch_pattern import hatch_prefix

PYPROJECT: Final = "pyproject.toml"

_ASSIGNED: Final = re.compile(
    r"^[ \t]{0,20}(?:__version__|version)(?:[ \t]*:[ \t]*\w{1,20})?[ \t]*=[ \t]*"
    r"(?:version[ \t]*=[ \t]*)?"
    r"""["']v?(\d[^"'\n]{0,80})["']""",
    re.MULTILINE | re.IGNORECASE,
)
"""What Hatch looks for in a module by default."""

_TUPLE: Final = re.compile(
    r"^(?P<name>\w{1,60})[ \t]*=[ \t]*[(\[][ \t]*(?P<parts>\d[\w \t,.\"'-]{0,80})[)\]]",
    re.MULTILINE,
)
"""A version as a tuple, such as ``(1, 2, "rc1")``, which setuptools joins with dots."""

_BARE: Final = re.compile(r"v?(\d[\w.+!-]{0,79})")

_FIRST_LINE: Final = re.compile(r"\s*v?(\d[\w.+!-]{0,79})[ \t]*(?:\n|\Z)")


def python_name(tree: Tree, path: str = PYPROJECT) -> str:
    """Return the name in the ``pyproject.toml`` *path*; nothing without."""
    document = tree.toml(path)
    return string(document, "project", "name") or string(document, "tool", "poetry", "name")


def read_pyproject(tree: Tree, path: str = PYPROJECT) -> Iterator[Source]:
    """Yield the version of the project in *path*, at most one.

    Static (``project.version``, Poetry's and Flit's own tables), or dynamic: from the file that
    Hatch, Setuptools, PDM or Flit read it from, that a tool writes it to, or the metadata of an
    unpacked source distribution. What is installed beside the gate is another build.
    """
    document = tree.toml(path)
    if document is None:
        return
    for keys in (("project",), ("tool", "poetry")):
        name, static = string(document, *keys, "name"), string(document, *keys, "version")
        if static:
            yield Source(name, static, tree.at(path, *keys, "version"))
            return
    name = string(document, "project", "name") or string(document, "tool", "poetry", "name")
    flit = string(document, "tool", "flit", "metadata", "module")
    dynamic = "version" in strings(document, "project", "dynamic")
    if name and (dynamic or flit):
        found = _from_files(tree, document, flit or name) or _written(tree, document)
        found = found or next(((each.version, each.location) for each in read_pkg_info(tree)), None)
        if found is not None:
            yield Source(name, found[0], found[1])


def read_setup_cfg(tree: Tree, path: str = "setup.cfg") -> Iterator[Source]:
    """Yield the version in the ``metadata`` section of *path*, at most one."""
    text = tree.text(path)
    if text is None:
        return
    parser = read_cfg(text)
    if parser is None:
        return
    name = parser.get("metadata", "name", fallback="").strip()
    written = parser.get("metadata", "version", fallback="").strip()
    if written.startswith("attr:"):
        found = _of_attribute(tree, written.removeprefix("attr:").strip())
    elif written.startswith("file:"):
        found = first_line(tree, written.removeprefix("file:").strip())
    else:
        found = (written, Location(path, line_with(text, "version"))) if written else None
    if found is not None:
        yield Source(name, found[0], found[1], PEP440)


def _from_files(tree: Tree, document: object, module: str) -> tuple[str, Location] | None:
    """Return the version in the file from which the build backend takes it, and its place."""
    tool = table(document, "tool")
    hatch = table(tool, "hatch", "version")
    pdm = table(tool, "pdm", "version")
    dynamic = table(tool, "setuptools", "dynamic", "version")
    backend = string(document, "build-system", "build-backend")
    if string(hatch, "path") and string(hatch, "source") in {"", "regex"}:
        written = string(hatch, "pattern")
        if get(hatch, "pattern") and written not in {"default", "True"}:
            return _by_pattern(tree, string(hatch, "path"), written)
        return _assigned(tree, string(hatch, "path"))
    if string(pdm, "source") == "file" and string(pdm, "path"):
        return _assigned(tree, string(pdm, "path"))
    if string(dynamic, "attr"):
        return _of_attribute(tree, string(dynamic, "attr"), _where(tool))
    if strings(get(dynamic), "file"):
        return first_line(tree, strings(dynamic, "file")[0])
    if backend.startswith("flit"):
        return of_module(tree, module)
    return None


def _written(tree: Tree, document: object) -> tuple[str, Location] | None:
    """Return the version in the file that setuptools-scm or hatch-vcs wrote it to."""
    tool = table(document, "tool")
    for keys in (
        ("setuptools_scm", "version_file"), ("setuptools_scm", "write_to"),
        ("hatch", "build", "hooks", "vcs", "version-file"), ("pdm", "version", "write_to"),
    ):  # fmt: skip
        name = string(tool, *keys)
        found = _assigned(tree, name) if name and tree.has(name) else None
        if found is not None:
            return found
    return None


def read_pkg_info(tree: Tree, path: str = "PKG-INFO") -> Iterator[Source]:
    """Yield the version in *path*, the metadata of an unpacked source distribution."""
    text = (tree.text(path) or "")[:20_000]
    name, found = metadata_field(text, "Name"), metadata_field(text, "Version")
    if found is not None:
        yield Source(name[0] if name is not None else "", found[0], Location(path, found[1]))


def metadata_field(text: str, name: str) -> tuple[str, int] | None:
    """Return the value of the field *name* in metadata of a package, and its line, from 1."""
    match = re.search(rf"^{name}:[ \t]{{0,20}}(\S{{1,100}})[ \t]{{0,20}}$", text, re.MULTILINE)
    return (match[1], text.count("\n", 0, match.start()) + 1) if match is not None else None


def _where(tool: Mapping[str, object]) -> tuple[str, ...]:
    """Return the folders in which Setuptools looks for packages (its user guide)."""
    package_dir = string(tool, "setuptools", "package-dir", "")
    folders = (package_dir, *strings(tool, "setuptools", "packages", "find", "where"))
    return tuple(f"{each.strip('./')}/" for each in folders if each.strip("./"))


def _of_attribute(
    tree: Tree, attribute: str, folders: Sequence[str] = ()
) -> tuple[str, Location] | None:
    """Return the version in the module of *attribute*, such as ``package.__version__``."""
    module, _, name = attribute.rpartition(".")
    if not module or "version" not in name.lower():
        return None
    path = _module_path(tree, module, folders)
    return (_assigned(tree, path) or _joined(tree, path, name)) if path else None


def of_module(tree: Tree, module: str) -> tuple[str, Location] | None:
    """Return the version that the *module* assigns."""
    path = _module_path(tree, module)
    return _assigned(tree, path) if path else None


def _module_path(tree: Tree, module: str, folders: Sequence[str] = ()) -> str:
    """Return the file of the *module*, in *folders*, in ``src`` or beside it; nothing without."""
    base = module.replace(".", "/").replace("-", "_")
    for folder in (*folders, "src/", "", "lib/", "python/"):
        for path in (f"{folder}{base}/__init__.py", f"{folder}{base}.py"):
            if tree.has(path):
                return path
    return ""


def _joined(tree: Tree, path: str, name: str) -> tuple[str, Location] | None:
    """Return the version that *name* is a tuple of in *path*, joined as Setuptools does."""
    text = tree.text(path) or ""
    for match in _TUPLE.finditer(text):
        if match["name"] == name:
            parts = [each.strip(" \t\"'") for each in match["parts"].split(",")]
            line = text.count("\n", 0, match.start()) + 1
            return ".".join(filter(None, parts)), Location(path, line)
    return None


def _by_pattern(tree: Tree, path: str, written: str) -> tuple[str, Location] | None:
    """Return the version in *path* where the *written* pattern of Hatch has it.

    The pattern is the project's: nothing but texts and blanks of it is understood, and it is not
    run as a regular expression. Else nothing is known.
    """
    before = hatch_prefix(written)
    text = tree.text(path) if before else None
    for match in re.finditer(before, text, re.MULTILINE) if text else ():
        version = _BARE.match(text or "", match.end())
        if version is not None:
            line = (text or "").count("\n", 0, version.start()) + 1
            return version[1], Location(path, line)
    return None


def _assigned(tree: Tree, path: str) -> tuple[str, Location] | None:
    text = tree.text(path)
    match = _ASSIGNED.search(text) if text else None
    if text is None or match is None:
        return None
    return match.group(1), Location(path, text.count("\n", 0, match.start()) + 1)


def first_line(tree: Tree, path: str) -> tuple[str, Location] | None:
    """Return the version that is the first line of *path*, or None if that is no version."""
    text = tree.text(path)
    match = _FIRST_LINE.match(text[:1000]) if text else None
    if text is None or match is None:
        return None
    return match.group(1), Location(path, text.count("\n", 0, match.start(1)) + 1)
