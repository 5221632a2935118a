"""What a file is that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.model.problems import Pairs, RawProblem


class UnreadableFile(Exception):  # noqa: N818 - what it names is the file
    """A file that cannot be used: where, what is wrong, and how to mend it.

    *path* is relative to the root in POSIX form and *line* counts from 1. *message* and *hint*
    are translatable templates for *values*.
    """

    def __init__(
        self, path: str, line: int, message: str, hint: str = "", /, **values: str
    ) -> None:
        super().__init__(path, line, message)
        self.path = path
        self.line = line
        self.message = message
        self.hint = hint
        self.values: Pairs = tuple(values.items())

    def problem(self, rule: str) -> RawProblem:
        """Return this as a problem that *rule* reports."""
        from sphinx_readiness.model.problems import RawProblem  # noqa: PLC0415 - few files have any

        return RawProblem(rule, (self.path, self.line), self.message, self.hint, self.values)


class MissingFile(UnreadableFile):
    """There is no such file."""


def missing(path: str) -> MissingFile:
    """Return the failure of a file that is not there."""
    return MissingFile(path, 1, N_("there is no such file"), N_("Add it, or mend its name."))


def dangling(path: str) -> UnreadableFile:
    """Return the failure of a link that leads to no file."""
    return UnreadableFile(
        path, 1, N_("this link leads to no file"), N_("Mend the link, or remove it.")
    )


def not_to_be_read(path: str, detail: str) -> UnreadableFile:
    """Return the failure of a file that the system does not let us read."""
    return UnreadableFile(
        path,
        1,
        N_("this file cannot be read: {detail}"),
        N_("Make it readable, or remove it."),
        detail=detail,
    )


def outside(path: str) -> UnreadableFile:
    """Return the failure of a file that is not in the root once links are followed."""
    return UnreadableFile(
        path,
        1,
        N_("this file is outside the project's root and is not read"),
        N_("Name a file inside the root, with no link out of it."),
    )


def irregular(path: str) -> UnreadableFile:
    """Return the failure of a folder, a pipe or a device."""
    return UnreadableFile(
        path,
        1,
        N_("this is no regular file and is not read"),
        N_("Put a regular file in its place."),
    )


def too_large(path: str, limit: int) -> UnreadableFile:
    """Return the failure of a file that has more than *limit* bytes."""
    return UnreadableFile(
        path,
        1,
        N_("this file is too large; expected at most {limit} bytes"),
        N_("Name a smaller file, or remove it."),
        limit=str(limit),
    )


def too_deep(path: str, line: int, limit: int, hint: str) -> UnreadableFile:
    """Return the failure of a text of more than *limit* levels; *hint* says how to mend it."""
    return UnreadableFile(
        path,
        line,
        N_("this file is nested too deeply; expected at most {limit} levels"),
        hint,
        limit=str(limit),
    )


def no_utf8(path: str, line: int) -> UnreadableFile:
    """Return the failure of a text that is not UTF-8 from *line* on."""
    return UnreadableFile(path, line, N_("this file is not UTF-8"), N_("Save it as UTF-8."))
