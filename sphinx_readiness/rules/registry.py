"""Every rule, explicitly registered in the order of the codes."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.core.findings import Rule
from sphinx_readiness.rules import (
    blocking_need,
    cells_lost,
    decision_over_blockers,
    disagreeing_sources,
    duplicate_id,
    empty_checklist,
    failed_verification,
    invalid_configuration,
    invalid_id,
    invalid_option,
    malformed_date,
    malformed_row,
    missed_bump,
    missing_file,
    missing_sign_off,
    outdated_pin,
    owner_spelling,
    passing_verification,
    review_overdue,
    stated_dependency,
    unassigned_checklist,
    unchecked_release_file,
    uncovered_blocker,
    unknown_decision,
    unknown_item,
    unknown_need,
    unknown_product,
    unknown_verification,
    unraised_version,
    unread_directive,
    unreadable_manifest,
    unsafe_link,
    unsupported_sign_off,
    unused_status,
    version_mismatch,
)
from sphinx_readiness.rules.local import LOCAL

PROJECT_WIDE: Final[tuple[Rule, ...]] = (
    malformed_row.RULE,
    cells_lost.RULE,
    duplicate_id.RULE,
    empty_checklist.RULE,
    invalid_id.RULE,
    invalid_option.RULE,
    unassigned_checklist.RULE,
    unread_directive.RULE,
    invalid_configuration.RULE,
    uncovered_blocker.RULE,
    decision_over_blockers.RULE,
    unknown_decision.RULE,
    blocking_need.RULE,
    owner_spelling.RULE,
    malformed_date.RULE,
    review_overdue.RULE,
    missing_sign_off.RULE,
    unsupported_sign_off.RULE,
    unused_status.RULE,
    version_mismatch.RULE,
    disagreeing_sources.RULE,
    outdated_pin.RULE,
    missed_bump.RULE,
    failed_verification.RULE,
    passing_verification.RULE,
    unknown_verification.RULE,
    stated_dependency.RULE,
    unreadable_manifest.RULE,
    unknown_product.RULE,
    unraised_version.RULE,
    unchecked_release_file.RULE,
    unknown_item.RULE,
    missing_file.RULE,
    unsafe_link.RULE,
    unknown_need.RULE,
)
"""Those that look at all documents together, or at the day; by code."""

RULES: Final = tuple(sorted((*LOCAL, *PROJECT_WIDE), key=lambda rule: rule.code))
"""Every rule, by code."""
