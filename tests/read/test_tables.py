"""JSONL, CSV and Parquet tables: which column is what, what is not used, and what is damaged."""

import subprocess
import sys
from datetime import date, datetime

import pytest
from needs import needs_module
from reading import ARTICLE, json_lines, read_all, write

from kg.model.read_options import Reading
from kg.read import given_id

MAPPED = Reading(columns={"text": "body", "published": "date", "id": "nr"})


def test_columns_are_taken_as_they_are_named(tmp_path):
    row = {"nr": 7, "body": ARTICLE, "date": "2022-01-10", "title": "Oil"}
    (document,), failures, notes = read_all(json_lines(tmp_path / "t.jsonl", row), reading=MAPPED)
    assert (document.text, document.published, document.title) == (ARTICLE, "2022-01-10", "Oil")
    assert given_id(document) == "7"
    assert failures == notes == []


def test_columns_that_nothing_takes_are_told_once_with_what_would_take_them(tmp_path):
    rows = [{"id": n, "text": f"Oil falls {n}.", "date": "x", "Source": "AP", "rank": n} for n in "ab"]
    path = json_lines(tmp_path / "t.jsonl", *rows)
    documents, failures, notes = read_all(path)
    assert (len(documents), failures) == (2, [])
    assert notes == [
        f"{path}: 3 columns are not used: date, Source, rank "
        "(--map outlet=Source --map published=date would take some of them)"
    ]


def test_a_mapped_column_is_used_and_not_told(tmp_path):
    path = json_lines(tmp_path / "t.jsonl", {"id": "a", "text": "Oil falls.", "date": "2022-01-10"})
    assert read_all(path, reading=Reading(columns={"published": "date"}))[2] == []


def test_rows_without_an_id_are_named_by_url_or_text_and_keep_their_name_elsewhere(tmp_path):
    rows = [{"text": "Oil falls."}, {"text": "Oil rises.", "url": "https://example.org/2"}]
    path = json_lines(tmp_path / "t.jsonl", *rows)
    documents, failures, notes = read_all(path)
    again, _, _ = read_all(json_lines(tmp_path / "u.jsonl", *rows[::-1]))
    assert {document.id for document in documents} == {document.id for document in again}
    assert given_id(documents[1]) == "https://example.org/2"
    assert (failures, notes) == ([], [f'{path}: 2 rows have no "id": named by URL or text'])


# --- CSV -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_gives_an_article_a_row_whatever_parts_and_encodes_it(tmp_path, delimiter, encoding):
    lines = [
        "id{0}text{0}published",
        '1{0}"In the café{0} ""oil"" falls.\r\n\r\nHe said."{0}2022-01-10',
        "",
        "2{0}Oil.{0}",
    ]
    path = write(tmp_path / "t.csv", "\r\n".join(lines).replace("{0}", delimiter).encode(encoding))
    documents, failures, notes = read_all(path)
    assert failures == notes == []
    assert [document.text for document in documents] == [
        f'In the café{delimiter} "oil" falls.\r\n\r\nHe said.', "Oil.",
    ]  # fmt: skip
    assert [document.published for document in documents] == ["2022-01-10", None]
    assert documents[0].path == f"{path}#1"
    assert given_id(documents[0]) == "1"


def test_csv_without_a_text_says_which_columns_it_has_and_offers_one(tmp_path):
    path = write(tmp_path / "t.csv", "id,Body,date\n1,Oil falls.,2022\n")
    assert read_all(path)[:2] == (
        [], [f'{path}: no column "text"; its columns are id, Body, date: name the text with --map text=Body'],
    )  # fmt: skip


def test_csv_without_a_mapped_column_fails(tmp_path):
    path = write(tmp_path / "t.csv", "id,text\n1,Oil falls.\n")
    _, (failure,), _ = read_all(path, reading=Reading(columns={"published": "date"}))
    assert failure == f'{path}: no column "date" in it; its columns are id, text'


def test_csv_in_a_folder_that_holds_no_texts_is_passed_over_with_a_note(tmp_path):
    write(tmp_path / "a.txt", ARTICLE)
    path = write(tmp_path / "metadata.csv", "document,date\na.txt,2022-01-10\n")
    documents, failures, notes = read_all(tmp_path)
    assert (len(documents), failures) == (1, [])
    assert notes == [
        f'{path}: passed over: no column "text"; its columns are document, date: '
        "name the text with --map text=COLUMN"
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("x,Oil, falls.", ":3: 3 cells under 2 columns"),
        ("x", ':3: no "text" in this row'),
        ("good,Oil falls.", ':3: the id "good" stands in an earlier row'),
        ("x,12345", ":3: no words in it"),
    ],
)
def test_bad_row_of_a_csv_is_one_failure_and_the_rest_goes_on(tmp_path, row, words):
    path = write(tmp_path / "t.csv", f"id,text\ngood,Oil falls.\n{row}\nlast,Oil rises.\n")
    documents, (failure,), _ = read_all(path)
    assert [given_id(document) for document in documents] == ["good", "last"]
    assert failure.startswith(f"{path}{words}")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"PK\x03\x04xl/workbook", "a ZIP archive or an office document"),
        (b'id,text\n1,"Oil falls' + b" on Monday" * 1_700_000, "quotation mark left open|more than 16 MB"),
        (b"id,text\n1," + b"word " * 10_000_000, "more than 16 MB in one line"),
    ],
)
def test_what_is_no_table_fails_with_one_line(tmp_path, content, words):
    documents, (failure,), _ = read_all(write(tmp_path / "t.csv", content))
    assert documents == []
    assert any(word in failure for word in words.split("|"))


