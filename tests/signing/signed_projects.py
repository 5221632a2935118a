"""Projects whose roles sign, made without Sphinx; keys are made once a run of the tests."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.signing import RoleState, SignedCondition, Standing
from sphinx_readiness.signing.signoff_file import write
from sphinx_readiness.signing.ssh_sign import key_in_file, make_signature
from sphinx_readiness.testing.projects import project_of, waived_on
from sphinx_readiness.workspace.settings import Settings
from sphinx_readiness.workspace.signed import Signed, signed
from sphinx_readiness.workspace.signer import Desk, Examined, Wanted, desks

DAY = date(2026, 1, 31)

OPS = """
| ID    | Item                    | Status | Owner | Notes | Tags |
|-------|-------------------------|--------|-------|-------|------|
| OPS-1 | A restore was rehearsed | ✅     | Ann   | once  | qa   |
| OPS-2 | Alerts have thresholds  | ❌     | Bo    |       |      |
"""

SECURITY = """
| ID    | Item             | Status | Owner |
|-------|------------------|--------|-------|
| SEC-1 | Keys are rotated | ✅     | Cy    |
"""

QA = {"name": "QA Lead", "principals": ["qa@example.org"]}

CISO = {"name": "CISO", "principals": ["ciso@example.org"], "checklists": ["security"]}


def make_key(folder: Path, name: str, *arguments: str) -> Path:
    """Make a key in *folder* and return its private half."""
    path = folder / name
    kind = arguments or ("-t", "ed25519")
    subprocess.run(["ssh-keygen", "-q", *kind, "-N", "", "-C", name, "-f", str(path)], check=True)
    return path


def public(key: Path) -> str:
    """Return the public half of *key* without its comment."""
    return " ".join(Path(f"{key}.pub").read_text().split()[:2])


class Signing:
    """A project in *root*; every look at it is a fresh one."""

    def __init__(self, root: Path, **config: Any) -> None:
        self.root = root
        self.config: dict[str, Any] = {"roles": [QA, CISO], **config}
        self.data: dict[str, Any] = {
            "records": [{"id": "db", "title": "Lantern", "line": 1,
                         "options": {"version": "2.0"}}],
            "checklists": [
                {"id": "ops", "line": 5, "body": OPS},
                {"id": "security", "line": 25, "body": SECURITY},
            ],
        }  # fmt: skip
        self.day = DAY
        self.settings = Settings(root, root, "docs", [], ())

    def allow(self, *lines: str, name: str = "allowed_signers") -> None:
        (self.root / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def edit(self, old: str, new: str) -> None:
        """Replace *old*, which must be there, in all rows."""
        before = repr(self.data)
        for each in self.data["checklists"]:
            each["body"] = each["body"].replace(old, new)
        assert repr(self.data) != before, old

    @property
    def options(self) -> Any:
        options, problems = make_options([(self.config, OptionSource("readiness.toml", {}))])
        assert not problems, [each.text() for each in problems]
        return options

    @property
    def project(self) -> Project:
        data: Mapping[str, Any] = self.data
        return waived_on(self.day, project_of(data, self.options), data, self.options)

    def desk(self, role: str = "QA Lead", record: str = "") -> Desk:
        found, _roles = desks(
            Examined(self.project, self.settings, self.options, self.day), record, role
        )
        (desk,) = found
        return desk

    def sign(
        self,
        role: str = "QA Lead",
        key: Path | None = None,
        principal: str = "",
        *,
        decision: str = "approved",
        day: date = DAY,
        name: str = "Dana",
        conditions: tuple[SignedCondition, ...] = (),
        record: str = "",
    ) -> Path:
        """Let *role* sign with *key*, whatever the gate thinks of it; return the file."""
        desk = self.desk(role, record)
        time = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
        data = write(desk.sign(Wanted(RoleState(decision), name, principal, time, conditions)))
        desk.file.parent.mkdir(parents=True, exist_ok=True)
        desk.file.write_bytes(data)
        sealed = desk.file.with_suffix(".json.sig")
        if key is not None:
            sealed.write_bytes(make_signature(key_in_file(str(key)), data))
        else:
            sealed.unlink(missing_ok=True)
        return desk.file

    def judged(self) -> Signed:
        return signed(self.project, self.settings, self.options, self.day)

    def standing(self, role: str = "QA Lead") -> Standing:
        (found,) = (each for each in self.judged().sign_offs.standings if each.role == role)
        return found

    def standing_of(self, record: str, role: str = "QA Lead") -> Standing:
        standings = self.judged().sign_offs.standings
        (found,) = (each for each in standings if (each.record, each.role) == (record, role))
        return found

    def state(self, role: str = "QA Lead") -> str:
        return self.standing(role).state.value

    def problems(self) -> list[tuple[str, str]]:
        return [(each.rule, each.text()) for each in self.judged().problems]
