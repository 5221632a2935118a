"""One run of Sphinx: its settings and its day, and what it has worked out so far."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from sphinx_readiness.config.clock import system_now
from sphinx_readiness.sphinx_ext.build.garbage import OldObjects
from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain, readiness_domain

if TYPE_CHECKING:
    from datetime import date

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.files.stamps import Stamp
    from sphinx_readiness.model.evidence import Networks
    from sphinx_readiness.plugins.installed import Installed
    from sphinx_readiness.sphinx_ext.names import Names
    from sphinx_readiness.sphinx_ext.storage.outcomes import Outcome
    from sphinx_readiness.workspace.authored_needs import Authored
    from sphinx_readiness.workspace.session import Session
    from sphinx_readiness.workspace.settings import Settings

T = TypeVar("T")


class Build:
    """What holds for one build, and what it computes once; nothing of it outlives the build."""

    outcome: Outcome | None = None
    """What this build came to; see :mod:`..reporting.outcome`."""

    telling: Callable[[], Report] | None = None
    """Returns what the gate would say, for pages; set when all documents are read."""

    needs: Authored | None = None
    """The needs that are not ours, where there is sphinx-needs and all documents are read."""

    known_blocks: tuple[object, frozenset[type[nodes.Node]]] | None = None
    """The kinds of blocks that a parser of Markdown makes, and what it was set to."""

    day: date
    """The system's day when the build began."""

    unasked: frozenset[str] | None = None
    """The documents that are read and not reported on, relative to the root; None if there are
    none because nobody has named documents."""

    online: Networks | None = None
    """Which networks may be opened for evidence; None, the default, stands for none at all."""

    partial: bool = False
    """Whether named documents are all that is read: nothing is known of other rows then."""

    reads_inventories: bool = True
    """Whether links into other projects can be looked up; lint opens none of their inventories."""

    _session: Session | None = None
    _installed: Installed | None = None

    def __init__(self, app: Sphinx, settings: Settings, names: Names) -> None:
        """Begin a build of *app* with the *settings* as they were written.

        *names* are those of our directives and roles.
        """
        self.app = app
        self.settings = settings
        self.names = names
        self.now = system_now()
        self.paths: dict[str, str] = {}
        """The file of each document that Sphinx has found."""
        self.being_read: dict[str, Stamp] = {}
        """The documents that this build reads, as they were before."""
        self.strange_names: set[str] = set()
        """Names of directives, languages and comments that are surely none of ours."""
        self.old_objects = OldObjects()
        self._known: dict[Hashable, Any] = {}

    def begin(self) -> None:
        """Begin one more build with the same application; it may be another day."""
        self.now = system_now()
        # Sphinx makes a path object, and another one to join it with its folder: longer than it
        # takes to ask the disk for the file.
        path_of, env = self.app.env.doc2path, self.app.env
        self.paths = {
            docname: f"{env.srcdir}/{path_of(docname, base=False)}" for docname in env.found_docs
        }
        if self._session is not None:
            self._session = self._session.at(self.now)

    def forget(self) -> None:
        """Forget all that was worked out from documents, as they are read now."""
        self._known.clear()
        self.outcome = self.needs = None

    @property
    def domain(self) -> ReadinessDomain:
        """What the documents say."""
        return readiness_domain(self.app.env)

    @property
    def session(self) -> Session:
        """The settings of this build, checked when they are first needed."""
        if self._session is None:
            from sphinx_readiness.workspace.session import make_session

            found = self.settings
            self._session = make_session(
                found.root, found.layers, found.problems, self.now, self.installed
            )
        return self._session

    @session.setter
    def session(self, session: Session) -> None:
        self._session = session

    @property
    def installed(self) -> Installed:
        """The plug-ins that say what is found, looked for when something asks first."""
        if self._installed is None:
            from sphinx_readiness.sphinx_ext.storage.plugin_memo import installed_for_builds

            self._installed = installed_for_builds(self.domain.item_files.folder)
        return self._installed

    def once(self, make: Callable[[Build], T]) -> T:
        """Return what *make* makes of this build; it is asked once."""
        if make not in self._known:
            self._known[make] = make(self)
        return cast("T", self._known[make])

    def again(self, make: Callable[[Build], T]) -> T:
        """Return what *make* makes of this build by now."""
        self._known.pop(make, None)
        return self.once(make)

    def known(self, make: Callable[[Build], T]) -> T | None:
        """Return what *make* has made of this build, or None if it was not asked."""
        return cast("T | None", self._known.get(make))


def build_of(env: BuildEnvironment) -> Build:
    """Return the build that *env* is read or written in."""
    return cast("Build", readiness_domain(env).build)
