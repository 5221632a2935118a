"""Look at pages in a real browser, in each theme and mode, and say what is wrong with them.

    python tests/browser/look_check.py [--all | --short] [--pictures FOLDER] [THEME...]

Builds the example and some hard pages (:mod:`look_pages`) with each theme, opens them in a headless
Chromium and looks: with axe-core, whose violations and undecided cases at elements of ours are
faults; and by structure, at boxes and overflow (``look/inspect.js``). Light, dark, forced colours,
print, right to left, a phone, and a window at 200 %. Without ``--all``, which takes some minutes, a choice of
pages and modes that has each of them with each theme; with ``--short``, which the pipeline has time
for, the two pages and two themes that have told most. Exits 1 if anything was found. Playwright and axe-core
are installed from ``look/package-lock.json`` into ``.tox``; where they or a browser cannot be had,
it says ``NOT RUN`` and why, and exits 0.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import look_pages
import look_tools
from browser_check import POLICY

HERE = Path(__file__).parent

ROOT = HERE.parents[1]

THEMES: dict[str, dict[str, Any]] = {
    "alabaster": {},
    "furo": {},
    "pydata_sphinx_theme": {},
    "sphinx_rtd_theme": {},
    "sphinx_book_theme": {},
    "sphinx_immaterial": {
        "font": False,
        "palette": [
            {
                "media": f"(prefers-color-scheme: {each})",
                "scheme": scheme,
                "toggle": {
                    "name": each,
                    "icon": "material/lightbulb",
                },  # without one it stays light
            }
            for each, scheme in (("light", "default"), ("dark", "slate"))
        ],
    },
}
"""Each theme with its options."""

DARK = frozenset(("furo", "pydata_sphinx_theme", "sphinx_book_theme", "sphinx_immaterial"))
"""Themes that have a dark side."""

ASKS_ONCE = "sphinx_immaterial"
"""The theme that asks but when a page is opened whether the screen is dark."""

EVERYWHERE = {"example": ("index",), "hard": ("stress",)}
"""Pages that are looked at with each theme without ``--all``, by project."""

IN_TURN = {"example": ("security", "approvals"), "hard": ("rtl",)}
"""Pages that every other theme is looked at with, the first with the first theme."""

WIDE, ZOOMED, PHONE, PAPER = 1280, 640, 390, 700
"""Widths in pixels: a screen, the same at 200 %, a phone, a sheet of paper between its margins."""

SHORT = ("alabaster", "furo")
"""Themes that are looked at with ``--short``: what Sphinx takes by itself, and one with a dark side."""

SHORT_STEPS = frozenset(("wide", "wide, dark", "phone", "phone, right to left", "print from dark"))

SEEN = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
"""Rules of axe-core about what is seen; all others find the same in each mode."""

SECONDS = 1800

UNABLE = 3
"""What ``look.mjs`` exits with where the browser does not start."""


def steps(*, dark: bool, whole: bool) -> Iterator[dict[str, Any]]:
    """Yield the modes in which a page is looked at."""
    structure, boxes = ["sideways", "boxes", "regions", "tables"], ["sideways", "boxes"]
    night = {"dark": True, "settle": 400, "parts": ["dark"], "axe": ["color-contrast"]}
    yield {"name": "wide", "width": WIDE, "parts": structure, "axe": True}
    if dark:
        yield {"name": "wide, dark", "width": WIDE, **night}
    forced = {"forced": True, "parts": ["forced"], "axe": SEEN}
    yield {"name": "wide, forced colours", "width": WIDE, **forced}
    yield {"name": "200 %", "width": ZOOMED, "parts": structure}
    yield {"name": "phone", "width": PHONE, "parts": [*structure, "cards"], "axe": True}
    if dark and whole:
        yield {"name": "phone, dark", "width": PHONE, **night}
    rtl = {"rtl": True, "parts": boxes, "axe": SEEN}
    yield {"name": "phone, right to left", "width": PHONE, **rtl}
    yield {"name": "wide, right to left", "width": WIDE, **rtl}
    paper = {"width": PAPER, "print": True, "axe": SEEN}
    yield {"name": "print", "parts": [*boxes, "paper"], **paper}
    yield {"name": "print from dark", "dark": True, "settle": 400, "parts": ["paper"], **paper}


def build(docs: Path, theme: str, out: Path) -> str:
    """Build *docs* with *theme* into *out*; return what was wrong with that, or nothing."""
    own = out.parent / f"conf-{out.name}"
    own.mkdir(parents=True)
    text = (docs / "conf.py").read_text("utf-8")
    more = ["sphinx_immaterial"] if theme == "sphinx_immaterial" else []
    (own / "conf.py").write_text(
        f"{text}\nhtml_theme = {theme!r}\nhtml_theme_options = {THEMES[theme]!r}\n"
        f"extensions += {more!r}\nhtml_copy_source = False\n",
        encoding="utf-8",
    )
    command = [
        sys.executable, "-m", "sphinx", "-Q", "-b", "html", "-c", str(own),
        "-d", str(own / "doctrees"), str(docs), str(out),
    ]  # fmt: skip
    done = subprocess.run(command, check=False, timeout=600, capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{theme}: was not built: {done.stderr[-600:]}"


class _Server(SimpleHTTPRequestHandler):
    """Serves pages, those below ``/strict`` with a strict policy."""

    def translate_path(self, path: str) -> str:
        """Return the file of *path*."""
        return super().translate_path(path.removeprefix("/strict"))

    def end_headers(self) -> None:
        """Add the policy."""
        if self.path.startswith("/strict/"):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def look(
    tools: look_tools.Tools, folder: Path, rounds: list[list[dict[str, Any]]]
) -> Iterable[dict[str, Any]]:
    """Open the pages of *rounds* below *folder* and return what was found, a mapping a page and mode.

    The first round are pages without anything of ours, which say what a theme does by itself.
    Raises :class:`look_tools.MissingToolError` where the browser does not start.
    """
    handler = partial(_Server, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        plan = {
            "base": f"http://127.0.0.1:{server.server_port}",
            "browser": tools.browser,
            "modules": str(tools.modules),
            "inspect": str(HERE / "look/inspect.js"),
            "at_once": 2,
            "rounds": rounds,
            "unable": UNABLE,
        }
        (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
        command = [tools.node, str(HERE / "look/look.mjs"), str(folder / "plan.json")]
        try:
            done = subprocess.run(
                command, check=False, timeout=SECONDS, stdout=subprocess.PIPE, text=True
            )
        except subprocess.TimeoutExpired:
            return [_fault(f"the browser did not end within {SECONDS} seconds")]
        finally:
            server.shutdown()
    if done.returncode == UNABLE:
        raise look_tools.MissingToolError(f"{tools.browser} does not start")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if done.returncode:
        lines.append(_fault(f"the browser ended with {done.returncode}"))
    return lines


def _fault(what: str) -> dict[str, Any]:
    return {"url": "", "step": "", "found": [what]}


def _arguments(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Look at pages in a real browser.")
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--all", action="store_true", help="each page in each mode")
    extent.add_argument("--short", action="store_true", help="what the pipeline has time for")
    parser.add_argument(
        "--pictures", type=Path, help="a folder for a picture of each page and mode"
    )
    parser.add_argument("--page", action="append", default=[], help="only these pages")
    parser.add_argument("themes", nargs="*", help=f"only these of {', '.join(THEMES)}")
    return parser.parse_args(given)


def _job(arguments: argparse.Namespace, theme: str, project: str, name: str) -> dict[str, Any]:
    plain = name == "plain"
    modes = [*steps(dark=theme in DARK, whole=arguments.all or plain)]
    if arguments.short:
        modes = [each for each in modes if each["name"] in SHORT_STEPS]
    for each in modes:
        each |= {
            "asksOnce": theme == ASKS_ONCE,
            "theme": theme,
            "plain": plain,
            "places": plain and each["name"] == "wide",
        }
        if arguments.pictures:
            title = each["name"].replace(", ", "-").replace(" %", "").replace(" ", "-")
            each |= {
                "picture": str(arguments.pictures / f"{theme}-{name}-{title}.png"),
                "whole": True,
            }
    return {"url": f"/{theme}-{project}/{name}.html", "steps": modes}


def _chosen(arguments: argparse.Namespace, at: int, project: str, docs: Path) -> list[str]:
    """Return the pages of *project* to look at with the theme at position *at*."""
    if arguments.all:
        return [each for each in look_pages.names(docs) if each != "plain"]
    found = [*EVERYWHERE[project]]
    if not arguments.short:
        turn = IN_TURN[project]
        found += [each for number, each in enumerate(turn) if (number + at) % 2 == 0]
    return [each for each in arguments.page or found if each in look_pages.names(docs)]


def _scripted(themes: Iterable[str], *, short: bool) -> Iterator[dict[str, Any]]:
    """Yield pages on which our script is used, under a strict policy, and one without scripts."""
    for theme in themes:
        pages = ("example/security", *(() if short else ("hard/stress",)))
        for page in pages if theme in SHORT else ():
            url = f"/strict/{theme}-{page}.html"
            yield {"url": url, "script": "with", "steps": [{"name": "script"}]}
            yield {"url": url, "script": "without", "steps": [{"name": "no script"}]}


def _looked(
    arguments: argparse.Namespace, themes: Sequence[str], tools: look_tools.Tools
) -> tuple[int, list[dict[str, Any]], list[str]]:
    """Build and look; return how many pages, what :func:`look` found, and what was not built."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        projects = look_pages.write(folder / "source")
        builds = [(docs, theme, folder / f"{theme}-{project}")
                  for theme in themes for project, docs in projects.items()]  # fmt: skip
        with ThreadPoolExecutor(2) as pool:
            wrong = [*filter(None, pool.map(lambda each: build(*each), builds))]
        first = [_job(arguments, theme, "hard", "plain") for theme in themes]
        jobs = [
            _job(arguments, theme, project, name)
            for at, theme in enumerate(themes)
            for project, docs in projects.items()
            for name in _chosen(arguments, at, project, docs)
        ]
        # One after the other: they share the clipboard.
        scripted = [[each] for each in _scripted(themes, short=arguments.short)]
        return len(jobs), [*look(tools, folder, [first, jobs, *scripted])], wrong


def main(given: list[str]) -> int:
    """Look, and say what was found."""
    arguments = _arguments(given)
    wanted = arguments.themes or (SHORT if arguments.short else THEMES)
    themes = [each for each in wanted if find_spec(each) is not None]
    try:
        number, lines, wrong = _looked(arguments, themes, look_tools.provide(ROOT / ".tox/look"))
    except look_tools.MissingToolError as missing:
        sys.stdout.write(f"NOT RUN: {missing}\n")
        return 0
    wrong += [f"{each['url']}, {each['step']}: {what}" for each in lines for what in each["found"]]
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    left_out = sorted(set(wanted) - set(themes))
    if left_out:
        sys.stdout.write(f"not installed: {', '.join(left_out)}\n")
    sys.stdout.write(
        f"{len(lines)} looks at {number} pages in {len(themes)} themes, {len(wrong)} faults\n"
    )
    return 1 if wrong or not lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
