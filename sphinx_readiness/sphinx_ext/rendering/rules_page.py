"""The page of the rules that speak of the project, to which findings on other pages lead.

It is in the output itself: it is that of the installed version, and needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown_it import MarkdownIt

from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import RULES_PAGE
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import page_findings

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.rules.rule import Rule


def rules_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of the page, where any rule speaks."""
    codes = {each.code for each in page_findings(build_state(app.env)).lines}
    session = build_of(app.env).session
    rules = [each for each in active_rules(session.options, session.rules) if each.code in codes]
    if rules:
        title = _("Rules")
        body = f"<h1>{escape(title)}</h1>\n{''.join(_sections(rules))}"
        yield RULES_PAGE, {"title": title, "body": body, "metatags": ""}, "page.html"


def is_fresh(app: Sphinx) -> bool:
    """Say whether the page is as new as the first page of the project."""
    folder = Path(app.outdir)
    try:
        page, first = (
            (folder / _file(app, each)).stat() for each in (RULES_PAGE, app.config.root_doc)
        )
    except OSError:
        return False
    return page.st_mtime_ns >= first.st_mtime_ns


def _file(app: Sphinx, docname: str) -> str:
    uri = app.builder.get_target_uri(docname)
    return f"{uri}index.html" if not uri or uri.endswith("/") else uri


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    for rule in rules:
        heading = f"{escape(rule.code)} {escape(rule.name)}"
        yield (
            f'<section id="{escape(rule.code.lower())}">\n<h2>{heading}</h2>\n'
            f"{markdown.render(rule.page.strip())}</section>\n"
        )
