"""Commits of a git repository, read from its object store: git itself is not run.

Formats: gitrepository-layout(5), gitformat-pack(5), gitformat-loose-object (git 2.45). Loose
objects and packs with an index of version 2 are read, deltas followed, SHA-1 and SHA-256 known.
Alternates and partial clones are not followed: what is not there cannot be told. Everything is
bounded.
"""

from __future__ import annotations

import os
import re
import zlib
from itertools import islice
from pathlib import Path
from typing import Final

from sphinx_readiness.files.opener import read_part
from sphinx_readiness.files.unreadable import UnreadableFile

_LARGEST: Final = 1 << 20
"""Bytes of an object that is unpacked: a commit has some hundred."""

_USUAL: Final = 4096
"""Bytes of a pack that hold most commits."""

_PACKS: Final = 500
"""Packs that are looked into."""

_BUCKET: Final = 64 << 20
"""Bytes of names with the same first byte that are read from an index."""

_DELTAS: Final = 60
"""Deltas on each other: git makes at most 50 by itself."""

_PARENT: Final = re.compile(rb"^parent ([0-9a-f]{40,64})$", re.MULTILINE)

_TYPES: Final = {1: b"commit", 2: b"tree", 3: b"blob", 4: b"tag"}


class Objects:
    """The objects below a folder ``objects``; what cannot be read is None."""

    def __init__(self, folder: Path) -> None:
        """Read from the folder *folder*."""
        self._folder = Path(os.path.realpath(folder))
        self._packs: list[_Pack] | None = None

    def parents(self, commit: str) -> tuple[str, ...] | None:
        """Return the parents of *commit*, all of its digits; None if it cannot be read."""
        kind, data = self._read(commit)
        if kind != b"commit":
            return None
        head = data.partition(b"\n\n")[0]
        return tuple(each.decode() for each in _PARENT.findall(head))

    def commit_of(self, name: str) -> str:
        """Return the commit that the object *name* is, or an annotated tag leads to; or nothing."""
        for _ in range(5):  # a tag may be of a tag
            kind, data = self._read(name)
            if kind == b"commit":
                return name
            match = re.match(rb"object ([0-9a-f]{40,64})\n", data) if kind == b"tag" else None
            if match is None:
                return ""
            name = match[1].decode()
        return ""

    def _read(self, name: str) -> tuple[bytes, bytes]:
        """Return the type and the content of an object; nothing where it cannot be read."""
        try:
            loose = read_part(f"{self._folder}/{name[:2]}/{name[2:]}", 0, _LARGEST)
        except UnreadableFile:
            return self._packed(name)
        head, _, data = _inflated(loose)[0].partition(b"\0")
        return head.partition(b" ")[0], data

    def _packed(self, name: str) -> tuple[bytes, bytes]:
        for pack in self._all_packs():
            at = pack.position(bytes.fromhex(name))
            if at is not None:
                return pack.object_at(at, self)
        return b"", b""

    def _all_packs(self) -> list[_Pack]:
        if self._packs is None:
            try:
                names = sorted(os.listdir(self._folder / "pack"))  # noqa: PTH208
            except OSError:
                names = []
            found = (each for each in names if each.endswith(".idx"))
            self._packs = [
                _Pack(str(self._folder / "pack" / each[:-4])) for each in islice(found, _PACKS)
            ]
        return self._packs


