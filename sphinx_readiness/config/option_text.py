"""Options that were given as text on the command line, ``sphinx-build -D readiness_x=...``."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.options import option_fields
from sphinx_readiness.config.signoff_options import roles

_BOOLEANS: Final = {
    "1": True, "true": True, "yes": True, "on": True,
    "0": False, "false": False, "no": False, "off": False,
}  # fmt: skip


class Literal(str):
    """A text that a file has as it is; it is converted to nothing else."""

    __slots__ = ()


def typed(name: str, value: object) -> object:
    """Return the text *value* as what the option *name* takes; as it is where that is a text.

    Lists are separated by commas, booleans are 1 or 0, true or false. Sphinx makes a table of
    ``-D readiness_severity.RD201=info`` itself. What cannot be converted is left to the validator,
    which says what is expected.
    """
    declared = option_fields().get(name)
    check = declared.metadata["validate"] if declared is not None else None
    if not isinstance(value, str) or isinstance(value, Literal):
        return value
    if check is valid.boolean:
        return _BOOLEANS.get(value.strip().casefold(), value)
    if check in (valid.strings, valid.version_sources, valid.outputs, roles):
        return [each.strip() for each in value.split(",") if each.strip()]
    return value
