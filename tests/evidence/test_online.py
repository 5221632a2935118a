"""Addresses that are opened where that is asked for, on a server of the test's own."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest
from projects import Project
from verifying import verifier, written_item

from sphinx_readiness.cli import main
from sphinx_readiness.evidence import online
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.online import Web, is_public
from sphinx_readiness.model.evidence import Standing


class Pages(BaseHTTPRequestHandler):
    """Answers with the status in the path; some paths are odd."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        Pages.asked.append(f"{self.command} {self.path}")
        where, _, rest = self.path[1:].partition("/")
        if where == "drip":
            self.drip()
            return
        if where == "head" and self.command == "HEAD":
            where = "405"
        self.send_response(200 if where == "head" else int(where))
        if where == "302":
            self.send_header("Location", rest.replace("@", f"127.0.0.1:{self.server.server_port}"))  # type: ignore[attr-defined]
        self.end_headers()

    do_HEAD = do_GET  # noqa: N815 - as the server calls it

    def drip(self) -> None:
        for _ in range(30):
            try:
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            except OSError:
                return
            time.sleep(0.1)

    def log_message(self, *_given: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Pages) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.02,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def said(found: Checked) -> str:
    return found.reason.format_map({name: str(value) for name, value in found.values})


@pytest.mark.parametrize(
    ("path", "passed", "reason"),
    [
        ("/200", True, ""),
        ("/204/a%20b?c=d&e=é#f", True, ""),
        ("/head", True, ""),
        ("/302//200", True, ""),
        ("/302/http://@/302/http://@/200", True, ""),
        ("/404", False, "answers 404"),
        ("/500", False, "answers 500"),
        ("/304", False, "answers 304"),
        ("/401", None, "answers 401 and shows us nothing"),
        ("/503", None, "answers 503 and shows us nothing"),
        ("/302/http://@/403", None, "answers 403"),
        ("/302/file:///etc/passwd", None, "is not opened: it leads out of the web"),
        ("/302/http://a:b/", False, "cannot be reached: it leads to what is no address"),
        ("/302/http://127.0.0.1:1/", False, "cannot be reached: Connection refused"),
        ("/302/https://@/200", False, "cannot be reached: "),
    ],
)
def test_what_is_answered(server: str, path: str, *, passed: bool | None, reason: str) -> None:
    found = Web(private=True).reach(server + path)
    assert (found.passed, reason in said(found)) == (passed, True), said(found)


def test_heads_are_asked_for_first(server: str) -> None:
    Pages.asked.clear()
    Web(private=True).reach(f"{server}/200")
    Web(private=True).reach(f"{server}/head/x")
    assert Pages.asked == ["HEAD /200", "HEAD /head/x", "GET /head/x"]


def test_redirects_without_end(server: str) -> None:
    Pages.asked.clear()
    address = f"{server}/302" + "/http://@/302" * 7
    found = Web(private=True).reach(f"{address}/http://@/200")
    assert "redirects more than 5 times" in said(found)
    assert len(Pages.asked) == 6


def test_a_server_that_never_ends(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "SECONDS", 0.5)
    found = Web(private=True).reach(f"{server}/drip")
    assert found.passed is False
    assert "no answer in 0.5 seconds" in said(found)


def test_all_together_take_bounded_time(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "ALL_SECONDS", 0.0)
    found = Web(private=True).reach(f"{server}/200")
    assert found.passed is None
    assert "more addresses than are opened" in said(found)


def test_private_networks_are_not_opened(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    Pages.asked.clear()
    found = Web().reach(f"{server}/200")
    assert found.passed is None
    assert "is in a network that is not public" in said(found)
    assert not Pages.asked
    # What is public may lead to what is not.
    monkeypatch.setattr(online, "is_public", lambda place: place == "127.0.0.1")
    assert Web().reach(f"{server}/200").passed
    assert "not public" in said(Web().reach(f"{server}/302/http://127.0.0.2:80/"))
    assert Web().reach(f"{server}/302/http://localhost.invalid/").passed is False


@pytest.mark.parametrize(
    ("place", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("127.0.0.1", False),
        ("10.1.2.3", False), ("169.254.169.254", False), ("192.168.0.1", False), ("::1", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True),
        ("64:ff9b::10.0.0.1", False), ("64:ff9b::93.184.216.34", True), ("2002:a00:1::", False),
        ("ff02::1", False), ("no address", False),
    ],
)  # fmt: skip
def test_what_is_public(place: str, *, public: bool) -> None:
    assert is_public(place) is public


def test_an_item_is_proven_only_by_what_was_opened(server: str, tmp_path: Path) -> None:
    item = written_item(f"url {server}/200")
    offline = verifier(tmp_path, {}).check(item)
    assert offline is not None
    assert offline.standing is Standing.SAID
    opened = verifier(tmp_path, {}, reach=Web(private=True).reach)
    Pages.asked.clear()
    found = [opened.check(item) for _ in range(3)]
    assert {each.standing for each in found if each} == {Standing.PROVEN}
    assert Pages.asked == ["HEAD /200"]


def test_the_command_line(server: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = f"| A-1 | Status page is up | ✅ | Ops | `url {server}/404` |"
    table = f"| ID | Item | Status | Owner | Verify |\n|--|--|--|--|--|\n{row}\n"
    project = Project(tmp_path, {"index.md": f"# A\n\n:::{{checklist}} a\n{table}:::\n"})
    docs = str(project.docs)
    Pages.asked.clear()
    assert main(["lint", docs]) == 0
    assert not Pages.asked
    assert main(["lint", docs, "--online", "--private-networks"]) == 1
    assert f"RD505 failed-verification A-1 is 'Verified', but 'url {server}/404' fails" in (
        capsys.readouterr().out
    )
    assert main(["lint", docs, "--private-networks"]) == 2
    assert "--private-networks is for --online" in capsys.readouterr().err
