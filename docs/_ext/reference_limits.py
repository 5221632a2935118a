"""The limits of what is read and copied, from the constants that are the limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Final, NamedTuple

from markdown_table import markdown_table

from sphinx_readiness.comparing import baseline, past_reports
from sphinx_readiness.config import conf_py, config_text
from sphinx_readiness.evidence.checks import contains
from sphinx_readiness.evidence.reports import chosen_names, metric
from sphinx_readiness.files import (
    documents,
    git_ancestry,
    git_blame,
    git_history,
    git_names,
    git_objects,
    git_versions,
    names,
    opener,
    patterns,
    project_tree,
    publishing,
    walk,
)
from sphinx_readiness.files.commits import blame
from sphinx_readiness.files.formats import unreadable_text
from sphinx_readiness.importing.readers import workbook
from sphinx_readiness.reading import limits
from sphinx_readiness.signing import signers, signoff_file, ssh_keygen
from sphinx_readiness.sphinx_ext.lint import (
    conf_values,
    front_matter,
    look_through,
    mend,
    substitution_limits,
    watchdog,
)
from sphinx_readiness.workspace.lint_cache import store


def count(value: int) -> str:
    """Return *value* with its thousands apart."""
    return f"{value:,}"


def size(value: int) -> str:
    """Return *value* bytes in MiB."""
    return f"{value / (1 << 20):g} MiB"


def seconds(value: int) -> str:
    """Return *value* with its unit."""
    return f"{value} s"


class Limit(NamedTuple):
    """What may be *most*: a constant *name* in *module*, and how it is shown."""

    what: str
    module: ModuleType
    name: str
    shown: Callable[[int], str] = count


BY_LINT: Final = (
    Limit("A document, or a file that is included", limits, "SIZE_LIMIT", size),
    Limit("All documents together", limits, "TOTAL_LIMIT", size),
    Limit("Processor time for a document", watchdog, "SECONDS", seconds),
    Limit("Processor time for each MiB of it, besides", watchdog, "SECONDS_PER_MIB", seconds),
    Limit("Growth of memory while a document is read", watchdog, "MEMORY_LIMIT", size),
    Limit("Documents", documents, "MOST_DOCUMENTS"),
    Limit("Files and folders that are looked at", walk, "MOST_ENTRIES"),
    Limit("Folders in each other", walk, "DEEPEST"),
    Limit("Files that a document includes", limits, "MOST_INCLUDES"),
    Limit("Characters that a document includes", limits, "INCLUDED_LIMIT"),
    Limit("The same for all documents, shared out to them", limits, "ALL_INCLUDED"),
    Limit("But at least, for each document", limits, "LEAST_INCLUDED"),
    Limit("Files that include each other, one in the other", limits, "DEEPEST_INCLUDE"),
    Limit("Levels of nesting in a document", limits, "DEEPEST"),
    Limit("Bytes in the name of a file", limits, "LONGEST_NAME"),
    Limit("Bytes in the path of a file", limits, "LONGEST_PATH"),
    Limit("Characters in a line", limits, "LONGEST_LINE"),
    Limit("Opening brackets in a document", limits, "MOST_BRACKETS"),
    Limit(
        "Beginnings of markup, each times the length of its paragraph, in a document",
        limits,
        "MOST_SEARCHED",
    ),
    Limit(
        "Characters that the substitutions of a document stand for",
        substitution_limits,
        "MOST_TEXT",
    ),
    Limit("Values that a front matter with aliases stands for", front_matter, "MOST_VALUES"),
    Limit("Characters of a setting such as `rst_prolog`", conf_values, "LONGEST_PROLOG"),
    Limit("Lines with wildcards in a `toctree`", look_through, "MOST_GLOBS"),
    Limit("Runs of `*` in such a line", look_through, "MOST_WILDCARDS"),
    Limit("Patterns of documents, with wildcards", patterns, "MOST"),
    Limit("Characters of such a pattern", patterns, "LONGEST"),
    Limit("The cache", store, "MOST_BYTES", size),
    Limit("Files of the cache", store, "MOST_FILES"),
    Limit("A report, or what a page says, that is kept in it", store, "LARGEST", size),
    Limit("Names in a project that is kept in it", names, "MOST_NAMES"),
    Limit("Tags of such a project, and folders of them", git_names, "MOST"),
    Limit("A file whose size makes no difference to such a name", names, "LARGE", size),
)
"""Limits of lint alone."""

BY_ALL: Final = (
    Limit("`conf.py`, read as text", conf_py, "SIZE_LIMIT", size),
    Limit("`readiness.toml`, `pyproject.toml`", config_text, "SIZE_LIMIT", size),
    Limit("A manifest", project_tree, "MANIFEST_LIMIT", size),
    Limit("A lockfile, or another file that is compared", opener, "SIZE_LIMIT", size),
    Limit("Earlier commits whose versions are looked at", git_history, "MOST_COMMITS"),
    Limit("Earlier commits among which a tag is looked for", git_ancestry, "MOST_FOR_TAGS"),
    Limit("An object of the repository, for that", git_objects, "SIZE_LIMIT", size),
    Limit("All such objects together", git_objects, "MOST_BYTES", size),
    Limit("A report that is evidence", project_tree, "REPORT_LIMIT", size),
    Limit("A file whose digest is compared", opener, "HASHED_LIMIT", size),
    Limit("Rows of a CSV file", metric, "MOST_ROWS"),
    Limit("Tests that are looked through for all patterns of a report", chosen_names, "MOST_LOOKS"),
    Limit("Characters that are searched by `contains`", contains, "MOST_SEARCHED"),
    Limit("Commits behind the one that is checked out", git_ancestry, "MOST_COMMITS"),
    Limit("Commits that `verify --history` looks at", git_versions, "MOST_COMMITS"),
    Limit("Commits that are looked at for who edited a file last", git_blame, "MOST_STEPS"),
    Limit("Versions of sign-offs in them", git_versions, "MOST_VERSIONS"),
    Limit("A sign-off", signoff_file, "SIZE_LIMIT", size),
    Limit("Characters of a name or a condition in one", signoff_file, "TEXT_LIMIT"),
    Limit("A file of keys that may sign, or of revoked ones", signers, "SIZE_LIMIT", size),
    Limit("Signatures that are checked in one run", ssh_keygen, "MOST"),
    Limit("Time for the check of one", ssh_keygen, "SECONDS", seconds),
    Limit("Commits that are looked at for who ticked items", blame, "MOST_COMMITS"),
    Limit("Their objects together", blame, "MOST_BYTES", size),
    Limit("Levels of nesting in such a file", unreadable_text, "DEPTH_LIMIT"),
    Limit("Values in such a file", unreadable_text, "NODE_LIMIT"),
    Limit("Values in a baseline", baseline, "VALUES_LIMIT"),
    Limit("Reports of earlier days", past_reports, "MOST_REPORTS"),
    Limit("All of them together", past_reports, "TOTAL_LIMIT", size),
    Limit(
        "A file that is copied beside the pages, as a cell mentions it",
        publishing,
        "MAX_PUBLISHED_BYTES",
        size,
    ),
    Limit("Such a file or image, as an author links it", publishing, "MAX_LINKED_BYTES", size),
)
"""Limits of lint and the builders alike."""

BY_IMPORT: Final = (
    Limit("A file", opener, "SIZE_LIMIT", size),
    Limit("A workbook, unpacked", workbook, "LARGEST", size),
    Limit("Rows of a sheet", workbook, "MOST_ROWS"),
    Limit("Columns of a sheet", workbook, "MOST_COLUMNS"),
)
"""Limits of import."""

BY_FIX: Final = (Limit("How often the documents are read to try fixes", mend, "MOST_READINGS"),)
"""Limits of fix."""


def reference_limits() -> Iterator[str]:
    """Yield a table for each group of limits."""
    groups = (
        ("`lint`", BY_LINT), ("`lint` and the builders", BY_ALL), ("`import`", BY_IMPORT),
        ("`fix`", BY_FIX),
    )  # fmt: skip
    for title, group in groups:
        rows = ((each.what, each.shown(getattr(each.module, each.name))) for each in group)
        yield from markdown_table((f"Most that {title} reads", "Limit"), rows)
