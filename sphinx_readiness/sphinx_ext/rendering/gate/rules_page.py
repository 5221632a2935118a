"""The page of the rules that speak of the project, to which findings on other pages lead.

It is in the output itself: it is that of the installed version, and needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import RULES_PAGE
from sphinx_readiness.text.hashing import digest_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.rules.rule import Rule


_SETTINGS: Final = {
    "_disable_config": True,
    "doctitle_xform": False,
    "embed_stylesheet": False,
    "file_insertion_enabled": False,
    "initial_header_level": 3,
    "raw_enabled": False,
    "report_level": 5,
    "syntax_highlight": "short",
}


def rules_page(app: Sphinx, codes: AbstractSet[str]) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield name, context and template of the page of *codes*, unless it is there already."""
    look = getattr(getattr(app.builder, "build_info", None), "config_hash", "")
    mark = digest_of((__version__, look, sorted(codes)))
    if _is_there(app, mark):
        return
    from sphinx_readiness.rules.selection import active_rules

    session = build_of(app.env).session
    rules = [each for each in active_rules(session.options, session.rules) if each.code in codes]
    if rules:
        title = _("Rules")
        body = (
            f'<div data-of="{mark}">\n<h1>{escape(title)}</h1>\n{"".join(_sections(rules))}</div>'
        )
        yield RULES_PAGE, {"title": title, "body": body, "metatags": ""}, "page.html"


def _is_there(app: Sphinx, mark: str) -> bool:
    """Say whether the page is that of these rules, in the look of this build."""
    try:
        text = Path(app.outdir, _file(app, RULES_PAGE)).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return f'data-of="{mark}"' in text


def _file(app: Sphinx, docname: str) -> str:
    uri = app.builder.get_target_uri(docname)
    return f"{uri}index.html" if not uri or uri.endswith("/") else uri


def _sections(rules: Iterable[Rule]) -> Iterator[str]:
    from docutils.core import publish_parts
    from docutils.writers.html5_polyglot import Writer
    from myst_parser.parsers.docutils_ import Parser

    for rule in rules:
        heading = f"{escape(rule.code)} {escape(rule.name)}"
        # Pages of plug-ins are among them, which are trusted; they name no files all the same.
        body = publish_parts(
            rule.page.strip(), parser=Parser(), writer=Writer(), settings_overrides=_SETTINGS
        )["body"]
        yield f'<section id="{escape(rule.code.lower())}">\n<h2>{heading}</h2>\n{body}</section>\n'
