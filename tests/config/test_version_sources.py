"""The option ``version_source``: what is accepted, and what is kept of a bad value."""

from __future__ import annotations

import pytest

from sphinx_readiness.config.option import InvalidValue
from sphinx_readiness.config.validators import version_sources
from sphinx_readiness.model.versions import VersionSource


def test_entries() -> None:
    assert version_sources(
        [
            "Cargo.toml",
            {"tag": "v{version}"},
            {"file": "a.json", "pointer": "/v", "product": "api"},
            {"file": "a.h", "pattern": "V={version}"},
        ]
    ) == (
        VersionSource("Cargo.toml"),
        VersionSource(tag="v{version}"),
        VersionSource("a.json", "api", pointer="/v"),
        VersionSource("a.h", pattern="V={version}"),
    )


@pytest.mark.parametrize(
    "entry",
    [
        "", 7, {}, {"file": 1}, {"file": "a", "tag": "v{version}"}, {"tag": "v"}, {"pattern": "{version}"},
        {"file": "a", "pattern": "no place"}, {"file": "a", "pattern": "{version}{version}"},
        {"file": "a", "pointer": "v"}, {"file": "a", "pointer": "/v", "pattern": "{version}"},
        {"file": "a", "other": "b"}, {"tag": "v{version}", "pointer": "/v"}, {"product": "api"}, None,
        {"tag": "v{version}", "pattern": "{version}"},
    ],
)  # fmt: skip
def test_bad_entries_are_left_out(entry: object) -> None:
    with pytest.raises(InvalidValue) as caught:
        version_sources(["VERSION", entry])
    assert caught.value.rest == (VersionSource("VERSION"),)


@pytest.mark.parametrize("value", ["VERSION", {"file": "VERSION"}, 1, None])
def test_it_is_a_list(value: object) -> None:
    with pytest.raises(InvalidValue):
        version_sources(value)
