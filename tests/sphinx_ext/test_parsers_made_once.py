"""The parser of MyST is made once while the gate reads, and reads as ever."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from myst_parser.config.main import MdParserConfig
from myst_parser.mdit_to_docutils.base import DocutilsRenderer, make_document
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers import sphinx_

from sphinx_readiness.sphinx_ext.reporting.markdown_parsers import parsers_made_once

TEXT = """# One

:::{note}
*Marked* and `code`, see [](#one).
:::

| a | b |
|---|---|
| 1 | ~~2~~ |

- [ ] open[^1]

[^1]: a note
"""


@pytest.fixture
def _once() -> Iterator[None]:
    with parsers_made_once():
        yield


def config(**more: Any) -> MdParserConfig:
    return MdParserConfig(enable_extensions={"colon_fence", "strikethrough", "tasklist"}, **more)


def made(config: MdParserConfig, renderer: type = DocutilsRenderer) -> Any:
    return sphinx_.create_md_parser(config, renderer)


def read(parser: Any, text: str = TEXT) -> str:
    document = make_document("page.md")
    document.settings.report_level = 5
    document.settings.myst_suppress_warnings = []
    parser.options["document"] = document
    parser.render(text)
    return str(document.pformat())


def test_documents_read_as_without() -> None:
    plain = read(made(config()))
    with parsers_made_once():
        same = config()
        assert [read(made(same)) for _ in range(3)] == [plain] * 3
    assert "<note" in plain


@pytest.mark.usefixtures("_once")
def test_one_parser_is_made_and_a_renderer_for_each() -> None:
    same = config()
    first = made(same)
    renderer, options = first.renderer, first.options
    read(first)
    second = made(same)
    assert second is first
    assert second.renderer is not renderer
    assert second.options is not options
    assert "document" not in second.options
    assert second.options["myst_config"] is same
    with pytest.raises(AttributeError, match="until setup_render"):
        second.renderer.document  # noqa: B018
    assert renderer.document.children
    assert second.renderer.rules.keys() == renderer.rules.keys()
    assert {rule.__self__ for rule in second.renderer.rules.values()} == {second.renderer}


@pytest.mark.usefixtures("_once")
def test_another_configuration_has_its_own() -> None:
    same = config()
    first = made(same)
    assert made(dataclasses.replace(same)) is not first
    first = made(same)
    same.enable_extensions.add("deflist")
    second = made(same)
    assert second is not first
    assert "deflist" in second.get_active_rules()["block"]
    assert made(same, SphinxRenderer) is not second


@pytest.mark.usefixtures("_once")
def test_a_parser_that_was_changed_is_not_given_again() -> None:
    same = config()
    first = made(same)
    first.disable("table")
    second = made(same)
    assert second is not first
    assert "<table" in read(second)
    second.core.ruler.at("inline", lambda state: None)
    assert "Marked" in read(made(same))


@pytest.mark.usefixtures("_once")
def test_a_document_within_a_document() -> None:
    """One that a directive reads meanwhile leaves the outer one as it is."""
    same = config()
    outer = made(same)
    inner: list[str] = []

    def read_other(state: Any) -> None:
        if not inner:
            inner.append("")
            inner[0] = read(made(same), "# Other\n")

    plain = read(made(same))
    outer = made(same)
    outer.core.ruler.push("other", read_other)
    assert read(outer) == plain
    assert "Other" in inner[0]


@pytest.mark.usefixtures("_once")
def test_a_renderer_of_another_kind_is_made_for_each() -> None:
    class Other(DocutilsRenderer):
        def __init__(self, parser: Any) -> None:
            super().__init__(parser)
            self.seen: list[str] = []

    same = config()
    assert made(same, Other) is not made(same, Other)


def test_what_was_replaced_is_put_back() -> None:
    before = sphinx_.create_md_parser
    with parsers_made_once():
        assert sphinx_.create_md_parser is not before
    assert sphinx_.create_md_parser is before
