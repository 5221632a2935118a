"""The browser and the packages that pages are looked at with: found, or installed where that is possible."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "look"

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

PACKAGES = ("playwright-core", "axe-core")


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


def _from_debian(names: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """Return the first of *names* that is there; install *packages* where none is, as root in CI."""
    found = _first(names)
    if found is not None:
        return found
    wanted = " ".join(packages)
    if os.environ.get("CI") and shutil.which("apt-get") and hasattr(os, "geteuid"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        _say(f"{names[0]} is missing: installing Debian's {wanted}")
        quiet = {
            "stdout": subprocess.DEVNULL,
            "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        }
        for command in (
            ["update", "-qq"],
            ["install", "-qq", "--no-install-recommends", "--yes", *packages],
        ):
            subprocess.run([*sudo, "apt-get", *command], check=False, timeout=600, **quiet)  # type: ignore[call-overload]
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
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=folder, check=False, timeout=300).returncode:
        shutil.rmtree(folder / "node_modules", ignore_errors=True)
        raise MissingToolError(f"npm could not install {' and '.join(PACKAGES)}")
    return folder


def provide(folder: Path) -> Tools:
    """Return what is needed, installed where it is missing: packages into *folder*.

    Raises :class:`MissingToolError` where that is not possible.
    """
    browser = _from_debian(BROWSERS, ("chromium",))
    node = _from_debian(("node", "nodejs"), ("nodejs", "npm"))
    return Tools(browser, node, _packages(folder))
