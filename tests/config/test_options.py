from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config import (
    evidence_options,
    gate_options,
    page_options,
    reading_options,
    signoff_options,
    waiver_options,
)
from sphinx_readiness.config.option import InvalidValue, Option
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options, option_fields
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.sphinx_ext.names import OPTION_NAMES
from sphinx_readiness.vocabulary.statuses import Outcome

SOURCE = OptionSource("pyproject.toml", {"fail_on": 7, "faill_on": 8})


def made(values: Mapping[str, object]) -> tuple[Options, tuple[RawProblem, ...]]:
    return make_options([(values, SOURCE)])


def text(problem: RawProblem) -> str:
    return problem.message.format_map(dict(problem.values))


def hint(problem: RawProblem) -> str:
    return problem.hint.format_map(dict(problem.values))


def test_names_are_those_of_the_options() -> None:
    """The glue registers the names without importing what they stand for."""
    declared = {name: field.metadata["reread"] for name, field in option_fields().items()}
    assert declared == OPTION_NAMES


def test_nothing_written_is_the_default() -> None:
    assert make_options([]) == (Options(), ())
    assert made({}) == (Options(), ())


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("fail_on", "warning", Severity.WARNING),
        ("fail-on", "Info", Severity.INFO),
        ("fail_on", "never", None),
        ("select", ["gate", " ", "RD201"], ("gate", "RD201")),
        ("ignore", {"b", "a"}, ("a", "b")),
        ("severity", {"missing-owner": "ERROR"}, {"missing-owner": Severity.ERROR}),
        ("as_of", "2026-01-31", "2026-01-31"),
        ("as_of", dt.date(2026, 1, 31), "2026-01-31"),
        ("as_of", "", ""),
        ("default_statuses", True, True),
        ("columns", {"item": "Was", "owner": ["Wer"]}, {"item": ("Was",), "owner": ("Wer",)}),
        ("owner_aliases", {}, {}),
        ("file_links", "off", "off"),
        ("file_links", "https://example.org/{path}", "https://example.org/{path}"),
        ("unfinished_words", (), ()),
    ],
)
def test_good_values(name: str, value: object, expected: object) -> None:
    options, problems = made({name: value})
    assert not problems
    assert getattr(options, name.replace("-", "_")) == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("fail_on", "fatal", '"never"'),
        ("fail_on", 3, '"never"'),
        ("fail_on", ["error"], '"never"'),
        ("select", "gate", "a list of strings"),
        ("select", [1], "a list of strings"),
        ("ignore", {"a": 1}, "a list of strings"),
        ("severity", ["error"], "a table such as"),
        ("severity", {"gate": "loud"}, '"error", "warning" or "info"'),
        ("as_of", "31.01.2026", "a date such as"),
        ("as_of", dt.datetime(2026, 1, 31, 1, tzinfo=dt.UTC), "a date such as"),
        ("as_of", None, "a date such as"),
        ("default_statuses", 1, "true or false"),
        ("default_statuses", "yes", "true or false"),
        ("columns", [], "a table of lists of strings"),
        ("columns", {"item": [1]}, "a list of strings"),
        ("columns", {1: ["x"]}, "a table of lists of strings"),
        ("project_root", 1, "a string"),
        ("file_links", "javascript:{path}", "http(s) URL"),
        ("file_links", "https://example.org/", "http(s) URL"),
        ("statuses", [], "a table of statuses"),
        ("statuses", {"a b": {"outcome": "pass"}}, "for 'a b'"),
        ("statuses", {"x": "pass"}, "for 'x'"),
        ("statuses", {"x": {}}, "outcome"),
        ("statuses", {"x": {"outcome": "good"}}, "outcome"),
        ("statuses", {"x": {"outcome": ["pass"]}}, "outcome"),
        ("statuses", {"x": {"outcome": "pass", "colour": "red"}}, "for 'x'"),
        ("statuses", {"x": {"outcome": "pass", "symbols": "🚀"}}, "a list of strings"),
        ("statuses", {"x": {"outcome": "pass", "label": 1}}, "a string"),
    ],
)
def test_bad_values_are_reported_and_defaulted(name: str, value: object, expected: str) -> None:
    options, problems = made({name: value})
    assert options == Options()
    (problem,) = problems
    assert problem.rule == "invalid-configuration"
    assert problem.place[0] == "pyproject.toml"
    assert f"option '{name}': expected" in text(problem)
    assert expected in text(problem)
    assert "left out" in text(problem)
    assert hint(problem)


def test_a_bad_value_leaves_the_others() -> None:
    options, problems = made({"fail_on": "fatal", "select": ["gate"]})
    assert options.select == ("gate",)
    assert [problem.place for problem in problems] == [("pyproject.toml", 7)]


