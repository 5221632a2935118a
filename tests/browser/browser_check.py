"""Open a hostile project in a real browser: no text of a document may become a script.

    python tests/browser/browser_check.py [THEME...]

Builds the project of :mod:`every_place` with each theme, serves it on 127.0.0.1 and opens each page in
a headless Chromium, twice: without a policy, where a script would run, and with a strict Content
Security Policy, where each inline script or style of a page is reported. In both each link is looked
at, and each element is pointed at and focused. Exits 1 if a marker appears, if the policy is broken by an element of
ours, or if no page was looked at; 2 without a browser.

A theme may break the policy on its own account: what it does on a page without checklists, and what
stands outside of elements of ours and is the same there, is counted as the theme's.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import every_place

THEMES = ("alabaster", "basic", "furo", "pydata_sphinx_theme", "sphinx_rtd_theme")

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; object-src 'none'; base-uri 'none'"
)

SECONDS = 240
"""How long the pages of all themes may take."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

WATCH = """\
window.broken = [];
document.addEventListener('securitypolicyviolation', event => {
  const at = event.target instanceof Element ? event.target : null;
  window.broken.push({
    ours: Boolean(at && at.closest('[class*=readiness]')),
    what: event.effectiveDirective + ' ' + event.blockedURI + ' ' + (at ? at.tagName : '') ,
    element: at ? at.outerHTML.slice(0, 200) : '',
  });
});
"""

DRIVE = """\
const pages = PAGES;
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const load = (frame, address) => new Promise(done => {
  const late = setTimeout(() => done(false), 20000);
  frame.onload = () => { clearTimeout(late); done(true); };
  frame.src = address;
});
(async () => {
  const found = [];
  for (const page of pages) {
    const frame = document.createElement('iframe');
    frame.width = 1200; frame.height = 900;
    document.body.append(frame);
    const loaded = await load(frame, page);
    const doc = frame.contentDocument;
    const result = {page, loaded, ours: 0, suspects: [], broken: []};
    for (const each of doc ? doc.querySelectorAll('*') : []) {
      const inside = each.closest('[class*=readiness]');
      result.ours += Boolean(inside);
      const names = each.getAttributeNames();
      const address = each.getAttribute('href') || each.getAttribute('src') || '';
      if (/^[\\x00-\\x20]*(?:java|vb)\\s*script:/i.test(address)
          || inside && (names.some(name => name.startsWith('on') || name == 'style' || name == 'srcdoc')
          || /^(script|style|iframe|object|embed|form|base|meta|link|math|svg|textarea|title|plaintext)$/i.test(each.tagName)))
        result.suspects.push(each.outerHTML.slice(0, 200));
      for (const name of ['mouseover', 'mouseenter', 'pointerenter', 'focus', 'toggle', 'error', 'load'])
        if (inside) each.dispatchEvent(new Event(name));
      if (inside && each.focus) each.focus({preventScroll: true});
    }
    await wait(150);
    result.broken = frame.contentWindow.broken || null;
    found.push(result);
    frame.remove();
  }
  await fetch('/result', {method: 'POST', body: JSON.stringify({title: document.title, found})});
})();
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves the pages below ``/open`` and, with a policy, below ``/strict``; takes the result."""

    def __init__(self, seen: Seen, *args: Any, **named: Any) -> None:
        self._seen = seen
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        """Serve the harness, or a page with the watching script in its head."""
        path = self.path.partition("?")[0]
        self._seen.requests.append(self.path)
        mode = path.split("/")[1] if path.count("/") else ""
        if path in {"/watch.js", "/drive.js"}:
            self._send(WATCH if path == "/watch.js" else self._seen.drive(), "text/javascript")
        elif path == "/":
            self._send("<!doctype html><title>clean</title><body><script src=/drive.js></script>")
        elif mode not in {"open", "strict"} or ".." in path:
            self.send_error(404)
        else:
            target = self._seen.root / path.partition(f"/{mode}/")[2]
            if target.suffix == ".html" and target.is_file():
                text = target.read_text("utf-8")
                self._send(text.replace("<head>", '<head><script src="/watch.js"></script>', 1))
            else:
                self.path = path.removeprefix(f"/{mode}")
                super().do_GET()

    def do_POST(self) -> None:
        """Take the result of the harness."""
        length = min(int(self.headers.get("Content-Length") or 0), 10_000_000)
        body = self.rfile.read(length)
        if self.path == "/result":
            self._seen.result = json.loads(body)
            self._seen.done.set()
        else:
            self._seen.requests.append(self.path)
        self.send_response(204)
        self.end_headers()

    def _send(self, text: str, kind: str = "text/html") -> None:
        data = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def end_headers(self) -> None:
        """Add the policy."""
        if self.path.startswith("/strict/"):
            self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


