"""What reads configuration and writes reports, and whole pages through the lint."""

from __future__ import annotations

import contextlib
import io
import json
import re
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Final

import jsonschema
from report_samples import checklist, head, report
from running import CHEAP, Target

from sphinx_readiness.assembly.digest import Json, canonical, item_digest
from sphinx_readiness.config.conf_py.literals import read_literals
from sphinx_readiness.config.config_text import is_nearly_ours, key_lines, read_file
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import make_options
from sphinx_readiness.exports.checklist_table import checklist_table
from sphinx_readiness.exports.json_report import dumps
from sphinx_readiness.exports.terminal import closing_line, finding_lines
from sphinx_readiness.files.formats.toml_lines import toml_places
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.lint.command import lint
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.text.folding import inert
from sphinx_readiness.text.phrases import english

_SCHEMA: Final = jsonschema.Draft202012Validator(
    json.loads(
        files("sphinx_readiness").joinpath("schemas/readiness-1.schema.json").read_text("utf-8")
    )
)

_OBEYED: Final = re.compile(r"\A(?:\s|\x1b\[[0-9;]*m)*::|##[a-zA-Z]{0,20}\[")

_UNSAFE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

_CONF: Final = (
    "readiness_fail_on = 'error'\n", "readiness_roles = [", "readiness_roles += ['a']\n", "readiness_severity['RD201'] = 'info'\n", "exec(", "from a import *\n", "import a\n", "if x:\n    ", "else:\n    ",
    "def f():\n    ", "global readiness_roles\n", "lambda: ", "[x for x in y]", "{**a}", "'a' 'b'", "f'{x}'", "1 + 2", "- 1", "(", ")", "[", "]", "{", "}", "\\\n", "# coding: latin-1\n", "# -*- coding: x -*-\n",
    "class A:\n    ", "match x:\n    case ", "globals()['readiness_roles'] = 1\n", "setattr(", "b'x'", "...", "del readiness_roles\n", "x = readiness_roles = 1\n", "(a, b) = 1, 2\n", "9" * 400, "1e999", "\\N{DASH}",
)  # fmt: skip

_TOML: Final = (
    "[tool.sphinx-readiness]\n", "[tool.sphinx_readiness]\n", "[tool]\n", "[statuses.x]\n", "[[version-source]]\n", 'fail-on = "error"\n', "fail_on = 1\n", "select = [", "]", "roles = []\n", '"a"', "'a'", '"""', "'''",
    "= ", ".", ",", "\n", "# ", 'symbols = ["✅"]\n', 'outcome = "pass"\n', "severity = { RD201 = 'info' }\n", "columns = { owner = ['a'] }\n", "as-of = 2026-01-31\n", "as_of = '2026-01-31'\n", "{", "}", "inf", "nan",
    "severities = { high = ['x'] }\n", "[[waivers]]\nitems = 'A-1'\nuntil = 2026-01-31\n", "default-status = ''\n", "file-links = 'x'\n", "digest-columns = ['x']\n", "placeholders = ['']\n", "unfinished-words = ['', 'not', 'a b']\n",
)  # fmt: skip

_CELLS: Final = (
    "\n",
    "\n\n",
    "✅",
    "❌",
    "⚠️",
    "::error::",
    "##[x]",
    "{id}",
    "{0}",
    "{",
    "}",
    "%s",
    "\ud800",
    "2026-01-31",
    "yes",
    "conditional",
    "24h",
    "ok",
    "X-1",
    "\x1b[31m",
)

_JSON: Final = (
    '{"a":',
    "}",
    "[",
    "]",
    '"\\ud83d\\ude00"',
    '"\uffee"',
    '"\U00010000"',
    "9007199254740991",
    "9007199254740992",
    "-0",
    "true",
    "null",
    ",",
    '"\\ud800"',
    '"\\u0000"',
    '"é":1',
)


