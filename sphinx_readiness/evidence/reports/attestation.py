"""``attestation FILE PREDICATE-TYPE``: a statement is about a file or commit of this project.

`FILE` is an in-toto statement in JSON (version 0.1 or 1), or the DSSE envelope or Sigstore bundle
that holds one. `PREDICATE-TYPE` is its `predicateType`, in full. One subject at least has to be a
file of the project with this SHA-256, or a commit of its history; none may be a file of the
project with another digest. **Signatures are not verified**: do that where you know the keys.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from typing import Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.unlike import unlike
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.files.formats.parsed_files import parse_json
from sphinx_readiness.files.formats.shapes import rows, table, word
from sphinx_readiness.files.project_tree import string
from sphinx_readiness.model.evidence import Fault, Origin
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_TYPES: Final = frozenset(("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1"))

_PAYLOAD: Final = "application/vnd.in-toto+json"

_SUBJECTS: Final = 1_000
"""Subjects that are looked at."""

_COMMIT: Final = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the statement is of this type, and about something of this project."""
    path = project.report(given["path"])
    statement = project.once(
        ("attestation", path), lambda: _statement(table(project.tree.report(path, "json")), path)
    )
    origin = project.origin(path)
    found = string(statement, "predicateType")
    if found != given["type"]:
        reason = N_("'{path}' is of predicate type '{found}'")
        values = (("path", path), ("found", shorten(found)))
        return Checked(False, reason, values, origin=origin)
    # Names are relative to the document as well, so that those of one folder are alike.
    return project.once(
        ("subjects", path, project.base), lambda: _about(statement, path, origin, project)
    )


def _about(
    statement: Mapping[str, object], path: str, origin: Origin, project: Surroundings
) -> Checked:
    """Say whether one of the subjects of *statement* is something of this project."""
    ours, commit = 0, ""
    for subject in rows(statement.get("subject"))[:_SUBJECTS]:
        name, digest = word(subject.get("name")), table(subject.get("digest"))
        if file := project.find(name) if name and len(name) < 300 else "":  # noqa: PLR2004
            if project.tree.digest(file) != f"sha256:{word(digest.get('sha256')).lower()}":
                reason = N_("'{path}' is about another file '{name}' than the one that is there")
                values = (("path", path), ("name", shorten(name)))
                return Checked(False, reason, values, origin=origin)
            ours += 1
        commit = commit or word(digest.get("gitCommit")) or word(digest.get("sha1"))
    if _COMMIT.match(commit) and project.history.behind(commit) is not None:
        return Checked(True, origin=origin._replace(commit=commit))
    if ours:
        return Checked(True, origin=origin)
    reason = N_("'{path}' is about no file and no commit of this project")
    return Checked(None, reason, (("path", path),), Fault.OTHER_COMMIT, origin)


def _statement(top: dict[str, object], path: str) -> dict[str, object]:
    """Return the statement in the file *path*, out of its envelope."""
    envelope = table(top.get("dsseEnvelope")) or top
    if envelope.get("payloadType") == _PAYLOAD:
        try:
            text = base64.b64decode(word(envelope.get("payload")), validate=True).decode()
        except (binascii.Error, ValueError):
            raise unlike(path, "in-toto statement") from None
        top = table(parse_json(text, path))
    if word(top.get("_type")) not in _TYPES or not isinstance(top.get("subject"), list):
        raise unlike(path, "in-toto statement")
    return top


KIND: Final = own(
    "attestation",
    rf"{PATH}\s++(?P<type>[^\s\"']{{1,300}})",
    N_(
        "expected 'attestation FILE PREDICATE-TYPE', such as "
        "'attestation provenance.json https://slsa.dev/provenance/v1'"
    ),
    check,
    begins_with_report,
)
