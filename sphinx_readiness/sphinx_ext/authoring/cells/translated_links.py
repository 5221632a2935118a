"""File names in translations, which Sphinx parses anew without our links.

Our links are withdrawn before Sphinx compares the links of a translation with those of its
original, and made again, in both, when it has.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.cells import file_links
from sphinx_readiness.sphinx_ext.authoring.cells.cells import (
    FILE_MARK,
    link_files,
    unlink_bare_hosts,
)
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist, item_cell

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered


def may_translate(env: BuildEnvironment) -> bool:
    """Say whether there is a folder with translations into the language of the build."""
    language = env.config.language
    return bool(language) and any(
        Path(env.srcdir, folder, language).is_dir() for folder in env.config.locale_dirs
    )


def withdraw_links(document: nodes.document, found: Gathered) -> None:
    """Turn our links to files back into their names, and note where they were."""
    for node in list(document.findall(nodes.Element)):
        if FILE_MARK in node.attributes and node.parent is not None:
            found.withdrawn.append(node.parent)
            node.replace_self(nodes.Text(node.astext()))


def restore_links(env: BuildEnvironment, document: nodes.document, found: Gathered) -> None:
    """Link the files that are named where links were withdrawn, and in translations."""
    session = build_of(env).session
    files = file_links.FileLinks(env, session, env.docname)
    places = [*found.withdrawn, *filter(_is_translated, document.findall(nodes.TextElement))]
    for place in dict.fromkeys(places):
        if session.options.file_links != "off":
            unlink_bare_hosts(place)
            link_files(place, files, files.resolve)


def _is_translated(node: nodes.Element) -> bool:
    """Say whether *node* is a translation that stands in something of ours."""
    if not node.get("translated"):
        return False
    return ancestor(node, checklist, check_item, item_cell) is not None