def _readable(problems: list[RawProblem]) -> None:
    for each in problems:
        assert each.message.format_map(dict(each.values))
        each.hint.format_map(dict(each.values))
        assert each.place[1] > 0


def conf_py(base: Path, data: bytes) -> None:
    """Literals with their lines, or problems with messages."""
    path = base / "conf.py"
    path.write_bytes(data)
    lines = data.count(b"\n") + data.count(b"\r") + data.count(b"\x0c") + 2
    found = read_literals(
        path, lambda name: name.startswith("readiness_") or name == "extensions", "conf.py", base
    )
    _readable(list(found.problems))
    assert found.values.keys() | set(found.computed) >= found.lines.keys()
    assert all(0 < line <= lines for line in found.lines.values())
    settings = {name.removeprefix("readiness_"): each for name, each in found.values.items()}
    _options(settings, OptionSource("conf.py", {}))


def _options(values: object, source: OptionSource) -> None:
    if isinstance(values, dict):
        options, problems = make_options([(values, source)])
        _readable(list(problems))
        canonical_text(options)
        for text in ("✅ done", "❌", "", "maybe"):
            options.vocabulary().match(text)


def config(base: Path, data: bytes) -> None:
    """Options, or problems with messages; the places of keys are in the text."""
    text = data.decode("utf-8", "replace")
    lines = text.count("\n") + 1
    assert all(0 < place.line <= lines for place in toml_places(text))
    is_nearly_ours(text[:100])
    for name, table in (("readiness.toml", ()), ("pyproject.toml", ("tool", "sphinx-readiness"))):
        (base / name).write_bytes(data)
        problems: list[RawProblem] = []
        layer = read_file(base, name, table, problems)
        _readable(problems)
        assert all(0 < line <= lines for line in key_lines(text, table)[0].values())
        if layer is not None:
            _options(dict(layer[0]), layer[1])


def exports(data: bytes) -> None:
    """A report is JSON by its schema, and lines that no runner or terminal obeys."""
    parts = data.decode("utf-8", "surrogateescape").split("\n\n")
    some = [*(part.split("\n") for part in parts), [""] * 4]
    kinds = ("checklist", "go-live", "post-deployment")
    lists = [
        checklist("abcdefgh"[at], cells[0], [(each, (cells[-1], "✅", "❌")[at % 3]) for each in cells[1:9]], kinds[at % 3],
                  verdict=cells[-1], window=cells[-1], decision=cells[0], owner=cells[0])
        for at, cells in enumerate(some[1:9])
    ]  # fmt: skip
    first = [*some[0], "", "", "", ""]
    found = report(
        *lists, records=(head("r", first[0], version=first[1], updated=first[2], contacts=first[3], legend=first[0]),),
        problems=(RawProblem("malformed-row", (first[1], 0), "lost {what}", "", (("what", first[0]),)),),
    )  # fmt: skip
    written = dumps(found)
    written.encode()
    _SCHEMA.validate(json.loads(written))
    lines = [
        *finding_lines(found, english),
        *checklist_table(found, english),
        closing_line(found, english),
    ]
    for line in map(inert, lines):
        assert _UNSAFE.search(line) is None, line
        assert _OBEYED.search(line) is None, line
        assert "\n" not in line
    for item in found.project.all_items():
        digest = item_digest(item, ("tags", "Area"))
        assert re.fullmatch("[0-9a-f]{64}", digest)
        assert (
            item_digest(item._replace(title=f" {item.title}\n\ufe0f"), ("tags", "Area")) == digest
        )
        assert item_digest(item._replace(title=f"{item.title}x"), ("tags", "Area")) != digest


def canonical_json(data: bytes) -> None:
    """Canonical JSON says the same, is the same again, and has its names in order."""
    try:
        value: Json = json.loads(data.decode("utf-8", "replace"), parse_float=lambda _: 1.0)
    except (ValueError, RecursionError):
        return
    try:
        made = canonical(value)
    except TypeError:
        assert _has(value, float)
        return
    except ValueError:
        assert _has(value, int, str)
        return
    assert json.loads(made) == value
    assert canonical(json.loads(made)) == made
    # 1.0 is 1 there, and another text.
    assert _has(value, float) or canonical_text(value) == canonical_text(json.loads(made))


