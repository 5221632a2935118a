"""Links in cells: file names to documents and project files, dangerous schemes to plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes

from sphinx_readiness.core.text import strip_selectors

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.session import Session

UNSAFE_SCHEMES: Final = frozenset(("javascript", "data", "vbscript", "file"))

SCRIPT_SCHEMES: Final = frozenset(("javascript", "vbscript"))

_SCHEME: Final = re.compile(r"\s*([a-z][a-z0-9+.\-]{0,30}):", re.IGNORECASE)

_IGNORED: Final = re.compile(r"[\x00-\x20\x7f-\x9f]")
"""Browsers drop these inside a scheme, so they must not hide one."""

_UNSAFE_MARKUP: Final = re.compile(
    r"(?:\](?:\(|:)\s*<?\s*|<)(javascript|data|vbscript|file)\s*:", re.IGNORECASE
)

_CODE: Final = re.compile(r"(?<!`)(`{1,3})(?!`)[^`]*(?<!`)\1(?!`)")

_ACTIVE_HTML: Final = re.compile(
    r"</?(?:script|iframe|object|embed|form|base|meta|link|style|svg|math)\b"
    r"|[\s/\"']on[a-z]{3,30}\s*=|(?:java|vb)script\s*:|data\s*:",
    re.IGNORECASE,
)
"""Tags, event handlers and schemes by which raw HTML runs or loads something."""

_POSITION: Final = re.compile(r"(?::\d[\d:\-]{0,20}|#.*)\Z", re.DOTALL)

_TOKEN: Final = re.compile(r"[\w./+\-]{3,200}")

DOCUMENT_SUFFIXES: Final = frozenset((".md", ".rst", ".txt", ".adoc", ".markdown", ".pdf"))

FILE_SUFFIXES: Final = DOCUMENT_SUFFIXES | frozenset(
    (
        ".c", ".cc", ".cfg", ".conf", ".cpp", ".css", ".csv", ".go", ".h", ".hpp", ".html", ".ini",
        ".java", ".json", ".kt", ".lock", ".log", ".mod", ".proto", ".ps1", ".py", ".rb", ".rs",
        ".sarif", ".sh", ".sql", ".sum", ".tf", ".toml", ".ts", ".tsx", ".xml", ".yaml", ".yml",
    )
)  # fmt: skip
"""Endings that make a word a file name, whether or not there is such a file."""

_SECRET: Final = re.compile(r"secret|credential|password|private|token|\.(pem|key|pfx|p12)\Z", re.I)

MAX_PUBLISHED_BYTES: Final = 1024 * 1024
"""Project files above this size are not copied beside the pages."""


def scheme_of(uri: str) -> str:
    """Return the scheme of *uri* as a browser reads it, in lower case, or an empty string."""
    match = _SCHEME.match(_IGNORED.sub("", uri))
    return match.group(1).lower() if match else ""


def unsafe_in_source(text: str) -> list[str]:
    """Return the dangerous schemes that links in the Markdown *text* ask for, each once.

    Markdown parsers leave such a link as text without a word, so that only the source tells.
    """
    found = _UNSAFE_MARKUP.findall(_CODE.sub("", text))
    return list(dict.fromkeys(map(str.lower, found)))


def unsafe_scheme(node: nodes.Element) -> str:
    """Return the dangerous scheme that the link or image *node* uses, or an empty string.

    Images may hold their data, but no script.
    """
    scheme = scheme_of(str(node.get("refuri", "")))
    if scheme in UNSAFE_SCHEMES:
        return scheme
    scheme = scheme_of(str(node.get("uri", ""))) if isinstance(node, nodes.image) else ""
    return scheme if scheme in SCRIPT_SCHEMES else ""


def defuse(root: nodes.Element) -> list[str]:
    """Replace links with a dangerous scheme below *root* by their text; return the schemes."""
    found = []
    for node in list(root.findall(nodes.Element)):
        scheme = unsafe_scheme(node)
        if not scheme:
            continue
        found.append(scheme)
        if isinstance(node, nodes.image):
            node.replace_self(nodes.inline("", str(node.get("alt", ""))))
            continue
        if isinstance(node, nodes.reference):
            node.replace_self(node.children or [nodes.Text(node.astext())])
        elif node.parent is not None:
            node.parent.remove(node)
    return found


def defuse_html(root: nodes.Element) -> bool:
    """Replace the raw HTML below *root* by its text if it could run a script; say if it could.

    All of it, as the closing tags are nodes of their own.
    """
    found = list(root.findall(nodes.raw))
    texts = (_IGNORED.sub(" ", html.unescape(node.astext())) for node in found)
    if not any(map(_ACTIVE_HTML.search, texts)):
        return False
    for node in found:
        node.replace_self(nodes.Text(node.astext()))
    return True


def is_file_name(token: str) -> bool:
    """Say whether *token* looks like the name of a file: it ends like one and starts with a letter.

    ``Node.js`` and the like are names of products, which is why ``.js`` is not in the list.
    """
    path = PurePosixPath(token)
    return path.suffix.lower() in FILE_SUFFIXES and bool(re.match(r"\w", path.name))


def without_position(name: str) -> str:
    """Return the file in *name*, without a line or a heading in it: ``a.py:12``, ``a.md#usage``."""
    return _POSITION.sub("", name)


