"""Pages of the rules of structure that word what others judge, by code."""

from __future__ import annotations

from typing import Final

MALFORMED_ROW: Final = """Row or table that cannot be read as items.

A checklist's body has to be read row by row. This rule speaks where that is not possible: a row
without a title, a table whose markup is broken, a directive that could not be parsed. What could
be read is kept; the rest stands in the page as it was written. It speaks for what Markdown leaves
out because it is nested too deeply, with all that follows. It speaks as well for a task with
a second box in the middle of its line (`- [x] Data copied - [ ] Users told`), unless that is spoken
of, explained, or a form whose ticked answer passes (`On call? [x] yes [ ] no`).

**Why it matters.** A row that nobody can read is a requirement that nobody checks.

**How to mend it.** Write the title in the item column, or close the table's markup. The message
says what was expected.
"""

CELLS_LOST: Final = r"""Row with more cells than its table has columns.

A Markdown table drops the cells that stand to the right of its last column, silently. This rule
speaks for each such row. The surplus text is kept and named in the message.

**Why it matters.** The lost cell is usually the note that says why the row is not done, cut off by
a `|` inside a sentence.

**How to mend it.** Write `\|` for a vertical bar that belongs to the text, or add the missing
column to the header.

```markdown
| Item         | Status | Notes                |
|--------------|--------|----------------------|
| Backups run  | ✅     | daily | weekly       |

| Item         | Status | Notes                |
|--------------|--------|----------------------|
| Backups run  | ✅     | daily \| weekly      |
```
"""

INVALID_ID: Final = """Id that cannot be used.

An id begins with a letter or a digit; letters, digits, `_`, `.` and `-` follow, at most 100
characters in all. Where an id is written otherwise, one is derived in its place.

Where items are needs of sphinx-needs, the rule speaks as well for an id that `needs_id_regex` of
the project refuses, so that the item is no need, and for one with a `.`, which no link reaches.

**Why it matters.** An id is a link target and the name by which conditions and roles find an item.
The id that was written does not work as either.

**How to mend it.** Write an id such as `DOC-1`, without blanks and without other punctuation.
"""

INVALID_OPTION: Final = """Directive option that is unknown or has an unusable value.

The option is left out; everything else of the directive is read as usual.

**Why it matters.** A mistyped option does nothing, and nobody notices that it does nothing.

**How to mend it.** Correct the name or the value as the message says. The reference lists the
options of every directive.
"""

UNASSIGNED_CHECKLIST: Final = """Checklist or sign-off matrix that belongs to no record.

With several records in one project each checklist goes to the record of its document, or of its
folder. This rule speaks where that leaves no answer, or where `:record:` names a record that does
not exist.

**Why it matters.** A checklist that is counted for no release, or for the wrong one, guards
nothing.

**How to mend it.** Write `:record:` with the id of the record.
"""

UNREAD_DIRECTIVE: Final = """Directive that could not be read where it stands.

Each directive of ours that stands in a document, or in a file that it includes, is compared with
what has run. One that did not run is reported where it stands: in a block of HTML or a code block
without an end, in a directive that nobody knows or that the parser refused, written in the syntax
of the other parser, misspelled, or with characters that only look right. The same goes for tables
and directives in a checklist that the parser dropped, and for rows right below an empty checklist.
So it does for an option that decides (status, blocking, severity, verdict) and is misspelled, given
more than once, in the title or behind a blank line; and for a status in the words of a `check`
(`Status: ❌`) that takes back what its option says, or stands in its place.

Blocks of code and comments are examples, or taken out on purpose: nothing is said of them. A
directive that is indented by four blanks in Markdown is code, too, but may be meant. Below a line
that ends with a colon, and outside of directives of ours, that is an info, whatever the severity of
the rule. What stands in `only` or `ifconfig` has run, and counts.

**Why it matters.** Rows that are not read are not checked, although the page may show them.

**How to mend it.** Do what the hint says; where in doubt, move the directive to the top level of
the document, with blank lines around it.
"""

INVALID_CONFIGURATION: Final = """Option of the project that is unknown or has an unusable value.

Options come from `[tool.sphinx-readiness]`, from `readiness.toml` and from `conf.py`. A bad value
is left out and the default is used. A file or a table that looks like our configuration and is not
used, because the root of the project is another folder or its name is another one, is reported too.

**Why it matters.** The gate would work by other rules than those that the project wrote down.

**How to mend it.** Correct the name or the value as the message says. The reference lists every
option with its type and default.
"""

