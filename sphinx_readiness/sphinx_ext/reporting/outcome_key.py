"""All that findings and views are made from, and the digest that tells whether any of it changed.

Nothing in it depends on the machine or on the folder that the project is in, as the digest stands
among the published pages.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.config.clock import make_clock
from sphinx_readiness.config.config_files import BASELINE_FILE, has_baseline
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.build.nested_config import nested_config
from sphinx_readiness.sphinx_ext.build.reading_order import external_targets, reading_order
from sphinx_readiness.sphinx_ext.build.version_cache import about_versions
from sphinx_readiness.text.canonical import canonical_text, json_text
from sphinx_readiness.text.hashing import digest_of
from sphinx_readiness.workspace.settings import signs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.config.option_source import Layers


class Inputs(NamedTuple):
    """One field for each thing that an outcome depends on."""

    package: str
    """The version of sphinx-readiness."""
    layers: object
    """The options as written, and where."""
    problems: object
    """What is wrong with the files of the configuration."""
    reading: str
    """By which settings documents were read."""
    configured: object
    """The files that the options are written in."""
    day: str
    language: str
    suppressed: object
    """The types of warnings that the project does not want to see."""
    project: str
    """What ``conf.py`` calls the project, whose versions are compared."""
    sources: str
    """The folder of the documents, relative to the root of the project."""
    order: str
    """All documents as a reader meets them, with their files."""
    documents: str
    """The digest of what each of them contributes."""
    words: str
    """The translations of each document."""
    views: str
    mentions: str
    """File names in cells, and what they were resolved to."""
    hidden: object
    """The places in each document that ``only`` takes away in this build."""
    inventory: object
    """The items and checklists of other projects."""
    needs: object
    """What is known of needs that were authored as such."""
    versions: str
    """A digest of what is known about versions."""
    plugins: object
    """The plug-ins with rules or kinds of evidence."""
    baseline: str
    """What the project's baseline says."""
    signed: str
    """A digest of sign-offs and keys."""
    history: object
    """The earlier reports, where the option names any."""
    unread: object
    """The files that Sphinx left out, where a page says what the gate says of them."""

    def digest(self) -> str:
        """Return the digest of all fields, in hexadecimal."""
        text = canonical_text(self._asdict())
        return hashlib.blake2b(text.encode("ascii"), digest_size=20).hexdigest()


def inputs_of(app: Sphinx, env: BuildEnvironment) -> Inputs:
    """Return what the outcome of this build depends on, when all documents are read."""
    build = build_of(env)
    domain, settings = build.domain, build.settings
    order = list(reading_order(env))
    return Inputs(
        package=__version__,
        layers=settings.layers,
        problems=(settings.problems, nested_config(build)),
        reading=app.config["readiness_fingerprint"],
        configured=settings.files,
        day=_day(build),
        language=app.config.language,
        suppressed=list(app.config.suppress_warnings),
        project=app.config.project,
        sources=settings.sources,
        order=json_text([(docname, _suffix(build, docname)) for docname in order]),
        documents=json_text([domain.digests.get(docname, b"").hex() for docname in order]),
        words=json_text(domain.words),
        views=json_text(domain.views),
        mentions=json_text(domain.mentions),
        hidden=_hidden(build),
        inventory=external_targets(env),
        needs=_about_needs(build),
        versions=about_versions(env).digest,
        plugins=build.installed,
        baseline=_baseline(build),
        signed=_signed(build),
        history=_history(build),
        unread=_unread(build),
    )


def _signed(build: Build) -> str:
    if not signs(build.settings):
        return ""
    from sphinx_readiness.workspace.signed import about_files

    session = build.session
    digest: str = about_files(build.settings, session.options, session.clock.today)
    return digest


def _baseline(build: Build) -> str:
    root = build.settings.root
    if not has_baseline(root):
        return ""
    from sphinx_readiness.files.opener import read_bytes
    from sphinx_readiness.files.unreadable import UnreadableFile

    try:
        return digest_of(read_bytes(root, BASELINE_FILE))
    except UnreadableFile as failure:
        return failure.problem("").text()


def _history(build: Build) -> object:
    if not any("history" in values for values, _source in build.settings.layers):
        return None
    from sphinx_readiness.sphinx_ext.build.past import about_history

    return about_history(build)


def _unread(build: Build) -> object:
    """Return what is left out; pages without a head or a list of findings do not tell."""
    kinds = {kind for specs in build.domain.views.values() for kind, _options in specs}
    if kinds.isdisjoint(("record", "findings")):
        return None
    from sphinx_readiness.sphinx_ext.reporting.unread_documents import unread_of

    return [list(each.place) for each in build.once(unread_of)]


def _hidden(build: Build) -> object:
    if not build.domain.guards:
        return None
    from sphinx_readiness.sphinx_ext.build.guards import hidden_places

    found = hidden_places(build)
    return {docname: sorted(places) for docname, places in found.items()}


def _suffix(build: Build, docname: str) -> str:
    return os.path.splitext(build.paths.get(docname, ""))[1]  # noqa: PTH122 - of each document


def _day(build: Build) -> str:
    """Return the day of the report, without checking all other options for it."""
    return make_clock(_as_of(build.settings.layers), os.environ, build.now).today.isoformat()


def _as_of(layers: Layers) -> str | None:
    """Return the last date that the option is set to; what is no date is left out."""
    written = (
        values[name]
        for values, _source in reversed(layers)
        for name in ("as-of", "as_of")
        if name in values
    )
    return next((text for text in map(str, written) if not text or _is_date(text)), None)


def _is_date(text: str) -> bool:
    from sphinx_readiness.text.dates import parse_date

    return parse_date(text) is not None


def _about_needs(build: Build) -> object:
    """Return what findings and views are made from of needs that were authored as such."""
    if build.needs is None:
        return None
    filters = {
        dict(options).get("needs", "")
        for specs in build.domain.views.values()
        for _kind, options in specs
    }
    return build.needs.about(sorted(filter(None, filters)))
