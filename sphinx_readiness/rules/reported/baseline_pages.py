"""Pages of the rules about what the gate is asked to leave out, by code."""

from __future__ import annotations

from typing import Final

UNKNOWN_RECORD: Final = """Record that is to be gated and is not there.

The option `record`, or `--record`, names the record whose findings count. This rule speaks where
no document declares a record of that id.

**Why it matters.** A gate over a record that was renamed has nothing to say, and would pass for
ever.

**How to mend it.** Name one of the records that the message lists, or leave the option out.
"""

MENDED_FINDING: Final = """Finding of the baseline that is mended and still accepted.

The baseline accepts a finding that is not there any more. This rule speaks only where `ratchet` is
on, as an option or as `--ratchet`; otherwise the report counts what is mended.

**Why it matters.** As long as the entry is there, the same fault may come back and nobody hears of
it.

**How to mend it.** Run `sphinx-readiness baseline DOCS --ratchet`. It takes out what is mended and
adds nothing.
"""

UNREADABLE_BASELINE: Final = """Baseline, or entry of it, that cannot be read.

`readiness-baseline.json` at the root of the project is no baseline, or one of its entries is
incomplete, written twice or without a reason. What cannot be read accepts nothing.

**Why it matters.** Findings that you think are accepted fail the gate; and an entry without a
reason is one that nobody answers for.

**How to mend it.** Write the reason into the entry, or make the file anew with `sphinx-readiness
baseline`.
"""
