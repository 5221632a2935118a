"""Which pages show something that changed elsewhere.

The digest of what each page shows belongs to the output folder, not to the environment: builders
that share doctrees each have pages of their own to keep true.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.domain import ReadinessDomain, readiness_domain
from sphinx_readiness.sphinx_ext.links import FileLinks
from sphinx_readiness.sphinx_ext.output import DIGESTS_FILE
from sphinx_readiness.sphinx_ext.reading import ViewSpec
from sphinx_readiness.sphinx_ext.resolve import MODELS
from sphinx_readiness.sphinx_ext.state import BuildState, build_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def view_digest(state: BuildState, specs: Sequence[ViewSpec]) -> str:
    """Return the SHA-256 of everything that the views *specs* show, in hexadecimal."""
    shown = hashlib.sha256()
    for kind, options in specs:
        shown.update(repr((kind, MODELS[kind](state, dict(options)))).encode("utf-8", "replace"))
    return shown.hexdigest()


def _digests(domain: ReadinessDomain, state: BuildState) -> dict[str, str]:
    return {docname: view_digest(state, specs) for docname, specs in sorted(domain.views.items())}


def _read(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def outdated_pages(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents whose pages in this output folder show something else by now."""
    if not app.builder.format:
        return []
    domain = readiness_domain(env)
    before = _read(Path(app.outdir) / DIGESTS_FILE)
    now = _digests(domain, build_state(env))
    domain.view_digests = now
    return [docname for docname, digest in now.items() if before.get(docname) != digest]


def write_digests(app: Sphinx) -> None:
    """Remember what the pages show."""
    path = Path(app.outdir) / DIGESTS_FILE
    if path.parent.is_dir():
        digests = readiness_domain(app.env).view_digests
        text = json.dumps(digests, indent=0, sort_keys=True) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def documents_to_reread(env: BuildEnvironment) -> list[str]:
    """Return the documents that name a file which came, went or became a document."""
    domain = readiness_domain(env)
    outdated = []
    for docname, mentions in domain.mentions.items():
        if docname not in env.found_docs:
            continue
        links = FileLinks(env, domain.session, docname)
        if any(links.resolve(name) != resolved for name, resolved in mentions.items()):
            outdated.append(docname)
    return outdated
