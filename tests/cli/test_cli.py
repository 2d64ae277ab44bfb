"""The command line: whole output and exit code, on a real store that was filled by hand."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from places import ROOT
from shelf import Article, Said, Shelf, Who, fill_shelf

from kg.cli import main

WIDTH = {"COLUMNS": "100"}


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return fill_shelf(tmp_path / "kg.db")


def kg(*words: str, db: Path | None = None) -> Result:
    place = {"KG_DB": str(db)} if db else {}
    return CliRunner().invoke(main, words, env=WIDTH | place, catch_exceptions=False)


def fill(path: Path, article: Article) -> Path:
    return Shelf({"Ivo Ott": Who()}).fill(path / "other.db", [article])


def test_ask_prints_a_table_by_speaker_newest_first(db: Path):
    result = kg("ask", "who said what about the Swedish-Danish border?", db=db)
    assert result.exit_code == 0
    assert (
        result.stdout
        == """\
About Swedish-Danish border (CONCEPT, also Danish-Swedish border): 3 claims by 2 speakers in 2
documents

Swedish Coast Guard
  2024-05-20  The Swedish Coast Guard (SCG) asked Denmark for boats on the Danish-Swedish border
              North Wire, told by Eva Berg · 3f1f51f7
  2024-05-20  Swedish Coast Guard (the SCG) announced: “We will guard Sweden's 116-kilometre border
              with Denmark”
              North Wire · b96b79a5

Ana Silva
  2024-03-02  Ana Silva told Radio Nord: “The Swedish-Danish border is quiet,”
              Harbour Post, via Radio Nord · 430a5080

Close to “Swedish-Danish border”: 1 claim in 1 document

(no speaker named)
  2024-03-02  It was said that the border with Denmark may close
              Harbour Post · 773eebcc
"""
    )


def test_ask_takes_words_without_quotes_and_options(db: Path):
    result = kg("ask", "what", "did", "Berg", "say", "--modality", "denies", db=db)
    assert (
        result.stdout
        == """\
Said by Jon Berg (PERSON, also Berg), modality denies: 1 claim by 1 speaker in 1 document
“Berg” is Jon Berg; also Eva Berg.

Jon Berg
  2024-03-02  Jon Berg denied that the port was ever closed
              Harbour Post · 953d823b
"""
    )


def test_ask_in_a_narrow_terminal_sets_words_under_their_date(db: Path):
    result = CliRunner().invoke(main, ["ask", "ferries", "--db", str(db)], env={"COLUMNS": "44"})
    assert (
        result.stdout
        == """\
About the words “ferries”: 1 claim by 1
speaker in 1 document

Jon Berg
  2024-03-02  Jon Berg warned that ferries
              to Denmark would stop
              Harbour Post · 7e0b2c5f
"""
    )


def test_ask_for_a_misspelt_name_is_answered_for_the_nearest_and_says_so(db: Path):
    result = kg("ask", "what did Sylva say?", db=db)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nothing is known of “Sylva”; this is of Ana Silva, the nearest name." in " ".join(
        result.stdout.split()
    )


def test_listing_of_something_unknown_is_an_error_with_the_nearest_name(db: Path):
    result = kg("claims", "--speaker", "Sylva", db=db)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: nothing known of 'Sylva'; did you mean: Ana Silva?\n"


def test_ask_nothing_is_wrong_usage(db: Path):
    result = kg("ask", db=db)
    assert result.exit_code == 2
    assert 'Ask something: kg ask "who said what about X"' in result.stderr


def test_claims_as_json_have_the_fixed_shape(db: Path):
    result = kg("claims", "--json", "--about", "quiet", db=db)
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {
            "id": "430a50807c0511ac",
            "document": {
                "id": "b1bf782f46d95aef",
                "path": "post.txt",
                "title": "Port to reopen",
                "outlet": "Harbour Post",
                "published": "2024-03-02",
            },
            "statement": "Ana Silva told Radio Nord: “The Swedish-Danish border is quiet,”",
            "speaker": {"id": "15e532b2cbb05ff7", "name": "Ana Silva", "type": "PERSON"},
            "source": {"text": "Silva", "spans": [[88, 93]]},
            "cue": {"text": "told", "spans": [[94, 98]]},
            "content": {"text": "“The Swedish-Danish border is quiet,”", "spans": [[50, 87]]},
            "kind": "direct",
            "modality": "asserts",
            "polarity": "so",
            "negated": False,
            "via": ["Radio Nord"],
            "about": [{"id": "ac2bb99e16dabb6a", "name": "Swedish-Danish border", "type": "CONCEPT"}],
            "said": None,
            "holds": [],
            "quantities": [],
            "within": None,
            "confidence": 0.9,
        }
    ]


def test_ask_as_json_gives_the_same_lines_as_claims(db: Path):
    asked = kg("ask", "--json", "what did the SCG say", db=db)
    listed = kg("claims", "--json", "--speaker", "SCG", db=db)
    assert asked.stdout == listed.stdout != ""


def test_entities_list_names_and_counts(db: Path):
    result = kg("entities", "--type", "person", db=db)
    assert (
        result.stdout
        == """\
