"""File names in cells: links to documents and project files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes
from sphinx import addnodes

from sphinx_readiness.files.paths import relative
from sphinx_readiness.files.publishing import may_publish
from sphinx_readiness.files.secret_names import is_secret
from sphinx_readiness.workspace.named_files import NamedFiles

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.workspace.session import Session


class FileLinks:
    """Resolves the file names of one document."""

    def __init__(self, env: BuildEnvironment, session: Session, docname: str) -> None:
        """Resolve for *docname*, against the documents of *env* and the project's root."""
        self._env = env
        self._session = session
        self._docname = docname
        self._named = NamedFiles(
            env.found_docs, tuple(env.config.source_suffix), env.doc2path, session.root
        )
        self.more_suffixes = frozenset(session.options.published_types)

    def resolve(self, name: str) -> str:
        """Return what *name* is: ``doc:<docname>``, ``file:<path below the root>`` or nothing."""
        return self._named.resolve(name, self._docname)

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
        if kind == "file" and mode == "download" and self._may_publish(name, target):
            from_source = Path(self._session.root.resolve(), target)
            shown = relative(from_source, self._env.srcdir)
            node = addnodes.download_reference("", "", reftarget=f"/{shown}", refdoc=self._docname)
            node += nodes.inline("", name, classes=["file"])
            return node
        return nodes.Text(name)

    def _may_publish(self, name: str, real: str) -> bool:
        """Say whether a copy of the file may stand beside the pages, by all of its names."""
        types = self._session.options.published_types
        return may_publish(self._session.root, real, types) and not is_secret(name)
