"""``sphinx-readiness import``: checklists that exist become documents."""

from __future__ import annotations

import argparse
import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.import_files import check_apart, in_place, into, new_file, with_index
from sphinx_readiness.cli.import_report import (
    Done,
    File,
    is_imported,
    print_report,
    say,
    to_write,
)
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.config.columns import DEFAULT_COLUMNS, header_key
from sphinx_readiness.files.opener import SIZE_LIMIT, read_bytes
from sphinx_readiness.files.replacing import check_exchange, replace_file
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing import job, report
from sphinx_readiness.importing.blocks import MARKDOWN, REST
from sphinx_readiness.importing.importer import Importer
from sphinx_readiness.importing.job import Settings
from sphinx_readiness.importing.readers.known import Reading, is_document
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.vocabulary.statuses import Vocabulary

NOTHING: Final = 1
"""The exit status where a file has no checklist."""

_TARGETS: Final = {"myst": MARKDOWN, "rst": REST}


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Import the files that the command line names; return the exit status."""
    collecting = gc.isenabled()
    gc.disable()  # rows are kept to the end, and would be looked at again and again
    try:
        return _run(arguments, translate)
    finally:
        if collecting:
            gc.enable()


def _run(arguments: argparse.Namespace, translate: Translate) -> int:
    try:
        _check(arguments, translate)
        settings = _settings(arguments, translate)
        done = _imported(arguments, settings, translate)
        done = _with_configuration(arguments, done)
    except Misused as error:
        complain(str(error))
        return 2
    except UnreadableFile as error:
        said = translate(error.message).format_map(dict(error.values))
        hint = translate(error.hint).format_map(dict(error.values)) if error.hint else ""
        complain(visible(f"{error.path}: {'. '.join(filter(None, (said, hint)))}"))
        return 2
    lost = [
        each.imported
        for each in done
        if each.imported.counted.read != each.imported.counted.written
    ]
    for each in lost:
        complain(say(translate(_LOST), name=each.plan.source.name,
                      read=str(each.counted.read), written=str(each.counted.written)))  # fmt: skip
    if lost:
        return 2
    written: list[File] = []
    failed = "" if arguments.dry_run or arguments.diff else _write(done, written, translate)
    print_report(arguments, done if not failed else (), written, translate)
    if failed:
        complain(visible(failed))
        return 2
    found = all(each.imported.plan.parts or is_imported(each.imported.plan) for each in done)
    return 0 if found else NOTHING


def _write(done: Iterable[Done], written: list[File], translate: Translate) -> str:
    """Write the files, if all are as they were; return why one cannot be, or an empty string.

    Those that were *written* are whole: a later one may fail, on a disk that is full.
    """
    files = list(to_write(done))
    shown = ""
    try:
        for file in files:
            shown = file.shown
            check_exchange(file.path, file.old())
        for file in files:
            shown = file.shown
            replace_file(file.path, file.data)
            written.append(file)
    except UnreadableFile as error:
        return f"{shown}: {translate(error.message).format_map(dict(error.values))}"
    except OSError as error:
        return f"{shown}: {error.strerror or error}"
    return ""


def _with_configuration(arguments: argparse.Namespace, done: list[Done]) -> list[Done]:
    """Return *done* with a ``readiness.toml`` for statuses of legends, where there is none yet."""
    statuses = {s.key: s for each in done for s in each.imported.plan.statuses.values()}
    if not statuses or not any(each.files for each in done):
        return done
    from sphinx_readiness.config.config_files import find_root  # noqa: PLC0415
    from sphinx_readiness.config.config_unused import has_table  # noqa: PLC0415

    root = find_root(_folder(arguments))
    path = root / "readiness.toml"
    if os.path.lexists(path) or has_table(root / "pyproject.toml"):
        return done
    shown = os.path.relpath(path)
    file = new_file(path, list(report.configuration(list(statuses.values()))), None)
    return [*done[:-1], done[-1]._replace(files=(*done[-1].files, file._replace(shown=shown)))]


def _folder(arguments: argparse.Namespace) -> Path:
    """Return the folder that is written to, or read from."""
    near = Path(arguments.out or arguments.files[0])
    return near if near.is_dir() else near.parent


_LOST: Final = N_(
    "{name}: {written} of {read} rows could be read back from what would be written; nothing is "
    "written"
)


def _check(arguments: argparse.Namespace, translate: Translate) -> None:
    """Raise Misused for arguments that do not go together."""
    _ = translate
    if arguments.in_place and (arguments.out or arguments.split_by):
        raise Misused(
            _(N_("--in-place writes FILE itself; it goes with neither --out nor --split-by"))
        )
    if arguments.split_by and not arguments.out:
        raise Misused(_(N_("--split-by writes several pages; name a folder for them with --out")))
    several = len(arguments.files) > 1
    if several and not (arguments.in_place or arguments.out):
        raise Misused(
            _(N_("several files: name a folder for the pages with --out, or use --in-place"))
        )
    if several and arguments.split_by:
        raise Misused(_(N_("--split-by takes one file at a time")))
    out = Path(arguments.out) if arguments.out and (several or arguments.split_by) else None
    if out is not None and not (out.is_dir() if out.exists() else not is_document(out.name)):
        raise Misused(say(_(N_("'{path}' is no folder")), path=arguments.out))
    if arguments.encoding:
        try:
            with suppress(UnicodeError):  # of one that has two bytes a character
                b"a".decode(arguments.encoding)
        except LookupError:
            raise Misused(
                say(_(N_("--encoding: there is no encoding '{name}'")), name=arguments.encoding)
            ) from None


def _settings(arguments: argparse.Namespace, translate: Translate) -> Settings:
    """Return what the project's configuration and the command line say."""
    from sphinx_readiness.config.conf_py.nearest import nearest_options  # noqa: PLC0415
    from sphinx_readiness.config.config_files import find_root, read_config  # noqa: PLC0415
    from sphinx_readiness.config.options import make_options  # noqa: PLC0415

    folder = _folder(arguments)
    root = find_root(folder)
    layers, problems = read_config(root)
    if (own := nearest_options(folder, root)) is not None:
        layers = [*layers, own]
    if any("presets" in values for values, _source in layers):
        from sphinx_readiness.plugins.preset_plugins import with_presets  # noqa: PLC0415

        layers = with_presets(layers, problems)
    options = make_options(layers)[0]
    vocabulary = options.vocabulary()
    columns, meanings = _mapped(arguments.map, vocabulary, translate)
    mapped = {header_key(text): field for field, texts in columns.items() for text in texts}
    _add_foreign(columns, mapped, options.columns)
    wanted = arguments.columns if arguments.columns is not None else not arguments.in_place
    names = job.known_names(options.columns, columns)
    reading = Reading(
        arguments.encoding, not arguments.no_repair, names, tuple(_importers(arguments.files))
    )
    target = _TARGETS.get(arguments.to or "", "")
    prefix = options.directive_prefix
    return Settings(reading, vocabulary, meanings, mapped, wanted, target, prefix)


