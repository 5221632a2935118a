"""Directives as text: in MyST between colons, in reST by indentation."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN
from sphinx_readiness.model.problems import Pairs

_PLAIN_SCALAR: Final = re.compile(
    r"(?:[^\s\-?:,\[\]{}#&*!|>'\"%@`]|-(?=\w))(?:[^#:]|:(?=\S)|(?<=\S)#)*\Z"
)
"""What YAML reads as the text that it is (https://yaml.org/spec/1.2.2/#733-plain-style)."""

_COLONS: Final = re.compile(r"\s*(:{3,})")


def write_directive(
    markup: str, name: str, argument: str, options: Pairs, body: Sequence[str]
) -> list[str]:
    """Return the lines of a directive in *markup*, with *body* as its content."""
    bare = list(body)
    while bare and not bare[0].strip():
        del bare[0]
    while bare and not bare[-1].strip():
        del bare[-1]
    if markup == MARKDOWN:
        found = [len(match[1]) for match in map(_COLONS.match, bare) if match is not None]
        fence = ":" * (max(found, default=2) + 1)
        lines = [f"{fence}{{{name}}} {argument}".rstrip()]
        lines += [f":{key}: {_scalar(value)}".rstrip() for key, value in options]
        # A formatter makes a row of the fence, and code hosts show it as one, right below a table.
        return [*lines, *(["", *bare, ""] if bare else []), fence]
    lines = [f".. {name}:: {argument}".rstrip()]
    lines += [f"   :{key}: {' '.join(value.split())}".rstrip() for key, value in options]
    return [
        *lines,
        *([""] if bare else []),
        *(f"   {line}" if line.strip() else "" for line in bare),
    ]


def _scalar(value: str) -> str:
    """Return *value* as YAML that reads as this text."""
    text = " ".join(value.split())
    if not text or (_PLAIN_SCALAR.match(text) and not text.endswith(":")):
        return text
    return json.dumps(text, ensure_ascii=False)
