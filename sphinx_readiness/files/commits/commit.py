"""One commit, as git writes it."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from sphinx_readiness.files.git_objects import Objects

_HEAD: Final = re.compile(rb"tree ([0-9a-f]{40})\n((?:parent [0-9a-f]{40}\n){0,100})")

_PERSON: Final = re.compile(
    rb"^(author|committer) ([^<>\n]{0,500})<([^<>\n]{0,500})> ([0-9]{1,15}) ", re.MULTILINE
)

_PARENT_LINE: Final = len("parent ") + 40 + 1


class Person(NamedTuple):
    """Who wrote a commit, or put it into the repository: no more than they say of themselves."""

    name: str = ""
    email: str = ""


class Commit(NamedTuple):
    """What it holds, and what it came from."""

    tree: str
    """The name of its folder, in hexadecimal."""
    parents: tuple[str, ...]
    author: Person = Person()
    committer: Person = Person()
    when: int = 0
    """When it was committed, in seconds since 1970."""


def read_commit(objects: Objects, name: str) -> Commit | None:
    """Return the commit *name*; None if it cannot be had, as at the end of a shallow clone."""
    found = objects.read(name)
    match = _HEAD.match(found.data) if found is not None and found.kind == "commit" else None
    if found is None or match is None:
        return None
    parents = match[2]
    head = found.data.partition(b"\n\n")[0]
    people = {role: (who, email, at) for role, who, email, at in _PERSON.findall(head)}
    author = people.get(b"author", (b"", b"", b"0"))
    committer = people.get(b"committer", author)
    return Commit(
        match[1].decode(),
        tuple(
            parents[at + 7 : at + _PARENT_LINE - 1].decode()
            for at in range(0, len(parents), _PARENT_LINE)
        ),
        _person(author),
        _person(committer),
        int(committer[2]),
    )


def _person(found: tuple[bytes, bytes, bytes]) -> Person:
    name, email, _when = found
    return Person(name.decode("utf-8", "replace").strip(), email.decode("utf-8", "replace").strip())