def test_unknown_options_get_a_suggestion() -> None:
    _, (close, far) = made({"faill_on": "error", "zzz": "red"})
    assert text(close) == "unknown option 'faill_on'"
    assert hint(close) == "Did you mean 'fail_on'?"
    assert close.place == ("pyproject.toml", 8)
    assert hint(far) == "Remove it."
    assert far.place == ("pyproject.toml", 1)


def test_later_layers_win_only_with_good_values() -> None:
    conf = OptionSource("conf.py", {})
    options, problems = make_options(
        [
            ({"fail_on": "info", "ignore": ["RD104"]}, SOURCE),
            ({"fail_on": "warning", "ignore": 1}, conf),
        ]
    )
    assert options.fail_on is Severity.WARNING
    assert options.ignore == ("RD104",)
    assert [problem.place[0] for problem in problems] == ["conf.py"]


@pytest.mark.parametrize("name", ["default_status", "default-status"])
def test_a_default_status_has_to_exist(name: str) -> None:
    source = OptionSource("readiness.toml", {name: 4})
    options, (problem,) = make_options([({name: "splendid"}, source), ({}, SOURCE)])
    assert problem.place == ("readiness.toml", 4)
    assert "no status 'splendid'" in text(problem)
    assert "verified, needs-review" in hint(problem)
    assert options.vocabulary().match("").status is None


def test_without_default_statuses_empty_cells_may_have_none() -> None:
    options, problems = made({"default_statuses": False, "statuses": {"ok": {"outcome": "pass"}}})
    assert not problems
    match = options.vocabulary().match("")
    assert (match.status, match.outcome) == (None, Outcome.OPEN)


def test_statuses() -> None:
    options, problems = made(
        {
            "statuses": {
                "shipped-it": {"outcome": "pass", "symbols": ["🚀", "\ufe0f"], "aliases": ["live"]},
                "verified": {"outcome": "open", "label": " Seen  once "},
            }
        }
    )
    assert not problems
    vocabulary = options.vocabulary()
    assert vocabulary["shipped-it"].label == "Shipped it"
    assert vocabulary["shipped-it"].symbols == ("🚀",)
    assert vocabulary.match("LIVE").status == vocabulary["shipped-it"]
    assert vocabulary["verified"].label == "Seen once"
    assert vocabulary["verified"].outcome is Outcome.OPEN


WORDS: Any = st.text(st.sampled_from("aZ9 -_.:/{}[]|%\n\0é🚀\ufe0f\ud800"), max_size=6)

PLAIN: Any = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.dates()

INNER: Any = st.lists(PLAIN, max_size=2) | st.dictionaries(WORDS, PLAIN, max_size=2)

VALUES: Any = (
    PLAIN | st.lists(PLAIN | INNER, max_size=3) | st.dictionaries(WORDS, PLAIN | INNER, max_size=3)
)
"""Values of TOML and ``conf.py``, two tables deep: deeper ones only take longer to make."""


@given(st.dictionaries(st.sampled_from([*option_fields(), "other"]), VALUES, max_size=4))
def test_any_values_give_options_and_problems(values: dict[str, object]) -> None:
    options, problems = made(values)
    assert isinstance(options, Options)
    for problem in problems:
        assert text(problem)
        hint(problem)
    options.vocabulary().match("x")


def test_every_option_is_described() -> None:
    for name, each in option_fields().items():
        assert each.metadata["kind"], name
        assert each.metadata["help"].endswith("."), name
        assert callable(each.metadata["validate"])


def test_every_declared_option_is_the_field_of_its_name() -> None:
    declared = {
        name.lower(): option
        for group in (
            evidence_options,
            gate_options,
            page_options,
            reading_options,
            signoff_options,
            waiver_options,
        )
        for name, option in vars(group).items()
        if isinstance(option, Option)
    }
    assert declared.keys() == option_fields().keys()
    for name, each in option_fields().items():
        option = declared[name]
        assert getattr(Options(), name) == option.default, name
        assert tuple(each.metadata.values()) == option[1:], name


def test_what_is_wrong_is_named_the_same_way_in_each_process() -> None:
    """A set has no order that lasts, an object no address."""
    assert InvalidValue("x", {"b", "a", "c"}).got == "{'a', 'b', 'c'}"
    assert InvalidValue("x", frozenset()).got == "set()"
    assert InvalidValue("x", object()).got == "<object>"


@pytest.mark.parametrize("value", ["errors", "", None, True, ["error"]])
def test_what_open_rows_are_at_a_release(value: object) -> None:
    source = OptionSource("readiness.toml", {})
    options, problems = make_options([({"open_rows_at_release": value}, source)])
    assert options.open_rows_at_release == "error"
    assert len(problems) == 1
