"""The message catalogues of the package: make them anew, or check that they are up to date.

``python tools/catalogue.py update`` extracts every ``N_("...")`` and ``_("...")`` of the package
into ``locale/sphinx_readiness.pot``, merges it into each ``.po`` and compiles each ``.mo``.
``python tools/catalogue.py check`` changes nothing and exits 1 if that would change something.
A new language begins with ``python tools/catalogue.py add de``.
"""

from __future__ import annotations

import argparse
import gettext
import io
import string
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

DOMAIN: Final = "sphinx_readiness"

PACKAGE: Final = Path(__file__).parent.parent / "sphinx_readiness"

KEYWORDS: Final = {"N_": None, "_": None}

CREATED: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Stands in every header, so that the files change with the messages only."""

_VOLATILE: Final = (b'"Generated-By:',)
"""Header lines that depend on the tool's version and are left out."""


def extract(package: Path = PACKAGE) -> Catalog:
    """Return the messages of the Python files in *package*, by file, then by line."""
    template = Catalog(
        project=DOMAIN, copyright_holder=None, creation_date=CREATED, charset="utf-8"
    )
    template.header_comment = "# Messages of sphinx-readiness; made by tools/catalogue.py."
    found = extract_from_dir(
        package,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    for path, line, message, comments, context in sorted(found, key=lambda each: each[:2]):
        place = (f"{package.name}/{Path(path).as_posix()}", line)
        if message:
            template.add(message, None, [place], auto_comments=comments, context=context)
    return template


def as_bytes(catalogue: Catalog) -> bytes:
    """Return *catalogue* as the bytes of a ``.po`` or ``.pot`` file, without line numbers."""
    stream = io.BytesIO()
    write_po(stream, catalogue, width=0, ignore_obsolete=True, include_lineno=False)
    lines = stream.getvalue().splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(_VOLATILE))


def compiled(catalogue: Catalog) -> bytes:
    """Return *catalogue* as the bytes of a ``.mo`` file."""
    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def merged(path: Path, template: Catalog) -> Catalog:
    """Return the catalogue in the ``.po`` file *path* with the messages of *template*."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=path.parent.parent.name, domain=DOMAIN)
    catalogue.update(template, no_fuzzy_matching=True)
    catalogue.creation_date = CREATED
    return catalogue


def translations(package: Path) -> list[Path]:
    """Return the ``.po`` files of *package*, sorted."""
    return sorted(package.glob(f"locale/*/LC_MESSAGES/{DOMAIN}.po"))


def outputs(package: Path = PACKAGE) -> Iterator[tuple[Path, bytes]]:
    """Yield each file of the catalogues that should be there, and its bytes."""
    template = extract(package)
    yield package / "locale" / f"{DOMAIN}.pot", as_bytes(template)
    for path in translations(package):
        catalogue = merged(path, template)
        yield path, as_bytes(catalogue)
        yield path.with_suffix(".mo"), compiled(catalogue)


def update(package: Path = PACKAGE) -> list[Path]:
    """Write the files of the catalogues that are out of date, and return them."""
    written = []
    for path, data in outputs(package):
        if not _same(path, data):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            written.append(path)
    return written


def add(language: str, package: Path = PACKAGE) -> list[Path]:
    """Begin a catalogue for *language*, such as ``de`` or ``pt_BR``; return the files written."""
    path = package / "locale" / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not path.exists():
        path.parent.mkdir(parents=True)
        empty = Catalog(language, DOMAIN, project=DOMAIN, creation_date=CREATED, fuzzy=False)
        empty.revision_date = CREATED
        empty.header_comment = f"# Messages of sphinx-readiness: {language}."
        path.write_bytes(as_bytes(empty))
    return update(package)


def check(package: Path = PACKAGE) -> list[str]:
    """Return what is out of date or wrong in the catalogues, a sentence each."""
    problems = [
        f"{path.relative_to(package.parent).as_posix()} is out of date"
        for path, data in outputs(package)
        if not _same(path, data)
    ]
    for path in translations(package):
        name = path.relative_to(package.parent).as_posix()
        with path.open("rb") as stream:
            catalogue = read_po(stream, domain=DOMAIN)
        problems += [f"{name}: {each}" for each in _wrong(catalogue)]
    return problems


def _same(path: Path, data: bytes) -> bool:
    """Say whether *path* holds *data*; a ``.mo`` is compared by the messages in it."""
    if not path.is_file():
        return False
    if path.suffix != ".mo":
        return path.read_bytes() == data
    return _messages(path.read_bytes()) == _messages(data)


def _messages(data: bytes) -> dict[object, str]:
    """Return the messages of a ``.mo`` file; its header names the version of the tool."""
    catalogue: dict[object, str] = vars(gettext.GNUTranslations(io.BytesIO(data)))["_catalog"]
    return {key: text for key, text in catalogue.items() if key != ""}


def placeholders(text: str) -> set[str] | None:
    """Return the names in braces of *text*, or None if the braces do not match."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _wrong(catalogue: Catalog) -> Iterator[str]:
    """Yield what would fail where a translation is used."""
    for message in catalogue:
        if not message.id or not message.string:
            continue
        if message.fuzzy:
            yield f"{message.id!r} is marked as fuzzy"
        if placeholders(str(message.string)) != placeholders(str(message.id)):
            yield f"{message.id!r} is translated with other placeholders"


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the script and return its exit status."""
    parser = argparse.ArgumentParser(description="Message catalogues of sphinx-readiness.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="make the catalogues anew")
    commands.add_parser("check", help="exit 1 if the catalogues are out of date")
    commands.add_parser("add", help="begin a language").add_argument("language")
    arguments = parser.parse_args(argv)
    if arguments.command == "check":
        problems = check()
        _print(problems)
        return 1 if problems else 0
    written = add(arguments.language) if arguments.command == "add" else update()
    _print(path.relative_to(PACKAGE.parent).as_posix() for path in written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
