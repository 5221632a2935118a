"""Roles: a link to an item, its status, and how many there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import LINKED_KINDS, RawReference
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import COUNTED
from sphinx_readiness.sphinx_ext.nodes import inline_view
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Status

if TYPE_CHECKING:
    pass

_EXPLICIT: Final = re.compile(r"(?P<title>[^<]++)<(?P<target>[^<>]++)>\Z", re.DOTALL)


class ReadinessRole(SphinxRole):
    """A role that knows where it stands."""

    summary: str = ""

    def place(self) -> tuple[str, int]:
        """Return the file, relative to the root, and the line of the role."""
        source, line = self.get_source_info()
        env = self.env
        path = build_of(env).session.relative(source or env.doc2path(env.docname))
        return path, line or 1

    def refer(self, target: str, *kinds: str) -> None:
        """Note that the role names *target*, which has to be one of *kinds*."""
        reference = RawReference(target, self.place(), kinds, self.home())
        gathered(self.env).references.append(reference)

    def home(self) -> str:
        """Return the record that ids belong to where the role stands."""
        return gathered(self.env).home_at(self.place())


class CheckRole(ReadinessRole):
    """``{check}`DOC-1``` or ``{check}`text <DOC-1>```: a link to an item, with its status."""

    summary = "A link to an item or checklist, with its status badge; `text <id>` gives it a text."

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link; it is resolved when all documents are read."""
        match = _EXPLICIT.match(self.text.strip())
        target = (match.group("target") if match else self.text).strip()
        title = match.group("title").rstrip() if match else target
        self.refer(target, *LINKED_KINDS)
        xref = pending_xref(
            self.rawtext,
            nodes.inline("", title, classes=["xref", "readiness-check"]),
            refdomain="readiness",
            reftype="check",
            reftarget=target,
            refdoc=self.env.docname,
            refexplicit=match is not None,
            refwarn=False,
            home=self.home(),
        )
        self.set_source_info(xref)
        badge = inline_view(kind="item", target=target, home=self.home())
        return [xref, badge], []


class StatusRole(ReadinessRole):
    """``{readiness-status}`docs```: the computed verdict of a checklist, item or record."""

    summary = "The status of an item, or the computed verdict of a checklist or record, as a badge."

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a place for the badge."""
        target = self.text.strip()
        self.refer(target, "item", "checklist", "record")
        return [inline_view(kind="status", target=target, home=self.home())], []


class CountRole(ReadinessRole):
    """``{readiness-count}`verified```: how many items have a status or an outcome."""

    summary = (
        "A number: items with a status (`needs-review`), with an outcome (`open`), all `items`, "
        "`blockers` or `checklists`. `what <id>` counts in one checklist or record."
    )

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return a place for the number."""
        match = _EXPLICIT.match(self.text.strip())
        what = (match.group("title") if match else self.text).strip()
        within = match.group("target").strip() if match else ""
        if within:
            self.refer(within, "checklist", "record")
        if what not in COUNTED and self._status(what) is None:
            known = [*COUNTED, *(each.key for each in self._statuses())]
            gathered(self.env).problems.append(
                RawProblem(
                    "invalid-option",
                    self.place(),
                    N_("role 'readiness-count': '{what}' is nothing that can be counted"),
                    N_("Expected one of: {known}."),
                    (("what", what), ("known", ", ".join(known))),
                )
            )
        return [inline_view(kind="count", what=what, within=within, home=self.home())], []

    def _statuses(self) -> tuple[Status, ...]:
        return build_of(self.env).session.vocabulary.statuses

    def _status(self, what: str) -> Status | None:
        return build_of(self.env).session.vocabulary.match(what).status


ROLES: Final[dict[str, type[ReadinessRole]]] = {
    "check": CheckRole,
    "readiness-status": StatusRole,
    "readiness-count": CountRole,
}
