"""Which states of a record are final, and which only speak of it."""

from __future__ import annotations

import pytest

from sphinx_readiness.config.reading_options import FINAL_STATES
from sphinx_readiness.vocabulary.record_states import final_words, says_final

FINALS = final_words(FINAL_STATES.default)


@pytest.mark.parametrize(
    "state",
    [
        "final", "FINAL", "**Final**", "Final (approved 2026-01-30)", "final quality gate",
        "final, released", "Approved by all", "go live", "draft, now final", "released to production",
        "Final quality gate, QA pending", "Finalised", "Signed off", "shipped 2026-01-30",
        "\u2705 Released", "approved without conditions", "not a draft but final",
        "no longer a draft, final", "Final (v3)", "final: yes", "Freigegeben", "is final",
    ],
)  # fmt: skip
def test_final(state: str) -> None:
    assert says_final(state, FINALS)


@pytest.mark.parametrize(
    "state",
    [
        "", "draft", "not final", "awaiting final approval", "final pending", "almost final",
        "pre-final", "final approval pending", "to be released", "not yet approved", "unapproved",
        "Final: pending", "waiting for the final word", "final sign-off is outstanding",
        "<!-- final --> draft", "final go-live pending", "final gate - pending",
        "Final draft", "final (draft)", "Final RC", "final candidate", "near final", "final?",
        "partly approved", "conditionally approved", "no longer final", "will be released in May",
        "should be final", "soon final", "once approved", "if approved", "ready for final",
        "final QA in progress", "final: no", "Approved = no", "\u2610 Final", "[ ] final",
        "~~final~~", "\u274c final", "final \u2013 rejected", "approved but revoked", "nicht final",
        "noch nicht freigegeben", "pas final", "being finalised", "final tomorrow",
    ],
)  # fmt: skip
def test_not_final(state: str) -> None:
    assert not says_final(state, FINALS)


def test_no_words_no_state_is_final() -> None:
    assert not says_final("final", final_words(()))
