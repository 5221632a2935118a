"""``sphinx-readiness import`` as it is called."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from imports import CORPUS, document
from systems import needs_posix

from sphinx_readiness.cli import main
from sphinx_readiness.cli.import_report import Done, File, to_write
from sphinx_readiness.importing.readers import workbook

TABLE = "# Kite\n\n## 1.1 Frame\n\n| Item | Status |\n|------|--------|\n| Rods hold | ✅ |\n"


@pytest.fixture
def kite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a checklist, which the process is in."""
    (tmp_path / "kite.md").write_text(TABLE, "utf-8")
    (tmp_path / "readiness.toml").touch()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_prints_the_document(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "kite.md"]) == 0
    said = capsys.readouterr()
    assert ":::{checklist} 1.1\n" in said.out
    assert "| 1.1-1 | Rods hold | ✅     |" in said.out
    assert "1 checklists with 1 items; rows read: 1, written: 1" in said.err
    assert (kite / "kite.md").read_text("utf-8") == TABLE


def test_it_writes_once(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "kite.md", "-o", "docs/kite.rst"]) == 0
    first = (kite / "docs/kite.rst").read_bytes()
    assert b".. checklist:: 1.1\n" in first
    assert main(["import", "kite.md", "-o", "docs/kite.rst"]) == 2
    assert "'docs/kite.rst' exists" in capsys.readouterr().err
    assert main(["import", "kite.md", "-o", "docs/kite.rst", "--force"]) == 0
    assert "added: 0, changed: 0, removed: 0" in capsys.readouterr().out
    assert (kite / "docs/kite.rst").read_bytes() == first


@pytest.mark.parametrize("flag", ["--dry-run", "--diff"])
def test_it_can_only_show(kite: Path, capsys: pytest.CaptureFixture[str], flag: str) -> None:
    assert main(["import", "kite.md", "--in-place", flag]) == 0
    assert main(["import", "kite.md", "-o", "new.md", flag]) == 0
    assert (kite / "kite.md").read_text("utf-8") == TABLE
    assert not (kite / "new.md").exists()
    assert ("+:::{checklist} 1.1" in capsys.readouterr().out) == (flag == "--diff")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_in_place_every_other_byte_stays(kite: Path, newline: str, mark: str) -> None:
    before = mark + TABLE.replace("\n", newline) + newline + "Text \u2028 with\ttabs  " + newline
    (kite / "kite.md").write_bytes(before.encode())
    (kite / "kite.md").chmod(0o640)
    assert main(["import", "kite.md", "--in-place", "-q"]) == 0
    after = (kite / "kite.md").read_bytes().decode()
    added = [":::{checklist} 1.1" + newline + newline, newline + ":::" + newline]
    for each in added:
        assert after.count(each) == 1
        after = after.replace(each, "")
    assert after == before
    wrapped = (kite / "kite.md").read_bytes()
    assert stat.S_IMODE((kite / "kite.md").stat().st_mode) == 0o640
    assert main(["import", "kite.md", "--in-place", "-q"]) == 0
    assert (kite / "kite.md").read_bytes() == wrapped


def test_in_place_lines_of_a_mixed_file_end_as_they_did(kite: Path) -> None:
    lines = TABLE.split("\n")
    before = "".join(each + ("\n" if at % 3 else "\r\n") for at, each in enumerate(lines))
    (kite / "kite.md").write_bytes(before.encode())
    assert main(["import", "kite.md", "--in-place", "-q"]) == 0
    left = iter((kite / "kite.md").read_bytes().decode().splitlines(keepends=True))
    assert all(each in left for each in before.splitlines(keepends=True))  # in this order


@pytest.mark.parametrize(
    ("data", "options", "said"),
    [
        (TABLE.encode("utf-16"), [], "is UTF-16-LE"),
        (TABLE.replace("Kite", "Över").replace("✅", "done").encode("cp1252"), ["--encoding", "cp1252"],
         "is CP1252"),
    ],
)  # fmt: skip
def test_in_place_no_other_encoding_becomes_utf_8(
    kite: Path, capsys: pytest.CaptureFixture[str], data: bytes, options: list[str], said: str
) -> None:
    (kite / "kite.md").write_bytes(data)
    assert main(["import", "kite.md", "--in-place", *options]) == 2
    assert said in (error := capsys.readouterr().err)
    assert "name a new document with --out" in error
    assert (kite / "kite.md").read_bytes() == data
    assert main(["import", "kite.md", "-o", "new.md", *options]) == 0
    assert "checklist} 1.1" in (kite / "new.md").read_text("utf-8")


