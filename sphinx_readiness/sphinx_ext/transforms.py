"""The transforms: each looks whether a document concerns us, and only then imports the work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import GATHERED, SCANNED
from sphinx_readiness.sphinx_ext.output import writes_pages
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_WARNING: Final = 2
"""The level of docutils from which it drops what it could not parse, or does not include."""


def _concerns_us(env: BuildEnvironment) -> bool:
    """Say whether the document that is being read has met any directive or role of ours."""
    return env.temp_data.get(GATHERED) is not None


class ApplyTranslations(SphinxTransform):
    """Replaces cells by their translations; runs after Sphinx's ``Locale`` (priority 20)."""

    default_priority = 22

    def apply(self, **kwargs: object) -> None:
        """Rewrite the tables that have translations."""
        del kwargs
        if _concerns_us(self.env):
            from sphinx_readiness.sphinx_ext.authoring.translate import apply_translations

            apply_translations(self.env, self.document)


class SmartCells(SphinxTransform):
    """Makes cells typographic after Sphinx's ``SphinxSmartQuotes`` (750) has done paragraphs."""

    default_priority = 751

    def apply(self, **kwargs: object) -> None:
        """Look at the tables, unless the project turned it off."""
        del kwargs
        if _concerns_us(self.env) and self.config.smartquotes:
            from sphinx_readiness.sphinx_ext.authoring.cells.smart_quotes import educate_cells

            educate_cells(self.document)


class KeepFiles(SphinxTransform):
    """Takes away links to files that are not for readers, before ``doctree-read`` (880)."""

    default_priority = 870

    def apply(self, **kwargs: object) -> None:
        """Look at the links and images in what is ours."""
        del kwargs
        if _concerns_us(self.env):
            from sphinx_readiness.sphinx_ext.authoring.cells.late_links import keep_files

            keep_files(self.env, self.document)


class Defuse(SphinxTransform):
    """Makes links safe whose targets stand elsewhere; runs when docutils has resolved them."""

    default_priority = 890

    def apply(self, **kwargs: object) -> None:
        """Look at the links in what is ours."""
        del kwargs
        if _concerns_us(self.env):
            from sphinx_readiness.sphinx_ext.authoring.cells.late_links import defuse_document

            defuse_document(self.env, self.document)


_LATER: Final = (ApplyTranslations, SmartCells, KeepFiles, Defuse)


class Collect(SphinxTransform):
    """Stores what the document says, before translation (priority 20) changes it.

    A document that concerns us gets the other transforms as well: to make five for each page of
    prose would take longer than to look at its text.
    """

    default_priority = 5

    def apply(self, **kwargs: object) -> None:
        """Collect, if any of our directives or roles was met, or may have been dropped."""
        del kwargs
        if (
            _concerns_us(self.env)
            or self.env.temp_data.get(SCANNED)
            or self.document.reporter.max_level >= _WARNING
        ):
            from sphinx_readiness.sphinx_ext.authoring.collect import collect_document

            collect_document(self.env, self.document)
        if _concerns_us(self.env):
            self.document.transformer.add_transforms(_LATER)


class Resolve(SphinxPostTransform):
    """Fills the views of a page, before references are resolved (priority 10)."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Replace our nodes, on pages that have any, for builders that write."""
        del kwargs
        domain = readiness_domain(self.env)
        build = build_of(self.env)
        if domain.documents and writes_pages(build.app.builder):
            from sphinx_readiness.sphinx_ext.rendering.resolve import resolve_document

            resolve_document(build.app.builder, self.env, self.document)


class LayOut(SphinxPostTransform):
    """Tells LaTeX of the layout of ours, behind the references, whose words it divides."""

    default_priority = 700
    formats = ("latex",)

    def run(self, **kwargs: object) -> None:
        """Do so in documents of projects with checklists."""
        del kwargs
        if readiness_domain(self.env).documents:
            from sphinx_readiness.sphinx_ext.rendering.latex_layout import lay_out

            lay_out(self.document)
