"""The browser and the packages that pages are looked at with: found, or installed where that is possible."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "look"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

PACKAGES = ("playwright-core", "axe-core")

NPM_SECONDS, APT_SECONDS = 90, 240
"""How long a registry may take: one that hangs is one that does not have what is asked for."""

NPM = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", "--prefer-offline",
       "--fetch-retries=2", "--fetch-retry-maxtimeout=5000", "--fetch-timeout=20000")  # fmt: skip

APT = ("-qq", "-o=Acquire::Retries=1", "-o=Acquire::http::Timeout=20")


class Tools(NamedTuple):
    """Paths of the browser and of node, and the folder with ``node_modules``."""

    browser: str
    node: str
    modules: Path


class MissingToolError(Exception):
    """What is missing, and how to get it, in words."""


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _first(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(shutil.which, names)), None)


def _done(command: list[str], seconds: int, folder: Path | None = None) -> bool:
    """Run *command* and say whether it did its work within *seconds*."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with subprocess.Popen(
        command, cwd=folder, env=environment, start_new_session=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
    ) as running:  # fmt: skip
        try:
            return running.wait(seconds) == 0
        except subprocess.TimeoutExpired:
            # With what it has started: that would hold our output open.
            os.killpg(running.pid, signal.SIGKILL)
            _say(f"{' '.join(command[:3])} did not end within {seconds} seconds")
            return False


def _from_debian(names: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """Return the first of *names* that is there; install *packages* where none is, as root in CI."""
    found = _first(names)
    if found is not None:
        return found
    wanted = " ".join(packages)
    if os.environ.get("CI") and shutil.which("apt-get") and hasattr(os, "geteuid"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        _say(f"{names[0]} is missing: installing Debian's {wanted}")
        for command in (
            ["update"],
            # What takes long is ended before anything is unpacked.
            ["install", "--no-install-recommends", "--yes", "--download-only", *packages],
            ["install", "--no-install-recommends", "--yes", "--no-download", *packages],
        ):
            if not _done([*sudo, "apt-get", *APT, *command], APT_SECONDS):
                break
        found = _first(names)
    if found is None:
        raise MissingToolError(f"no {names[0]}: install it, on Debian by apt-get install {wanted}")
    return found


def _packages(folder: Path) -> Path:
    """Return the folder with the packages of ``package-lock.json``, installed into *folder* if need be."""
    lock = (HERE / "package-lock.json").read_text("utf-8")
    noted = folder / "package-lock.json"
    complete = all((folder / "node_modules" / each / "package.json").exists() for each in PACKAGES)
    if complete and noted.exists() and noted.read_text("utf-8") == lock:
        return folder
    npm = _from_debian(("npm",), ("nodejs", "npm"))
    _say(f"installing {' and '.join(PACKAGES)} into {folder}")
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, folder / name)
    if not _done([npm, *NPM], NPM_SECONDS, folder):
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
        within = f"within {NPM_SECONDS} seconds"
        raise MissingToolError(f"npm could not install {' and '.join(PACKAGES)} {within}")
    return folder


def provide(folder: Path) -> Tools:
    """Return what is needed, installed where it is missing: packages into *folder*.

    Raises :class:`MissingToolError` where that is not possible.
    """
    browser = _from_debian(BROWSERS, ("chromium",))
    node = _from_debian(("node", "nodejs"), ("nodejs", "npm"))
    return Tools(browser, node, _packages(folder))
