"""What was there before a build is left to itself while it runs, and given back."""

from __future__ import annotations

import atexit
import gc
from pathlib import Path

import pytest
from docutils.frontend import OptionParser
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.sphinx_ext.build.garbage import OldObjects


@pytest.fixture(autouse=True)
def _nothing_frozen() -> None:
    gc.unfreeze()


def build(folder: Path, body: str, builder: str = "readiness") -> Sphinx:
    folder.joinpath("conf.py").write_text(
        f"extensions = ['sphinx_readiness']\n{body}", encoding="utf-8"
    )
    folder.joinpath("index.rst").write_text("Title\n=====\n", encoding="utf-8")
    with patch_docutils(str(folder)), docutils_namespace():
        out = folder / "_build"
        app = Sphinx(folder, folder, out, out / "d", builder, status=None, warning=None)
        app.build()
    return app


READ = """
def read(app, docname, source):
    import gc
    from docutils.frontend import OptionParser
    from pathlib import Path
    Path(app.srcdir, "seen").write_text(str((gc.get_freeze_count() > 0,
        hasattr(OptionParser.populate_from_components, "__wrapped__"))))
    {fails}
def setup(app):
    app.connect("source-read", read)
"""


def test_they_are_set_aside_while_documents_are_read(tmp_path: Path) -> None:
    app = build(tmp_path, READ.format(fails=""))
    assert tmp_path.joinpath("seen").read_text() == "(True, True)"
    assert gc.get_freeze_count() == 0
    assert not hasattr(OptionParser.populate_from_components, "__wrapped__")
    # Nor is a doctree kept for a page; it is read from its file by whoever asks.
    assert app.env.all_docs.keys() == {"index"}
    assert not getattr(app.env, "_write_doc_doctree_cache", {})
    assert app.env.get_doctree("index").astext() == "Title"


def test_they_are_given_back_if_a_build_fails(tmp_path: Path) -> None:
    with pytest.raises(SphinxError):
        build(tmp_path, READ.format(fails="raise __import__('sphinx').errors.SphinxError('x')"))
    assert tmp_path.joinpath("seen").read_text() == "(True, True)"
    assert gc.get_freeze_count() == 0
    assert not hasattr(OptionParser.populate_from_components, "__wrapped__")


def test_what_others_have_set_aside_stays() -> None:
    gc.freeze()
    ours = OldObjects()
    ours.set_aside()
    ours.take_back()
    assert gc.get_freeze_count() > 0
    gc.unfreeze()


@pytest.mark.parametrize("builder", ["readiness", "dummy"])
def test_a_gate_ends_without_a_search_for_garbage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builder: str
) -> None:
    at_exit: list[object] = []
    monkeypatch.setattr(atexit, "register", at_exit.append)
    build(tmp_path, "", builder)
    build(tmp_path, "", builder)
    assert at_exit == ([gc.freeze, gc.freeze] if builder == "readiness" else [])