class FileLinks:
    """Resolves the file names of one document."""

    def __init__(self, env: BuildEnvironment, session: Session, docname: str) -> None:
        """Resolve for *docname*, against the documents of *env* and the project's root."""
        self._env = env
        self._session = session
        self._docname = docname

    def resolve(self, name: str) -> str:
        """Return what *name* is: ``doc:<docname>``, ``file:<path below the root>`` or nothing.

        A document goes before a file; a name without folder may be a document anywhere, if
        there is only one of that name.
        """
        stripped = strip_selectors(name).removeprefix("./")
        return self._document(stripped) or self._file(stripped)

    def _document(self, name: str) -> str:
        suffixes = tuple(self._env.config.source_suffix)
        suffix = next((each for each in suffixes if name.endswith(each)), None)
        if suffix is None or ".." in PurePosixPath(name).parts:
            return ""
        stem = name.removesuffix(suffix).lstrip("/")
        folder = self._docname.rpartition("/")[0]
        found = self._env.found_docs
        for candidate in (f"{folder}/{stem}" if folder else stem, stem):
            if candidate in found and self._env.doc2path(candidate).suffix == suffix:
                return f"doc:{candidate}"
        if "/" in stem:
            return ""
        same = [each for each in found if each.rpartition("/")[2] == stem]
        return f"doc:{same[0]}" if len(same) == 1 else ""

    def _file(self, name: str) -> str:
        root = self._session.root
        here = Path(self._env.doc2path(self._docname)).parent
        for base in (here, root):
            path = base / name
            if not path.is_file():
                continue
            real = path.resolve()
            if real.is_relative_to(root.resolve()):
                return f"file:{self._session.relative(path)}"
        return ""

    def node(self, name: str, resolved: str) -> nodes.Node:
        """Return the link that shows *name*, or its text where nothing can be linked."""
        kind, _, target = resolved.partition(":")
        if kind == "doc":
            return addnodes.pending_xref(
                "",
                nodes.inline("", name, classes=["doc"]),
                refdomain="std",
                reftype="doc",
                reftarget=f"/{target}",
                refdoc=self._docname,
                refexplicit=True,
                refwarn=True,
            )
        mode = self._session.options.file_links
        if kind == "file" and mode.startswith("http"):
            url = mode.replace("{path}", quote(target))
            return nodes.reference("", name, refuri=url, internal=False)
        if kind == "file" and mode == "download" and self._may_publish(target):
            from_source = Path(self._session.root, target)
            relative = Path(_relpath(from_source, Path(self._env.srcdir))).as_posix()
            node = addnodes.download_reference(
                "", "", reftarget=f"/{relative}", refdoc=self._docname
            )
            node += nodes.inline("", name, classes=["file"])
            return node
        return nodes.Text(name)

    def _may_publish(self, path: str) -> bool:
        """Say whether a copy may stand beside the pages: small, not hidden, not named a secret."""
        parts = PurePosixPath(path).parts
        if any(part.startswith(".") for part in parts) or _SECRET.search(path):
            return False
        return Path(self._session.root, path).stat().st_size <= MAX_PUBLISHED_BYTES


def _relpath(path: Path, start: Path) -> str:
    import os.path  # noqa: PLC0415

    return os.path.relpath(path, start)


def file_names(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and name of every word of *text* that looks like a file name."""
    if "." not in text:
        return
    for match in _TOKEN.finditer(text):
        token = match.group().rstrip(".-+/")
        before = text[match.start() - 1 : match.start()]
        if before in {"@", ":", "\\"} or "://" in text[match.end() : match.end() + 3]:
            continue
        if "//" in token or not is_file_name(token):
            continue
        yield match.start(), match.start() + len(token), token
