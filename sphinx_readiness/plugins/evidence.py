"""Kinds of evidence of others: each has a verb of its own, and a form that can be compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.evidence.verbs import WORDS
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import EVIDENCE, Found, members
from sphinx_readiness.plugins.loading import load, refused
from sphinx_readiness.text.phrases import N_

_VERB: Final = re.compile(r"[a-z][a-z-]{2,29}")


def load_kinds(
    installed: Iterable[Found],
) -> tuple[tuple[EvidenceKind, ...], tuple[RawProblem, ...]]:
    """Return the kinds of evidence that plug-ins add, and what is wrong with some.

    A plug-in may have had a verb before we did: then its kind goes before ours.
    """
    problems: list[RawProblem] = []
    good: dict[str, EvidenceKind] = {}
    for found in members(installed, EVIDENCE):
        for kind in load(found, EvidenceKind, problems):
            if not _is_sound(kind):
                message = N_("{plugin} is no kind of evidence with a verb, a form and a check")
                problems.append(refused(found, message))
            elif kind.verb in OWN.keys() - WORDS or kind.verb in good:
                message = N_("{plugin} takes the verb '{verb}', which another kind of evidence has")
                problems.append(refused(found, message, verb=kind.verb))
            else:
                good[kind.verb] = kind
    return tuple(good.values()), tuple(problems)


def _is_sound(kind: Any) -> bool:
    texts = (kind.verb, kind.form, kind.expected)
    if not all(isinstance(each, str) and each for each in texts) or not callable(kind.check):
        return False
    try:
        re.compile(kind.form)
    except (re.error, RecursionError, OverflowError):
        return False
    return _VERB.fullmatch(kind.verb) is not None
