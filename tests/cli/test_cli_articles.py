"""`kg search` and `kg read`: what is printed, where nothing is found, and what hostile articles cannot do."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from shelf import KNOWN, POST, WIRE, Said, Shelf

from kg.cli import main


@pytest.fixture(scope="module")
def db(tmp_path_factory) -> Path:
    return Shelf(KNOWN).fill(tmp_path_factory.mktemp("articles") / "kg.db", [POST, WIRE])


def kg(db: Path, *words: str, columns: int = 100) -> Result:
    place = {"KG_DB": str(db), "COLUMNS": str(columns)}
    return CliRunner().invoke(main, list(words), env=place, catch_exceptions=False)


def test_search_shows_passages_with_the_words_marked_and_the_claims_in_them(db):
    result = kg(db, "search", "ferries", "-kiosk")
    assert (result.exit_code, result.stderr) == (0, "")
    closed, stop = ids(db, "that the port was ever closed", "that ferries to Denmark would stop")
    assert result.stdout.splitlines() == [
        "1 article holds ferries -kiosk",
        "",
        f"Port to reopen · Harbour Post · 2024-03-02 · {listed(db, 'documents')[1]['id'][:8]}",
        f"    {POST.text.splitlines()[1].replace('ferries', '»ferries«')}",
        f"    {closed} Jon Berg: Jon Berg denied that the port was ever closed",
        f"    {stop} Jon Berg: Jon Berg warned that ferries to Denmark would stop",
    ]


def ids(db: Path, *contents: str) -> list[str]:
    claims = {one["content"]["text"]: one["id"][:8] for one in listed(db, "claims")}
    return [claims[content] for content in contents]


def listed(db: Path, *words: str) -> list[dict]:
    return [json.loads(line) for line in kg(db, *words, "--json").stdout.splitlines()]


def test_search_as_json_says_where_in_the_text_the_words_stand(db):
    (hit,) = listed(db, "search", "ferries")
    assert list(hit) == ["document", "passage", "marks", "claims"]
    assert [POST.text[slice(*mark)] for mark in hit["marks"]] == ["ferries"]
    assert POST.text[hit["passage"]["start"] :].startswith(hit["passage"]["text"])
    assert [list(claim) for claim in hit["claims"]] == [["id", "speaker", "statement"]] * 2


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (["border", "Denmark"], 2),
        (["border with"], 2),  # one word with a space is all that was typed
        (["border with", "116"], 1),  # of several it is a phrase
        (["border", "-Mayor"], 1),
        (["border", "-health"], 2),  # no option -h
        (["border", "--outlet", "North Wire"], 1),
        (['"with Denmark”', "--limit", "1"], 1),
    ],
)
def test_words_and_options_are_told_apart(db, words, count):
    assert len(listed(db, "search", *words)) == count


def test_nothing_found_is_said_beside_the_output(db):
    result = kg(db, "search", "submarine")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "None.\n")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ["-border"],
            1,
            'Error: search for articles without "border", but with which words? name one at least',
        ),
        (["*"], 1, "Error: search for articles with which words? name one at least"),
        (["border", "--limt", "3"], 2, "Error: No such option '--limt'."),
        ([], 2, "Error: Missing argument 'WORDS...'."),
    ],
)
def test_what_cannot_be_searched_says_so_in_a_line(db, words, code, says):
    result = kg(db, "search", *words)
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (code, "", says)


def test_read_shows_the_article_with_its_claims_in_the_margin(db):
    result = kg(db, "read", "post.txt", columns=100)
    reopen, quiet, closed, stop, may = ids(db, *(said.content for said in POST.said))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Port to reopen",
        f"Harbour Post, 2024-03-02 · 5 claims · {listed(db, 'documents')[1]['id'][:8]}",
        "",
        f"Ana Silva           {reopen}  Mayor Ana Silva said »the port will reopen in May«. »“The",
        f"Ana Silva           {quiet}  Swedish-Danish border is quiet,”« Silva told Radio Nord.",
        "",
        f"Jon Berg            {closed}  Jon Berg denied »that the port was ever closed«. Berg warned »that",
        f"Jon Berg            {stop}  ferries to Denmark would stop«.",
        "",
        f"no speaker named    {may}  It was said »that the border with Denmark may close«.",
    ]


def test_read_in_a_narrow_terminal_has_no_margin(db):
    lines = kg(db, "read", "post.txt", columns=50).stdout.splitlines()
    assert lines[3].startswith("Ana Silva ")
    assert lines[5] == "Mayor Ana Silva said »the port will reopen in"
    assert max(map(len, lines)) <= 50


def test_read_as_json_has_text_and_claims(db):
    (article,) = listed(db, "read", "wire.txt")
    assert article["text"] == WIRE.text
    assert [WIRE.text[slice(*claim["content"]["spans"][0])] for claim in article["claims"]] == [
        said.content for said in WIRE.said
    ]


def test_an_article_that_is_not_there_is_an_error(db):
    result = kg(db, "read", "nix.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")


HOSTILE = (
    "\x1b[31mAna\x1b]0;owned\x07 Silva\ue000 said the \u202eport\u202c will \x9breopen\ue001\ue002 in May."
)


def test_what_would_steer_a_terminal_is_written_out(tmp_path):
    article = replace(
        POST, text=HOSTILE, title="Port \x1b[2J", outlet="Post\x1b[0m",
        said=(Said("the \u202eport\u202c will \x9breopen\ue001\ue002 in May", "said", by="Silva\x1b[1m"),),
    )  # fmt: skip
    db = Shelf({"Silva\x1b[1m": KNOWN["Jon Berg"]}).fill(tmp_path / "kg.db", [article])
    for words in (["search", "port"], ["read", "post.txt"], ["ask", "who said what about reopening"]):
        result = kg(db, *words)
        assert result.exit_code == 0
        assert "\\x1b[2J" in result.stdout or "\\x1b[1m" in result.stdout
        assert not set(result.stdout) & set("\x1b\x07\x9b\u202e\u202c")
    assert kg(db, "read", "post.txt").stdout.count("»") == 1  # its own marks are not taken for ours
