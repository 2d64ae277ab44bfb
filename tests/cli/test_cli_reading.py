"""`kg extract` and `kg ingest`: real articles in, with the real pipeline where a document is read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

ARTICLE = (
    "The mayor of Lund, Ana Silva, said on Monday that the port would reopen in May.\n\n"
    "“Ferries will not wait,” Silva told Radio Nord.\n"
)
RUSSIAN = "Президент заявил в понедельник, что налоги не вырастут. Оппозиция с ним не согласилась.\n"
GERMAN = "Der Minister sagte am Montag, dass die Steuern im kommenden Jahr nicht steigen werden.\n"


def kg(*words: object, db: Path | None = None) -> Result:
    place = {"KG_DB": str(db)} if db else {}
    return CliRunner().invoke(main, [str(word) for word in words], env=place, catch_exceptions=False)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "port.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.mark.model
def test_extract_prints_the_fixed_shape(article: Path):
    result = kg("extract", article)
    assert (result.exit_code, result.stderr) == (0, "")
    (line,) = result.stdout.splitlines()
    found = json.loads(line)
    assert list(found) == ["id", "path", "title", "outlet", "published", "attributions", "mentions"]
    assert [list(one) for one in found["attributions"]] == [
        ["source", "cue", "content", "speaker", "via", "kind", "modality"]
    ] * len(found["attributions"])
    quote = next(one for one in found["attributions"] if one["kind"] == "direct")
    assert quote["speaker"] == "Ana Silva"
    assert "Ferries will not wait" in ARTICLE[slice(*quote["content"][0])]
    assert found["mentions"]
    assert all(ARTICLE[one["start"] : one["end"]] == one["text"] for one in found["mentions"])


@pytest.mark.model
def test_extract_keeps_the_id_of_a_row_and_goes_on_after_a_bad_one(tmp_path: Path):
    table = tmp_path / "rows.jsonl"
    rows = [json.dumps({"id": f"row {n}", "text": ARTICLE, "published": "2024-03-02"}) for n in (1, 2)]
    table.write_text(f"{rows[0]}\nnot json\n{rows[1]}\n", encoding="utf-8")
    output = tmp_path / "out.jsonl"
    result = kg("extract", table, "--output", output)
    found = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [(one["id"], one["path"], one["published"]) for one in found] == [
        ("row 1", f"{table}#row 1", "2024-03-02"),
        ("row 2", f"{table}#row 2", "2024-03-02"),
    ]
    assert (result.exit_code, result.stdout) == (1, "")
    warning, error = result.stderr.splitlines()
    assert warning.startswith(f"Warning: {table}:2: not valid JSON")
    assert error == "Error: 1 document could not be read"


@pytest.mark.model
def test_extract_gives_the_same_bytes_again(article: Path):
    assert kg("extract", article).stdout_bytes == kg("extract", article).stdout_bytes


@pytest.mark.model
def test_ingest_reads_each_article_once(article: Path, tmp_path: Path):
    db = tmp_path / "kg.db"
    first, again = kg("ingest", article, db=db), kg("ingest", article, db=db)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stdout.startswith("1 document read (1 new), ")
    assert again.stdout.startswith("1 document read (0 new), ")
    asked = kg("ask", "what did Ana Silva say?", db=db)
    assert "“Ferries will not wait,”" in asked.stdout


def test_ingest_of_what_cannot_be_read_says_so_and_fails(tmp_path: Path):
    empty, missing = tmp_path / "empty.txt", tmp_path / "missing.txt"
    empty.write_text("")
    result = kg("ingest", empty, missing, db=tmp_path / "kg.db")
    assert result.exit_code == 1
    assert result.stdout.startswith("0 documents read (0 new), 0 claims by 0 speakers, ")
    warnings = result.stderr.splitlines()
    assert [line.split(": ")[:2] for line in warnings] == [
        ["Warning", str(empty)],
        ["Warning", str(missing)],
        ["Error", "2 documents could not be read"],
    ]


def test_extract_into_a_folder_that_is_not_there_is_one_line(article: Path, tmp_path: Path):
    output = tmp_path / "none" / "out.jsonl"
    result = kg("extract", article, "--output", output)
    assert (result.exit_code, result.stderr) == (1, f"Error: {output}: no such folder; make it first\n")


@pytest.fixture
def mixed(article: Path) -> Path:
    """A folder of one English, two Russian articles and a German one."""
    for name, text in (("a.txt", RUSSIAN), ("b.txt", GERMAN), ("z.txt", f"{RUSSIAN}\n{RUSSIAN}")):
        article.with_name(name).write_text(text, encoding="utf-8")
    return article.parent


@pytest.mark.model
def test_ingest_keeps_articles_in_other_languages_and_says_that_it_did_not_read_them(mixed: Path):
    db = mixed / "kg.db"
    first, again = kg("ingest", mixed, db=db), kg("ingest", mixed, db=db)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert first.stderr.splitlines() == [
        "Warning: 1 article is in German: kept, not read",
        "Warning: 2 articles are in Russian: kept, not read",
    ]
    assert first.stdout.startswith("4 documents read (4 new), ")
    assert again.stdout.startswith("4 documents read (0 new), ")
    assert again.stderr == first.stderr
    lines = [json.loads(line) for line in kg("documents", "--json", db=db).stdout.splitlines()]
    kept = {Path(one["path"]).name: (one["extractor"], one["claims"]) for one in lines}
    assert kept.pop("port.txt")[1] > 0
    assert kept == {"a.txt": ("unread: ru", 0), "b.txt": ("unread: de", 0), "z.txt": ("unread: ru", 0)}


@pytest.mark.model
def test_extract_finds_nothing_in_other_languages_and_says_so(mixed: Path):
    result = kg("extract", mixed)
    assert result.exit_code == 0
    assert result.stderr.splitlines() == [
        "Warning: 1 article is in German: not read",
        "Warning: 2 articles are in Russian: not read",
    ]
    found = {Path(one["path"]).name: one for one in map(json.loads, result.stdout.splitlines())}
    assert list(found) == ["a.txt", "b.txt", "port.txt", "z.txt"]
    read = [name for name, one in found.items() if one["attributions"] or one["mentions"]]
    assert read == ["port.txt"]


@pytest.mark.model
def test_a_language_that_a_row_names_goes_before_what_its_text_is_taken_for(tmp_path: Path):
    table = tmp_path / "rows.jsonl"
    rows = [
        {"id": "1", "text": ARTICLE, "language": "German"},
        {"id": "2", "text": ARTICLE, "language": "en"},
    ]
    table.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = kg("extract", table)
    marked, read = map(json.loads, result.stdout.splitlines())
    assert result.stderr == "Warning: 1 article is in German: not read\n"
    assert (marked["attributions"], len(read["attributions"])) == ([], 2)
