"""Pages of the rules of other families that word what others judge, by code."""

from __future__ import annotations

from typing import Final

UNREADABLE_MANIFEST: Final = """Manifest, lockfile or other source of a version that cannot be read.

It is broken at the line that is named, too large or too deeply nested, outside the root of the
project, or not there although `version_source` names it.

**Why it matters.** Nothing can be compared with it, so that a wrong version goes unnoticed.

**How to mend it.** Mend the file as the message says, or name other files in `version_source`.
"""

MISSING_FILE: Final = """File that a cell names and that is not there.

A file name in a cell, such as `DEPLOYMENT_GUIDE.md`, becomes a link to that document or project
file. This rule speaks where there is no such file. The name stays plain text.

**Why it matters.** A row that points at a missing file has lost its proof, or never had it.

**How to mend it.** Correct the path, relative to the document or to the root of the project, or add
the file.
"""

UNSAFE_LINK: Final = """Link that a browser would run instead of open.

In checklists a link becomes plain text if its scheme is not known to run nothing: `https:`,
`mailto:`, `tel:` and the like are, `javascript:` and `data:` are not. So does raw HTML that is more
than harmless elements, each closed where it is opened: `<br>`, `<sub>` and `<kbd>` stay,
`<textarea>`, `style="..."` and `onclick="..."` do not; and raw markup for other writers.

So does a link or an image whose file Sphinx would copy beside the pages, and that is not for
readers: it is hidden, named like a secret, no regular file, outside of the root once links are
followed, larger than 128 MiB, or of a type that is not listed. Listed are those of the option
`published_types` and, as long as a project has no list of its own, pictures, office documents,
archives, logs and the like; not what a browser runs, such as `.html`, `.svg` and `.xml`. As images,
pictures of any kind may be shown.

**Why it matters.** Such a link or element runs code in the reader's browser, in the name of your
documentation, or hides the rows behind it.

**How to mend it.** Link to an `https:` address, to a document or to a file of the project; list
other schemes that you use in `myst_url_schemes`, other types of files in `published_types`. Write
HTML as markup, or put it outside of the checklist.
"""

UNKNOWN_NEED: Final = """Link of an item to a need that does not exist.

Where `sphinx_needs` is among the extensions, the links of an item (a `Links` column, the option
`:links:`) lead to needs, items and checklists. This rule speaks for a word in them that looks like
an id and is the id of none. Names of files and addresses are left alone.

**Why it matters.** The chain from a requirement to its sign-off has a gap that no diagram shows.

**How to mend it.** Correct the id, or add the need.
"""
