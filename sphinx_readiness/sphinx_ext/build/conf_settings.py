"""The configuration of one build as it was written, before anything in it is checked.

Enough to tell whether documents have to be read again, and whether anything may have changed
since the pages were written. :mod:`sphinx_readiness.workspace.session` makes the options of it
when they are needed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.config.conf_py import misspelt_options, source_of, with_options
from sphinx_readiness.config.config_files import find_root, read_config
from sphinx_readiness.config.config_unused import unused_confs, unused_files
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.files.paths import relative
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX, OPTION_NAMES
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.workspace.settings import Settings

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.model.problems import Place, RawProblem


class Config(Protocol):
    """The configuration of Sphinx, or what answers for the same values."""

    @property
    def overrides(self) -> Mapping[str, object]:
        """Return what was not said by ``conf.py`` itself."""

    def __getitem__(self, name: str) -> object:
        """Return the value of a setting."""

    def __contains__(self, name: str) -> bool:
        """Say whether there is such a setting."""


def read_settings(config: Config, confdir: Path, srcdir: Path) -> Settings:
    """Read the configuration of the project around *srcdir*."""
    written = _config_values(config)
    named = written.get("project_root")
    base = confdir if confdir.is_dir() else srcdir
    chosen = isinstance(named, str) and bool(named)
    start = base / named if isinstance(named, str) and named else find_root(srcdir)
    read = root = Path(os.path.abspath(start))  # noqa: PTH100 - links stay as they are named
    layers, problems = read_config(read)
    files = [source.path for _values, source in layers]
    moved = next((v["project_root"] for v, _ in reversed(layers) if v.get("project_root")), None)
    if isinstance(moved, str) and "project_root" not in written:
        root = Path(os.path.abspath(root / moved))  # noqa: PTH100
    problems = [each._replace(place=_moved(each.place, read, root)) for each in problems]
    folder = Path(os.path.abspath(srcdir))  # noqa: PTH100
    above = not layers and not problems and not chosen
    problems += unused_files(folder, read, root, (base.absolute(), root), above=above)
    problems += unused_confs(base.absolute(), root)
    values, source = _conf_layer(config, base, root, written, problems)
    if values:
        layers = [*layers, (values, source)]
    if any("presets" in values for values, _source in layers):
        from sphinx_readiness.plugins.preset_plugins import with_presets

        layers = with_presets(layers, problems)
    if source.lines.keys() & OPTION_NAMES.keys() or _from_conf(config, written):
        files.append(source.path)
    sources = relative(folder, root)
    return Settings(
        root, read, sources, layers, tuple(problems), tuple(files), _commands_day(config)
    )


def directive_prefix(settings: Settings) -> str:
    """Return what stands before the names of our directives, as the option says."""
    if not any(
        name in values
        for values, _source in settings.layers
        for name in ("directive_prefix", "directive-prefix")
    ):
        return ""
    # Few builds have it, and the declarations of the options are a large import.
    from sphinx_readiness.config.options import make_options

    return make_options(settings.layers)[0].directive_prefix


def settings_of(app: Sphinx) -> Settings:
    """Return the settings of *app*'s build, read now."""
    return read_settings(app.config, Path(app.confdir), Path(app.srcdir))


def _moved(place: Place, read: Path, root: Path) -> Place:
    """Return *place*, which is relative to *read*, relative to *root*."""
    if read == root:
        return place
    return relative(read / place[0], root), place[1]


def _config_values(config: Config) -> dict[str, object]:
    """Return the options that are set in *config* (``conf.py`` or the command line)."""
    values: dict[str, object] = {}
    for name in OPTION_NAMES:
        value = config[CONFIG_PREFIX + name]
        if value is not None:
            values[name] = value
    for name in values if config.overrides else ():
        if _is_override(config, name):
            # Few builds have any, and the declarations of the options are a large import.
            from sphinx_readiness.config.option_text import typed

            values[name] = typed(name, values[name])
    return values


def _is_override(config: Config, name: str) -> bool:
    return CONFIG_PREFIX + name in config.overrides


def _commands_day(config: Config) -> bool:
    """Say whether the command line set the day; lint overrides what ``conf.py`` says, too."""
    if not _is_override(config, "as_of"):
        return False
    from sphinx_readiness.config.option_text import Literal

    return not isinstance(config[CONFIG_PREFIX + "as_of"], Literal)


def _from_conf(config: Config, written: Mapping[str, object]) -> bool:
    """Say whether any option was not set on the command line, as far as that can be told.

    Sphinx keeps no trace of an entry of a table that was.
    """
    return any(
        not isinstance(value, Mapping) and not _is_override(config, name)
        for name, value in written.items()
    )


def _conf_layer(
    config: Config,
    confdir: Path,
    root: Path,
    written: Mapping[str, object],
    problems: list[RawProblem],
) -> tuple[dict[str, object], OptionSource]:
    """Return *written* and the unknown options of ``conf.py``, with the lines in it.

    *problems* get those that it sets where they do nothing.
    """
    path = confdir / "conf.py"
    shown = relative(path, root)
    source_text = source_of(path)
    for name, (meant, line) in misspelt_options(source_text, OPTION_NAMES).items():
        problems.append(
            OptionSource(shown, {"": line}).problem(
                "",
                N_("'{name}' sets nothing; did you mean '{meant}'?"),
                N_("Correct the name."),
                name=name,
                meant=meant,
            )
        )
    text = with_options(source_text)
    if not text:
        return dict(written), OptionSource(shown, {})
    from sphinx_readiness.config.conf_py.literals import assigned_options

    found = assigned_options(text)
    strip = len(CONFIG_PREFIX)
    lines = {name[strip:]: line for name, line in found.settings.items()}
    source = OptionSource(shown, lines)
    unknown = {
        name: None
        for name in lines
        if name and name not in OPTION_NAMES and CONFIG_PREFIX + name not in config
    }
    for name, line in found.local.items():
        if name[strip:] in OPTION_NAMES and name[strip:] not in written:
            problems.append(
                source._replace(lines={"": line}).problem(
                    "",
                    N_("'{name}' is a variable of a function here, and sets no option"),
                    N_("Set it at the top level of the file."),
                    name=name,
                )
            )
    return {**unknown, **written}, source


def fingerprint(settings: Settings) -> str:
    """Return a digest that changes when documents have to be read again.

    That is for options that decide how they are read, and for another version of the extension,
    whose rules may judge what it reads otherwise. It tells nothing about the machine.
    """
    merged: dict[str, object] = {}
    for values, _source in settings.layers:
        merged |= {name.replace("-", "_"): value for name, value in values.items()}
    kept = {name: value for name, value in merged.items() if OPTION_NAMES.get(name)}
    text = canonical_text((__version__, settings.sources, kept))
    return hashlib.blake2b(text.encode("ascii"), digest_size=20).hexdigest()
