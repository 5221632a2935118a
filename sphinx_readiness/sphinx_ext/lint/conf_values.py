"""What ``conf.py`` says in literals, as far as it decides how documents are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.conf_py.literals import Literals, read_literals
from sphinx_readiness.config.config_files import find_root
from sphinx_readiness.config.option_text import Literal
from sphinx_readiness.model.evidence import Networks
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.lint.other_documents import other_suffixes
from sphinx_readiness.sphinx_ext.lint.suffixes import SUFFIXES, document_suffixes
from sphinx_readiness.sphinx_ext.names import CONFIG_PREFIX, OPTION_NAMES
from sphinx_readiness.text.phrases import N_

LONGEST_PROLOG: Final = 64 << 10
"""Characters of a text that is read with every document, such as ``rst_prolog``."""

_MYST: Final = "myst_"

_INTERSPHINX: Final = "sphinx.ext.intersphinx"

_NEEDS: Final = "sphinx_needs"

_ENABLED: Final = "myst_enable_extensions"

_FENCES: Final = "colon_fence"

_NEED_TYPES: Final = "needs_types"

_SUFFIX: Final = "source_suffix"

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:[_@-][A-Za-z0-9]{1,8}){0,3}\Z")
"""A language is part of the names of files that Sphinx looks for."""


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_PROLOG


def _is_language(value: object) -> bool:
    return isinstance(value, str) and _LANGUAGE.match(value) is not None


def _are_texts(value: object) -> bool:
    return isinstance(value, list | tuple | set) and all(isinstance(each, str) for each in value)


def _is_flag(value: object) -> bool:
    return isinstance(value, bool | int)


def _is_any(value: object) -> bool:
    del value
    return True


EXTENSIONS: Final = frozenset(
    ("amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
     "html_admonition", "html_image", "linkify", "replacements", "smartquotes", "strikethrough",
     "substitution", "tasklist")
)  # fmt: skip
"""Extensions of the syntax that every version of MyST knows; it is asked about others."""


def _myst_takes(name: str, value: object) -> bool:
    """Say whether MyST accepts *value*; it drops all of its settings for one that it does not."""
    if not name.startswith(_MYST):
        return True
    if name == _ENABLED and isinstance(value, list) and EXTENSIONS.issuperset(value):
        return True
    from myst_parser.config.main import MdParserConfig

    try:
        MdParserConfig(**{name.removeprefix(_MYST): value})  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return False
    return True


_SETTINGS: Final[Mapping[str, Callable[[object], bool]]] = {
    **dict.fromkeys(
        ("project", "version", "release", "root_doc", "master_doc", "rst_prolog", "rst_epilog",
         "default_role", "primary_domain"), _is_text),
    **dict.fromkeys(
        ("exclude_patterns", "include_patterns", "suppress_warnings", "myst_enable_extensions",
         "myst_disable_syntax", "myst_number_code_blocks", "myst_sub_delimiters",
         "myst_fence_as_directive"), _are_texts),
    **dict.fromkeys(
        ("smartquotes", "myst_gfm_only", "myst_commonmark_only", "myst_linkify_fuzzy_links",
         "myst_title_to_header", "myst_colon_fence_exact_match", "myst_all_links_external",
         "myst_strikethrough_single_tilde", "myst_dmath_allow_labels", "myst_dmath_allow_space",
         "myst_dmath_allow_digits", "myst_dmath_double_inline", "myst_heading_anchors"), _is_flag),
    "extensions": _is_any,  # what it lists is not loaded
    "language": _is_language,
    "myst_substitutions": _is_any,
    "myst_url_schemes": _is_any,
}  # fmt: skip
"""Settings of Sphinx and MyST that decide how documents are read and load no code, each with what
says whether it has a value of the right kind."""


_MAY_BE_NONE: Final = frozenset(
    ("language", "rst_prolog", "rst_epilog", "default_role", "primary_domain")
)
"""Settings that old and new projects set to nothing, as Sphinx lets them."""

_NUMBERS: Final = frozenset(("version", "release"))
"""Settings that Sphinx shows as they are, be they texts or numbers."""


class Settings(NamedTuple):
    """The settings of a lint."""

    sphinx: dict[str, object]
    """What Sphinx is told."""
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    """The patterns of documents, which Sphinx is not told."""
    root_doc: str
    problems: tuple[RawProblem, ...]
    """What cannot be told of ``conf.py``."""
    files: frozenset[Path] | None = None
    """The documents that are asked about; None stands for all.

    Where there is no ``conf.py``, no others are read."""
    has_inventories: bool = False
    """Whether links may lead into other projects, by inventories that are not read here."""
    online: Networks | None = None
    """Which networks may be opened for evidence, if any."""
    need_types: Mapping[str, int] = {}
    """The names of the project's own types of needs, which are directives, with their line."""
    others: tuple[str, ...] = ()
    """The suffixes of documents that are read by other parsers, and not here."""
    suffixes: Mapping[str, str] = SUFFIXES
    """The suffixes of documents, each with what Sphinx calls its syntax."""
    loaded: frozenset[str] | None = None
    """The extensions that the project loads, if that are surely all."""