# --- Parquet -------------------------------------------------------------------------------------


@pytest.fixture
def arrow():
    needs_module("pyarrow", "pyarrow is not installed")
    import pyarrow
    import pyarrow.parquet

    return pyarrow


def test_parquet_gives_an_article_a_row_and_its_dates(tmp_path, arrow):
    table = arrow.table({
        "nr": [1, 2], "body": [ARTICLE, None], "date": [date(2022, 1, 10), date(2022, 1, 11)],
        "seen": [datetime(2022, 1, 10, 12)] * 2,
    })  # fmt: skip
    path = tmp_path / "t.parquet"
    arrow.parquet.write_table(table, path)
    (document,), (failure,), notes = read_all(path, reading=MAPPED)
    assert (document.text, document.published, given_id(document)) == (ARTICLE, "2022-01-10", "1")
    assert failure.startswith(f'{path}:2: no "body" in this row')
    assert notes == [f"{path}: 1 column is not used: seen"]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"x" * 100, b"text"])
def test_what_is_no_parquet_fails_with_one_line(tmp_path, arrow, content):
    documents, (failure,), _ = read_all(write(tmp_path / "t.parquet", content))
    assert documents == []
    assert "no Parquet that can be read" in failure


def test_parquet_that_breaks_off_inside_keeps_what_came_before(tmp_path, arrow):
    table = arrow.table({"id": [str(n) for n in range(300)], "text": [f"Oil falls {n}." for n in range(300)]})
    path = tmp_path / "t.parquet"
    arrow.parquet.write_table(table, path, row_group_size=100, compression="gzip")
    content = bytearray(path.read_bytes())
    start = arrow.parquet.ParquetFile(path).metadata.row_group(2).column(1).data_page_offset
    content[start : start + 60] = b"\xff" * 60
    documents, (failure,), _ = read_all(write(path, bytes(content)))
    assert [given_id(document) for document in documents] == [str(n) for n in range(len(documents))]
    assert len(documents) >= 192
    assert "damaged after row" in failure


def test_without_pyarrow_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    _, (failure,), _ = read_all(write(tmp_path / "t.parquet", b"PAR1"))
    assert failure.endswith("pyarrow is not installed; install with: pip install 'kg[parquet]'")


# --- standard input, patterns ----------------------------------------------------------------------


def piped(content: bytes, *, code: str = "") -> list[str]:
    code = code or "import kg.read; [print(repr(one)) for one in kg.read.read_paths(['-'])]"
    done = subprocess.run([sys.executable, "-c", code], input=content, capture_output=True, check=True)
    return done.stdout.decode().splitlines()


def test_standard_input_is_read_as_what_it_begins_like():
    rows = b'{"id": "a", "text": "Oil falls."}\n{"id": "b", "text": "Oil rises."}\n'
    code = "import kg.read; [print(one.path, len(one.text)) for one in kg.read.read_paths(['-'])]"
    table, text = piped(rows, code=code), piped(ARTICLE.encode(), code=code)
    assert [line.split("#")[1] for line in table] == ["a 10", "b 10"]
    assert table[0].startswith("stdin-") and ".jsonl#" in table[0]
    assert text[0].endswith(f".txt {len(ARTICLE)}")


def test_two_texts_from_standard_input_have_places_of_their_own():
    code = "import kg.read; [print(one.path) for one in kg.read.read_paths(['-'])]"
    assert piped(b"Oil falls.", code=code) != piped(b"Oil rises.", code=code)
    assert piped(b"Oil falls.", code=code) == piped(b"Oil falls.", code=code)


def test_empty_standard_input_is_one_failure():
    (line,) = piped(b"")
    assert "Failure" in line and "empty" in line


def test_a_pattern_names_the_files_that_kg_reads(tmp_path):
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.txt", "b/d.rtf"):
        write(tmp_path / name, ARTICLE + name)
    documents, failures, _ = read_all(tmp_path / "**" / "*.*")
    assert ([document.path[len(str(tmp_path)) :] for document in documents], failures) == (
        ["/a.txt", "/b/c.txt"],
        [],
    )
    _, (failure,), _ = read_all(tmp_path / "*.html")
    assert "no article is called like that" in failure


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    (document,), _, _ = read_all(write(tmp_path / "a[1].txt", ARTICLE))
    assert document.path == f"{tmp_path}/a[1].txt"
