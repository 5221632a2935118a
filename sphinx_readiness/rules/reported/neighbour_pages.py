"""Pages of the rules about what stands beside us: other extensions, and other tools."""

from __future__ import annotations

from typing import Final

TAKEN_NAME: Final = """Directive or role of ours whose name others have.

A type of needs of sphinx-needs, another extension or `conf.py` itself has a directive or a role of
the same name, such as `check` or `checklist`. It stays theirs: what is written with that name is
not read as a checklist, and the build goes on. `sphinx-readiness lint` sees types of needs that
`conf.py` lists in `needs_types`.

**Why it matters.** A checklist whose name has become that of something else is no longer checked,
and without this finding nobody would notice.

**How to mend it.** Set [directive_prefix](#option-directive-prefix), such as `rd-`, and write our
directives and roles with it: `rd-checklist`.
"""