def lint_settings(docs: Path, overrides: Mapping[str, object]) -> Settings:
    """Return the settings for the documents in *docs*; *overrides* are options of ours."""
    ours = {CONFIG_PREFIX + name for name in OPTION_NAMES}
    literals = read_literals(
        docs / "conf.py",
        lambda name: name in _SETTINGS or name in ours or name in {_NEED_TYPES, _SUFFIX},
        root=find_root(docs),
    )
    values: dict[str, object] = {}
    problems = [*literals.problems, *_computed(literals, ours)]
    for name, value in literals.values.items():
        if name in {_NEED_TYPES, _SUFFIX}:
            continue
        if name in ours and isinstance(value, str):
            # A text is a text here; only on a command line it may stand for a list or a boolean.
            values[name] = Literal(value)
        elif name in ours or (_SETTINGS[name](value) and _myst_takes(name, value)):
            values[name] = value
        elif name in _NUMBERS and isinstance(value, int | float):
            values[name] = str(value)
        elif value in (None, "") and name in _MAY_BE_NONE:
            continue
        else:
            problems.append(_unusable(name, literals.lines[name]))
    include, exclude = (
        tuple(map(str, _sorted(values.pop(f"{each}_patterns", default))))
        for each, default in (("include", ["**"]), ("exclude", []))
    )
    root_doc = str(values.pop("master_doc", "") or values.get("root_doc") or "index")
    extensions = values.pop("extensions", None)
    if _ENABLED in literals.computed:
        values[_ENABLED] = sorted({*_sorted(values.get(_ENABLED)), _FENCES})
    elif _may_have_fences(extensions):
        values.setdefault(_ENABLED, [_FENCES])
    suffixes = document_suffixes(literals.values.get(_SUFFIX), is_all=_SUFFIX in literals.once)
    values |= {CONFIG_PREFIX + name: value for name, value in overrides.items()}
    values |= {
        "extensions": ["myst_parser", "sphinx_readiness"],
        "source_suffix": suffixes,
        "root_doc": root_doc,
        # Sphinx looks at the folder before it can be told which documents there are.
        "exclude_patterns": ["**"],
        "locale_dirs": [],
        "templates_path": [],
    }
    has_inventories = _are_texts(extensions) and _INTERSPHINX in extensions  # type: ignore[operator]
    return Settings(
        values,
        include,
        exclude,
        root_doc,
        tuple(problems),
        has_inventories=has_inventories,
        need_types=_need_types(extensions, literals),
        others=other_suffixes(literals.values.get(_SUFFIX), extensions, suffixes),
        suffixes=suffixes,
        loaded=literals.loaded,
    )


def _need_types(extensions: object, literals: Literals) -> dict[str, int]:
    """Return the types of needs that ``conf.py`` lists, unless it is sure that there are none."""
    sure = _are_texts(extensions) and "extensions" not in literals.computed
    if sure and _NEEDS not in extensions:  # type: ignore[operator]
        return {}
    listed = literals.values.get(_NEED_TYPES)
    names = [
        each["directive"]
        for each in (listed if isinstance(listed, list | tuple) else ())
        if isinstance(each, Mapping) and isinstance(each.get("directive"), str)
    ]
    # Newer versions of sphinx-needs take a table of them as well.
    names += [name for name in listed if isinstance(name, str)] if isinstance(listed, dict) else []
    return {name.lower(): literals.lines[_NEED_TYPES] for name in names}


def _sorted(value: object) -> list[str]:
    return sorted(value) if isinstance(value, list | tuple | set) else []


def _may_have_fences(extensions: object) -> bool:
    """Say whether ``:::`` may be enabled by default: then it is, so that nothing is missed.

    *extensions* is what ``conf.py`` lists, if that is a literal.
    """
    return not (_are_texts(extensions) and "myst_parser" in extensions)  # type: ignore[operator]


def _computed(literals: Literals, ours: set[str]) -> list[RawProblem]:
    return [
        RawProblem(
            "invalid-configuration",
            ("conf.py", literals.lines[name]),
            N_("'{name}' is computed; what it says is not known here, as no code is run"),
            N_("Write a literal value, or keep the option in 'readiness.toml'."),
            (("name", name),),
        )
        for name in literals.computed
        if name in ours
    ]


def _unusable(name: str, line: int) -> RawProblem:
    return RawProblem(
        "invalid-configuration",
        ("conf.py", line),
        N_("'{name}' has a value of another kind than Sphinx expects, and is left out"),
        N_("Correct it; Sphinx's documentation says what is expected."),
        (("name", name),),
    )
