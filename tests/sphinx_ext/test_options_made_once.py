"""The options of docutils are made once while the gate reads, and are the same as ever."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any, ClassVar

import pytest
from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.readers.standalone import Reader
from docutils.writers.html5_polyglot import Writer

from sphinx_readiness.sphinx_ext.reporting.option_specs import options_made_once


class Own(Parser):
    """A parser with defaults of its own."""

    settings_defaults: ClassVar = {"pep_references": True}
    settings_default_overrides: ClassVar = {"tab_width": 3}


@pytest.fixture(autouse=True)
def _quiet() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


def made(*components: Any, **more: Any) -> OptionParser:
    return OptionParser(components=components, **more)


def seen(parser: OptionParser) -> object:
    """Return all that can be known of *parser*."""
    values = vars(parser.get_default_values())
    del values["record_dependencies"]  # one of its own each
    groups = [[str(each) for each in group.option_list] for group in parser.option_groups]
    return (
        [str(each) for each in parser.option_list],
        [group.title for group in parser.option_groups],
        groups,
        values,
        parser.lists,
        parser.relative_path_settings,
        sorted(parser._short_opt),
        sorted(parser._long_opt),
        parser.format_help(),
    )


@pytest.mark.parametrize(
    "components", [(), (Parser,), (Reader, Parser), (Reader, Own, Writer), (None, Own), (Own(),)]
)
def test_parsers_are_as_without(components: tuple[Any, ...]) -> None:
    plain = seen(made(*components))
    with options_made_once():
        assert [seen(made(*components)) for _ in range(3)] == [plain] * 3
    assert seen(made(*components)) == plain


def test_options_are_made_once() -> None:
    with options_made_once():
        first, second = made(Reader, Parser), made(Reader, Parser)
        other = made(Reader, Own)
    assert first.option_groups[0] is second.option_groups[0]
    assert first.option_groups[0] is not other.option_groups[0]
    assert first.option_groups is not second.option_groups
    assert first.defaults is not second.defaults


def test_a_change_of_one_parser_is_no_change_of_the_next() -> None:
    plain = seen(made(Own))
    with options_made_once():
        first = made(Own)
        first.defaults["tab_width"] = 99
        first.lists["tab_width"] = True
        first.option_groups.clear()
        assert seen(made(Own)) == plain
        assert made(Own).get_default_values().tab_width == 3
        assert made(Own, defaults={"tab_width": 5}).get_default_values().tab_width == 5
        assert made(Own).get_default_values().tab_width == 3


def test_defaults_that_change_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with options_made_once():
        assert made(Own).get_default_values().tab_width == 3
        monkeypatch.setitem(Own.settings_default_overrides, "tab_width", 4)
        assert made(Own).get_default_values().tab_width == 4
        monkeypatch.setattr(Own, "settings_defaults", {"rfc_references": True})
        assert made(Own).get_default_values().rfc_references is True


def test_files_are_read_for_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "docutils.conf"
    monkeypatch.setenv("DOCUTILSCONFIG", str(file))
    widths = []
    with options_made_once():
        for width in (2, 6):
            file.write_text(f"[general]\ntab_width: {width}\nexpose_internals: a:b\n", "utf-8")
            values = made(Reader, Parser, read_config_files=True).get_default_values()
            widths.append((values.tab_width, values.expose_internals))
    assert widths == [(2, ["a", "b"]), (6, ["a", "b"])]


def test_what_was_replaced_is_put_back() -> None:
    before = OptionParser.populate_from_components
    with options_made_once():
        assert OptionParser.populate_from_components is not before
    assert OptionParser.populate_from_components is before
