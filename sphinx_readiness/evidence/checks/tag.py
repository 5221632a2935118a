"""``tag NAME``: the git repository has the tag, and it leads to a commit.

``{version}`` in it stands for the project's own version. Git is not run. A shallow clone may lack
tags, so that it cannot be told there.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.evidence.forms import COMPARES, NUMBER
from sphinx_readiness.evidence.kinds import Checked, NotUnderstood
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.files.git_refs import has_unread_objects, is_broken, references
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.versions import Source
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.truth import Truth

_EXPECTED: Final = N_("expected 'tag NAME', such as 'tag v1.2.3'")


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the repository that the project is in has the tag."""
    name = given["tag"]
    if "{version}" in name:
        lead = _tagged(project.truth, name)
        if lead is None:
            return Checked(
                False, N_("the version of the project is not known; see option 'version_source'")
            )
        name = name.replace("{version}", lead.version.removeprefix("v"))
    if "{" in name:  # git knows no such name, so that another placeholder is meant
        raise NotUnderstood(_EXPECTED)
    values: Pairs = (("tag", shorten(name)),)
    known = references(project.tree.root)
    if known is None:
        return Checked(False, N_("there is no git repository to look for tag '{tag}'"), values)
    if name in known.tags and not is_broken(project.tree.root, name):
        if project.history.tagged(name) or has_unread_objects(project.tree.root):
            return Checked(True)
        return Checked(None, N_("tag '{tag}' leads to no commit that is there"), values)
    if known.incomplete:
        return Checked(None, known.incomplete, values)
    return Checked(False, N_("there is no tag '{tag}'"), values)


def _tagged(truth: Truth, name: str) -> Source | None:
    """Return the source of the product that the tag *name* is for: by the word before its version.

    ``cli-v{version}`` is a tag of *cli* where that has a version of its own.
    """
    product = name.partition("{version}")[0].removesuffix("v").rstrip("@/_-.")
    others = truth.of(product) if product else ()
    return next((each for each in others if not each.partial), None) or truth.lead


_SHORT: Final = re.compile(r"[\"']?(?:v|r|rel|release|version|build)[-_/.]?\d", re.IGNORECASE)
"""The name of a tag that has no more than one number: ``v9``, ``release-12``."""


def _is_marked(rest: str) -> bool:
    if COMPARES.search(rest) is not None or NUMBER.search(rest) is not None:
        return True
    return _SHORT.match(rest) is not None


KIND: Final = own("tag", r"[\"']?(?P<tag>[^\s\"']{1,200})[\"']?", _EXPECTED, check, _is_marked)
