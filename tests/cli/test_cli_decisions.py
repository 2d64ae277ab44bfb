"""The commands by which a person rules: whole output and exit code, on a real store."""

import json
import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import ROOT
from shelf import fill_shelf

from kg.cli import main

FERRIES, PORT = "7e0b2c5f", "953d823b"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill_shelf(tmp_path / "kg.db")


def kg(*words: str, db: Path, typed: str | None = None, width: str = "120") -> Result:
    environment = {"COLUMNS": width, "KG_DB": str(db)}
    return CliRunner().invoke(main, words, env=environment, input=typed, catch_exceptions=False)


def decisions(db: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in kg("decisions", "--json", db=db).stdout.splitlines()]


def test_decision_keeps_who_and_why(db: Path):
    result = kg("reject", FERRIES, "--by", "eve", "--reason", "irony", db=db)
    (decision,) = decisions(db)
    assert result.stdout == f"decided {decision['id']}: reject {decision['arguments'][0]}\n"
    assert [decision[key] for key in ("verb", "who", "reason", "state")] == [
        "reject",
        "eve",
        "irony",
        "stands",
    ]


def test_decisions_are_listed_with_what_became_of_them(db: Path):
    kg("reject", FERRIES, "--by", "eve", "--reason", "irony", db=db)
    kg("accept", FERRIES, "--by", "bo", db=db)
    first, second = decisions(db)
    day = str(first["when"])[:10]
    assert kg("decisions", db=db).stdout == (
        f"{day}  {first['id'][:8]}  eve  reject  {FERRIES}: that ferries to Denmark would…  overruled  "
        f"by decision {second['id'][:8]} on {day[:7]}…\n"
        f"{day}  {second['id'][:8]}  bo   accept  {FERRIES}: that ferries to Denmark would…  stands\n"
    )


def test_attributed_claim_is_listed_with_who_says_it(db: Path):
    speaker = json.loads(kg("claims", "--json", db=db).stdout.splitlines()[0])["speaker"]["name"]
    result = kg("attribute", FERRIES, speaker, "--by", "eve", db=db)
    (decision,) = decisions(db)
    claim, name = decision["arguments"]
    assert result.stdout == f"decided {decision['id']}: attribute {claim}, {name}\n"
    assert f"attribute  {FERRIES} to {name}: that" in kg("decisions", db=db).stdout
    assert json.loads(kg("claim", FERRIES, "--json", db=db).stdout)["speaker"]["name"] == speaker


def test_rejected_claim_is_shown_where_asked_for(db: Path):
    kg("reject", FERRIES, "--by", "eve", "--reason", "irony", db=db)
    assert FERRIES not in kg("claims", db=db).stdout
    assert "Nothing is claimed about “ferries”" in kg("ask", "ferries", db=db).stdout
    assert f"Harbour Post · {FERRIES} · rejected\n" in kg("ask", "ferries", "--rejected", db=db).stdout
    assert "Ruled    rejected by eve on 20" in kg("claim", FERRIES, db=db).stdout
    (line,) = kg("claims", "--rejected", "--about", "ferries", "--json", db=db).stdout.splitlines()
    assert json.loads(line)["ruling"] == "reject"


def test_accepted_claim_passes_any_least_confidence(db: Path):
    kg("accept", PORT, db=db)
    (line,) = kg("claims", "--min-confidence", "1", "--json", db=db).stdout.splitlines()
    assert (json.loads(line)["id"][:8], json.loads(line)["confidence"]) == (PORT, 1.0)


def test_split_wants_a_form_that_the_entity_has(db: Path):
    result = kg("split", "Ana Silva", "Anna", db=db)
    assert (result.exit_code, result.stderr) == (
        1,
        "Error: Ana Silva is not called 'Anna' by any document; "
        "its names are: Ana Silva, Silva, Mayor Silva\n",
    )


def test_the_only_form_of_the_only_document_cannot_be_split_off(db: Path):
    result = kg("split", "Eva Berg", "Eva Berg", "--document", "wire.txt", db=db)
    assert result.exit_code == 1
    assert 'a document takes "Eva Berg" and "Eva Berg" for one' in result.stderr


def test_alias_makes_two_one_until_it_is_withdrawn(db: Path):
    assert kg("alias", "Jon Berg", "Eva Berg", db=db).exit_code == 0
    assert len(kg("entities", "berg", db=db).stdout.splitlines()) == 1
    assert kg("withdraw", str(decisions(db)[0]["id"]), db=db).exit_code == 0
    assert len(kg("entities", "berg", db=db).stdout.splitlines()) == 2


def test_aliases_are_read_from_a_file_once(db: Path, tmp_path: Path):
    file = tmp_path / "names.tsv"
    file.write_text("name\talias\nJon Berg\tJ. Berg\nZed Zed\tZoe\n", encoding="utf-8-sig")
    first = kg("alias", "--file", str(file), db=db)
    assert (first.stdout, first.stderr) == (
        "2 decisions added, 0 held already\n",
        "Note: 1 row of names that no document has yet\n",
    )
    assert kg("alias", "--file", str(file), db=db).stdout == "0 decisions added, 2 held already\n"
    assert "J. Berg" in kg("entity", "Jon Berg", db=db).stdout


@pytest.mark.parametrize("words", [["alias"], ["alias", "Berg"], ["alias", "A", "B", "--file", "-"]])
def test_alias_wants_names_or_a_file(words: list[str], db: Path):
    result = kg(*words, db=db)
    assert result.exit_code == 2
    assert "Give a name with others for it, or a --file of them" in result.stderr


