"""Runs one Sphinx build in a process of its own and says what it cost."""

from __future__ import annotations

import compileall
import json
import os
import resource
import shutil
import subprocess
import sys
import sysconfig
import time
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from generate import FORMS, write_project

BUILD: Final = Path(__file__).with_name("build.py")

CONSOLE_LINT: Final = "lint"
"""In place of a builder: ``sphinx-readiness lint``, with nothing kept of a run before."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build took: seconds, MiB of memory at its peak, bytes of doctrees."""

    cpu: float
    """With all child processes."""
    own: float
    """CPU of the main process alone."""
    reading: float
    """CPU of the main process from before it reads documents until all are read."""
    wall: float
    peak: float
    doctrees: int


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure: a form, a builder, a number of items, and the state before."""

    form: str
    builder: str
    items: int
    scenario: str = "cold"
    """``cold``, ``noop``, ``edit-text`` (changes no view) or ``edit-status`` (changes one)."""
    jobs: int = 1
    views: bool = False
    """Whether a page shows a summary and the blockers."""

    @property
    def source(self) -> str:
        """The name of the folder of the documents."""
        return f"{self.form}-{self.items}{'-views' if self.views else ''}"

    @property
    def label(self) -> str:
        """The case in words."""
        views = ", with views" if self.views else ""
        return f"{self.form} {self.items} {self.builder} {self.scenario} -j {self.jobs}{views}"


def compile_packages() -> None:
    """Compile what is imported, as installing it does; an editable install leaves it for later.

    Where ``PYTHONDONTWRITEBYTECODE`` is set that is never, and each build would compile anew.
    """
    spec = find_spec("sphinx_readiness")
    ours = spec.submodule_search_locations if spec is not None else None
    for folder in (sysconfig.get_path("purelib"), *(ours or ())):
        compileall.compile_dir(folder, quiet=2)


def _run(command: list[str], log: Path, **more: str) -> tuple[int, float, resource.struct_rusage]:
    """Return exit status, seconds and use of resources of *command*; *more* is its environment."""
    started = time.perf_counter()
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command, stdout=stream, stderr=stream, env={**os.environ, **more}
        )
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.perf_counter() - started, usage


def _lint(case: Case, source: Path, output: Path) -> Cost:
    """Look through the documents once, as the console script does."""
    log = output.parent / f"{output.name}.log"
    command = [sys.executable, "-m", "sphinx_readiness", "lint", str(source)]
    status, wall, usage = _run(command, log, SPHINX_READINESS_NO_CACHE="1")
    if status not in {0, 1}:
        raise RuntimeError(f"{case}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(cpu, cpu, 0.0, wall, usage.ru_maxrss / 1024, 0)


def _build(case: Case, source: Path, output: Path) -> Cost:
    """Build once; raise RuntimeError with Sphinx's words if it fails to build at all."""
    own = output.parent / f"{output.name}.json"
    command = [
        sys.executable, str(BUILD), str(own), case.builder, str(case.jobs), str(source),
        str(output / case.builder), str(output / "doctrees"),
    ]  # fmt: skip
    log = output.parent / f"{output.name}.log"
    status, wall, usage = _run(command, log)
    if status not in {0, 1} or not (output / "doctrees" / "environment.pickle").is_file():
        raise RuntimeError(f"{case}: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
    doctrees = sum(path.stat().st_size for path in (output / "doctrees").glob("part*.doctree"))
    parent = json.loads(own.read_text(encoding="utf-8"))
    cpu = usage.ru_utime + usage.ru_stime
    peak = usage.ru_maxrss / 1024
    return Cost(cpu, parent["own"], parent["reading"], wall, peak, doctrees)


def _edit(source: Path, case: Case, repetition: int) -> None:
    """Change one line of one document in the middle: its prose, or one status."""
    suffix = FORMS[case.form].suffix
    path = sorted(source.glob(f"part*{suffix}"))[case.items // 200]
    text = path.read_text(encoding="utf-8")
    if case.scenario == "edit-text":
        text = text.replace("Some words before.", f"Some words before, version {repetition}.", 1)
    else:
        old, new = ("✅", "❌") if repetition % 2 == 0 else ("❌", "✅")
        text = text.replace(f"| {old} |", f"| {new} |", 1)
    path.write_text(text, encoding="utf-8")


def measure(case: Case, base: Path, repetition: int) -> Cost:
    """Return the cost of *case*; documents and earlier builds are kept below *base*.

    Cold builds begin with nothing; the others follow two builds of the same documents.
    """
    if case.scenario == "cold":
        source = base / case.source
        if not source.is_dir():
            write_project(source, case.form, case.items, views=case.views)
        output = base / f"out-{case.source}-{case.builder}-{case.jobs}"
        shutil.rmtree(output, ignore_errors=True)
        output.mkdir(parents=True)
        run = _lint if case.builder == CONSOLE_LINT else _build
        return run(case, source, output)
    source = base / f"edited-{case.source}"
    if not source.is_dir():
        write_project(source, case.form, case.items, views=case.views)
    output = base / f"out-edited-{case.source}-{case.builder}-{case.jobs}"
    if not output.is_dir():
        output.mkdir(parents=True)
        _build(case, source, output)
    if case.scenario == "noop":
        _build(case, source, output)  # what an edit before left behind
    else:
        _edit(source, case, repetition)
    return _build(case, source, output)
