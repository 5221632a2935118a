"""How long a lint takes over many pages of which one has a checklist, beside reading them all.

python benchmarks/many_pages.py [PAGES]

The tree has the shape of the Python Enhancement Proposals: 759 pages of reStructuredText, some
twenty kilobytes each, with sections, lists, code and references. The promise is a twentieth of the
CPU that ``sphinx-build -b dummy`` takes, and two seconds beyond start-up.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from generate import NOTES, SEED, STATES, SUBJECTS

PAGES: Final = 759

SECTIONS: Final = 14

CHECKLIST: Final = """

Release
=======

.. checklist:: release
   :owner: QA

   - [x] REL-1: the tests pass
   - [x] REL-2: the archive is signed
"""


def page(number: int, rng: random.Random) -> str:
    """Return the text of one page."""
    title = f"Proposal {number}: the {rng.choice(SUBJECTS)}"
    parts = [f":Author: A. N. Author\n:Status: Final\n\n{title}\n{'=' * len(title)}\n"]
    for section in range(SECTIONS):
        heading = f"Section {section}"
        lines = [
            f"The {rng.choice(SUBJECTS)} is *{rng.choice(STATES)}*; {rng.choice(NOTES)}, "
            f"see :doc:`page{rng.randrange(number + 1):04d}` and ``check_{rng.randrange(99)}``."
            for _ in range(7)
        ]
        bullets = "".join(f"* {rng.choice(NOTES)} [{each}]_\n" for each in range(1, 4))
        code = "".join(f"    value_{each} = check({each}, '{section}')\n" for each in range(5))
        body = "\n".join(lines)
        parts.append(
            f"{heading}\n{'-' * len(heading)}\n\n{body}\n\n{bullets}\nFor example::\n\n{code}"
        )
    parts.append(
        "".join(f".. [{each}] https://example.org/{number}/{each}\n" for each in range(1, 4))
    )
    return "\n".join(parts)


def write_tree(folder: Path, pages: int) -> None:
    """Write the tree into *folder*; its last page has the checklist."""
    rng = random.Random(SEED)
    folder.mkdir()
    names = [f"page{number:04d}" for number in range(pages)]
    for number, name in enumerate(names):
        text = page(number, rng) + (CHECKLIST if number == pages - 1 else "")
        (folder / f"{name}.rst").write_text(text, encoding="utf-8")
    toctree = "".join(f"   {name}\n" for name in names)
    (folder / "index.rst").write_text(
        f"Index\n=====\n\n.. toctree::\n\n{toctree}", encoding="utf-8"
    )
    (folder / "conf.py").write_text('extensions = ["sphinx_readiness"]\n', encoding="utf-8")


def cpu(*command: str) -> float:
    """Return the CPU seconds of *command*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", *command], check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(pages: int) -> None:
    """Print what reading all takes, what a lint takes, and what a lint of one page takes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_tree(folder / "docs", pages)
        write_tree(folder / "one", 1)
        size = sum(each.stat().st_size for each in (folder / "docs").iterdir()) / 1e6
        docs = str(folder / "docs")
        dummy = cpu("sphinx", "-Q", "-E", "-b", "dummy", docs, str(folder / "out"))
        begin = cpu("sphinx_readiness", "lint", str(folder / "one"))
        lint = cpu("sphinx_readiness", "lint", docs)
    print(f"{pages} pages, {size:.1f} MB: dummy {dummy:.1f} s CPU, lint {lint:.2f} s, of which")
    print(f"start-up {begin:.2f} s, the rest {lint - begin:.2f} s; 1/{dummy / lint:.0f} of dummy")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