PERSON  Ana Silva  2 said  0 about  Silva, Mayor Silva
PERSON  Jon Berg   2 said  0 about  Berg
PERSON  Eva Berg   1 said  0 about
"""
    )
    assert json.loads(kg("entities", "guard", "--json", db=db).stdout) == {
        "id": "9dcd63b38435a774",
        "name": "Swedish Coast Guard",
        "type": "ORG",
        "aliases": ["Swedish Coast Guard", "SCG"],
        "documents": 1,
        "mentions": 1,
        "claims_made": 2,
        "claims_about": 1,
        "why": ["acronym: “Swedish Coast Guard (SCG)”"],
    }


def test_entity_shows_its_names_and_why(db: Path):
    result = kg("entity", "scg", db=db)
    assert (
        result.stdout
        == """\
Swedish Coast Guard (ORG)
Entity   9dcd63b38435a774
Also     SCG, in 1 document
         because acronym: “Swedish Coast Guard (SCG)”
Found    1 mention in 1 document
Claims   2 said, 1 about it
"""
    )


def test_documents_are_listed_newest_first(db: Path):
    result = kg("documents", db=db)
    assert (
        result.stdout
        == """\
b5674401  2024-05-20  3 claims  North Wire    wire.txt
b1bf782f  2024-03-02  5 claims  Harbour Post  Port to reopen
"""
    )
    assert kg("documents", "--until", "2024-04", db=db).stdout.count("\n") == 1


def test_claim_shows_its_words_in_their_paragraph(db: Path):
    result = kg("claim", "3f1f51", db=db)
    assert (
        result.stdout
        == """\
The Swedish Coast Guard (SCG) asked Denmark »for boats on the Danish-Swedish border«, Eva Berg said.
“We will guard Sweden's 116-kilometre border with Denmark”, the SCG announced.

Claim    3f1f51f703c116e7
States   The Swedish Coast Guard (SCG) asked Denmark for boats on the Danish-Swedish border
Speaker  Swedish Coast Guard (ORG), in the text “The Swedish Coast Guard (SCG)”
         acronym: “Swedish Coast Guard (SCG)”
How      requests, indirect
         confidence 0.90
About    Swedish-Danish border (CONCEPT)
Document wire.txt
         North Wire, 2024-05-20T08:00:00Z
Within   80ab90d6 Eva Berg said: The Swedish Coast Guard (SCG) asked Denmark for boats on the
         Danish-Swedish border
"""
    )


def test_timeline_runs_from_the_oldest(db: Path):
    result = kg("timeline", "border", "--json", db=db)
    dates = [json.loads(line)["document"]["published"] for line in result.stdout.splitlines()]
    assert dates == sorted(dates)
    assert len(dates) > 2


def test_stats_count(db: Path):
    assert json.loads(kg("stats", "--json", db=db).stdout)["claims"] == 8


def test_empty_listing_says_so_beside_the_results(db: Path):
    result = kg("links", db=db)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "None.\n")


def test_path_leads_through_what_was_said(db: Path):
    result = kg("path", "Jon Berg", "Denmark", db=db)
    assert (
        result.stdout
        == """\
Jon Berg
  —says→ Jon Berg warned that ferries to Denmark would stop
  —about→ Denmark
