"""Projects that read our ``needs.json`` and do not have this extension."""

from __future__ import annotations

import re
from pathlib import Path

from needs_projects import CONF, FILES, needs_in, needs_of
from projects import Project

PAGE = (Path(__file__).parents[2] / "docs" / "how-to" / "needs.md").read_text("utf-8")

SNIPPET = re.compile(r"## Read `needs.json` elsewhere\n.*?^```python\n(.*?)^```$", re.M | re.S)


def test_the_snippet_of_the_documentation_is_enough(tmp_path: Path) -> None:
    ours = Project(tmp_path / "ours", FILES, **CONF).build("needs")
    match = SNIPPET.search(PAGE)
    assert match is not None
    assert "sphinx_readiness" not in match[1]
    consumer = Project(tmp_path / "consumer", {
        "index.md": "# Start\n\n:::{needimport} needs.json\n:::\n\n:::{needtable}\n"
        ':filter: type == "readiness_item" and readiness_outcome == "fail"\n'
        ":columns: id, readiness_owner\n:style: table\n\n:::\n",
        "needs.json": (ours.out / "needs.json").read_bytes(),
    }, extensions=["myst_parser", "sphinx_needs"], needs_build_json=True)  # fmt: skip
    conf = consumer.docs / "conf.py"
    types = repr([{"directive": "req", "title": "R", "prefix": ""},
                  {"directive": "test", "title": "T", "prefix": ""}])  # fmt: skip
    conf.write_text(f"{conf.read_text('utf-8')}{match[1]}\nneeds_types += {types}\n", "utf-8")
    built = consumer.build()
    assert built.warning_lines == []
    found, made = needs_of(built), needs_in(ours.out)
    assert found.keys() == made.keys()
    fields = {name for name in made["OPS-1"] if name.startswith("readiness_")}
    assert fields == {name for name in found["OPS-1"] if name.startswith("readiness_")}
    assert all(found["OPS-1"][name] == made["OPS-1"][name] for name in fields)
    assert "OPS-2" in built.page("index")
