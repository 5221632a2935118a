"""The names that authors write; what they stand for is imported when one is used."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from sphinx_readiness.config.directive_names import prefixed

GATHERED: Final = "sphinx_readiness"
"""The key under which a document's data is gathered while it is read."""

RAN: Final = "sphinx_readiness_ran"
"""The key under which it is noted which directives of ours ran: file, line and name of each."""

RAW_ROLES: Final = "sphinx_readiness_raw_roles"
"""The key under which lint notes the roles of raw text of a document, and their formats."""

SCANNED: Final = "sphinx_readiness_scanned"
"""The key under which the texts are noted in which directives of ours stand."""

ADDRESSED: Final = "sphinx_readiness_addressed"
"""The key under which it is noted that a document may name an address to be fetched."""

CLIPPED: Final = "sphinx_readiness_clipped"
"""The key under which it is noted how many lines of included files stand above what is included."""

WARNING_TYPE: Final = "readiness"
"""The type of our warnings; the subtype is the name of the rule."""

LINT_BUILDER: Final = "readiness"
"""The name of the builder that is the gate."""

DIRECTIVE_NAMES: Final = (
    "readiness", "checklist", "check", "readiness-summary", "readiness-table",
    "readiness-blockers", "signoff-matrix", "go-live", "post-deployment", "waiver",
    "readiness-calendar", "readiness-findings",
)  # fmt: skip

ROLE_NAMES: Final = ("check", "readiness-status", "readiness-count")


class Names(NamedTuple):
    """What our directives and roles are called in a project, and what they are called here."""

    directives: Mapping[str, str]
    roles: Mapping[str, str]

    def written(self, directive: str) -> str:
        """Return what our *directive* is called in the project."""
        return next((name for name, own in self.directives.items() if own == directive), directive)

    def without(self, directives: Collection[str], roles: Collection[str] = ()) -> Names:
        """Return the names but those that are the project's own."""
        return Names(
            {name: own for name, own in self.directives.items() if name not in directives},
            {name: own for name, own in self.roles.items() if name not in roles},
        )


def names_with(prefix: str) -> Names:
    """Return our names with *prefix* before those that do not begin with it."""
    return Names(
        {prefixed(name, prefix): name for name in DIRECTIVE_NAMES},
        {prefixed(name, prefix): name for name in ROLE_NAMES},
    )


COUNTED: Final = ("items", "blockers", "checklists", "pass", "open", "fail", "info")
"""What ``readiness-count`` can count besides the statuses."""

CONFIG_PREFIX: Final = "readiness_"
"""Before the name of an option in ``conf.py``."""

OPTION_NAMES: Final = {
    "fail_on": False, "select": False, "ignore": False, "severity": False, "as_of": False,
    "statuses": True, "presets": True, "default_statuses": True, "default_status": True,
    "columns": True, "unfinished_words": True, "blocking_severities": True, "final_states": True,
    "open_rows_at_release": False, "deployment_tag": False, "roles": True,
    "owner_aliases": True, "file_links": True, "published_types": True,
    "inventory": False, "project_root": True,
    "table_nodes": True, "needs": True,
    "blocking_needs": False, "version_source": False, "version_ignore": False,
    "version_include": True,
    "digest_columns": False,
    "placeholders": True, "severities": True, "task_data": True,
    "evidence_max_age": False, "evidence_commit": False,
    "record": False, "ratchet": False, "outputs": False,
    "waivers": False, "max_waiver": False, "separate_duties": False,
    "not_applicable_approver": True, "fail_on_time": False,
    "require_evidence": False, "directive_prefix": True,
    "project": False, "allowed_signers": False, "revoked_keys": False,
    "require_signatures": False, "signoff_max_age": False, "distinct_signers": False,
    "waiver_roles": False, "trust_from": False,
    "untrusted_authors": False, "history": False,
}  # fmt: skip
"""The options, and whether documents have to be read again when one changes.

They are declared in :mod:`sphinx_readiness.config.options`, which is imported when one is used; a
test holds the two together.
"""
