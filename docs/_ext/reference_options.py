"""The reference of the options, from the fields that declare them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field
from enum import Enum
from typing import Any, Final

from sphinx_readiness.config.options import option_fields
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX

EXAMPLES: Final[dict[str, object]] = {
    "fail_on": "warning",
    "select": ["gate", "RD401"],
    "ignore": ["derived-id"],
    "severity": {"missing-owner": "error", "vocabulary": "warning"},
    "as_of": "2026-01-31",
    "statuses": {
        "measured": {"outcome": "pass", "label": "Measured", "aliases": ["within limits"]}
    },
    "presets": ["rag"],
    "default_statuses": False,
    "default_status": "needs-review",
    "columns": {"item": ["Prüfpunkt"], "owner": ["Verantwortlich"]},
    "unfinished_words": ["in progress", "pending", "ausstehend"],
    "blocking_severities": ["blocker", "sev-1"],
    "final_states": ["final", "shipped"],
    "open_rows_at_release": "blocking",
    "roles": [
        "Engineering lead",
        {"name": "QA lead", "principals": ["qa@example.org"], "checklists": ["tests"]},
    ],
    "owner_aliases": {"Technical Writing": ["Tech Writing", "Docs"]},
    "file_links": "https://git.example.org/lantern/blob/main/{path}",
    "published_types": [".md", ".pdf", ".png"],
    "inventory": "items",
    "deployment_tag": "v{version}",
    "project_root": "..",
    "table_nodes": True,
    "needs": {"items": {"type": "workitem", "id": "wi__{id}"}, "fields": {"owner": "responsible"}},
    "blocking_needs": [{"type": "test", "status": "failed"}],
    "version_source": [
        "pyproject.toml",
        {"tag": "v{version}"},
        {"product": "api", "file": "openapi.json", "pointer": "/info/version"},
        {"product": "wire", "file": "src/wire.rs", "pattern": 'PROTOCOL: &str = "{version}"'},
    ],
    "version_ignore": ["docs/archive/*"],
    "version_include": ["docs/security/*"],
    "digest_columns": ["Approved by", "links"],
    "placeholders": ["tbd", "n/a", "noch offen"],
    "severities": {"blocker": ["sev-0"], "major": ["high", "🔴"], "minor": ["low"]},
    "task_data": True,
    "evidence_max_age": {"junit": "30d", "checklist:security": "2w", "*": "90d"},
    "evidence_commit": {"junit": "head", "sbom": "tag", "*": "ancestor:20"},
    "record": "lantern-2-0",
    "ratchet": True,
    "outputs": ["sarif", "junit=reports/readiness.xml"],
    "waivers": [
        {
            "items": ["OPS-1"],
            "reason": "the spare line comes in March",
            "approver": "Dana Cruz",
            "until": "2026-03-31",
        }
    ],
    "max_waiver": "12 weeks",
    "separate_duties": True,
    "not_applicable_approver": True,
    "fail_on_time": False,
    "require_evidence": [{"blocking": True}, {"checklist": "security", "severity": "critical"}],
    "project": "lantern",
    "allowed_signers": "trust/allowed_signers",
    "revoked_keys": "trust/revoked_keys",
    "require_signatures": True,
    "signoff_max_age": "90 d",
    "distinct_signers": True,
    "waiver_roles": ["QA lead"],
    "trust_from": "origin/main",
    "untrusted_authors": ["*[bot]", "*@bots.example.org"],
    "directive_prefix": "rd-",
    "history": ["readiness-history/*.json"],
}
"""A value for each option, for the examples."""


def toml_value(value: object) -> str:
    """Return *value* in TOML; tables on one line."""
    if isinstance(value, Mapping):
        inner = ", ".join(f"{json.dumps(k)} = {toml_value(v)}" for k, v in value.items())
        return f"{{ {inner} }}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def default_text(field: Field[Any]) -> str:
    """Return the default of *field* as it would be written in TOML."""
    value = field.default if field.default is not MISSING else {}
    if field.default_factory is not MISSING:
        value = field.default_factory()
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, tuple):
        value = list(value)
    return "{}" if value == {} else toml_value(value)


def options() -> Iterator[str]:
    """Yield one section for each option."""
    for name, field in option_fields().items():
        meta = field.metadata
        example = EXAMPLES[name]
        yield from (f"(option-{name.replace('_', '-')})=", f"## `{name}`", "", meta["help"], "")
        yield from (f"- Value: {meta['kind']}", f"- Default: `{default_text(field)}`")
        yield from (f"- In `conf.py`: `{CONFIG_PREFIX}{name}`", "")
        yield from ("```toml", f"{name} = {toml_value(example)}", "```", "")
        yield from ("```python", f"{CONFIG_PREFIX}{name} = {example!r}", "```", "")