class Seen:
    """What the browser asked for and found."""

    def __init__(self, root: Path, pages: list[str]) -> None:
        self.root = root
        self.pages = pages
        self.requests: list[str] = []
        self.result: dict[str, Any] = {}
        self.done = threading.Event()

    def drive(self) -> str:
        """Return the harness with the pages to open."""
        return DRIVE.replace("PAGES", json.dumps(self.pages))


PLAIN = "# Plain\n\nNothing of ours.\n"


def build(folder: Path, theme: str) -> None:
    """Build the project with *theme* into ``folder/theme``."""
    source = every_place.write(folder / "source" / theme, theme)
    (source / "plain.md").write_text(PLAIN, encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-Q", "-b", "html", str(source), str(folder / theme)]
    subprocess.run(command, check=True, timeout=300)


def control(folder: Path) -> None:
    """Write a page where each fault is, so that a check that sees nothing is not taken for good."""
    (folder / "control").mkdir()
    head = "<!doctype html><html><head></head><body>"
    (folder / "control" / "plain.html").write_text(head, encoding="utf-8")
    texts = "".join(each for each in every_place.TEXTS[:7] if not each.startswith("["))
    bad = f'{head}<div class="readiness-x"><p style="color:red">{texts}</div>'
    (folder / "control" / "bad.html").write_text(bad, encoding="utf-8")


def browse(browser: str, folder: Path, themes: list[str], names: list[str]) -> Seen:
    """Open the pages *names* of *themes* below *folder* and return what was seen."""
    addresses = [
        f"/{mode}/{theme}/{name}.html"
        for theme in themes
        for mode in ("open", "strict")
        for name in names
    ]
    seen = Seen(folder, addresses)
    handler = partial(Handler, seen, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/"
        command = [
            browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            "--no-first-run", "--disable-background-networking", "--disable-extensions",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            f"--user-data-dir={folder / 'profile'}", "--remote-debugging-port=0", address,
        ]  # fmt: skip
        with subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        ) as process:
            try:
                seen.done.wait(SECONDS)
            finally:
                os.killpg(process.pid, signal.SIGKILL)
        server.shutdown()
    return seen


def complaints(seen: Seen) -> list[str]:
    """Return what is wrong with what was *seen*, in words."""
    if not seen.result:
        return [f"the browser did not end; it asked for {seen.requests[-3:]}"]
    wrong = [f"asked for: {each}" for each in seen.requests if "pwned" in each]
    if seen.result["title"] != "clean":
        wrong.append(f"the title became {seen.result['title']!r}")
    found = {each["page"]: each for each in seen.result["found"]}
    for page, each in found.items():
        plain = found[f"{page.rpartition('/')[0]}/plain.html"]
        theirs = {broken["what"] for broken in plain["broken"] or ()}
        if not each["loaded"] or each["broken"] is None:
            wrong.append(f"{page}: was not loaded")
        if each is not plain and each["ours"] < 10:
            wrong.append(f"{page}: has only {each['ours']} elements of ours")
        wrong += [f"{page}: {suspect}" for suspect in each["suspects"]]
        wrong += [
            f"{page}: breaks the policy: {broken['what']} {broken['element']}"
            for broken in each["broken"] or ()
            if broken["ours"] or broken["what"] not in theirs
        ]
    return wrong


def main(arguments: list[str]) -> int:
    """Build, look, and say what was found."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.stderr.write(f"no browser: expected one of {', '.join(BROWSERS)}\n")
        return 2
    themes = arguments or list(THEMES)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        for theme in themes:
            build(folder, theme)
        control(folder)
        known = " ".join(complaints(browse(browser, folder, ["control"], ["bad", "plain"])))
        seen = browse(browser, folder, themes, [*every_place.pages(), "plain"])
    wrong = complaints(seen)
    signs = ("asked for: /pwned", "the title became", "breaks the policy: style-src-attr", "<img")
    wrong += [f"the check does not see '{sign}'" for sign in signs if sign not in known]
    for line in wrong:
        sys.stdout.write(f"{line}\n")
    pages = seen.result.get("found", [])
    ours = sum(each["ours"] for each in pages)
    theirs = {
        each["page"].split("/")[2]: sorted({broken["what"] for broken in each["broken"] or ()})
        for each in pages
        if each["page"].startswith("/strict/") and each["page"].endswith("/plain.html")
    }
    for theme, what in theirs.items():
        sys.stdout.write(f"{theme} itself breaks the policy by: {'; '.join(what) or 'nothing'}\n")
    sys.stdout.write(
        f"{len(pages)} pages, {ours} elements of ours, {len(seen.requests)} requests, {len(wrong)} faults\n"
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
