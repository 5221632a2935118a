"""What tests share."""

from __future__ import annotations

import gc
import logging
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from compiled_templates import CompiledOnce
from hypothesis import HealthCheck, settings
from projects import Project
from sphinx import jinja2glue, locale, theming

pytest_plugins = ["sphinx.testing.fixtures"]

# How fast a machine is that does other things, too, says nothing about the code. The same examples
# in each run, and so few that there is time for a run: benchmarks/fuzz.py looks for new ones.
settings.register_profile(
    "suite",
    derandomize=True,
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")


def pytest_configure() -> None:
    """Let the collector of garbage come less often: it took an eighth of the time.

    Builds make objects by the ten thousand, and most of them go without it.
    """
    gc.set_threshold(100_000, 5, 5)


def pytest_collection_finish() -> None:
    """Let it leave alone what stays in any case: modules, and ten thousand tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _builds_are_cheap() -> Iterator[None]:
    """Do once what each of the hundreds of small builds does alike, and drop what no test reads.

    To compile the templates of a theme takes a third of a small build, the six hundred messages for
    who debugs Sphinx a quarter, and to look through all packages for themes a twelfth.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2glue, "SandboxedEnvironment", CompiledOnce)
        patch.setattr(theming, "entry_points", cache(theming.entry_points))
        logging.disable(logging.DEBUG)
        yield
        logging.disable(logging.NOTSET)


@pytest.fixture(autouse=True)
def forget_language() -> Iterator[None]:
    """Sphinx keeps the catalogues of a process: a German build must not speak in the next test."""
    yield
    locale.translators.clear()


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let messages be English, whatever language the machine speaks."""
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(autouse=True)
def _uncached(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no lint know of an earlier one: tests change code and limits between two of them."""
    monkeypatch.setenv("SPHINX_READINESS_NO_CACHE", "1")


@pytest.fixture
def make_project(tmp_path: Path) -> Callable[..., Project]:
    """Return a maker of projects: documents by name, and values for ``conf.py``."""
    made = 0

    def make(files: Mapping[str, str], **conf: Any) -> Project:
        nonlocal made
        made += 1
        return Project(tmp_path / f"project{made}", files, **conf)

    return make
