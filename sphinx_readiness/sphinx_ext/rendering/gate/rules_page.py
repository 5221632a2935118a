"""The page of the rules that speak of the project, to which findings on other pages lead.

It is in the output itself: it is that of the installed version, and needs no network.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from html import escape
from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.link_nodes import RULES_PAGE, rules_file
from sphinx_readiness.text.hashing import digest_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.rules.rule import Rule


_MARK: Final = "data-of"
"""The attribute that tells of which rules the page is, and that it is ours."""

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
    """Yield name, context and template of the page of *codes*, unless it is there already.

    Without any an earlier page goes away, which would explain what nothing speaks of.
    """
    look = getattr(getattr(app.builder, "build_info", None), "config_hash", "")
    mark = f'<div {_MARK}="{digest_of((__version__, look, sorted(codes)))}">'
    before = _before(app)
    if mark in before:
        return
    from sphinx_readiness.rules.selection import active_rules

    session = build_of(app.env).session
    rules = [each for each in active_rules(session.options, session.rules) if each.code in codes]
    if rules:
        title = _("Rules")
        body = f"{mark}\n<h1>{escape(title)}</h1>\n{''.join(_sections(rules))}</div>"
        yield RULES_PAGE, {"title": title, "body": body, "metatags": ""}, "page.html"
    elif f"<div {_MARK}=" in before:
        rules_file(app).unlink(missing_ok=True)


def _before(app: Sphinx) -> str:
    """Return the page that an earlier build wrote, or nothing."""
    try:
        return rules_file(app).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


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