_SAFE_INTEGER = 2**53 - 1
"""See https://www.rfc-editor.org/rfc/rfc7493#section-2.2."""


def _has(value: object, *kinds: type) -> bool:
    """Say whether there is anything in *value* for which there is no canonical JSON."""
    rest = [value]
    while rest:
        each = rest.pop()
        if isinstance(each, dict):
            rest += [*each, *each.values()]
        elif isinstance(each, list):
            rest += each
        elif type(each) in kinds and (
            isinstance(each, float)
            or (isinstance(each, int) and abs(each) > _SAFE_INTEGER)
            or (isinstance(each, str) and re.search("[\ud800-\udfff]", each))
        ):
            return True
    return False


def page(base: Path, name: str, data: bytes) -> None:
    """The lint passes or fails, says so in lines that nothing obeys, and writes a report."""
    docs = base / name.partition(".")[2]
    docs.mkdir(exist_ok=True)
    (docs / name).write_bytes(data)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = lint(
            docs,
            out=docs / "_out",
            overrides={"as_of": "2026-01-15"},
            quiet=False,
            jobs=1,
            color="never",
            translate=english,
        )
    assert status in (0, 1), (status, err.getvalue())
    for line in (out.getvalue() + err.getvalue()).split("\n"):
        assert _UNSAFE.search(line) is None, line
        assert _OBEYED.search(line) is None, line
    _SCHEMA.validate(json.loads((docs / "_out" / "readiness.json").read_text("utf-8")))


_PIECES: Final = (
    "# A\n\n", "Title\n=====\n\n", ":::{checklist} a\n\n", "| ID | Item | Status |\n|---|---|---|\n| A | b | ✅ |\n", ":::\n\n", "```{checklist} b\n", "```\n", "- [x] done\n", "{check}`A`", "{{ a }}", "---\nmyst: {}\n---\n",
    ".. checklist:: c\n\n", "   .. list-table::\n      :header-rows: 1\n\n      * - Item\n        - Status\n      * - a\n        - ✅\n", "   - [ ] open\n", ":title: x\n", ":verdict: verified\n", "```{include} x.md\n```\n", ".. include:: x\n",
    ":::{readiness} P\n:version: 1.0\n:::\n", ":::{go-live}\n- [x] yes\n:::\n", "<b>", "</b>", "<!-- ", " -->", "[a](javascript:x)", "[^1]: ", ":check:`A`", "|a|_", ".. |a| replace:: b\n", ".. raw:: html\n\n   <b>\n", "```{eval-rst}\n", "::::{note}\n", "::::\n",
    ".. role:: x(raw)\n   :format: html\n", ".. default-role:: math\n", "`x`", ".. only:: html\n\n", "+---+---+\n| a | b |\n+---+---+\n", "=== ===\n a   b\n=== ===\n", "(x)=\n", "$$\n", "```{list-table}\n", "* - a\n  - b\n", ":::{signoff-matrix}\n", ":::{post-deployment} 24h\n",
)  # fmt: skip


def targets(base: Path) -> tuple[Target, ...]:
    """Return the targets; files of theirs go below *base*."""
    return (
        Target("conf-py", partial(conf_py, base), _CONF, 0.1),
        Target("config", partial(config, base), _TOML, 0.2),
        Target("exports", exports, _CELLS, 0.03),
        Target("canonical-json", canonical_json, _JSON, CHEAP),
        Target("page-markdown", partial(page, base, "index.md"), _PIECES, 0.003, 4.0),
        Target("page-rest", partial(page, base, "index.rst"), _PIECES, 0.003, 4.0),
    )
