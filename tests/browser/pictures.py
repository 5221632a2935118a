"""Take the pictures of the README and the documentation from the bundled example, light and dark.

    python tests/browser/pictures.py

Needs Furo, Chromium and node, as ``tox -e browser`` does, which installs the rest.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import look_tools

ROOT = Path(__file__).parents[2]

OUT = ROOT / "docs/_static"

PAGE = "example/index.html"

WIDTH, HEIGHT = 1280, 1000
"""What is shown of the page, in pixels."""

SETTLE = 500
"""Milliseconds until a theme has changed its colours."""


def main() -> int:
    """Build the example and take a picture in each scheme."""
    tools = look_tools.provide(ROOT / ".tox/look")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        command = [
            sys.executable, "-m", "sphinx", "-Q", "-b", "html", "-D", "html_theme=furo",
            str(ROOT / "examples/rustydb/docs"), str(folder / "example"),
        ]  # fmt: skip
        subprocess.run(command, check=True, timeout=300)
        handler = partial(SimpleHTTPRequestHandler, directory=temporary)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            steps = [
                {
                    "name": scheme,
                    "theme": "furo",
                    "width": WIDTH,
                    "height": HEIGHT,
                    "dark": scheme == "dark",
                    "settle": SETTLE,
                    "picture": str(OUT / f"rustydb{'-dark' if scheme == 'dark' else ''}.png"),
                }
                for scheme in ("light", "dark")
            ]
            plan = {
                "base": f"http://127.0.0.1:{server.server_port}",
                "browser": tools.browser,
                "modules": str(tools.modules),
                "inspect": str(ROOT / "tests/browser/look/inspect.js"),
                "at_once": 1,
                "rounds": [[{"url": f"/{PAGE}", "steps": steps}]],
            }
            (folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
            look = ROOT / "tests/browser/look/look.mjs"
            command = [tools.node, str(look), str(folder / "plan.json")]
            status = subprocess.run(command, check=False, timeout=120).returncode
            server.shutdown()
    return status


if __name__ == "__main__":
    sys.exit(main())
