"""Headers in German and French: no column is lost, and what is written has those of the gate."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.recognise.columns import renamed
from sphinx_readiness.importing.recognise.foreign import FOREIGN, SUBJECTS

GERMAN = """\
# Freigabe

## 1.1 Betrieb

| Nr | Prüfpunkt | Zustand | Verantwortlich | Bemerkungen | Nachweis |
|---|---|---|---|---|---|
| 1 | Sicherung geübt | ✅ | Ops | siehe Wiki | a.pdf |
| 2 | Alarme gehen | ja | SRE | | |
| 3 | Logs bleiben | nein | SRE | | |

## Freigaben

| Rolle | Name | Unterschrift | Datum |
|---|---|---|---|
| QS | Ann | | |
"""

FRENCH = (
    "N°;Responsable;Point de contrôle;Statut;Commentaires\n"
    '1;Équipe Ops;Sauvegarde testée;OK;"le wiki; page 2"\n'
    "2;SRE;Alertes réglées;non;\n"
)


def test_german(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "liste.md").write_text(GERMAN, encoding="utf-8")
    assert main(["import", str(tmp_path / "liste.md"), "-o", str(tmp_path / "out.md")]) == 0
    lines = [
        " ".join(each.split()) for each in (tmp_path / "out.md").read_text("utf-8").split("\n")
    ]
    assert (
        "| Nr | Prüfpunkt | Status (Zustand) | Owner (Verantwortlich) | Notes (Bemerkungen) "
        "| Evidence (Nachweis) |"
    ) in lines
    assert "| 1 | Sicherung geübt | ✅ | Ops | siehe Wiki | a.pdf |" in lines
    assert "| 3 | Logs bleiben | no | SRE | | |" in lines
    assert "| Rolle | Name | Signature (Unterschrift) | Date (Datum) |" in lines
    assert "  Verified: 2, Not met: 1\n  roles that sign: 1\n" in capsys.readouterr().out


def test_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "liste.csv").write_text(FRENCH, encoding="utf-8")
    assert main(["import", str(tmp_path / "liste.csv")]) == 0
    lines = [" ".join(each.split()) for each in capsys.readouterr().out.split("\n")]
    assert (
        "| ID (N°) | Owner (Responsable) | Point de contrôle | Status (Statut) "
        "| Notes (Commentaires) |"
    ) in lines
    assert "| 2 | SRE | Alertes réglées | no | |" in lines


def test_what_somebody_says_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "readiness.toml").write_text('[columns]\nnotes = ["Responsable"]\n', "utf-8")
    (tmp_path / "liste.csv").write_text(FRENCH, encoding="utf-8")
    assert main(["import", str(tmp_path / "liste.csv"), "--map", "Commentaires=evidence"]) == 0
    header = next(each for each in capsys.readouterr().out.split("\n") if "Point de" in each)
    assert " ".join(header.split()) == (
        "| ID (N°) | Responsable | Point de contrôle | Status (Statut) | Evidence (Commentaires) |"
    )


def test_the_gate_reads_what_is_written() -> None:
    names, gate = ColumnNames(FOREIGN), ColumnNames()
    mapped = {header_key(each): field for field, every in FOREIGN.items() for each in every}
    subjects = {key: field for key, field in mapped.items() if key in SUBJECTS}
    assert {*subjects.values()} == {"item", "role"}
    assert len(mapped) == sum(map(len, FOREIGN.values())) - sum(
        len(every) - len({*map(header_key, every)}) for every in FOREIGN.values()
    )  # none names two fields
    for field, every in FOREIGN.items():
        wanted = ITEM_FIELDS if field in ITEM_FIELDS else SIGNOFF_FIELDS
        for each in every:
            assert not gate.named(each, wanted)
            headers = ["Anything", each]
            fields = names.fields(headers, wanted)
            assert fields[1] == field
            known = {} if field in ("item", "role") else mapped
            assert gate.fields(renamed(headers, fields, known), wanted)[1] == field


def _rows(out: str) -> list[str]:
    return [" ".join(each.split()) for each in out.split("\n")]


def test_words_of_statuses_tell_a_column_that_may_be_anything(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """*Stand* may be a day as well; what stands below it says that it is the status."""
    (tmp_path / "liste.md").write_text(
        "# Freigabe\n\n| Aufgabe | Stand | Wer |\n|---|---|---|\n| Sicherung geübt | erledigt | Ann |\n"
        "| Alarme gehen | offen | Bo |\n| Logs bleiben | Nicht erfüllt | Bo |\n| Plan | à faire | Bo |\n",
        encoding="utf-8",
    )
    assert main(["import", str(tmp_path / "liste.md")]) == 0
    said = capsys.readouterr()
    rows = [row for row in _rows(said.out) if row.startswith("|")]
    assert rows[0] == "| ID | Aufgabe | Status (Stand) | Owner (Wer) |"
    assert [row.split(" | ")[2] for row in rows[2:]] == [
        "verified",
        "pending",
        "not met",
        "pending",
    ]
    assert "  Verified: 1, Not met: 1, Pending: 2\n" in said.err


def test_a_mapped_word_tells_the_column_and_the_others_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One word is enough; those that nobody explains stay, and none of them passes."""
    (tmp_path / "list.md").write_text(
        "# Launch\n\n| Where | What has to hold | Feeling |\n|---|---|---|\n"
        "| Air | The tail is long enough | splendid |\n| Sea | The sail is dry now | meh |\n",
        encoding="utf-8",
    )
    assert main(["import", str(tmp_path / "list.md"), "--dry-run"]) == 1
    assert "--map HEADER=status" in capsys.readouterr().out
    assert main(["import", str(tmp_path / "list.md"), "--map", "splendid=verified"]) == 0
    said = capsys.readouterr()
    rows = _rows(said.out)
    assert any("The tail is long enough | verified |" in row for row in rows)
    assert any("The sail is dry now | meh |" in row for row in rows)
    assert "not understood; say with --map what they mean: 'meh'\n" in said.err
    assert "  Verified: 1, not understood: 1\n" in said.err
