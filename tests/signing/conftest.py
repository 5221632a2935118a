from __future__ import annotations

from pathlib import Path

import pytest
from signed_projects import Signing, make_key, public


@pytest.fixture(scope="session")
def keys(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Throw-away keys by name."""
    folder = tmp_path_factory.mktemp("keys")
    return {name: make_key(folder, name) for name in ("qa", "ciso", "stranger")}


@pytest.fixture
def signing(tmp_path: Path, keys: dict[str, Path]) -> Signing:
    """A project whose QA lead and CISO have keys, and have signed."""
    made = Signing(tmp_path)
    made.allow(
        f"qa@example.org {public(keys['qa'])}",
        f'ciso@example.org namespaces="sphinx-readiness" {public(keys["ciso"])}',
    )
    made.sign("QA Lead", keys["qa"], "qa@example.org")
    made.sign("CISO", keys["ciso"], "ciso@example.org")
    return made
