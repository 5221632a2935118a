from __future__ import annotations

import os
import pickle

import pytest

from sphinx_readiness.sphinx_ext.own_documents import OwnDocuments


def test_the_process_that_has_it_keeps_all() -> None:
    documents = OwnDocuments({"a": b"1"})
    documents["b"] = b"2"
    loaded = pickle.loads(pickle.dumps(documents))
    assert loaded == {"a": b"1", "b": b"2"}
    assert type(loaded) is dict


@pytest.mark.skipif(not hasattr(os, "fork"), reason="Sphinx reads in parallel only with fork")
def test_a_fork_sends_what_it_read() -> None:
    documents = OwnDocuments({"a": b"1", "b": b"2"})
    documents["c"] = b"3"
    receive, send = os.pipe()
    child = os.fork()
    if not child:
        documents["b"] = b"new"
        documents["d"] = b"4"
        documents["e"] = b"5"
        del documents["e"]
        os.write(send, pickle.dumps(documents))
        os._exit(0)
    os.waitpid(child, 0)
    assert pickle.loads(os.read(receive, 65536)) == {"b": b"new", "d": b"4"}
