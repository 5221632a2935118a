"""The pages of rules about what sign-offs rest on: files, roles and keys."""

from __future__ import annotations

from typing import Final

UNBOUND_SIGN_OFF: Final = """Sign-off of a role or on a record that there is not.

A file in `signoffs` is of no role that its record has, in the configuration or in a matrix, or a
signature has nothing that it signs. One on a record that there is not is a hint: it may be the
sign-off of a release whose record is gone.

**Why it matters.** Its role was renamed or misspelled, and what it says, a rejection perhaps,
counts for nothing.

**How to mend it.** Name the role in `roles` or in the matrix, or move the file elsewhere.
"""

UNBOUND_ROLE: Final = """Role that is about nothing.

A role of the option `roles` is about a checklist or a tag that no record has, `waiver_roles` names
a role that there is not, or the names of two roles, such as `QA Lead` and `QA-Lead`, lead to one
file for their sign-offs.

**Why it matters.** It would approve without having looked at anything, or never.

**How to mend it.** Correct the id, the tag or the name; let names differ in letters or digits.
"""

UNCHECKED_SIGNATURES: Final = """Signatures that nothing here can check.

There are signatures of sign-offs, and no `ssh-keygen` in the folders of `PATH`. None of them
counts.

**Why it matters.** What was not checked proves nothing.

**How to mend it.** Install the client of OpenSSH; on Debian and Ubuntu the package is
`openssh-client`.
"""

UNSAFE_SIGNERS: Final = """Line of `allowed_signers` that is unsafe or not understood.

A principal is a pattern (`*`, `?`, `!`), so that any number of people may sign by one line; a time
has no `Z` behind it, so that machines of other zones read it as another moment; an RSA key has
fewer than 2048 bits. A line that is not understood is left out, and nobody signs by it.

**Why it matters.** That file says whom the gate believes.

**How to mend it.** Write each principal and times in UTC, as in
`qa@example.org namespaces="sphinx-readiness",valid-before="20270101Z" ssh-ed25519 AAAA...`.
"""

UNUSABLE_TRUST: Final = """Keys or roles that cannot be read.

The file of the option `allowed_signers` is missing where there are signatures, or that of
`revoked_keys`; or one of them cannot be read. Or the revision of `trust_from` is not there, is the
name of several, or has no valid configuration. Then nobody is trusted, and nothing is approved.

**Why it matters.** Whom to believe is what all signatures rest on.

**How to mend it.** Add the file, or fetch the revision: a shallow clone may lack it.
"""

OPEN_ROLE: Final = """Role that anybody with a key may sign for.

The option `require_signatures` is set, and a role names no `principals`: whoever stands in
`allowed_signers` may sign for it.

**Why it matters.** A developer could sign as the security lead.

**How to mend it.** Write `principals` into the table of the role.
"""
