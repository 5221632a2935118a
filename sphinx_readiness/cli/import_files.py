"""Where ``import`` writes to: the file itself, a new document, a folder of pages."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

from sphinx_readiness.cli.import_report import Done, File, say
from sphinx_readiness.cli.messages import Misused
from sphinx_readiness.files.opener import SIZE_LIMIT, read_bytes
from sphinx_readiness.importing import job
from sphinx_readiness.importing.job import Imported
from sphinx_readiness.importing.line_ends import joined
from sphinx_readiness.importing.readers.text import Text, decode
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.written import read_written
from sphinx_readiness.text.phrases import N_, Translate


def in_place(name: str, plan: Plan, target: str, translate: Translate) -> Done:
    """Return what becomes of the file *name* where it is; raises Misused where that cannot be."""
    source = plan.source
    if source.markup != target or not (source.lines and source.whole):
        raise Misused(
            say(
                translate(N_("'{path}' cannot be wrapped in place; name a document with --out")),
                path=name,
            )
        )
    if plan.parts and not source.is_unicode():
        raise Misused(
            say(
                translate(
                    N_(
                        "'{path}' is {encoding}, and documents are UTF-8: each byte of it would "
                        "change; name a new document with --out"
                    )
                ),
                path=name,
                encoding=source.encoding.upper(),
            )
        )
    imported = job.make_document(plan, target, name, prefixed=False)
    text = joined(imported.pages[0].lines, source.ends)
    before = source.ends.mark + source.before
    path = Path(os.path.realpath(name))
    return Done(imported, (File(path, before, text, text.encode(), name),) if plan.parts else ())


def into(
    arguments: argparse.Namespace, name: str, plan: Plan, target: str, translate: Translate
) -> Done:
    """Return the files that *plan*, of the file *name*, becomes below ``--out``; raises Misused."""
    out = Path(arguments.out)
    if arguments.split_by:
        imported = job.make_pages(plan, target)
        paths = [out / page.name for page in imported.pages]
    else:
        folder = out.is_dir() or arguments.out.endswith(("/", os.sep)) or len(arguments.files) > 1
        path = out / job.document_name(name, target) if folder else out
        before = _existing(path)
        known = before is not None and read_written(before.lines, target, plan.prefix)
        if known and before is not None:
            imported = job.make_update(plan, target, path.name, before.lines, known)
        else:
            imported = job.make_document(plan, target, path.name)
            if len(arguments.files) > 1:
                imported = job.with_title(imported, target)
        paths = [path]
    taken = [path for path in paths if path.exists()]
    if taken and not (arguments.force or arguments.dry_run or arguments.diff):
        raise Misused(
            say(
                translate(
                    N_("'{path}' exists; --force brings it up to date, --diff shows the change")
                ),
                path=str(taken[0]),
            )
        )
    files = [
        new_file(path, page.lines, _existing(path))
        for path, page in zip(paths, imported.pages, strict=True)
    ]
    return Done(imported, tuple(files) if plan.parts else ())


def check_apart(done: Sequence[Done], translate: Translate) -> None:
    """Raise Misused where two sources would be written to one file."""
    written: dict[Path, str] = {}
    for each in done:
        name = each.imported.plan.source.name
        for file in each.files:
            if file.path in written:
                raise Misused(
                    say(
                        translate(
                            N_(
                                "'{one}' and '{other}' would both be written to '{path}'; import "
                                "one of them by itself, with a name of its own behind --out"
                            )
                        ),
                        one=written[file.path],
                        other=name,
                        path=file.shown,
                    )
                )
            written[file.path] = name


def with_index(done: list[Done], out: Path, target: str) -> list[Done]:
    """Return *done* with a page in the folder *out* that lists all others, unless there is one.

    Where a source became the index itself, the list stands at its end.
    """
    pages = [page for each in done if each.files for page in each.imported.pages]
    index = job.index_page(pages, target)
    path = out / index.name
    if not pages or path.exists():
        return done
    own = next((at for at, each in enumerate(done) if any(f.path == path for f in each.files)), -1)
    if own < 0:
        listing = Imported(done[-1].imported.plan, [], job.Counted(0, 0))
        return [*done, Done(listing, (new_file(path, index.lines, None),))]
    lines = done[own].imported.pages[0].lines
    others = job.listing([page for page in pages if page.name != index.name], target)
    file = new_file(path, [*lines, *([""] if lines[-1:] != [""] else []), *others], None)
    return [*done[:own], done[own]._replace(files=(file,)), *done[own + 1 :]]


def _existing(path: Path) -> Text | None:
    """Return the text of the document *path*, or None if there is none."""
    if not path.exists():
        return None
    return decode(read_bytes(None, str(path), SIZE_LIMIT), str(path), repaired=False)


def new_file(path: Path, lines: Sequence[str], before: Text | None) -> File:
    """Return the file *path* with *lines*, which end as those do that it had *before*."""
    lines = lines if lines[-1:] == [""] else [*lines, ""]
    if before is None:
        text = "\n".join(lines)
        return File(path, None, text, text.encode(), str(path))
    text = joined(lines, before.ends())
    old = before.ends().mark + before.before
    return File(path, old, text, text.encode(), str(path), before.encoding)