NO_CHECKLIST: Final = """Gate that found no checklist at all.

The gate ran over documents in which there is no `checklist`, `check`, sign-off, decision or
`post-deployment` window, and no need blocks. Builds of pages do not say this, and where an error
says that a directive, an include or a file was not read, that is said instead.

**Why it matters.** A gate that looks at nothing is always open: perhaps the checklists moved, or
are excluded, or the wrong folder is checked.

**How to mend it.** Name the folder of the documents with the checklists, or take the gate away.
With `severity = { RD112 = "error" }` the gate fails. A project that has only its versions checked
can ignore this rule.
"""

UNCLEAR_COLUMN: Final = """Column that is not read although it decides, or is there twice.

A table of a checklist or a window needs a column for the status. This rule speaks where there is
none; where a header is nearly the name of a status, blocking, severity or owner column (`Stauts`),
or one that people write for the status (`Answer`, `Outcome`, `Ergebnis`), and is not read as one;
and where two columns say one of status, blocking and severity (`Status` and `Result`), of which
only the first is read, or the two halves of one (`Pass` and `Fail`). In a sign-off matrix so do a
status and a `Decision`; an `Outcome` beside the status only where a cell of it takes back what
passes (❌ beside ✅). A second column with nothing but days, or counts (`Passed` with *812*), in it
is yours. One finding a cause. Headers are compared without markup, brackets, dates and question
marks, so `Status (2026-11)` and `Blocker?` are read. Columns that are like none of these are yours.

**Why it matters.** A cross in a column that nobody reads stops no release.

**How to mend it.** Give the column a [name that is known](#option-columns), or your name of it to
the option `columns`.

```markdown
| ID    | Item              | Stauts |
|-------|-------------------|--------|
| OPS-1 | Backups run daily | ❌     |

| ID    | Item              | Status |
|-------|-------------------|--------|
| OPS-1 | Backups run daily | ❌     |
```
"""

DOUBLED_COLUMN: Final = """Column that names what another one names already.

A field of an item or a sign-off is read from one column. This rule speaks where a second header
names the same field (`Notes` and `Comments`, `Owner` and `Responsible`, `ID` and `Nr`): the one
that is read is named, the other one is shown. A second column for the item itself (`Item` and
`Description`) explains it, and is none. Where the field decides, it is [an error](#rd113), save for
a plural (`Status` and `Results`), which may hold something else.

**Why it matters.** What stands in the second column is not looked for by name: the owner in it gets
no work, and no link leads to the id in it.

**How to mend it.** Put the two into one column, or give the second one a name of its own.

```markdown
| ID    | Item        | Status | Owner | Responsible |
|-------|-------------|--------|-------|-------------|
| OPS-1 | Backups run | ✅     | Ann   | SRE         |

| ID    | Item        | Status | Owner | Reviewed by |
|-------|-------------|--------|-------|-------------|
| OPS-1 | Backups run | ✅     | Ann   | SRE         |
```
"""

UNREAD_FILE: Final = """File that belongs to the documents and is not read.

A document or an include is missing, a link leads nowhere or out of the project's root, two files
stand for one document, a file is no UTF-8, too large, no regular file or nested too deeply to be
parsed, files include each other in a circle: whatever it holds is not looked at. Sphinx says so in
a warning at most. Documents, includes and rows of a checklist in a file outside of the root are
read neither by `lint` nor by the readiness builder.

**Why it matters.** There may be a checklist in it, and a gate that did not look passes.

**How to mend it.** Mend the file or the name as the message says. A file that is not meant to be
read belongs into `exclude_patterns`.
"""

NOT_CARRIED_OUT: Final = """Markup that a checklist relies on and that was not carried out.

`sphinx-readiness lint` reads documents that nobody vouches for. It evaluates no substitution, reads
no table from an address, and runs nothing of an installed extension. Outside of checklists that is
nobody's business; inside of one it is this finding. An include that is not
carried out is one anywhere, as its text may hold checklists. A substitution of MyST that is not
defined, or fails, is one in a checklist for builders, too. No builder opens an address for a
`csv-table` or `raw` either, while the gate reads. Raw text for another format than HTML is one in
lint and in builders alike.

**Why it matters.** What the page will show is not what was checked.

**How to mend it.** Write the value into the checklist, or the rows into the document. Where the
project is trusted, `sphinx-build -b readiness` evaluates it.
"""

FAILED_PLUGIN: Final = """Plug-in that cannot be used, or that fails.

A distribution that is installed beside sphinx-readiness adds a rule, a kind of evidence or a preset
and cannot be imported, is not what it should be, takes a code or a name that another one has, or
raises an exception while it is asked. The rest of the gate goes on.

**Why it matters.** The gate checks less than the project believes.

**How to mend it.** Update the plug-in or mend it; or uninstall it, if it is not meant to be there.
"""
