"""What a form is in which documents pin versions: a row of the table of such forms.

A look begins at a literal *sign*, which is cheap to find. ``{name}`` stands for the name,
``{version}`` for a version of two numbers at least, ``{any}`` for one of any length, ``{tag}`` for
that of an image, ``{number}`` for one that may go on, ``{operator}`` for the sign of a range.
"""

from __future__ import annotations

from typing import Final, NamedTuple

COMMANDS: Final = "commands"
"""A form that counts in prose and in samples of a shell or of no language."""

MANIFESTS: Final = "manifests"
"""One that counts in manifests and configuration, too."""

ANYWHERE: Final = "anywhere"
"""One that cannot be meant otherwise, in any sample of code."""


WHERE: Final = (COMMANDS, MANIFESTS, ANYWHERE)

RANGES: Final = ("", "^", "~", "~>", "cargo")
"""What a version without an operator may mean."""


class PinForm(NamedTuple):
    """One way to pin a version of a package; all patterns are for :mod:`re`.

    What is pinned is the group ``key``, and its version the group ``version``.
    """

    name: str
    """A few words for the documentation."""
    example: str
    """A text that pins version 1.9.0 of ``lantern``."""
    sign: str
    """A literal that stands in every such text; looked for first."""
    after: str
    """What follows the sign."""
    before: str = ""
    """The end of what stands before the sign on its line, and on the lines that it goes on from."""
    about: str = ""
    """What has to be found somewhere before the sign, on the same lines."""
    near: str = ""
    """What has to be found in the :data:`NEAR` characters before the sign."""
    unless: str = ""
    """What must not be found there."""
    where: str = MANIFESTS
    """``commands``, ``manifests`` or ``anywhere``."""
    bare: str = ""
    """The range that a version without an operator means: ``^``, ``~``, ``~>``, or ``cargo``.

    Empty for that version alone.
    """


NEAR: Final = 600
"""Characters before a sign that are looked at for what a sample is about."""
