"""Every rule: those that look, registered one by one, and those of the table."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.evidence import (
    broken_evidence,
    future_evidence,
    missing_evidence,
    nothing_ran,
    other_commit,
    other_version,
    required_evidence,
    self_evidence,
    skipped_suite,
    stale_evidence,
    uncommitted_tick,
    unlike_evidence,
    untold_tick,
    untraced_evidence,
    untrusted_tick,
)
from sphinx_readiness.rules.gate import (
    better_decision,
    blocking_need,
    decision_over_blockers,
    failed_window_item,
    future_deployment,
    open_over_release,
    overdue_window,
    ticked_condition,
    uncovered_blocker,
    unknown_decision,
    unnamed_condition,
    worse_decision,
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
from sphinx_readiness.rules.references import unknown_item
from sphinx_readiness.rules.reported import REPORTED
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.structure import duplicate_id, empty_checklist
from sphinx_readiness.rules.versions import (
    changelog_version,
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
    version_mismatch,
)
from sphinx_readiness.rules.vocabulary import unused_status
from sphinx_readiness.rules.waivers import (
    claimed_waiver,
    expired_waiver,
    incomplete_waiver,
    long_waiver,
    malformed_waiver,
    needless_waiver,
    overdue_condition,
    own_waiver,
    unbound_waiver,
)

PROJECT_WIDE: Final[tuple[Rule, ...]] = (
    duplicate_id.RULE,
    empty_checklist.RULE,
    uncovered_blocker.RULE,
    decision_over_blockers.RULE,
    unknown_decision.RULE,
    blocking_need.RULE,
    open_over_release.RULE,
    ticked_condition.RULE,
    failed_window_item.RULE,
    overdue_window.RULE,
    better_decision.RULE,
    worse_decision.RULE,
    unnamed_condition.RULE,
    future_deployment.RULE,
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
    unknown_product.RULE,
    unraised_version.RULE,
    unchecked_release_file.RULE,
    changelog_version.RULE,
    unknown_item.RULE,
    missing_evidence.RULE,
    broken_evidence.RULE,
    unlike_evidence.RULE,
    nothing_ran.RULE,
    skipped_suite.RULE,
    stale_evidence.RULE,
    untraced_evidence.RULE,
    future_evidence.RULE,
    other_commit.RULE,
    other_version.RULE,
    self_evidence.RULE,
    incomplete_waiver.RULE,
    malformed_waiver.RULE,
    expired_waiver.RULE,
    long_waiver.RULE,
    own_waiver.RULE,
    unbound_waiver.RULE,
    needless_waiver.RULE,
    claimed_waiver.RULE,
    overdue_condition.RULE,
    required_evidence.RULE,
    untrusted_tick.RULE,
    untold_tick.RULE,
    uncommitted_tick.RULE,
)
"""Those that look at all documents together, or at the day; by code."""

RULES: Final = tuple(sorted((*LOCAL, *PROJECT_WIDE, *REPORTED), key=lambda rule: rule.code))
"""Every rule, by code."""
