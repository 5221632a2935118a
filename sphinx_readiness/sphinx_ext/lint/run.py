"""One run of Sphinx over documents that nobody vouches for."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import IMAGE_SCHEMES, scheme_of
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import BuildState, build_state
from sphinx_readiness.sphinx_ext.build.taken_names import taken_problem
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.lint.allowed import AllowList
from sphinx_readiness.sphinx_ext.lint.found_documents import LintProject
from sphinx_readiness.sphinx_ext.lint.given_documents import given_documents
from sphinx_readiness.sphinx_ext.lint.guarded import GuardedTransforms
from sphinx_readiness.sphinx_ext.lint.loaded_directives import known_directives
from sphinx_readiness.sphinx_ext.lint.markdown_parser import CarefulMystParser
from sphinx_readiness.sphinx_ext.lint.relevant_pages import BEFORE_OTHERS, leave_alone
from sphinx_readiness.sphinx_ext.lint.rest_parser import CarefulRstParser
from sphinx_readiness.sphinx_ext.lint.substitution_limits import BoundSubstitutions
from sphinx_readiness.sphinx_ext.names import LINT_BUILDER
from sphinx_readiness.sphinx_ext.reporting.builder import ReadinessBuilder
from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.sphinx_ext.build.build import Build
    from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
    from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache
    from sphinx_readiness.workspace.session import Session
    from sphinx_readiness.workspace.settings import Settings as ProjectSettings


class WithoutFiles(SphinxTransform):
    """Takes away what Sphinx would look for on the disk when a document is read.

    Sphinx does when ``doctree-read`` is sent (880); what is ours is judged before (870).
    """

    default_priority = 875

    def apply(self, **kwargs: object) -> None:
        """Replace images by their texts, and downloads by what they say.

        Those with a scheme that is no file's stay for who reports it, and lead nowhere.
        """
        del kwargs
        for image in list(self.document.findall(nodes.image)):
            scheme = scheme_of(str(image.get("uri", "")))
            if scheme and scheme not in IMAGE_SCHEMES:
                image["uri"] = f"{scheme}:"
            else:
                image.replace_self(nodes.inline("", str(image.get("alt", ""))))
        for link in list(self.document.findall(download_reference)):
            if "://" not in link.get("reftarget", ""):
                link.replace_self(nodes.inline("", "", *link.children))


class Linted(NamedTuple):
    """What a run came to."""

    report: Report
    state: BuildState
    """What was computed, for whoever wants more of it than the report."""
    session: Session
    settings: ProjectSettings


def run(
    docs: Path,
    scratch: Path,
    settings: Settings,
    jobs: int,
    pages: PlainRun | None = None,
    cache: RunCache | None = None,
    prepare: Callable[[Sphinx], None] | None = None,
) -> Linted:
    """Return what the builder finds in *docs*; nothing is written but into *scratch*.

    *pages* were read before, and are not read again; nor are pages that *cache* knows, and it
    gets to know the others. *prepare* is told of the application before anything is read.
    Raises NoDocuments, SphinxError if Sphinx gives up, and OSError.
    """
    messages = io.StringIO()
    # A folder without docutils.conf stands for that of the documents, whose file could do much.
    allowed = AllowList()
    with patch_docutils(str(scratch)), docutils_namespace(), allowed:
        app = Sphinx(
            docs,
            None,
            scratch / "out",
            scratch / "doctrees",
            LINT_BUILDER,
            confoverrides=settings.sphinx,
            status=io.StringIO(),
            warning=messages,
            freshenv=True,
            parallel=jobs,
        )
        app.add_source_parser(CarefulMystParser, override=True)
        app.add_source_parser(CarefulRstParser, override=True)
        app.add_transform(GuardedTransforms)
        app.add_transform(BoundSubstitutions)
        app.add_transform(WithoutFiles)
        app.connect("env-before-read-docs", partial(leave_alone, pages), priority=BEFORE_OTHERS)
        take_away(app)
        # Nobody reads doctrees here, and a folder of documents may be called as Sphinx's own file.
        app.builder.write_doctree = _keep_no_doctree  # type: ignore[misc, method-assign]
        nothing = scratch / "nothing.md"
        nothing.touch()
        if isinstance(app.builder, ReadinessBuilder):
            app.builder.reports = False
        _give_documents(app, nothing, settings, pages)
        allowed.names, allowed.env = build_of(app.env).names, app.env
        allowed.brought = known_directives(settings.loaded)
        if prepare is not None:
            prepare(app)
        _build(app, settings, cache)
    builder = app.builder
    if not isinstance(builder, ReadinessBuilder) or builder.report is None:
        raise SphinxError(messages.getvalue().strip() or _("the documents could not be read"))
    build = build_of(app.env)
    return Linted(builder.report, build_state(app.env), build.session, build.settings)


def _build(app: Sphinx, settings: Settings, cache: RunCache | None) -> None:
    """Read all documents, but for those that *cache* knows; it gets to know the others."""
    if cache is None:
        app.build(force_all=True)
        return
    from sphinx_readiness.sphinx_ext.lint.cached_pages import CachedPages

    pages = CachedPages(cache, app, settings)
    pages.connect()
    app.build(force_all=True)
    pages.finish()


def _keep_no_doctree(docname: str, doctree: nodes.document, *, _cache: bool = True) -> None:
    """Stand for what writes the doctree of a document."""
    del docname, doctree, _cache


def take_away(app: Sphinx) -> None:
    """Leave the domains of Sphinx no directives and roles; :class:`AllowList` is asked then."""
    for domain in app.env.domains.values():
        if domain.name != ReadinessDomain.name:
            domain.directives = {}  # type: ignore[misc]
            domain.roles = {}  # type: ignore[misc]


def _give_documents(app: Sphinx, nothing: Path, settings: Settings, pages: PlainRun | None) -> None:
    """Tell *app* which documents there are, and the report which are not read.

    *nothing* is an empty one, that stands for those if none of them can be read.
    Raises NoDocuments.
    """
    build = build_of(app.env)
    build.reads_inventories = not settings.has_inventories
    build.online = settings.online
    folder = Path(app.srcdir)
    if pages is not None:
        given = pages.given
    else:
        given = given_documents(folder, settings, build.settings.root, build.session)
    app.project = app.env.project = LintProject(
        folder, given.root, given.paths, nothing, settings.suffixes
    )
    app.config["root_doc"] = given.root_doc
    build.unasked = given.unasked
    build.partial = given.partial
    session = build.session
    problems = (*session.problems, *given.problems, *_taken(build, settings))
    build.session = session._replace(problems=problems)


def _taken(build: Build, settings: Settings) -> list[RawProblem]:
    """Leave the names to the project that are types of its needs, and return who lacks them."""
    taken = sorted(settings.need_types.keys() & build.names.directives.keys())
    if not taken:
        return []
    build.names = build.names.without(taken)
    path = build.session.relative(Path(build.app.srcdir, "conf.py"))
    return [taken_problem((path, settings.need_types[taken[0]]), ", ".join(taken))]