def _add_foreign(
    columns: dict[str, list[str]], mapped: dict[str, str], project: Mapping[str, Sequence[str]]
) -> None:
    """Add headers in other languages to *columns*, but those that somebody gives a meaning.

    Those of items and roles are not *mapped*: most of them are read as that by their place.
    """
    from sphinx_readiness.importing.recognise.foreign import FOREIGN  # noqa: PLC0415

    known = {*mapped, *(header_key(each) for names in project.values() for each in names)}
    for field, names in FOREIGN.items():
        more = [each for each in names if header_key(each) not in known]
        columns[field] = [*columns.get(field, ()), *more]
        if field not in ("item", "role"):
            mapped.update((header_key(each), field) for each in more)


def _importers(files: Iterable[str]) -> Iterator[Importer]:
    """Yield the importers of plug-ins, which are only looked for where a file is none of ours."""
    from sphinx_readiness.importing.readers.known import OWN_SUFFIXES  # noqa: PLC0415

    if all(Path(each).suffix.lower() in OWN_SUFFIXES for each in files):
        return
    from sphinx_readiness.plugins.importers import load_importers  # noqa: PLC0415
    from sphinx_readiness.plugins.installed import find_installed  # noqa: PLC0415

    importers, problems = load_importers(find_installed())
    for each in problems:
        complain(visible(each.text()))
    yield from importers


def _mapped(
    pairs: Sequence[str], vocabulary: Vocabulary, translate: Translate
) -> tuple[dict[str, list[str]], dict[str, str]]:
    """Return names of columns by field, and statuses by text, as ``--map`` gives them."""
    from sphinx_readiness.importing.recognise.columns import key_of  # noqa: PLC0415

    columns: dict[str, list[str]] = {}
    meanings: dict[str, str] = {}
    for pair in pairs:
        text, equals, meaning = (part.strip() for part in pair.rpartition("="))
        if equals and text and meaning in DEFAULT_COLUMNS:
            columns.setdefault(meaning, []).append(text)
        elif equals and text and vocabulary.get(meaning) is not None:
            meanings[key_of(text)] = meaning
        else:
            known = [*DEFAULT_COLUMNS, *(each.key for each in vocabulary.statuses)]
            raise Misused(
                say(
                    translate(N_("--map: '{text}' is not TEXT=MEANING with one of: {known}")),
                    text=pair,
                    known=", ".join(known),
                )
            )
    return columns, meanings


def _imported(
    arguments: argparse.Namespace, settings: Settings, translate: Translate
) -> list[Done]:
    """Return what becomes of each file; raises Misused and UnreadableFile."""
    ids: set[str] = set()
    done: list[Done] = []
    target = ""
    for name in arguments.files:
        plan = _plan(name, settings, ids)
        ids |= plan.ids
        target = job.target_of(plan.source, settings.target or job.markup_of(arguments.out or ""))
        if arguments.in_place:
            done.append(in_place(name, plan, target, translate))
        elif arguments.out is None:
            imported = job.make_document(plan, target, job.document_name(name, target))
            done.append(Done(imported, (), tuple(imported.pages[0].lines)))
        else:
            done.append(into(arguments, name, plan, target, translate))
    check_apart(done, translate)
    if len(arguments.files) > 1 and arguments.out:
        return with_index(done, Path(arguments.out), target)
    return done


def _plan(name: str, settings: Settings, ids: Iterable[str]) -> Plan:
    data = read_bytes(None, name, SIZE_LIMIT)
    try:
        return job.plan_of(data, name, settings, ids)
    except ValueError as error:  # of a plug-in, for what it cannot read
        raise UnreadableFile(name, 1, "{reason}", reason=shorten(str(error), 200)) from None