class _Pack:
    """One pack and its index of version 2."""

    def __init__(self, stem: str) -> None:
        self._stem = stem
        self._fanout: tuple[int, ...] | None = None
        self._buckets: dict[int, bytes] = {}

    def _index(self, offset: int, size: int) -> bytes:
        try:
            return read_part(f"{self._stem}.idx", offset, size)
        except UnreadableFile:
            return b""

    def _counts(self) -> tuple[int, ...]:
        """Return how many names begin with each byte or a smaller one; nothing if broken."""
        if self._fanout is None:
            head = self._index(0, 8 + 256 * 4)
            good = len(head) == 8 + 256 * 4 and head[:8] == b"\377tOc\0\0\0\2"
            self._fanout = _numbers(head[8:]) if good else ()
        return self._fanout

    def position(self, name: bytes) -> int | None:
        """Return where in the pack the object *name* begins, or None if it is not in it."""
        counts, size = self._counts(), len(name)
        if not counts:
            return None
        first = counts[name[0] - 1] if name[0] else 0
        length = (counts[name[0]] - first) * size
        if not 0 < length <= _BUCKET:
            return None
        if name[0] not in self._buckets:
            self._buckets[name[0]] = self._index(8 + 1024 + first * size, length)
        place = _bisect(self._buckets[name[0]], name)
        if place is None:
            return None
        total = counts[255]
        offsets = 8 + 1024 + total * (size + 4)
        small = int.from_bytes(self._index(offsets + (first + place) * 4, 4))
        if small < 1 << 31:
            return small
        at = offsets + total * 4 + (small - (1 << 31)) * 8
        return int.from_bytes(self._index(at, 8))

    def object_at(self, at: int, objects: Objects) -> tuple[bytes, bytes]:
        """Return the type and the content of the object at *at*; nothing where it is broken."""
        deltas: list[bytes] = []
        for _ in range(_DELTAS):
            entry = self._entry(at)
            if entry is None:
                return b"", b""
            kind, data, base = entry
            if kind in _TYPES:
                return _TYPES[kind], _patched(data, deltas)
            deltas.append(data)
            if isinstance(base, str):
                found, data = objects._read(base)  # noqa: SLF001 - the two read each other
                return found, _patched(data, deltas)
            at = base
        return b"", b""

    def _entry(self, at: int, most: int = _USUAL) -> tuple[int, bytes, int | str] | None:
        """Return type, content and, for a delta, the place or the name of its base."""
        try:
            raw = read_part(f"{self._stem}.pack", at, most)
        except UnreadableFile:
            return None
        if not raw or at <= 0:
            return None
        kind, used = raw[0] >> 4 & 7, 1
        while used < len(raw) and raw[used - 1] & 0x80:
            used += 1
        base: int | str = 0
        if kind == 6:  # noqa: PLR2004 - OBJ_OFS_DELTA
            back = raw[used] & 0x7F if used < len(raw) else 0
            while used + 1 < len(raw) and raw[used] & 0x80:
                used += 1
                back = ((back + 1) << 7) | (raw[used] & 0x7F)
            used += 1
            base = at - back
        elif kind == 7:  # noqa: PLR2004 - OBJ_REF_DELTA
            size = self._name_size()
            base = raw[used : used + size].hex()
            used += size
        elif kind not in _TYPES:
            return None
        data, ends = _inflated(raw[used:])
        return (kind, data, base) if ends or most == _LARGEST else self._entry(at, _LARGEST)

    def _name_size(self) -> int:
        """Return the bytes of a name: the index begins with one for each object."""
        return 32 if any(len(each) % 20 for each in self._buckets.values()) else 20


def _inflated(data: bytes) -> tuple[bytes, bool]:
    """Return what *data* packs, and whether that ends; nothing if it is broken."""
    stream = zlib.decompressobj()
    try:
        return stream.decompress(data, _LARGEST), stream.eof
    except zlib.error:
        return b"", True


def _numbers(data: bytes) -> tuple[int, ...]:
    return tuple(int.from_bytes(data[at : at + 4]) for at in range(0, len(data), 4))


def _bisect(names: bytes, wanted: bytes) -> int | None:
    """Return which of the sorted *names* is *wanted*, or None."""
    size = len(wanted)
    low, high = 0, len(names) // size
    while low < high:
        middle = (low + high) // 2
        found = names[middle * size : (middle + 1) * size]
        if found == wanted:
            return middle
        low, high = (middle + 1, high) if found < wanted else (low, middle)
    return None


def _patched(data: bytes, deltas: list[bytes]) -> bytes:
    """Return *data* with *deltas* applied, the last one first; nothing where one is broken."""
    for delta in reversed(deltas):
        data = _apply(data, delta)
    return data


def _apply(base: bytes, delta: bytes) -> bytes:
    """Return what *delta* makes of *base* (gitformat-pack, "Deltified representation")."""
    at = 0
    for _ in range(2):  # the sizes of both
        while at < len(delta) and delta[at] & 0x80:
            at += 1
        at += 1
    made = bytearray()
    while at < len(delta) and len(made) <= _LARGEST:
        code = delta[at]
        at += 1
        if not code & 0x80:
            made += delta[at : at + code]
            at += code
            continue
        numbers = []
        for bits in (range(4), range(4, 7)):
            value = 0
            for shift, bit in enumerate(bits):
                if code & 1 << bit and at < len(delta):
                    value |= delta[at] << 8 * shift
                    at += 1
            numbers.append(value)
        start, size = numbers[0], numbers[1] or 0x10000
        made += base[start : start + size]
    return bytes(made)
