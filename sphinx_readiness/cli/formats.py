"""The form of a report, as it is named on the command line."""

from __future__ import annotations

import difflib

from sphinx_readiness.cli.messages import Misused
from sphinx_readiness.exports.known_formats import EXPORTERS, Exporter
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate


def find_exporter(name: str, translate: Translate) -> Exporter:
    """Return the exporter *name*; raise Misused if there is none, or its plug-in fails.

    Plug-ins are only looked for where it is none of ours.
    """
    known = {each.name: each for each in EXPORTERS}
    if name in known:
        return known[name]
    from sphinx_readiness.plugins.exporters import load_exporters  # noqa: PLC0415
    from sphinx_readiness.plugins.installed import find_installed  # noqa: PLC0415

    foreign, problems = load_exporters(find_installed())
    known |= {each.name: each for each in foreign}
    if name in known:
        return known[name]
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
