"""Directives that show what was computed; they only leave a place for it."""

from __future__ import annotations

import difflib

from docutils import nodes

from sphinx_readiness.model.filters import parse_filter
from sphinx_readiness.model.forecast import MOST_DAYS, parse_days
from sphinx_readiness.model.raw import RawReference
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.authoring.placed_directive import DirectiveOption
from sphinx_readiness.sphinx_ext.nodes import view
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.phrases import N_

RECORDS = DirectiveOption("record", "id of a record", "Show this record only.")

SORT_KEYS = ("id", "title", "status", "owner", "checklist", "severity")

GROUP_KEYS = ("checklist", "owner", "status", "severity")

SINGLE_VALUED = ("group-by", "sort")

VIEW_COLUMNS = (
    "id", "item", "status", "owner", "severity", "checklist", "notes", "evidence", "tags", "links",
    "blocking", "verify",
)  # fmt: skip


class ViewDirective(ReadinessDirective):
    """Leaves one placeholder with the options of the view."""

    optional_arguments = 0
    has_content = False
    kind = ""

    def make(self) -> list[nodes.Node]:
        """Return the placeholder."""
        options = self.checked()
        home = self.gathered.home
        for name in ("record", "checklist"):
            for target in filter(None, (part.strip() for part in options.get(name, "").split(","))):
                self.gathered.references.append(RawReference(target, self.place(), (name,), home))
        named = {name.replace("-", "_"): value for name, value in options.items()}
        node = view(kind=self.kind, home=home, **named)
        self.set_source_info(node)
        return [node]

    def checked(self) -> dict[str, str]:
        """Return the options with their values checked."""
        return dict(self.pairs())

    def bad(self, name: str, value: str, values: tuple[str, ...]) -> None:
        """Report a *value* of the option *name* that is none of *values*."""
        self.problem(
            "invalid-option",
            N_("option '{option}': '{value}' means nothing here"),
            N_("Expected one of: {values}."),
            option=name,
            value=value,
            values=", ".join(values),
        )


class SummaryDirective(ViewDirective):
    """Counts and verdicts."""

    kind = "summary"
    summary = N_("Counts, a bar and the verdict of each checklist and of the record.")
    declared = (
        RECORDS,
        DirectiveOption("sort", "worst", "The worst checklists first, not in the written order."),
        DirectiveOption(
            "chart", "flag", "A chart of the statuses by checklist, drawn by the build."
        ),
        DirectiveOption(
            "trend", "flag", "How the counts went day by day, by the reports that `history` names."
        ),
        DirectiveOption("owners", "flag", "Who has how much open, with links to the rows."),
    )

    def checked(self) -> dict[str, str]:
        """Return the options; an order that there is not is reported and left out."""
        options = dict(self.pairs())
        if fold_case(options.get("sort", "worst")) != "worst":
            self.bad("sort", options.pop("sort"), ("worst",))
        elif "sort" in options:
            options["sort"] = "worst"
        return options


class BlockersDirective(ViewDirective):
    """What stands between now and go-live."""

    kind = "blockers"
    summary = N_(
        "The blockers of all checklists, computed, with links; then the first others that are open."
    )
    declared = (RECORDS,)


class FindingsDirective(ViewDirective):
    """What the gate says."""

    kind = "findings"
    summary = N_("All that the gate says, with links to the rows; severities may be chosen.")
    declared = (
        RECORDS,
        DirectiveOption("severity", "list", "Only `error`, `warning` or `info`."),
    )

    def checked(self) -> dict[str, str]:
        """Return the options; severities that there are not are reported and left out."""
        options = dict(self.pairs())
        if "severity" in options:
            known = tuple(each.value for each in Severity)
            words = [*filter(None, map(fold_case, options["severity"].split(",")))]
            for word in words:
                if word not in known:
                    self.bad("severity", word, known)
            chosen = [word for word in words if word in known]
            options["severity"] = ",".join(chosen)
            if len(chosen) < len(words):  # rather too much than too little
                del options["severity"]
        return options


class CalendarDirective(ViewDirective):
    """What turns red next."""

    kind = "calendar"
    summary = N_("What will turn red, and when: reviews, waivers and windows that end.")
    declared = (
        DirectiveOption("days", "number", "How many days to look ahead; 90 if it is not given."),
        RECORDS,
    )

    def checked(self) -> dict[str, str]:
        """Return the options; a number of days that is none is left out."""
        options = dict(self.pairs())
        if "days" in options and parse_days(options["days"]) is None:
            self.problem(
                "invalid-option",
                N_("option 'days': '{value}' is no number of days from 1 to {most}"),
                N_("Write a whole number, such as 90."),
                value=options.pop("days"),
                most=str(MOST_DAYS),
            )
        return options


class TableDirective(ViewDirective):
    """Items chosen by a filter."""

    kind = "table"
    summary = N_("Items chosen by filters, grouped and sorted. Several values: separate by commas.")
    declared = (
        DirectiveOption("status", "list of statuses", "Only items with one of these statuses."),
        DirectiveOption("outcome", "list of outcomes", "Only `pass`, `open`, `fail` or `info`."),
        DirectiveOption("owner", "list", "Only items of these owners."),
        DirectiveOption("checklist", "list of ids", "Only items of these checklists."),
        DirectiveOption("severity", "list", "Only items of these severities."),
        DirectiveOption("tag", "list", "Only items with one of these tags."),
        DirectiveOption("blockers", "flag", "Only blockers."),
        DirectiveOption(
            "needs",
            "list of field=value",
            "Besides the items, the needs of sphinx-needs whose fields equal all of these values.",
        ),
        RECORDS,
        DirectiveOption("group-by", " | ".join(GROUP_KEYS), "One table for each value."),
        DirectiveOption("sort", " | ".join(SORT_KEYS), "The order; `-` before it turns it around."),
        DirectiveOption(
            "columns",
            "list",
            "The columns, of: " + ", ".join(VIEW_COLUMNS) + ", and headers of your own.",
        ),
    )

    def checked(self) -> dict[str, str]:
        """Return the options; values that mean nothing are reported and left out."""
        options = dict(self.pairs())
        allowed = {
            "group-by": GROUP_KEYS,
            "sort": tuple(f"{sign}{key}" for sign in ("", "-") for key in SORT_KEYS),
            "columns": VIEW_COLUMNS,
            "outcome": ("pass", "open", "fail", "info"),
        }
        for name, values in allowed.items():
            if name not in options:
                continue
            good = []
            parts = [options[name]] if name in SINGLE_VALUED else options[name].split(",")
            for value in filter(None, map(fold_case, parts)):
                # A header of the project's own, unless it looks like a slip of the pen.
                own = name == "columns" and not difflib.get_close_matches(value, values, 1, 0.75)
                if value in values or own:
                    good.append(value)
                else:
                    self.bad(name, value, values)
            if name != "outcome":  # a filter that means nothing chooses nothing
                options[name] = ",".join(good)
        if "needs" in options and parse_filter(options["needs"]) is None:
            self.problem(
                "invalid-option",
                N_("option 'needs': '{value}' is no filter"),
                N_("Write fields and values, such as 'type=test, status=failed'."),
                value=options.pop("needs"),
            )
        for part in filter(None, (each.strip() for each in options.get("status", "").split(","))):
            vocabulary = self.session.vocabulary
            if vocabulary.match(part).status is None:
                self.bad("status", part, tuple(each.key for each in vocabulary.statuses))
        return options