def test_file_that_is_no_text_is_one_line(db: Path, tmp_path: Path):
    file = tmp_path / "names.csv"
    file.write_bytes(b"\xff\xfeA\x00,\x00")
    for words in (["alias", "--file", str(file)], ["decisions", "import", str(file)]):
        result = kg(*words, db=db)
        assert (result.exit_code, result.stderr) == (1, f"Error: {file}: not UTF-8; save it as UTF-8 first\n")


def test_entity_may_be_named_by_the_beginning_of_its_id(db: Path):
    assert kg("merge", "15e532b2", "Jon Berg", db=db).stdout.endswith(": merge Ana Silva, Jon Berg\n")


def test_export_and_import_share_decisions(db: Path, tmp_path: Path):
    kg("merge", "Jon Berg", "Eva Berg", db=db)
    kg("reject", FERRIES, db=db)
    file, other = tmp_path / "decisions.jsonl", fill_shelf(tmp_path / "other.db")
    assert kg("decisions", "export", str(file), db=db).exit_code == 0
    assert file.read_text() == kg("decisions", "export", db=db).stdout
    assert kg("decisions", "import", str(file), db=other).stdout == "2 decisions added, 0 held already\n"
    assert kg("decisions", "import", str(file), db=other).stdout == "0 decisions added, 2 held already\n"
    assert kg("claims", db=other).stdout == kg("claims", db=db).stdout
    assert kg("decisions", "export", db=other).stdout == file.read_text()


def test_imported_decision_that_cannot_hold_is_warned_of(db: Path, tmp_path: Path):
    file = tmp_path / "decisions.jsonl"
    kg("merge", "Jon Berg", "Eva Berg", db=db)
    kg("decisions", "export", str(file), db=db)
    other = fill_shelf(tmp_path / "other.db")
    kg("distinct", "Jon Berg", "Eva Berg", db=other)
    result = kg("decisions", "import", str(file), db=other)
    short = str(decisions(db)[0]["id"])[:8]
    assert result.exit_code == 0
    assert result.stderr.startswith(f"Warning: decision {short}, merge Jon Berg, Eva Berg, conflicts: ")
    assert result.stderr.endswith("which keeps them apart; withdraw one of the two\n")


def test_db_may_stand_before_or_after_the_subcommand(db: Path, tmp_path: Path):
    kg("merge", "Jon Berg", "Eva Berg", db=db)
    none = tmp_path / "none.db"
    before = kg("decisions", "--db", str(db), "export", db=none)
    after = kg("decisions", "export", "--db", str(db), db=none)
    assert before.stdout == after.stdout != ""


def test_ingest_ends_with_the_decisions_that_no_longer_apply(db: Path, tmp_path: Path):
    kg("rename", "Jon Berg", "J. Berg", db=db)
    kg("remove", "post.txt", db=db)
    result = kg("ingest", str(tmp_path / "nothing.txt"), db=db)
    assert "Warning: decision" in result.stderr
    assert "rename Jon Berg, J. Berg, sleeps: no document names 'Jon Berg'\n" in result.stderr


def test_review_reads_its_keys_line_by_line_where_there_is_no_terminal(db: Path):
    result = kg(
        "review", "--limit", "3", "--only", "claims", "--by", "eve", db=db, typed="y\nx\nu\nn\ns\nq\n"
    )
    assert result.exit_code == 0
    shown = [line for line in result.stdout.splitlines() if line.endswith(" of 3")]
    assert shown == ["1 of 3", "2 of 3", "2 of 3", "1 of 3", "2 of 3", "3 of 3"]
    assert result.stdout.endswith("1 answer kept\n")
    assert [(line["verb"], line["state"]) for line in decisions(db)] == [
        ("accept", "withdrawn"),
        ("withdraw", "stands"),
        ("reject", "stands"),
    ]


def test_review_stops_where_the_input_ends_and_keeps_what_was_answered(db: Path):
    assert kg("review", "--only", "claims", db=db, typed="n\n").stdout.endswith("1 answer kept\n")
    assert [line["verb"] for line in decisions(db)] == ["reject"]


def test_review_shows_the_claim_in_its_paragraph(db: Path):
    result = kg("review", "--limit", "1", "--only", "claims", db=db, typed="q\n", width="100")
    assert (
        result.stdout
        == """\
y = yes   n = no   s = skip   u = undo   q = quit

1 of 1
Mayor Ana Silva said »the port will reopen in May«. “The Swedish-Danish border is quiet,” Silva told
Radio Nord.

Does the article say so? Mayor Ana Silva said the port will reopen in May
  in the text “Mayor Ana Silva”
  in “Port to reopen” (Harbour Post), 2024-03-02
  confidence 0.90
0 answers kept
"""
    )


def test_nothing_to_review_is_no_error(tmp_path: Path, db: Path):
    kg("remove", "post.txt", db=db)
    kg("remove", "wire.txt", db=db)
    assert kg("review", db=db, typed="").stdout == "0 answers kept\n"


def test_review_takes_one_key_in_a_terminal(db: Path):
    ours, theirs = pty.openpty()
    command = [sys.executable, str(ROOT / "cli.py"), "review", "--only", "claims", "--db", str(db)]
    with subprocess.Popen(command, stdin=theirs, stdout=subprocess.PIPE) as process:
        assert process.stdout
        for key in (b"n", b"y", b"q"):
            while not process.stdout.readline().startswith(b"  confidence"):
                pass
            time.sleep(0.2)  # what is typed before the question is there is thrown away
            os.write(ours, key)
        assert process.stdout.read().endswith(b"2 answers kept\n")
    os.close(ours)
    os.close(theirs)
    assert [line["verb"] for line in decisions(db)] == ["reject", "accept"]
