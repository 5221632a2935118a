"""A lint that prints what it printed before, as long as nothing has changed that it looks at."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.cli.printed_again import Goal, write_again
from sphinx_readiness.cli.remembered import Line, keep_line, run_cache
from sphinx_readiness.exports.known_formats import EXPORTERS, JSON, Output
from sphinx_readiness.text.phrases import Translate
from sphinx_readiness.workspace.lint_cache.outcome import RunCache
from sphinx_readiness.workspace.lint_cache.request import Asked

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
    argv: tuple[str, ...]
    """The command line, if it names one folder alone."""
    known: RunCache | None
    """What was found out about this lint before: that it has no outcome."""

    def run(self, docs: Path, files: frozenset[Path] | None) -> int:
        """Lint *files* in *docs*, or all, and return the exit status."""
        cache = self._cache(docs, files)
        if cache is not None and cache is not self.known:
            self._keep_line(cache)
            printed = cache.printed()
            status = write_again(self._goals(), printed) if printed is not None else None
            if status is not None:
                return status
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
        """Return what is known of a lint of *files* in *docs*; None where nothing is kept."""
        if not self.cache or self.online is not None:
            return None
        outputs = self._all_outputs()
        if not all(each.exporter in EXPORTERS for each in outputs):
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
        if self.known is not None and self.known.is_of(asked):
            return self.known
        folder = str(self.folder) if self.folder is not None else None
        return run_cache(asked, self._goals(), folder, os.environ)

    def _goals(self) -> tuple[Goal, ...]:
        return tuple(
            Goal(None if path is None else str(path), named)
            for _exporter, path, named in self._all_outputs()
        )

    def _keep_line(self, cache: RunCache) -> None:
        """Keep what the command line asks for, if the next one can be told from it."""
        request = cache.request
        if self.folder is not None or request.asked.files is not None or not self.argv:
            return
        out = str(self.out) if self.out is not None else None
        keep_line(self.argv, Line(request.asked, self._goals(), out, request.package), cache)