"""
    )


def test_view_writes_the_part_around_a_name(db: Path, tmp_path: Path):
    page = tmp_path / "silva.html"
    result = kg("view", "Silva", "--output", str(page), "--no-open", db=db)
    assert (result.exit_code, result.stdout) == (0, f"wrote {page}\n")
    assert "Ana Silva" in page.read_text() and "Jon Berg" not in page.read_text()


def test_view_of_too_much_says_what_is_left_out(db: Path, tmp_path: Path):
    result = kg("view", "--max-nodes", "10", "--output", str(tmp_path / "g.html"), "--no-open", db=db)
    assert result.stderr.startswith("Note: Too much for one picture. Drawn are the most telling: ")
    assert result.stderr.endswith(". A name, a filter or --max-nodes shows more.\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--links"], "no claim here is linked with another; leave out --links to see them all"),
        (["--since", "2030"], "no claim to draw; `kg claims` with the same filters shows what there is"),
        (["--about", "zork"], "nothing known of 'zork'; `kg entities` lists what is"),
    ],
)
def test_view_of_nothing_is_one_clear_error(db: Path, tmp_path: Path, options: list[str], message: str):
    result = kg("view", *options, "--output", str(tmp_path / "g.html"), "--no-open", db=db)
    assert (result.exit_code, result.stderr) == (1, f"Error: {message}\n")


def test_merge_is_recorded_and_can_be_withdrawn(db: Path):
    merged = kg("merge", "Jon Berg", "Eva Berg", "--reason", "a misprint", db=db)
    decision = merged.stdout.split()[1].rstrip(":")
    assert merged.stdout == f"decided {decision}: merge Jon Berg, Eva Berg\n"
    assert len(kg("entities", "berg", db=db).stdout.splitlines()) == 1
    assert kg("withdraw", decision[:8], db=db).exit_code == 0
    assert len(kg("entities", "berg", db=db).stdout.splitlines()) == 2
    verbs = [json.loads(line)["verb"] for line in kg("decisions", "--json", db=db).stdout.splitlines()]
    assert verbs == ["merge", "withdraw"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["claim", "zzz"], "zzz: no such claim; `kg claims` lists them"),
        (["remove", "zzz.txt"], "zzz.txt: no such document; `kg documents` lists them"),
        (["merge", "Silva", "Zork"], "nothing known of 'Zork'; `kg entities` lists what is"),
        (["withdraw", "zzz"], "no decision begins with 'zzz'; `kg decisions` lists them"),
        (["path", "Silva", "Zork"], "nothing known of 'Zork'; `kg entities` lists what is"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_line_and_exit_code_1(words: list[str], message: str, db: Path):
    result = kg(*words, db=db)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {message}\n")


def test_missing_database_is_one_line(tmp_path: Path):
    result = kg("claims", db=tmp_path / "none.db")
    assert result.exit_code == 1
    assert (
        result.stderr == f"Error: {tmp_path}/none.db: no such database; make one with `kg ingest PATH...`\n"
    )


def test_date_that_is_none_is_wrong_usage(db: Path):
    result = kg("claims", "--since", "yesterday", db=db)
    assert result.exit_code == 2
    assert "'yesterday' is no date; give 2022, 2022-01 or 2022-01-10" in result.stderr


def test_remove_takes_its_claims_with_it(db: Path):
    assert kg("remove", "wire.txt", db=db).exit_code == 0
    assert "North Wire" not in kg("claims", db=db).stdout


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path):
    content = "taxes \x1b[2Jrose \u202eesor\u202c \x07fast"
    article = Article("a\x1b]0;x.txt", f"Ott said {content}.", (Said(content, "said", "Ott", "Ivo Ott"),))
    db = fill(tmp_path, article)
    result = kg("ask", "taxes", db=db)
    assert (
        result.stdout
        == r"""About the words “taxes”: 1 claim by 1 speaker in 1 document

Ivo Ott
  no date     Ivo Ott said taxes \x1b[2Jrose \u202eesor\u202c \x07fast
              a\x1b]0;x.txt · """
        + (json.loads(kg("claims", "--json", db=db).stdout)["id"][:8] + "\n")
    )
    (claim,) = kg("claims", "--json", db=db).stdout.splitlines()
    for words in (["claims"], ["claim", json.loads(claim)["id"]], ["documents"], ["entities"]):
        assert not {"\x1b", "\x07", "\u202e"} & set(kg(*words, db=db).stdout)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_help_of_each_command_ends_in_an_example(command: str):
    last = kg(command, "--help").stdout.rstrip().rsplit("\n\n", 1)[1].strip()
    assert last.startswith(f"Example: kg {command}")


def test_version_is_the_one_of_the_package():
    import kg as package

    assert kg("--version").stdout.split()[-1] == package.__version__


def test_pipe_that_is_closed_early_ends_quietly(db: Path):
    command = f"{sys.executable} {ROOT / 'cli.py'} claims --json --db {db} | head -c 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert (done.stdout, done.stderr) == (b"{", b"")


def test_questions_import_nothing_slow(db: Path):
    slow = "spacy networkx pyvis trafilatura numpy onnxruntime tokenizers lxml".split()
    program = (
        "import sys; from kg.cli import main\n"
        f"main(['ask', 'who said what about ferries', '--db', {str(db)!r}], standalone_mode=False)\n"
        f"print([name for name in {slow!r} if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"
