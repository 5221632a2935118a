"""Every rule, explicitly registered in the order of the codes."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.gate import (
    blocking_need,
    decision_over_blockers,
    failed_window_item,
    open_over_release,
    overdue_window,
    ticked_condition,
    uncovered_blocker,
    unknown_decision,
)
from sphinx_readiness.rules.local import LOCAL
from sphinx_readiness.rules.people import (
    future_signature,
    malformed_date,
    missing_sign_off,
    owner_spelling,
    rejected_sign_off,
    review_overdue,
    unsupported_sign_off,
)
from sphinx_readiness.rules.references import missing_file, unknown_item, unknown_need, unsafe_link
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.structure import (
    cells_lost,
    duplicate_id,
    empty_checklist,
    invalid_configuration,
    invalid_id,
    invalid_option,
    malformed_row,
    no_checklist,
    not_carried_out,
    unassigned_checklist,
    unclear_column,
    unread_directive,
    unread_file,
)
from sphinx_readiness.rules.versions import (
    disagreeing_sources,
    failed_verification,
    missed_bump,
    outdated_pin,
    passing_verification,
    stated_dependency,
    unchecked_release_file,
    unknown_product,
    unknown_verification,
    unraised_version,
    unreadable_manifest,
    version_mismatch,
)
from sphinx_readiness.rules.vocabulary import unused_status

PROJECT_WIDE: Final[tuple[Rule, ...]] = (
    malformed_row.RULE,
    cells_lost.RULE,
    duplicate_id.RULE,
    empty_checklist.RULE,
    invalid_id.RULE,
    invalid_option.RULE,
    unassigned_checklist.RULE,
    unread_directive.RULE,
    no_checklist.RULE,
    invalid_configuration.RULE,
    unread_file.RULE,
    not_carried_out.RULE,
    unclear_column.RULE,
    uncovered_blocker.RULE,
    decision_over_blockers.RULE,
    unknown_decision.RULE,
    blocking_need.RULE,
    open_over_release.RULE,
    ticked_condition.RULE,
    failed_window_item.RULE,
    overdue_window.RULE,
    owner_spelling.RULE,
    malformed_date.RULE,
    review_overdue.RULE,
    missing_sign_off.RULE,
    unsupported_sign_off.RULE,
    rejected_sign_off.RULE,
    future_signature.RULE,
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
