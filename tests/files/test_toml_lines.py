"""Where the tables and keys of a TOML text are written."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.files.formats.toml_lines import toml_places


def places(text):
    return [
        (("[[" if each.array else "[" if each.header else "") + ".".join(each.path), each.line)
        for each in toml_places(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1\n\n[t] # x\nb.c = 2\n[[ x . 'y' ]]\n", [("a", 1), ("[t", 3), ("t.b.c", 4), ("[[x.y", 5)]),
        ('a = """\n[no]\nb = 1\n""" # x\nc = 1', [("a", 1), ("c", 5)]),
        ("a = '''\n[no]'''\nc = 1", [("a", 1), ("c", 3)]),
        ("a = [\n  [1],\n  ['x']\n]\n[t]\n", [("a", 1), ("[t", 5)]),
        ("a = [ # ]\n  '[', \"\\\"[\", '''\n]]]''',\n  { b = [\n1]}]\n[t]", [("a", 1), ("[t", 6)]),
        ('a = "" # """\n"b#" = 1', [("a", 1), ("b#", 2)]),
        ("a = ''\n[t]", [("a", 1), ("[t", 2)]),
        ("[t]\r\na = 1\r\n", [("[t", 1), ("t.a", 2)]),
    ],
)  # fmt: skip
def test_headers_and_keys_count_and_the_insides_of_values_do_not(text, expected):
    tomllib.loads(text)
    assert places(text) == expected


@given(st.text(alphabet="ab=[]{}\"'#\\.\n ", max_size=60))
def test_any_text_is_read(text):
    assert all(1 <= line <= text.count("\n") + 1 for _, line in places(text))
