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

JOINED_FENCE: Final = """Closing fence that has become part of a row or a task.

Formatters take a `:::` right below a table for one more row of it, and right below a task for its
text: they write `| ::: | |`, or indent it. It closes nothing then, so the directive goes on to the
end of the page. This rule speaks for each such fence, and does not read it as an item.

**Why it matters.** What stands below the checklist has become a part of it, and the page is shown
with a row that says nothing.

**How to mend it.** Put the fence back to the margin, below a blank line. Formatters leave it there.
"""
