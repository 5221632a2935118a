"""``readiness`` and ``signoff-matrix``: the head of a record, and who signs it."""

from __future__ import annotations

from typing import Final

from docutils import nodes

from sphinx_readiness.assembly.homes import PREFIX
from sphinx_readiness.config.columns import SIGNOFF_FIELDS
from sphinx_readiness.model.raw import RawMatrix, RawRecord
from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.authoring.directives.body import BodyReader
from sphinx_readiness.sphinx_ext.authoring.directives.checklists import MAY_HOLD_ROWS, RECORD_OPTION
from sphinx_readiness.sphinx_ext.authoring.directives.form import valid_prefix
from sphinx_readiness.sphinx_ext.authoring.placed_directive import DirectiveOption
from sphinx_readiness.sphinx_ext.nodes import spoken_view, view
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.phrases import N_

SPOKEN_FIELDS: Final = ("state", "cadence")
"""The fields of a record that are words, which translators see."""


class RecordDirective(ReadinessDirective):
    """The head of a record."""

    summary = N_("The head of a record: what is released, in which version, by when.")
    argument = N_("The product.")
    body = N_("Prose, shown below the head.")
    declared = (
        DirectiveOption("id", "id", "The id. Otherwise the slug of the product."),
        DirectiveOption("version", "text", "The version that is released."),
        DirectiveOption("release-date", "date", "The day of the release."),
        DirectiveOption(
            "deployed",
            "date, or time with its zone",
            "The day on which it went into production, or the time, as `2026-01-31T14:00Z`.",
        ),
        DirectiveOption("state", "text", "How far the record is, for instance `final`."),
        DirectiveOption("checklist-version", "text", "The version of the checklist itself."),
        DirectiveOption("updated", "date", "The day of the last change."),
        DirectiveOption("next-review", "date", "The day by which it has to be reviewed."),
        DirectiveOption("cadence", "text", "How often it is reviewed."),
        DirectiveOption("contacts", "list", "Whom to ask: `Team <address>`, separated by commas."),
        DirectiveOption(
            PREFIX,
            "beginning of ids",
            "What stands before the ids that are written in its checklists in this document.",
        ),
        DirectiveOption("legend", "list of statuses", "The statuses to explain below the head."),
    )

    def make(self) -> list[nodes.Node]:
        """Return a place for the head, then the body."""
        product = self.said(self.title)
        id_ = self.valid_id(self.options.get("id", "").strip()) or slug(product or "readiness")
        for word in filter(None, map(fold, self.options.get("legend", "").split(","))):
            if self.session.vocabulary.match(word).status is None:
                self.problem(
                    "unknown-status",
                    N_("the legend names '{word}', which is no status"),
                    N_("Expected one of: {known}."),
                    word=word,
                    known=", ".join(each.key for each in self.session.vocabulary.statuses),
                )
        place = self.place()
        options = dict(self.pairs())
        valid_prefix(self, options)
        self.gathered.add_record(RawRecord(id_, product, place, tuple(options.items())))
        texts = filter(None, (self.said(self.options.get(n, "")).strip() for n in SPOKEN_FIELDS))
        node = spoken_view(
            kind="record", place=self.place_key(), home=self.gathered.behind, texts=[*texts]
        )
        self.set_source_info(node)
        body = nodes.Element("", *self.nested(0, len(self.content)))
        if next(body.findall(lambda each: isinstance(each, MAY_HOLD_ROWS)), None):
            from sphinx_readiness.sphinx_ext.authoring.bodies.check_bodies import note_rows_of_head
            from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader

            note_rows_of_head(body, self, CellReader(self, self.gathered, markdown=self.markdown))
        return [node, *body.children]


class SignOffMatrixDirective(ReadinessDirective):
    """Who signs, and who has."""

    optional_arguments = 0

    summary = N_("The sign-off matrix: role, name, signature, date and state.")
    body = N_(
        "A table with the columns Role, Name, Signature, Date and Status, where blank means "
        "pending. Without a body, the configured roles."
    )
    declared = (
        DirectiveOption("roles", "list of roles", "The roles, where there is no body."),
        RECORD_OPTION,
    )

    def make(self) -> list[nodes.Node]:
        """Return the matrix after a place for its roll-up."""
        home = self.gathered.behind
        read = BodyReader(self, SIGNOFF_FIELDS, "signoffs").read()
        place = self.place()
        if not read.tables and not (self.options.get("roles") or self.session.options.roles):
            self.problem(
                "invalid-option",
                N_("the matrix names no roles: it has no table, and no roles are configured"),
                N_("Write a table with a Role column, or ':roles:'."),
            )
        if read.tables and self.options.get("roles"):
            self.problem(
                "invalid-option",
                N_("':roles:' means nothing beside a table; the table says who has to sign"),
                N_("Remove the option, or give each of its roles a row."),
            )
        self.gathered.matrices.append(
            RawMatrix(place, self.pairs(), tuple(raw for raw, _ in read.tables), home)
        )
        home = self.gathered.home
        node = view(kind="matrix", place=self.place_key(), has_body=bool(read.tables), home=home)
        self.set_source_info(node)
        return [node, *read.children]
