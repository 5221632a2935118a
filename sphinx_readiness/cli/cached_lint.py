"""A lint that prints what it printed before, as long as nothing has changed that it looks at."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.config.clock import system_day
from sphinx_readiness.exports.known_formats import EXPORTERS, JSON, Output
from sphinx_readiness.exports.streams import HALF, print_encoded
from sphinx_readiness.files.replacing import write_output
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.plugins.installed import (
    EVIDENCE,
    PINS,
    PRESETS,
    RULES,
    find_installed,
    members,
)
from sphinx_readiness.text.phrases import Translate
from sphinx_readiness.workspace.lint_cache.outcome import Printed, RunCache
from sphinx_readiness.workspace.lint_cache.place import NO_CACHE, find_place
from sphinx_readiness.workspace.lint_cache.request import Asked, make_request
from sphinx_readiness.workspace.lint_cache.store import Store

if TYPE_CHECKING:
    from sphinx_readiness.model.evidence import Networks


class CachedLint(NamedTuple):
    """What the command line asks for; the fields are those of :func:`..sphinx_ext.lint.lint`."""

    out: Path | None
    overrides: Mapping[str, object]
    quiet: bool
    jobs: int
    color: str
    outputs: tuple[Output, ...]
    translate: Translate
    online: Networks | None
    """Which networks may be opened for evidence; what they say is kept by nobody."""
    cache: bool
    """Whether anything is kept."""
    folder: Path | None
    """Where it is kept; None for the folder of the user."""

    def run(self, docs: Path, files: frozenset[Path] | None) -> int:
        """Lint *files* in *docs*, or all, and return the exit status."""
        cache = self._cache(docs, files)
        if cache is not None:
            printed = cache.printed()
            if printed is not None and self._is_written(printed):
                return printed.status
        from sphinx_readiness.sphinx_ext.lint.command import lint  # noqa: PLC0415

        return lint(
            docs,
            files=files,
            out=self.out,
            overrides=self.overrides,
            quiet=self.quiet,
            jobs=self.jobs,
            color=self.color,
            outputs=self.outputs,
            translate=self.translate,
            online=self.online,
            cache=cache,
        )

    def _all_outputs(self) -> tuple[Output, ...]:
        """Return the outputs, with the report that goes to a folder."""
        if self.out is None:
            return self.outputs
        return (Output(JSON, self.out / JSON.file), *self.outputs)

    def _cache(self, docs: Path, files: frozenset[Path] | None) -> RunCache | None:
        """Return what is known of a lint of *files* in *docs*; None where nothing is kept.

        What plug-ins say may depend on more than is known here.
        """
        if not self.cache or self.online is not None or os.environ.get(NO_CACHE):
            return None
        outputs = self._all_outputs()
        if not all(each.exporter in EXPORTERS for each in outputs):
            return None
        if members(find_installed(), RULES, EVIDENCE, PINS, PRESETS):
            return None
        asked = Asked(
            str(docs),
            None if files is None else tuple(sorted(map(str, files))),
            self.overrides,
            self.quiet,
            self.color,
            tuple((each.exporter.name, each.path is None) for each in outputs),
            sys.stdout is not None and sys.stdout.isatty(),
        )
        paths = [each.path for each in outputs if each.path is not None]
        try:
            request = make_request(asked, paths, system_day(), os.environ)
        except (OSError, UnreadableFile):  # such as a folder to run in that is gone
            return None
        place = find_place(self.folder, request.roots, os.environ)
        if place is None:
            return None
        return RunCache(Store(place), request.beside(place.folder))

    def _is_written(self, printed: Printed) -> bool:
        """Write what is *printed* again; False, and nothing printed, where a file cannot be."""
        outputs = self._all_outputs()
        try:
            for (_exporter, path, named), text in zip(outputs, printed.texts, strict=True):
                if path is not None:
                    write_output(path, (_whole(text),), named=named)
        except OSError:  # a lint says so in its own words
            return False
        for output, text in zip(outputs, printed.texts, strict=True):
            if output.path is None:
                print_encoded(sys.stdout, text)
        return True


def _whole(text: bytes) -> bytes:
    """Return *text* as a file gets it, without halves of surrogate pairs."""
    if HALF not in text:
        return text
    return text.decode("utf-8", "surrogatepass").encode("utf-8", "replace")
