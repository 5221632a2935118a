"""Objects of a git repository, read from its files: git is not run, and no filter or hook of it.

Loose objects are one compressed file each; packs hold many, as differences from others, and an
index beside each says where (gitformat-pack(5), version 2). Other repositories that one borrows
from (``alternates``) are not looked at, nor are names by SHA-256. All is bounded: what is larger
or deeper, or not as git writes it, is not there.
"""

from __future__ import annotations

import os
import re
import zlib
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from sphinx_readiness.files.looks import EXISTS, LOOKS, Look
from sphinx_readiness.files.opener import open_regular, read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile

SIZE_LIMIT: Final = 1 << 20
"""Bytes of an object that are accepted: 1 MiB."""

MOST_BYTES: Final = 64 << 20
"""Bytes of all objects together: 64 MiB."""

_PACKS: Final = 100
_DEEPEST: Final = 60
"""Differences from differences; git makes at most 50 by default."""

_KEPT: Final = 32 << 20
"""Bytes of objects in packs that are kept, as others are differences from them: 32 MiB."""

_NAME: Final = re.compile(r"[0-9a-f]{40}\Z")

_TAGGED: Final = re.compile(rb"object ([0-9a-f]{40})\n")

_TAGS_OF_TAGS: Final = 5

_KINDS: Final = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
_BY_OFFSET: Final = 6
_BY_NAME: Final = 7
_HASH: Final = 20
_INDEX_START: Final = b"\xfftOc\x00\x00\x00\x02"
_NAMES_START: Final = 8 + 1024
_SHIFTS: Final = tuple(tuple(8 * n for n in range(4) if bits >> n & 1) for bits in range(16))
"""For each set of bytes of a number that are told: where they belong."""


class Object(NamedTuple):
    """A commit, tree, blob or tag."""

    kind: str
    data: bytes


class _OddError(Exception):
    """Something is not as git writes it, or too large."""


