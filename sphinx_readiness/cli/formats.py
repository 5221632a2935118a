"""Where the report goes, and in which forms, as it is said on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.messages import Misused
from sphinx_readiness.exports.known_formats import TEXT, Exporter, Output
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate

_OLD_NAMES: Final = {"terminal": "text"}

_STDOUT: Final = "-"


def outputs_of(
    arguments: argparse.Namespace, out: Path | None, translate: Translate
) -> tuple[Output, ...]:
    """Return the outputs that *arguments* ask for; raise Misused for one that cannot be used.

    What ``--format`` names is printed, and with ``--out`` goes to that folder; the text is printed
    in any case then, and where nothing else is.
    """
    formats = [find_exporter(name, translate) for name in arguments.format or ()]
    outputs = []
    for exporter in dict.fromkeys(formats):
        if out is None:
            outputs.append(Output(exporter))
        elif exporter.name not in ("text", "json"):  # that one is written to it anyway
            outputs.append(Output(exporter, out / exporter.file))
    outputs += (_output(text, translate) for text in arguments.output or ())
    if not formats or out is not None:
        outputs.append(Output(TEXT))
    return tuple(outputs)


def _output(text: str, translate: Translate) -> Output:
    """Return the output in *text*, which is ``FORMAT=FILE``; a hyphen is standard output."""
    name, _, file = text.partition("=")
    if not file.strip() or "\0" in file or Path(file).is_dir():
        raise Misused(
            translate(N_("--output: '{text}' is no FORMAT=FILE")).format(
                text=visible(shorten(text, 200))
            )
        )
    exporter = find_exporter(name, translate)
    return Output(exporter) if file == _STDOUT else Output(exporter, Path(file), named=True)


def find_exporter(name: str, translate: Translate) -> Exporter:
    """Return the exporter *name*; raise Misused if there is none, or its plug-in fails."""
    from sphinx_readiness.plugins import exporters  # noqa: PLC0415

    found, known, problems = exporters.find_exporter(_OLD_NAMES.get(name, name))
    if found is not None:
        return found
    import difflib  # noqa: PLC0415 - seldom needed

    written = visible(shorten(name))
    close = difflib.get_close_matches(name, known, 1, 0.5)
    if close:
        message = translate(N_("there is no format '{name}'; did you mean '{close}'?")).format(
            name=written, close=close[0]
        )
    else:
        message = translate(N_("there is no format '{name}'; expected one of: {known}")).format(
            name=written, known=", ".join(known)
        )
    raise Misused("; ".join((message, *(visible(each.text(translate)) for each in problems))))
