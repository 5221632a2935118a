"""Presets: those that are shipped, those of plug-ins, and what a project sets over them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from plugin_maker import Site

from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.config.presets import PRESETS, Preset
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.preset_plugins import with_presets
from sphinx_readiness.testing import Case, findings_of
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.option_checks import config_problems

SOURCE = OptionSource("readiness.toml", {"presets": 3})


def options(names: Any, **values: Any) -> tuple[Options, list[RawProblem]]:
    problems: list[RawProblem] = []
    layers = with_presets([({"presets": names, **values}, SOURCE)], problems)
    made, bad = make_options(layers)
    return made, [*problems, *bad, *config_problems(made, layers, Path())]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_each_goes_without_a_finding(preset: Preset) -> None:
    made, problems = options([preset.name])
    assert problems == []
    assert made != Options(presets=(preset.name,))


def test_all_go_together() -> None:
    made, problems = options([each.name for each in PRESETS])
    assert problems == []
    keys = [status.key for status in made.vocabulary().statuses]
    assert {"green", "merged"} <= set(keys)
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("preset", "cell", "outcome"),
    [
        ("rag", "🟢", Outcome.PASS), ("rag", "Green", Outcome.PASS), ("rag", "G", Outcome.PASS),
        ("rag", "🔵 Blue", Outcome.PASS), ("rag", "🟡", Outcome.OPEN), ("rag", "Amber", Outcome.OPEN),
        ("rag", "🔴 Red", Outcome.FAIL), ("rag", "", Outcome.OPEN), ("rag", "N/A", Outcome.INFO),
        ("rag", "🟢 Red", Outcome.FAIL), ("rag", "🟢 mostly", Outcome.OPEN),
        ("rag", "chartreuse", Outcome.OPEN), ("rag", "✅", Outcome.PASS),
        ("github-tasks", "Merged", Outcome.PASS), ("github-tasks", "🟣", Outcome.PASS),
        ("github-tasks", "Draft", Outcome.OPEN), ("github-tasks", ":eyes:", Outcome.OPEN),
        ("github-tasks", "closed as not planned", Outcome.OPEN),
        ("github-tasks", "✅", Outcome.PASS),
    ],
)  # fmt: skip
def test_what_a_cell_says(preset: str, cell: str, outcome: Outcome) -> None:
    made, _ = options([preset])
    assert made.vocabulary().match(cell).outcome is outcome


def test_columns_and_vocabulary_work_together() -> None:
    made, _ = options(["rag"])
    body = "| ID | Item | RAG | Lead |\n|--|--|--|--|\n| A-1 | Go | Red | Ann |\n"
    config = {"columns": dict(made.columns), "default_statuses": False, "default_status": "grey"}
    statuses = {
        key: {
            "outcome": each.outcome.value, "label": each.label,
            "symbols": list(each.symbols), "aliases": list(each.aliases),
        }
        for key, each in made.statuses.items()
    }  # fmt: skip
    data = {"body": body, "config": {**config, "statuses": statuses}}
    assert len(findings_of(Case("open-blocker", "", 0, data))) == 1
    assert findings_of(Case("missing-owner", "", 0, data)) == ()


def test_what_the_project_sets_goes_over_it() -> None:
    own = {"green": {"outcome": "open", "label": "Not so fast"}}
    made, problems = options(["rag"], statuses=own, default_status="red")
    assert problems == []
    assert made.default_status == "red"
    assert made.statuses["green"].outcome is Outcome.OPEN
    assert made.statuses["red"].outcome is Outcome.FAIL


def test_two_files_do_not_merge_as_a_preset_does() -> None:
    layers = [
        ({"columns": {"item": ["A"]}}, OptionSource("pyproject.toml", {})),
        ({"columns": {"owner": ["B"]}}, OptionSource("conf.py", {})),
    ]
    assert make_options(layers)[0].columns == {"owner": ("B",)}
    preset = ({"columns": {"notes": ["C"]}}, OptionSource("", {}, preset=True))
    assert make_options([preset, *layers])[0].columns == {"owner": ("B",)}


@pytest.mark.parametrize(
    ("name", "hint"), [("rug", "Did you mean 'rag'?"), ("zzz", "Expected one of: rag, ")]
)
def test_one_that_is_none(name: str, hint: str) -> None:
    _, (problem,) = options([name])
    assert problem.place == ("readiness.toml", 3)
    assert problem.text() == f"option 'presets': there is no preset '{name}'"
    assert problem.hint.format_map(dict(problem.values)).startswith(hint)


@pytest.mark.parametrize("value", ["rag", 3, [3], {"rag": 1}])
def test_a_value_that_is_no_list(value: Any) -> None:
    _, (problem,) = options(value)
    assert "expected a list of strings" in problem.text()


def test_one_of_a_plugin(site: Site) -> None:
    site.install({"presets": "PRESET"}, "PRESET = preset()")
    made, problems = options(["acme"])
    assert problems == []
    assert made.final_states == ("out",)


def test_bad_values_in_it_stand_where_it_is_chosen(site: Site) -> None:
    site.install({"presets": "PRESET"}, "PRESET = preset(options={'fail-on': 3, 'x': 1})")
    _, problems = options(["acme"])
    assert [each.place for each in problems] == [("readiness.toml", 3)] * 2
    assert "fail_on" in problems[0].text()


@pytest.mark.parametrize(
    "source",
    [
        "raise ValueError", "P = 3", "P = preset(name='rag')", "P = preset(name='A b')",
        "P = preset(options={'presets': ['rag']})", "P = preset(options={'project-root': '..'})",
        "P = preset(options=[])", "P = preset(options={1: 2})", "P = preset(name=None)",
    ],
)  # fmt: skip
def test_one_that_cannot_be_used(site: Site, source: str) -> None:
    site.install({"presets": "P"}, source)
    _, problems = options(["acme"])
    assert [each.rule for each in problems] == ["failed-plugin", "invalid-configuration"]


def test_plugins_are_not_looked_at_for_ours(site: Site) -> None:
    module = site.install({"presets": "P"}, "raise ValueError")
    assert options(["rag"])[1] == []
    assert not site.is_imported(module)
