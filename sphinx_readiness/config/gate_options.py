"""Options of the gate: what is judged, how strictly, and against which files of the project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option import Option
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import VersionSource

FAIL_ON: Final[Option[Severity | None]] = Option(
    Severity.ERROR,
    valid.threshold,
    '"error", "warning", "info" or "never"',
    "The least severity that makes the gate fail.",
    reread=False,
)

SELECT: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of rules",
    "Run only these rules: codes (`RD201`), code prefixes (`RD2`), names (`open-blocker`) or "
    "families (`gate`). Empty means all.",
    reread=False,
)

IGNORE: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of rules",
    "Leave these rules out, named as for `select`; it wins over `select`.",
    reread=False,
)

SEVERITY: Final[Option[Mapping[str, Severity]]] = Option(
    {},
    valid.severities,
    'table of rule = "error", "warning" or "info"',
    "Other severities for rules, named as for `select`; a code or name wins over a family.",
    reread=False,
)

AS_OF: Final[Option[str]] = Option(
    "",
    valid.iso_date,
    "date, YYYY-MM-DD",
    "The day that the report is made for. Otherwise `SOURCE_DATE_EPOCH`, otherwise today, in UTC.",
    reread=False,
)

OPEN_ROWS_AT_RELEASE: Final[Option[str]] = Option(
    "error",
    valid.open_rows,
    '"error", "warning" or "blocking"',
    "What rows are that are open in a record that is released: an error, a warning, or an "
    "error only where they block.",
    reread=False,
)

DEPLOYMENT_TAG: Final[Option[str]] = Option(
    "",
    valid.tag_name,
    'name of a tag with `{version}` in it, such as "v{version}"',
    "The time of this tag is that of the deployment of a record with windows that does not say "
    "`:deployed:`; in place of `{version}` stands its version. It is read from the git repository.",
    reread=False,
)

PROJECT_ROOT: Final[Option[str]] = Option(
    "",
    valid.string,
    "path, relative to the configuration",
    "The folder that holds the project's files. Otherwise the nearest one at or above the "
    "documents with a `readiness.toml`, `.git` or `pyproject.toml` (one in a folder such as "
    "`docs` has to configure the gate), else with another manifest, such as `Cargo.toml`.",
)

BLOCKING_NEEDS: Final[Option[tuple[Pairs, ...]]] = Option(
    (),
    valid.field_filters,
    "list of tables of field = value",
    "Needs that block the release: those whose fields equal every value of one of the tables.",
    reread=False,
)

VERSION_SOURCE: Final[Option[tuple[VersionSource, ...]]] = Option(
    (),
    valid.version_sources,
    "list of file names, and of tables with `file` or `tag`, `product`, `pointer`, `pattern`",
    "Where the version of the project is known, and those of other products that its documents "
    "speak of. Without one for the project itself, the manifests in its root are looked at.",
    reread=False,
)

VERSION_IGNORE: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of paths with `*`",
    "Documents, relative to the root of the project, whose versions are not compared.",
    reread=False,
)

VERSION_INCLUDE: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of paths with `*`",
    "Documents, relative to the root of the project, whose versions are compared although they are "
    "called as pages about many versions are, such as a changelog.",
)

DIGEST_COLUMNS: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of columns",
    "Further columns that the digest of an item covers: names of extra columns, `links` or "
    "`tags`. Everything that decides is covered in any case.",
    reread=False,
)

RECORD: Final[Option[str]] = Option(
    "",
    valid.string,
    "id of a record",
    "Gate this record only: findings about other records, and these records themselves, are left "
    "out of the report. What is about no record counts always. Pages show everything.",
    reread=False,
)

RATCHET: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "boolean",
    "Fail on findings that the baseline accepts and that are mended, until they are taken out.",
    reread=False,
)

OUTPUTS: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.outputs,
    'list of "FORMAT" and "FORMAT=FILE"',
    "Further forms of the report that the builder writes besides `readiness.json`, each into a "
    "file in its output folder. `sphinx-readiness lint` has `--output` instead: a project that "
    "nobody vouches for does not decide what is written.",
    reread=False,
)
