"""The rules that word what another room has judged: one line for each.

Who reads texts, options or files notes a problem under the name of a rule, and the engine makes a
finding of it. What such a rule is besides is its line in this table, and its page beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.reported import (
    baseline_pages,
    history_pages,
    neighbour_pages,
    other_pages,
    signing_pages,
    structure_pages,
    waiver_pages,
)
from sphinx_readiness.rules.rule import Context, Rule

_ERROR: Final = Severity.ERROR
_WARNING: Final = Severity.WARNING
_INFO: Final = Severity.INFO

_TABLE: Final = (
    ("RD101", "malformed-row", "structure", _ERROR, structure_pages.MALFORMED_ROW),
    ("RD102", "cells-lost", "structure", _ERROR, structure_pages.CELLS_LOST),
    ("RD106", "invalid-id", "structure", _WARNING, structure_pages.INVALID_ID),
    ("RD107", "invalid-option", "structure", _WARNING, structure_pages.INVALID_OPTION),
    ("RD108", "unassigned-checklist", "structure", _WARNING, structure_pages.UNASSIGNED_CHECKLIST),
    ("RD110", "unread-directive", "structure", _ERROR, structure_pages.UNREAD_DIRECTIVE),
    ("RD111", "invalid-configuration", "structure", _ERROR, structure_pages.INVALID_CONFIGURATION),
    ("RD112", "no-checklist", "structure", _WARNING, structure_pages.NO_CHECKLIST),
    ("RD113", "unclear-column", "structure", _ERROR, structure_pages.UNCLEAR_COLUMN),
    ("RD114", "unread-file", "structure", _ERROR, structure_pages.UNREAD_FILE),
    ("RD115", "not-carried-out", "structure", _ERROR, structure_pages.NOT_CARRIED_OUT),
    ("RD116", "unused-excuse", "structure", _WARNING, waiver_pages.UNUSED_EXCUSE),
    ("RD117", "unknown-record", "structure", _ERROR, baseline_pages.UNKNOWN_RECORD),
    ("RD118", "mended-finding", "structure", _ERROR, baseline_pages.MENDED_FINDING),
    ("RD119", "unreadable-baseline", "structure", _ERROR, baseline_pages.UNREADABLE_BASELINE),
    ("RD120", "failed-plugin", "structure", _ERROR, structure_pages.FAILED_PLUGIN),
    ("RD121", "doubled-column", "structure", _INFO, structure_pages.DOUBLED_COLUMN),
    ("RD128", "taken-name", "structure", _ERROR, neighbour_pages.TAKEN_NAME),
    ("RD129", "joined-fence", "structure", _ERROR, neighbour_pages.JOINED_FENCE),
    ("RD217", "unreadable-history", "gate", _WARNING, history_pages.UNREADABLE_HISTORY),
    ("RD313", "unbound-sign-off", "people", _ERROR, signing_pages.UNBOUND_SIGN_OFF),
    ("RD314", "unbound-role", "people", _ERROR, signing_pages.UNBOUND_ROLE),
    ("RD315", "unchecked-signatures", "people", _ERROR, signing_pages.UNCHECKED_SIGNATURES),
    ("RD316", "unsafe-signers", "people", _WARNING, signing_pages.UNSAFE_SIGNERS),
    ("RD317", "unusable-trust", "people", _ERROR, signing_pages.UNUSABLE_TRUST),
    ("RD318", "open-role", "people", _WARNING, signing_pages.OPEN_ROLE),
    ("RD509", "unreadable-manifest", "versions", _ERROR, other_pages.UNREADABLE_MANIFEST),
    ("RD602", "missing-file", "references", _INFO, other_pages.MISSING_FILE),
    ("RD603", "unsafe-link", "references", _WARNING, other_pages.UNSAFE_LINK),
    ("RD604", "unknown-need", "references", _ERROR, other_pages.UNKNOWN_NEED),
    ("RD810", "unusable-excuse", "waivers", _ERROR, waiver_pages.UNUSABLE_EXCUSE),
)


def looks_no_further(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield nothing: what was noted under the name of *rule* is all that it speaks for."""
    return iter(())


REPORTED: Final[tuple[Rule, ...]] = tuple(Rule(*line, looks_no_further) for line in _TABLE)
"""By code."""
