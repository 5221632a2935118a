"""``sbom FILE``: a bill of materials is there, and is that of this product and version.

`FILE` is CycloneDX in JSON or XML, or SPDX 2 in JSON. It has to name the product and its version
as the project does, and at least one component.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Final, NamedTuple

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.unlike import day_of, not_run, unlike
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.files.formats.shapes import rows, table, word, words
from sphinx_readiness.files.formats.xml_text import XmlElement
from sphinx_readiness.files.project_tree import string
from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import plain_name

_NAME: Final = "SBOM in CycloneDX or SPDX"


class Bill(NamedTuple):
    """What is asked of a bill of materials."""

    name: str
    version: str
    components: int
    made: str


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the bill is one of this product, and lists something."""
    path = project.report(given["path"])
    bill = project.once(("sbom", path), lambda: _bill(path, project))
    origin = project.origin(path)._replace(version=bill.version, date=day_of(bill.made))
    names = project.truth.names | {plain_name(each.product) for each in project.truth.own}
    if not bill.name or not bill.version:
        reason = N_("'{path}' does not name a product and its version")
        return Checked(None, reason, (("path", path),), Fault.UNLIKE, origin)
    if names - {""} and plain_name(bill.name) not in names:
        reason = N_("'{path}' is about '{name}', not this project")
        values = (("path", path), ("name", shorten(bill.name)))
        return Checked(None, reason, values, Fault.OTHER_VERSION, origin)
    if not bill.components:
        return not_run(N_("'{path}' lists no components"), origin, path=path)
    return Checked(True, origin=origin)


def _bill(path: str, project: Surroundings) -> Bill:
    if PurePosixPath(path).suffix.lower() == ".xml":
        return _of_xml(project.tree.report(path, "xml"), path)
    return _of_json(table(project.tree.report(path, "json")), path)


def _of_json(top: dict[str, object], path: str) -> Bill:
    """Return the bill in JSON: CycloneDX 1.2 to 1.6, or SPDX 2.2 and 2.3."""
    if top.get("bomFormat") == "CycloneDX":
        about = table(top.get("metadata"))
        name, version = string(about, "component", "name"), string(about, "component", "version")
        group = string(about, "component", "group")
        if group and name.startswith("/"):
            name = group + name
        return Bill(name, version, len(rows(top.get("components"))), word(about.get("timestamp")))
    if not word(top.get("spdxVersion")).startswith("SPDX-2"):
        raise unlike(path, _NAME)
    packages = rows(top.get("packages"))
    described = words(top.get("documentDescribes")) + [
        word(each.get("relatedSpdxElement"))
        for each in rows(top.get("relationships"))
        if each.get("relationshipType") == "DESCRIBES"
    ]
    first = next((each for each in packages if each.get("SPDXID") in described), {})
    others = sum(each.get("SPDXID") not in described for each in packages)
    made = string(top, "creationInfo", "created")
    return Bill(string(first, "name"), string(first, "versionInfo"), others, made)


def _of_xml(root: XmlElement, path: str) -> Bill:
    """Return the bill in CycloneDX's XML."""
    if root.name != "bom" or not any("cyclonedx.org" in each for each in root.attributes.values()):
        raise unlike(path, _NAME)
    texts = [
        found.text if (found := root.find("metadata", *names)) is not None else ""
        for names in (("component", "name"), ("component", "version"), ("timestamp",))
    ]
    listed = root.child("components")
    return Bill(texts[0], texts[1], len(listed.children) if listed is not None else 0, texts[2])


KIND: Final = own(
    "sbom", PATH, N_("expected 'sbom FILE', such as 'sbom bom.cdx.json'"), check, begins_with_report
)
