"""What the documentation promises to see of the version of a project: one table.

The reference page shows it, and tests inject each row into generated projects.
"""

from __future__ import annotations

from typing import Final, NamedTuple


class Promise(NamedTuple):
    """One way to state that *lantern* is 1.9.0; the text in reST is empty where it is the same."""

    name: str
    markdown: str
    rest: str = ""
    front: bool = False
    """It stands before the title."""


CLAIMS: Final = (
    Promise("a field", "**Version**: 1.9.0", ":Version: 1.9.0"),
    Promise("a field that names the release", "- *Release:* `1.9.0`", ":Release: 1.9.0"),
    Promise("a field that names the product", "Lantern version: 1.9.0", ":Lantern version: 1.9.0"),
    Promise("a name and a version in a field", "**Product**: Lantern 1.9.0",
            ":Product: Lantern 1.9.0"),
    Promise("a key in another language", "Versión: 1.9.0", ":Versión: 1.9.0"),
    Promise("a full-width colon", "版本：1.9.0"),
    Promise("a further field on a line", "**Date**: 2026-01-31 | **Version**: 1.9.0"),
    Promise("a front matter", "---\nversion: 1.9.0\n---", ":version: 1.9.0", front=True),
    Promise("a row of a table", "| Version | 1.9.0 |\n|---------|-------|",
            "+---------+-------+\n| Version | 1.9.0 |\n+---------+-------+"),
    Promise("a row of more columns",
            "| What | Is | Note |\n|---|---|---|\n| Version | 1.9.0 | stable |",
            ".. list-table::\n\n   * - Version\n     - 1.9.0\n     - stable"),
    Promise("a version below its key", "## Version\n\n1.9.0", "Version\n   1.9.0"),
    Promise("text with marks of HTML", "<b>Version</b>: 1.9.0", "**Version**: 1.9.0"),
    Promise("a line of its own", "Version 1.9.0", "Release v1.9.0. (:ref:`genindex`)"),
    Promise("a line with a key in bold", "**Version** 1.9.0"),
    Promise("a heading below the title", "## Version 1.9.0", "Version 1.9.0\n-------------"),
    Promise("a heading with the name", "Words.\n\n## Lantern 1.9.0",
            "Words.\n\nLantern 1.9.0\n-------------"),
    Promise("a sentence on the latest version", "Words.\n\n## More\n\nThe latest version is 1.9.0.",
            "Words.\n\nMore\n----\n\nThe latest stable release of lantern is 1.9.0."),
    Promise("a sentence on the current version", "The current version is **1.9.0**."),
    Promise("a sentence on the page", "This guide describes version 1.9.0.",
            "This documentation is for Lantern 1.9.0."),
    Promise("a sentence that ends with the name", "This guide describes version 1.9.0 of Lantern."),
    Promise("a badge", "![version](https://img.shields.io/badge/version-1.9.0-blue)",
            ".. image:: https://img.shields.io/badge/lantern-v1.9.0-blue"),
    Promise("a badge with a query",
            "![version](https://img.shields.io/static/v1?label=version&message=1.9.0&color=blue)",
            ".. image:: https://img.shields.io/static/v1?label=release&message=1.9.0"),
    Promise("a badge that asks about a tag",
            "![since](https://img.shields.io/github/commits-since/acme/lantern/v1.9.0)",
            ".. image:: https://img.shields.io/github/commits-since/acme/lantern/v1.9.0"),
    Promise("a name that stands for it",
            "---\nmyst:\n  substitutions:\n    v: 1.9.0\n---\n\n# Guide\n\n**Version**: {{ v }}",
            ".. |v| replace:: 1.9.0\n\n:Version: |v|", front=True),
)  # fmt: skip
