"""Tries many inputs on everything that reads or writes text, and prints what broke a promise.

    python benchmarks/fuzz.py --inputs 1000000              all targets, several minutes
    python benchmarks/fuzz.py --targets status,yaml         these only
    python benchmarks/fuzz.py --engine atheris              guided by coverage, if it is installed
    python benchmarks/fuzz.py --input FILE --targets yaml   one input, made as small as possible

A generator makes the inputs, the same ones for the same seed; ``atheris`` is taken where it is
installed, unless ``--engine`` says otherwise. The exit status is 1 if anything failed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

FUZZ = Path(__file__).resolve().parent.parent / "tests" / "fuzz"
sys.path.insert(0, str(FUZZ))

KEPT = 5
"""Failures of each target that are kept, one of a kind."""

FEWEST = 50
"""Inputs that each target gets."""


def main() -> int:
    """Read the command line, run, and print inputs a target and failures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--inputs", type=int, default=1_000_000, help="inputs for all targets")
    parser.add_argument("--jobs", type=int, default=1, help="targets at a time")
    parser.add_argument("--engine", choices=("auto", "atheris", "generator"), default="auto")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--targets", default="", help="names, separated by commas")
    parser.add_argument("--out", type=Path, help="write the failing inputs into this folder")
    parser.add_argument("--input", type=Path, help="try this input only, and make it small")
    parser.add_argument("--worker", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    engine = arguments.engine
    if engine == "auto":
        engine = "atheris" if importlib.util.find_spec("atheris") else "generator"
    if arguments.worker is not None:
        _work(arguments, engine)
        return 0
    if arguments.input is not None:
        return _one(arguments.input, arguments.targets)
    return _all(arguments, engine)


def _load(scratch: str) -> Any:
    from targets import make_targets

    return make_targets(Path(scratch))


def _one(path: Path, names: str) -> int:
    from running import minimised, run_one

    with tempfile.TemporaryDirectory(prefix="readiness-fuzz-") as scratch:
        found = [
            (target, failure)
            for name, target in _load(scratch).items()
            if not names or name in names.split(",")
            for failure in [run_one(target, path.read_bytes())]
            if failure is not None
        ]
        for target, failure in found:
            print(minimised(target, failure))
    return 1 if found else 0


def _all(arguments: argparse.Namespace, engine: str) -> int:
    """Run each target in a process of its own, and add up what they found."""
    with tempfile.TemporaryDirectory(prefix="readiness-fuzz-") as scratch:
        targets = _load(scratch)
        names = arguments.targets.split(",") if arguments.targets else list(targets)
        shares = sum(targets[name].share for name in names)

        def run(name: str) -> dict[str, Any]:
            wanted = max(FEWEST, round(arguments.inputs * targets[name].share / shares))
            result = Path(scratch, f"{name}.json")
            if engine == "generator" and arguments.jobs == 1:
                found = _generated(targets[name], wanted, arguments.seed, result)
                _tell(name, found)
                return found
            command = [sys.executable, __file__, "--worker", str(result), "--targets", name]
            command += ["--inputs", str(wanted), "--engine", engine, "--seed", str(arguments.seed)]
            done = subprocess.run(
                command, capture_output=True, text=True, errors="replace", check=False
            )
            found = {"inputs": 0, "seconds": 0.0, "failures": []}
            if result.exists():
                found = json.loads(result.read_text("utf-8"))
            if found["inputs"] < wanted:
                end = done.stderr[-2000:]
                failure = {"kind": f"stopped with status {done.returncode}", "detail": end}
                found["failures"].append(failure)
            _tell(name, found)
            return found

        if arguments.jobs == 1:  # limits of time need the main thread
            results = {name: run(name) for name in names}
        else:
            with ThreadPoolExecutor(arguments.jobs) as pool:
                results = dict(zip(names, pool.map(run, names), strict=True))
    return _summary(results, engine, arguments)


def _generated(target: Any, wanted: int, seed: int, result: Path) -> dict[str, Any]:
    """Try *wanted* inputs of the generator on *target* and return what was found."""
    from generator import Generator
    from running import seeds

    made = Generator(f"{seed}:{target.name}", seeds(target.name), target.fragments)
    _Tried(target, wanted, result).each(made.inputs())
    found: dict[str, Any] = json.loads(result.read_text("utf-8"))
    return found


def _tell(name: str, found: dict[str, Any]) -> None:
    count, seconds, failed = found["inputs"], found["seconds"], len(found["failures"])
    line = f"{name:<16}{count:>9} inputs {seconds:>7.1f} s  {failed} kinds of failure"
    print(line, flush=True)


def _summary(results: dict[str, Any], engine: str, arguments: argparse.Namespace) -> int:
    failures = [(name, each) for name, found in results.items() for each in found["failures"]]
    for at, (name, each) in enumerate(failures):
        print(f"\n{name}: {each['kind']}\ninput: {bytes.fromhex(each.get('data', ''))!r}")
        print(each["detail"])
        if arguments.out is not None:
            arguments.out.mkdir(parents=True, exist_ok=True)
            (arguments.out / f"{name}-{at}").write_bytes(bytes.fromhex(each.get("data", "")))
    total = sum(found["inputs"] for found in results.values())
    print(f"\n{total} inputs, {len(results)} targets, engine {engine}, seed {arguments.seed}: "
          f"{len(failures)} kinds of failure")  # fmt: skip
    return 1 if failures else 0


def _work(arguments: argparse.Namespace, engine: str) -> None:
    """Try the inputs of one target, and write what was found to the file of the worker."""
    with tempfile.TemporaryDirectory(prefix="readiness-fuzz-") as scratch:
        if engine == "atheris":
            import atheris

            with atheris.instrument_imports(include=["sphinx_readiness"]):
                target = _load(scratch)[arguments.targets]
        else:
            target = _load(scratch)[arguments.targets]
        if engine == "generator":
            _generated(target, arguments.inputs, arguments.seed, arguments.worker)
            return
        from generator import LONGEST
        from running import seeds

        tried = _Tried(target, arguments.inputs, arguments.worker)
        corpus = seeds(target.name)
        folder = Path(scratch, "corpus")
        folder.mkdir()
        for at, data in enumerate(corpus):
            (folder / str(at)).write_bytes(data)
        words = Path(scratch, "words")
        words.write_text("".join(f'"{_escaped(each)}"\n' for each in target.fragments if each))
        flags = [
            f"-runs={arguments.inputs + 100}",
            f"-seed={arguments.seed}",
            f"-max_len={LONGEST}",
        ]
        atheris.Setup([sys.argv[0], *flags, f"-dict={words}", "-verbosity=0", str(folder)], tried)
        atheris.Fuzz()


def _escaped(text: str) -> str:
    data = text.encode("utf-8", "surrogatepass")[:60]
    return "".join(f"\\x{byte:02X}" for byte in data)


class _Tried:
    """Counts inputs and keeps failures; the last one ends the process in any engine."""

    def __init__(self, target: Any, wanted: int, result: Path) -> None:
        from running import run_one

        self._run: Callable[[Any, bytes], Any] = run_one
        self._target, self._wanted, self._result = target, wanted, result
        self._failures: dict[str, dict[str, str]] = {}
        self._count, self._start = 0, time.process_time()

    def each(self, inputs: Iterator[bytes]) -> None:
        while self._count < self._wanted:
            self(next(inputs))

    def __call__(self, data: bytes) -> None:
        if self._count >= self._wanted:
            return
        self._count += 1
        failure = self._run(self._target, data)
        if failure is not None and failure.kind not in self._failures:
            self._keep(failure)
        if self._count == self._wanted or (failure is not None and len(self._failures) <= KEPT):
            self._write()

    def _keep(self, failure: Any) -> None:
        from running import minimised

        if len(self._failures) < KEPT:
            small = minimised(self._target, failure)
            self._failures[failure.kind] = {
                "kind": small.kind,
                "detail": small.detail,
                "data": small.data.hex(),
            }

    def _write(self) -> None:
        found = {
            "inputs": self._count,
            "seconds": round(time.process_time() - self._start, 1),
            "failures": list(self._failures.values()),
        }
        self._result.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