class Objects:
    """The objects below *folder*, the one with ``objects`` in it; close it when done."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        """Read at most so many bytes of objects there."""
        self._folder = folder / "objects"
        self._left = most
        self._packs: list[tuple[BinaryIO, BinaryIO]] | None = None
        self._known: dict[tuple[int, int], Object] = {}
        self._kept = 0

    def read(self, name: str) -> Object | None:
        """Return the object called *name*, in hexadecimal; None if it cannot be had."""
        if _NAME.match(name) is None:
            return None
        try:
            return self._loose(name) or self._packed(bytes.fromhex(name))
        except (_OddError, OSError, zlib.error, IndexError, ValueError):
            return None

    def commit_of(self, name: str) -> str:
        """Return the commit that the object *name* is, or an annotated tag leads to; or nothing."""
        for _ in range(_TAGS_OF_TAGS):
            found = self.read(name)
            if found is None:
                return ""
            if found.kind == "commit":
                return name
            match = _TAGGED.match(found.data) if found.kind == "tag" else None
            if match is None:
                return ""
            name = match[1].decode("ascii")
        return ""

    def close(self) -> None:
        """Close all files."""
        for pair in self._packs or ():
            for each in pair:
                each.close()
        self._packs = []

    def _take(self, size: int) -> None:
        self._left -= size
        if size > SIZE_LIMIT or self._left < 0:
            raise _OddError

    def _loose(self, name: str) -> Object | None:
        path = self._folder / name[:2] / name[2:]
        there = os.path.lexists(path)
        looks = LOOKS.get()
        if looks is not None:
            looks.note(Look(EXISTS, "", str(path)), str(there))
        if not there:
            return None
        try:
            packed = read_bytes(None, str(path), SIZE_LIMIT)
        except UnreadableFile:
            return None
        data = zlib.decompressobj().decompress(packed, SIZE_LIMIT + 100)
        self._take(len(data))
        head, _, content = data.partition(b"\0")
        kind, _, size = head.decode("ascii", "replace").partition(" ")
        return Object(kind, content) if size == str(len(content)) else None

    def _packed(self, name: bytes, depth: int = 0) -> Object | None:
        for number, (index, _pack) in enumerate(self._all_packs()):
            offset = _offset(index, name)
            if offset is not None:
                return self._at(number, offset, depth)
        return None

    def _all_packs(self) -> list[tuple[BinaryIO, BinaryIO]]:
        if self._packs is None:
            self._packs = []
            with os.scandir(self._folder / "pack") as entries:
                found = sorted(
                    each.path for each in islice(entries, 10 * _PACKS) if each.name.endswith(".idx")
                )
            for path in found[:_PACKS]:
                index, pack = open_regular(path), open_regular(f"{path[:-4]}.pack")
                if index is not None and pack is not None and index.read(8) == _INDEX_START:
                    self._packs.append((index, pack))
                    continue
                for each in (index, pack):
                    if each is not None:
                        each.close()
        return self._packs

    def _at(self, number: int, offset: int, depth: int) -> Object | None:
        """Return the object at *offset* in a pack: the whole one below, and all differences."""
        changes: list[tuple[int, bytes]] = []
        base: Object | None = None
        while base is None:
            if depth + len(changes) > _DEEPEST:
                raise _OddError
            base = self._known.get((number, offset))
            if base is None:
                kind, below, data = self._entry(number, offset)
                if kind in _KINDS:
                    base = self._keep(number, offset, Object(_KINDS[kind], data))
                else:
                    changes.append((offset, data))
                    if isinstance(below, int):
                        offset = below
                        continue
                    place = _offset(self._all_packs()[number][0], below)
                    if place is None:
                        base = self._packed(below, depth + len(changes) + 1)
                        if base is None:
                            raise _OddError
                    else:
                        offset = place
        for place, change in reversed(changes):
            data = _changed(base.data, change)
            self._take(len(data))
            base = self._keep(number, place, Object(base.kind, data))
        return base

    def _keep(self, number: int, offset: int, found: Object) -> Object:
        self._kept += len(found.data)
        while self._kept > _KEPT and self._known:
            self._kept -= len(self._known.pop(next(iter(self._known))).data)
        self._known[number, offset] = found
        return found

    def _entry(self, number: int, offset: int) -> tuple[int, int | bytes, bytes]:
        """Return the kind of the entry at *offset*, what it differs from, and what it holds."""
        pack = self._all_packs()[number][1]
        pack.seek(offset)
        head = pack.read(64)
        byte, at = head[0], 1
        kind, size, shift = (byte >> 4) & 7, byte & 15, 4
        while byte & 0x80:
            byte, at = head[at], at + 1
            size |= (byte & 0x7F) << shift
            shift += 7
        self._take(size)
        below: int | bytes = 0
        if kind == _BY_OFFSET:
            byte, at = head[at], at + 1
            back = byte & 0x7F
            while byte & 0x80:
                byte, at = head[at], at + 1
                back = ((back + 1) << 7) | (byte & 0x7F)
            below = offset - back
            if not 0 < below < offset:
                raise _OddError
        elif kind == _BY_NAME:
            below, at = head[at : at + _HASH], at + _HASH
        elif kind not in _KINDS:
            raise _OddError
        pack.seek(offset + at)
        unpack = zlib.decompressobj()
        data = unpack.decompress(pack.read(size + 4096), size + 1)
        if len(data) != size:
            raise _OddError
        return kind, below, data


def _offset(index: BinaryIO, name: bytes) -> int | None:
    """Return where the object *name* is in the pack of *index*; None if it is not in it."""
    index.seek(8)
    fan = b"\0\0\0\0" + index.read(1024)
    low, high, total = (
        int.from_bytes(fan[4 * at : 4 * at + 4], "big") for at in (name[0], name[0] + 1, 256)
    )
    while low < high:
        middle = (low + high) // 2
        index.seek(_NAMES_START + _HASH * middle)
        found = index.read(_HASH)
        if found == name:
            return _place(index, middle, total)
        if found < name:
            low = middle + 1
        else:
            high = middle
    return None


def _place(index: BinaryIO, position: int, total: int) -> int:
    places = _NAMES_START + (_HASH + 4) * total
    index.seek(places + 4 * position)
    found = int.from_bytes(index.read(4), "big")
    if found & 0x80000000:
        index.seek(places + 4 * total + 8 * (found & 0x7FFFFFFF))
        found = int.from_bytes(index.read(8), "big")
    return found


def _changed(base: bytes, change: bytes) -> bytes:
    """Return what the difference *change* makes of *base* (gitformat-pack(5), "Deltified")."""
    size, at = _number(change, 0)
    wanted, at = _number(change, at)
    if size != len(base) or wanted > SIZE_LIMIT:
        raise _OddError
    found = bytearray()
    while at < len(change) and len(found) <= wanted:
        code, at = change[at], at + 1
        if code & 0x80:
            start = length = 0
            for shift in _SHIFTS[code & 0x0F]:
                start, at = start | change[at] << shift, at + 1
            for shift in _SHIFTS[code >> 4 & 0x07]:
                length, at = length | change[at] << shift, at + 1
            found += base[start : start + (length or 0x10000)]
        elif code:
            found += change[at : at + code]
            at += code
        else:
            raise _OddError
    if len(found) != wanted:
        raise _OddError
    return bytes(found)


def _number(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte, at = data[at], at + 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if not byte & 0x80:
            return value, at
        if shift > 63:  # noqa: PLR2004 - bits of a size
            raise _OddError
