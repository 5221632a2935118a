"""Runs a command of ours in this process and fails on whatever no reading of documents may do.

``python watched_run.py FOLDER lint|build|signed ARGUMENT...``: files are opened only in FOLDER, in
the installation and in temporary folders; no address is opened and no process started, but that
``signed``, which is a lint, may check signatures.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

FORBIDDEN = {
    "socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "urllib.Request",
    "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
    "ftplib.connect", "http.client.connect",
}  # fmt: skip

root = os.path.realpath(sys.argv[1])
allowed = [
    root,
    *map(os.path.realpath, (sys.prefix, sys.base_prefix, *filter(None, sys.path))),
    os.path.realpath(tempfile.gettempdir() + "/sphinx-readiness-"),
    "/usr/share/zoneinfo", "/etc/localtime", "/dev/null", "/usr/share/locale",
    os.path.realpath("/proc/self/"),
]  # fmt: skip


def is_check_of_signature(event: str, arguments: tuple[object, ...]) -> bool:
    """Say whether a process is the one that may be started, exactly as it may be."""
    if event != "subprocess.Popen":
        return False
    program, words, folder, environment = arguments
    return (
        isinstance(words, list)
        and isinstance(environment, dict)
        and Path(str(program)).is_absolute()
        and Path(str(program)).name == "ssh-keygen"
        and words[:5] == [program, "-Y", "verify", "-f", "allowed_signers"]
        and words[5::2][:3] == ["-I", "-n", "-s"]
        and words[8] == "sphinx-readiness"
        and words[10] == "signature"
        and re.fullmatch("-Overify-time=[0-9]{14}", words[11]) is not None
        and len(words) == 12
        and Path(str(folder)).name.startswith("sphinx-readiness-")
        and environment.keys() <= {"LC_ALL", "TZ", "HOME", "PATH", "SYSTEMROOT"}
    )


def watch(event: str, arguments: tuple[object, ...]) -> None:
    if sys.argv[2] == "signed" and is_check_of_signature(event, arguments):
        return
    if event in FORBIDDEN:
        sys.stderr.write(f"FORBIDDEN {event} {arguments!r}\n")
        sys.stderr.flush()
        os._exit(99)
    if event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        name = os.fsdecode(arguments[0])
        if not {os.sep, "/"} & set(name):  # by the descriptor of a folder, as rmtree() does it
            return
        path = os.path.realpath(name)
        if not any(path.startswith(each) for each in allowed):
            sys.stderr.write(f"FORBIDDEN open {path}\n")
            sys.stderr.flush()
            os._exit(99)


def main() -> int:
    kind, arguments = sys.argv[2], sys.argv[3:]
    from sphinx.cmd.build import main as build

    from sphinx_readiness.cli import main as lint

    sys.addaudithook(watch)
    return build(arguments) if kind == "build" else lint(["lint", *arguments])


if __name__ == "__main__":
    Path.cwd()
    sys.exit(main())