def test_in_place_ascii_is_utf_8_in_any_encoding(kite: Path) -> None:
    (kite / "kite.md").write_text("- [ ] Ropes hold\n", "ascii")
    assert main(["import", "kite.md", "--in-place", "--encoding", "cp1252", "-q"]) == 0
    assert (kite / "kite.md").read_bytes().startswith(b":::{checklist} checklist\n")


def test_an_update_keeps_the_ends_of_lines(kite: Path) -> None:
    assert main(["import", "kite.md", "-o", "out.md", "-q"]) == 0
    text = "\ufeff" + (kite / "out.md").read_text("utf-8").replace("\n", "\r\n")
    (kite / "out.md").write_bytes(text.encode())
    (kite / "kite.md").write_text(TABLE.replace("\n\n", "\n| New one | ✅ |\n\n", 1), "utf-8")
    assert main(["import", "kite.md", "-o", "out.md", "--force", "-q"]) == 0
    after = (kite / "out.md").read_bytes().decode()
    assert after.startswith("\ufeff")
    assert after.count("\n") == after.count("\r\n") > 5


def test_in_place_in_rest(kite: Path) -> None:
    before = (CORPUS / "fields.rst").read_text("utf-8")
    (kite / "f.rst").write_text(before, "utf-8")
    assert main(["import", "f.rst", "--in-place", "-q"]) == 0
    after = (kite / "f.rst").read_text("utf-8")
    assert "   +------------------+--------+---------+\n   | Item             |" in after
    assert "   =======  ======  =====\n   Check" in after
    assert "   .. list-table:: Ships\n      :header-rows: 1\n" in after


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.md", b"", "this file is empty"),
        ("blank.csv", b"\n \n", "this file is empty"),
        ("binary.md", b"\x00\x01\x02" * 50, "this is no text but binary data"),
        ("latin.md", "- [ ] Über\n".encode("latin-1"), "this file is not UTF-8"),
        ("cut.csv", b'Item,Status\n"open', "these are no comma-separated values"),
        ("long.csv", b"Item,Status\nA," + b"b" * (1 << 20) + b"c", "more than 1048576 characters"),
        ("bad.json", b'{"a": ', "JSON"),
        ("other.json", b'{"a": 1}', "this JSON has no controls"),
        ("not.xlsx", b"PK no", "this is no workbook that can be read"),
    ],
)
def test_what_cannot_be_read_is_one_line(
    kite: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes, said: str
) -> None:
    (kite / name).write_bytes(data)
    assert main(["import", name, "-o", "out.md"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert said in err
    assert err.startswith(f"sphinx-readiness: {name}")
    assert err.count("\n") == 1
    assert not (kite / "out.md").exists()


@needs_posix
def test_folders_pipes_and_nothing(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "docs").mkdir()
    os.mkfifo(kite / "pipe.md")
    for name in ("docs", "pipe.md", "nowhere.md", "/dev/zero"):
        assert main(["import", name]) == 2
        err = capsys.readouterr().err
        assert err.count("\n") == 1
        assert name in err


def test_a_bomb_is_no_workbook(
    kite: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "LARGEST", 1 << 20)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(3):
            archive.writestr(f"xl/{number}.xml", b" " * (1 << 19))
    (kite / "bomb.xlsx").write_bytes(made.getvalue())
    assert main(["import", "bomb.xlsx"]) == 2
    assert "too large" in capsys.readouterr().err
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')
    (kite / "bomb.xlsx").write_bytes(made.getvalue())
    assert main(["import", "bomb.xlsx"]) == 2
    assert "DOCTYPE" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kite.md", "--in-place", "-o", "x.md"], "--in-place writes FILE itself"),
        (["kite.md", "--split-by", "heading"], "name a folder for them with --out"),
        (["kite.md", "kite.md"], "name a folder for the pages with --out"),
        (["kite.md", "--map", "Foo"], "is not TEXT=MEANING"),
        (["kite.md", "--map", "Foo=bar"], "is not TEXT=MEANING"),
        (["kite.md", "--encoding", "martian"], "there is no encoding 'martian'"),
        (["kite.md", "--encoding", "hex"], "there is no encoding 'hex'"),
        (["kite.csv", "--in-place"], "cannot be wrapped in place"),
        (["kite.md", "--split-by", "heading", "-o", "kite.md"], "is no folder"),
        (["kite.md", "--split-by", "heading", "-o", "new.md"], "'new.md' is no folder"),
        (["kite.md", "kite.csv", "-o", "new.rst"], "'new.rst' is no folder"),
    ],
)
def test_wrong_usage(
    kite: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (kite / "kite.csv").write_text("Item,Status\na b,done\n")
    assert main(["import", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_nothing_to_import(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "prose.md").write_text("# Prose\n\nNo list.\n")
    assert main(["import", "prose.md", "-o", "out.md"]) == 1
    assert "nothing here looks like a checklist" in capsys.readouterr().out
    assert not (kite / "out.md").exists()


def test_columns_and_cells_are_mapped(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "m.csv").write_text("Aufgabe,Stand,Wer\nSeile geprüft,grün-ish,Ann\n", "utf-8")
    flags = ["--map", "Aufgabe=item", "--map", "Stand=status", "--map", "grün-ish=verified"]
    assert main(["import", "m.csv", *flags]) == 0
    out = capsys.readouterr().out
    assert "| Item (Aufgabe) | Status (Stand) | Owner (Wer) |" in out
    assert "| verified" in out


def test_encodings(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "e.csv").write_bytes("Item,Status\nÜber,done\n".encode("cp1252"))
    assert main(["import", "e.csv", "--encoding", "cp1252"]) == 0
    (kite / "u.tsv").write_bytes("\ufeffItem\tStatus\nÜber\tdone\n".encode("utf-16-le"))
    assert main(["import", "u.tsv"]) == 0
    (kite / "w.csv").write_bytes("\ufeffItem,Status\nÜber,done\n".encode("utf-32-le"))
    assert main(["import", "w.csv"]) == 0
    assert capsys.readouterr().out.count("| Über |") == 3


def test_repair_can_be_left_out(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garbled = TABLE.encode().decode("mac_roman")
    (kite / "kite.md").write_text(garbled, "utf-8")
    assert main(["import", "kite.md"]) == 0
    said = capsys.readouterr()
    assert "✅" in said.out
    assert "read as Mac Roman" in said.err
    assert main(["import", "kite.md", "--no-repair"]) == 0
    assert "‚úÖ" in capsys.readouterr().out


def test_pages_for_sections(kite: Path) -> None:
    source = (CORPUS / "all-shapes.md").read_bytes()
    (kite / "all.md").write_bytes(source)
    assert main(["import", "all.md", "-o", "docs", "--split-by", "heading", "-q"]) == 0
    names = sorted(path.name for path in (kite / "docs").iterdir())
    assert names == ["1-kitchen.md", "2-approvals.md", "appendix-a-critical-blockers.md",
                     "appendix-b-after-the-opening.md", "index.md"]  # fmt: skip
    index = (kite / "docs/index.md").read_text("utf-8")
    assert "[Kitchen](1-kitchen.md)" in index
    assert "\n1-kitchen\n" in index
    assert (
        (kite / "docs/1-kitchen.md").read_text("utf-8").startswith("# 1 Kitchen\n\n## 1.1 Ovens\n")
    )


def test_several_files_become_pages(kite: Path) -> None:
    (kite / "b.csv").write_text("Item,Status\nKnots hold,done\n")
    assert main(["import", "kite.md", "b.csv", "-o", "docs", "-q"]) == 0
    assert sorted(path.name for path in (kite / "docs").iterdir()) == [
        "b.md",
        "index.md",
        "kite.md",
    ]
    assert "\nkite\nb\n" in (kite / "docs/index.md").read_text("utf-8")


def test_pages_of_a_set_have_titles(kite: Path) -> None:
    table = TABLE.split("Frame\n\n")[1]
    (kite / "sail-cloth.md").write_text(f"---\ntags: [a]\n---\n\n{table}", "utf-8")
    assert main(["import", "sail-cloth.md", "kite.md", "-o", "docs", "-q"]) == 0
    text = (kite / "docs/sail-cloth.md").read_text("utf-8")
    assert text.startswith("---\ntags: [a]\n---\n# Sail cloth\n\n")
    assert main(["import", "sail-cloth.md", "kite.md", "-o", "rest", "--to", "rst", "-q"]) == 0
    assert (kite / "rest/sail-cloth.rst").read_text("utf-8").count("Sail cloth\n==========\n") == 1
    assert main(["import", "sail-cloth.md", "kite.md", "-o", "docs", "-q", "--force"]) == 0
    assert (kite / "docs/sail-cloth.md").read_text("utf-8") == text


def test_two_sources_never_become_one_file(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "kite.csv").write_text("Item,Status\nKnots hold,done\n")
    (kite / "old").mkdir()
    (kite / "old/Kite.md").write_text(TABLE, "utf-8")
    for files in (["kite.md", "kite.csv"], ["old/Kite.md", "kite.md"], ["kite.md", "./kite.md"]):
        assert main(["import", *files, "-o", "docs", "--force"]) == 2
        assert f"'{files[1]}' would both be written to 'docs/kite.md'" in capsys.readouterr().err
    assert main(["import", "kite.md", "./kite.md", "--in-place"]) == 2
    assert not (kite / "docs").exists()


def test_an_index_among_several_files_lists_the_others(kite: Path) -> None:
    (kite / "index.md").write_text("# All\n\n- [ ] Wind blows\n", "utf-8")
    (kite / "prose.md").write_text("Nothing to do.\n", "utf-8")
    assert main(["import", "index.md", "prose.md", "kite.md", "-o", "docs", "-q"]) == 1
    index = (kite / "docs/index.md").read_text("utf-8")
    assert "- [ ] Wind blows" in index
    assert index.endswith("```{toctree}\n:maxdepth: 2\n\nkite\n```\n")
    assert main(["import", "index.md", "kite.md", "-o", "docs", "--force", "-q"]) == 0
    assert (kite / "docs/index.md").read_text("utf-8") == index


def test_a_workbook(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date

    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Rigging"
    for row in (["Launch of Kite"], ["Release date", date(2026, 3, 1)], [], ["Nr", "Requirement", "OK?", "Team"],
                ["Ropes"], [1, "Ropes | are new", True, "Ann"], [2, "Knots\nhold", False, None],
                [3.0, "Tail is 2 m", None, "Bo"]):  # fmt: skip
        sheet.append(row)
    book.create_sheet("Empty")
    sheet["E4"], sheet["E6"] = "Notes", '=CONCATENATE("a", "b")'  # nobody has computed it
    more = book.create_sheet("Lists")
    more.sheet_state = "hidden"
    more.append(["Colours", "used"])
    more.append(["red", "often"])
    book.save(kite / "k.xlsx")
    assert main(["import", "k.xlsx"]) == 0
    out = capsys.readouterr().out
    assert ":release-date: 2026-03-01" in out
    assert "### Ropes\n\n:::{checklist} ropes\n" in out
    rows = [" ".join(line.split()) for line in out.split("\n")]
    assert '| 1 | Ropes \\| are new | TRUE | Ann | =CONCATENATE("a", "b") |' in rows
    assert "| 2 | Knots<br>hold | FALSE | | |" in rows
    assert "## Lists (hidden)" in rows
    assert "| red | often |" in rows


def test_merged_cells_count_for_each_of_their_rows(
    kite: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below the header; an id stays with the first of its rows, and a blank row stays one."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Launch"], [], ["ID", "Item", "Status", "Owner", "Area"],
                ["K-1", "Ropes are new", "yes", "Ann", "Air"], [None, "Knots hold", "no"],
                [], [None, "Tail is long", "yes", None, "Tail"], ["K-4", "Sail is dry", "no"]):  # fmt: skip
        sheet.append(row)
    for cells in ("A1:A2", "A4:A5", "D4:D7", "E4:E6"):
        sheet.merge_cells(cells)
    book.save(kite / "k.xlsx")
    assert main(["import", "k.xlsx"]) == 0
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.split("\n")]
    found = {row.split(" | ")[1]: row.split(" | ")[3:] for row in rows if row.count(" | ") > 3}
    assert found["Ropes are new"] == found["Knots hold"] == ["Ann", "Air |"]
    assert found["Tail is long"] == ["Ann", "Tail |"]
    assert sum("K-1" in row for row in rows) == 1
    assert len([row for row in rows if "Ann" in row]) == 3


def test_a_workbook_without_openpyxl(
    kite: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    with zipfile.ZipFile(kite / "k.xlsx", "w") as archive:
        archive.writestr("a.xml", "<a/>")
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    assert main(["import", "k.xlsx"]) == 2
    assert "pip install 'sphinx-readiness[xlsx]'" in capsys.readouterr().err


def test_statuses_of_a_legend_are_configured(
    kite: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = str(CORPUS / "own-legend.md")
    assert main(["import", source, "-o", "docs/o.md"]) == 0  # there is a readiness.toml already
    assert '[statuses.deferred]\nlabel = "Deferred"' in capsys.readouterr().out
    (kite / "readiness.toml").unlink()
    (kite / "docs/o.md").unlink()
    (kite / ".git").mkdir()
    assert main(["import", source, "-o", "docs/o.md"]) == 0
    assert "written: readiness.toml" in capsys.readouterr().out
    (kite / "docs/conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    main(["lint", "docs"])
    out = capsys.readouterr().out
    assert "RD401" not in out
    assert "Deferred: 1, Rotten: 1" in out


def test_severities_are_not_written_in_place(
    kite: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kite / "all.md").write_bytes((CORPUS / "all-shapes.md").read_bytes())
    assert main(["import", "all.md", "--in-place"]) == 0
    assert "for which no severity is written" in capsys.readouterr().out
    assert "Severity" not in (kite / "all.md").read_text("utf-8")
    assert main(["import", "all.md", "--in-place"]) == 0
    assert "its checklists are directives already" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("last", "cell", "wide"),
    [("Owner", "SRE", True), ("Status", "no", True), ("Notes", "daily", False)],
)
def test_a_cell_beyond_the_header_becomes_no_part_of_a_name(
    last: str, cell: str, wide: bool
) -> None:
    middle = "Status" if last != "Status" else "Owner"
    text = document(
        f"| Item | {middle} | {last} |\n|---|---|---|\n| A | yes | {cell} | more |\n"
        f"| B | no | {cell} |\n"
    )
    assert ("Column 4" in text) == wide
    assert (f"{cell} \\| more" in text) != wide
    assert "more" in text


@pytest.mark.parametrize("arguments", [["--in-place"], ["-o", "old.md", "--force"]])
@needs_posix
def test_files_that_nobody_may_write(
    kite: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    (kite / "old.md").write_text(TABLE, "utf-8")
    for name in ("old.md", "kite.md"):
        (kite / name).chmod(0o444)
    before = {each.name: each.read_bytes() for each in kite.iterdir()}
    assert main(["import", "kite.md", *arguments]) == 2
    said = capsys.readouterr()
    name = "kite.md" if arguments == ["--in-place"] else "old.md"
    assert (said.out, said.err) == ("", f"sphinx-readiness: {name}: Permission denied\n")
    assert {each.name: each.read_bytes() for each in kite.iterdir()} == before


def test_files_that_cannot_be_made(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "kite.md", "-o", "kite.md/new.md"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("sphinx-readiness: kite.md/new.md: ")
    assert said.err.count("\n") == 1
    assert (kite / "kite.md").read_text("utf-8") == TABLE


@pytest.mark.parametrize("meanwhile", ["changed", "made"])
def test_files_that_change_meanwhile(
    kite: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: str,
) -> None:
    name = "kite.md" if meanwhile == "changed" else "new.md"

    def late(done: Iterable[Done]) -> Iterator[File]:
        found = list(to_write(done))
        (kite / name).write_text("mine\n", "utf-8")
        return iter(found)

    monkeypatch.setattr("sphinx_readiness.cli.importing.to_write", late)
    (kite / "other.md").write_text(TABLE, "utf-8")
    wanted = ["other.md", "kite.md", "--in-place"] if name == "kite.md" else ["kite.md", "-o", name]
    assert main(["import", *wanted]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (f"sphinx-readiness: {name}: this file was changed while it was looked at; "
                        "nothing is written\n")  # fmt: skip
    assert (kite / name).read_text("utf-8") == "mine\n"
    assert (kite / "other.md").read_text("utf-8") == TABLE


@needs_posix
def test_permissions_and_links_stay(kite: Path) -> None:
    (kite / "kite.md").chmod(0o640)
    (kite / "link.md").symlink_to("kite.md")
    assert main(["import", "link.md", "--in-place"]) == 0
    assert (kite / "link.md").is_symlink()
    assert ":::{checklist}" in (kite / "kite.md").read_text("utf-8")
    assert stat.S_IMODE((kite / "kite.md").stat().st_mode) == 0o640
    assert sorted(each.name for each in kite.iterdir()) == ["kite.md", "link.md", "readiness.toml"]


def test_a_rule_whose_text_has_moved(kite: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (kite / "kite.md").write_text(
        f"{TABLE}\n---\n\nkept\n\n---\n\n**Version**: 2.0\n**Last updated**: 2026-01-01\n", "utf-8"
    )
    assert main(["import", "kite.md", "--in-place"]) == 0
    said = capsys.readouterr().out
    assert "kite.md:13: a rule at the end, left out: what stood below it has moved\n" in said
    assert (kite / "kite.md").read_text("utf-8").count("\n---\n\nkept\n") == 1
    assert (kite / "kite.md").read_text("utf-8").endswith(":updated: 2026-01-01\n:::\n")
    (kite / "kite.md").write_text(f"{TABLE}\ntext\n\n---\n", "utf-8")
    assert main(["import", "kite.md", "--in-place"]) == 0
    assert (kite / "kite.md").read_text("utf-8").endswith("text\n\n---\n")
