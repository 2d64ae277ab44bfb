"""Files, folders and tables → documents; what cannot be read is a Failure and stops nothing."""

import codecs
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.model import Document, document_id
from kg.read import Failure, given_id, read_file, read_paths

ARTICLE = "Oil falls on Monday\n\nThe minister said “taxes” would rise in the café.\n\nHe denied more.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
PAGE = """<html lang="en"><head><title>Oil falls - The Daily</title>
<meta property="og:site_name" content="The Daily"><meta name="author" content="Jane Doe">
<meta property="article:published_time" content="2022-01-10T10:00:00+03:00"></head>
<body><nav>Home | World | Sport</nav><article><h1>Oil falls</h1>
<p>The minister said on Monday that taxes would rise in the next year, and he denied that he had known.</p>
<p>“We will win,” he said. “Nothing else matters to us in this hour of the country and its people.”</p>
</article><div id="comments"><h3>Leave a Reply</h3></div><footer>(c) 2022 The Daily</footer></body></html>"""


def read_all(*paths: Path) -> tuple[list[Document], list[Failure]]:
    found = list(read_paths(paths))
    documents = [document for document in found if isinstance(document, Document)]
    return documents, [failure for failure in found if isinstance(failure, Failure)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def table(path: Path, *rows: object) -> Path:
    return write(path, "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))


# --- text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        ARTICLE.encode(),
        codecs.BOM_UTF8 + ARTICLE.encode(),
        ARTICLE.encode("utf-16"),
        codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"),
        ARTICLE.encode("utf-32"),
        ARTICLE.encode("cp1252"),
    ],
)
def test_text_is_decoded_exactly_whatever_its_encoding(tmp_path, content):
    (document,) = read_file(write(tmp_path / "a.txt", content))
    assert document.text == ARTICLE


def test_cyrillic_in_an_old_encoding_is_told_by_its_letters(tmp_path):
    text = "Министр сказал в понедельник, что налоги вырастут в будущем году. " * 5
    (document,) = read_file(write(tmp_path / "a.txt", text.encode("cp1251")))
    assert document.text == text


def test_line_ends_stay_as_they_are_so_that_offsets_hold(tmp_path):
    text = "Oil falls on Monday\r\n\r\nThe minister said so.\rHe\xa0denied\x0bmore.\r\n"
    (document,) = read_file(write(tmp_path / "a.txt", text))
    assert document.text == text
    assert document.body[1].cut(text) == "The minister said so."


def test_document_id_depends_on_name_outlet_and_text_but_not_on_the_folder(tmp_path):
    (tmp_path / "b").mkdir()
    (first,) = read_file(write(tmp_path / "a.txt", ARTICLE))
    (second,) = read_file(write(tmp_path / "b" / "a.txt", ARTICLE))
    assert first.id == second.id == document_id("a.txt", None, ARTICLE)
    assert given_id(first) == first.id


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("\u200b\u3000\n".encode(), "no words"),
        (b"12345 --- 67\n", "no words"),
        (PNG, "a PNG picture"),
        (b"%PDF-1.4 ...", "a PDF"),
        (b"Oil\x00falls", "binary"),
        (ARTICLE.encode("utf-16")[:-1], "breaks off"),
        (b"\xff\xfe\x00\xd8o\x00", "breaks off"),
        (bytes(range(1, 256)) * 20, "neither UTF-8 nor"),
        ("Oil\x00".encode("utf-16"), "NUL"),
    ],
)
def test_what_is_no_text_fails_with_one_line(tmp_path, content, words):
    documents, (failure,) = read_all(write(tmp_path / "a.txt", content))
    assert documents == []
    assert failure.path == str(tmp_path / "a.txt")
    assert words in failure.message
    assert "\n" not in str(failure)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_fifty_megabytes_in_one_line_are_refused(tmp_path, name):
    path = tmp_path / name
    with path.open("wb") as file:
        for _ in range(50):
            file.write(b"word " * 200_000)
    documents, (failure,) = read_all(path)
    assert documents == []
    assert "more than" in failure.message


@pytest.mark.parametrize(
    "text",
    [
        "word " * 199_000,
        "a" * 999_000,
        "\n" * 999_000 + "a",
        "(" * 999_000 + "a",
        "A. " * 300_000,
        "By " + "A b " * 200_000,
        "A-" * 400_000,
        ("Related Articles\n" + "A b c\n" * 14) * 8_000,
        "About A B\n" * 90_000,
        "10.01.2022 " * 90_000 + "a",
    ],
)
def test_hostile_text_is_read_in_pieces(tmp_path, text):
    path = write(tmp_path / "a.txt", text)
    (document,) = read_file(path)
    assert document.body and all(0 < end - start <= 20_000 for start, end in document.body)


# --- pages ------------------------------------------------------------------------------------


def test_page_gives_title_outlet_author_date_and_its_article(tmp_path):
    (document,) = read_file(write(tmp_path / "a.html", PAGE))
    shown = (document.title, document.outlet, document.author, document.published)
    assert shown == ("Oil falls", "The Daily", "Jane Doe", "2022-01-10")
    pieces = [span.cut(document.text) for span in document.body]
    assert [piece[:12] for piece in pieces] == ["Oil falls", "The minister", "“We will win"]


def test_page_is_decoded_as_it_declares(tmp_path):
    page = PAGE.replace("<head>", '<head><meta charset="windows-1251">').replace(
        "the country", "the «country»"
    )
    (document,) = read_file(write(tmp_path / "a.html", page.encode("cp1251")))
    assert "the «country»" in document.text


def test_page_with_broken_markup_is_read(tmp_path):
    page = PAGE.replace("</p>", "").replace("</article>", "</div></span>").removesuffix("</body></html>")
    (document,) = read_file(write(tmp_path / "a.htm", page))
    assert "taxes would rise" in document.text


@pytest.mark.parametrize(
    "page", ["<html", "<html><body></body></html>", "<p><b>", "<script>var a = 1;</script>"]
)
def test_page_without_an_article_fails_with_one_line(tmp_path, page):
    documents, (failure,) = read_all(write(tmp_path / "a.html", page))
    assert documents == []
    assert "\n" not in str(failure)


def test_deeply_nested_page_does_not_crash(tmp_path):
    documents, failures = read_all(write(tmp_path / "a.html", "<div>" * 30_000 + "word " * 100))
    assert len(documents) + len(failures) == 1


def test_page_of_nothing_but_tags_is_refused(tmp_path):
    documents, (failure,) = read_all(write(tmp_path / "a.html", "<p>word " * 1_000_000))
    assert documents == []
    assert "tags" in failure.message


def test_reading_text_does_not_import_trafilatura():
    code = (
        "import sys, kg.read; sys.exit('trafilatura' in sys.modules or 'charset_normalizer' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# --- tables -----------------------------------------------------------------------------------


def test_row_keeps_its_text_and_what_it_says_of_itself(tmp_path):
    row = {
        "id": "n1",
        "text": " Oil\r\nfalls today. ",
        "title": "Oil",
        "outlet": "The Daily",
        "published": "2022-01-10T10:00:00+03:00",
        "author": ["A B", "C D"],
        "url": "https://example.org/1",
    }
    (document,) = read_file(table(tmp_path / "t.jsonl", row))
    assert document.text == row["text"]
    assert (document.title, document.outlet, document.author) == ("Oil", "The Daily", "A B, C D")
    assert (document.published, document.url) == ("2022-01-10T07:00:00Z", "https://example.org/1")
    assert document.path == f"{tmp_path / 't.jsonl'}#n1"
    assert document.id == document_id("n1", "The Daily", row["text"])
    assert given_id(document) == "n1"


def test_a_language_that_names_none_is_said_and_passed_over(tmp_path, caplog):
    row = {"id": "n1", "text": "The minister said on Monday that taxes would rise.", "language": "Klingon"}
    (document,) = read_file(table(tmp_path / "t.jsonl", row))
    assert document.language == "en"
    assert caplog.messages == [f'{tmp_path / "t.jsonl"}#n1: "language" names no known language: Klingon']


@pytest.mark.parametrize("key", ["a#b", "x.jsonl#y", "#", "7", "ключ"])
def test_given_id_is_the_row_s_whatever_it_holds(tmp_path, key):
    (tmp_path / "f.jsonl#").mkdir()
    (document,) = read_file(table(tmp_path / "f.jsonl#" / "t.jsonl", {"id": key, "text": "Oil falls."}))
    assert given_id(document) == key


def test_row_without_a_date_that_can_be_read_has_none(tmp_path):
    path = table(tmp_path / "t.jsonl", {"id": "n1", "text": "Oil falls.", "published": "10/01/2022"})
    assert read_file(path)[0].published is None


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ('{"id": "x", "text": ', "not valid JSON"),
        ("[" * 100_000, "not valid JSON|too deep"),
        ('{"id": ' + "1" * 5000 + "}", "too large"),
        ('["x"]', "not an object"),
        ("null", "not an object"),
        ({"id": "", "text": "Oil falls."}, '"id" of this row is no id'),
        ({"id": True, "text": "Oil falls."}, '"id" of this row is no id'),
        ({"id": "x"}, 'no "text"'),
        ({"id": "x", "text": None}, 'no "text"'),
        ({"id": "x", "text": ""}, "no text"),
        ({"id": "x", "text": " \n"}, "no text"),
        ({"id": "good", "text": "Oil falls."}, "earlier row"),
        ({"id": "x", "text": "Oil \ud800 falls."}, "surrogate"),
        ({"id": "x\udfff", "text": "Oil falls."}, "surrogate"),
        ({"id": "x", "text": "Oil falls.", "title": "\ud800"}, "surrogate"),
        ({"id": "x", "text": "Oil \0 falls."}, "NUL"),
        ({"id": "x", "text": "Oil falls.", "title": 7}, '"title" must be a string'),
        ({"id": "x", "text": "a " * 500_001}, "more than one article"),
    ],
)
def test_bad_row_is_one_failure_and_the_rest_goes_on(tmp_path, row, words):
    good, last = {"id": "good", "text": "Oil falls."}, {"id": "last", "text": "Oil rises."}
    documents, (failure,) = read_all(table(tmp_path / "t.jsonl", good, "", row, last))
    assert [given_id(document) for document in documents] == ["good", "last"]
    assert failure.path == f"{tmp_path / 't.jsonl'}:3"
    assert any(word in failure.message for word in words.split("|"))
    assert "\n" not in str(failure)


def test_row_that_is_not_utf8_is_one_failure(tmp_path):
    content = b'{"id": "a", "text": "caf\xe9"}\n{"id": "b", "text": "Oil falls."}\n'
    (document,), (failure,) = read_all(write(tmp_path / "t.jsonl", content))
    assert given_id(document) == "b"
    assert "not UTF-8" in failure.message


def test_read_file_stops_at_a_bad_row(tmp_path):
    path = table(tmp_path / "t.jsonl", {"id": "a", "text": "Oil falls."}, "{")
    with pytest.raises(DocumentError, match=r"t\.jsonl:2: not valid JSON"):
        read_file(path)


# --- paths ------------------------------------------------------------------------------------


def test_folder_is_walked_in_sorted_order_and_other_files_are_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("c.txt", "a.TXT", "b/z.txt", "README.md", "notes.rtf", ".d.txt", ".hidden/e.txt"):
        write(tmp_path / name, ARTICLE)
    documents, failures = read_all(tmp_path)
    assert [Path(document.path).name for document in documents] == ["a.TXT", "c.txt", "z.txt"]
    assert failures == []


def test_file_named_twice_is_read_once(tmp_path):
    path = write(tmp_path / "a.txt", ARTICLE)
    documents, _ = read_all(path, tmp_path, path)
    assert len(documents) == 1


def test_one_bad_file_stops_nothing(tmp_path):
    write(tmp_path / "a.txt", PNG)
    write(tmp_path / "b.txt", ARTICLE)
    documents, failures = read_all(tmp_path / "missing.txt", tmp_path)
    assert [Path(document.path).name for document in documents] == ["b.txt"]
    assert [Path(failure.path).name for failure in failures] == ["missing.txt", "a.txt"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing.txt", "no such file"),
        ("missing.rtf", "no such file"),
        ("missing.jsonl", "no such file"),
        ("a\0b.txt", "no such file"),
        ("notes.rtf", "not a kind of file that kg reads; it reads .txt"),
        ("README.md", "not a kind of file"),
        ("empty", "no articles in this folder"),
        ("pipe.txt", "not a regular file"),
        ("pipe.jsonl", "not a regular file"),
        ("empty.jsonl", "empty"),
    ],
)
def test_path_that_gives_nothing_is_one_failure(tmp_path, name, words):
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    os.mkfifo(tmp_path / "pipe.jsonl")
    for file in ("notes.rtf", "README.md"):
        write(tmp_path / file, ARTICLE)
    write(tmp_path / "empty.jsonl", "\n\n")
    documents, (failure,) = read_all(tmp_path / name)
    assert documents == []
    assert words in failure.message


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads every file")
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl"])
def test_file_without_permission_is_one_failure(tmp_path, name):
    write(tmp_path / name, ARTICLE).chmod(0)
    _, (failure,) = read_all(tmp_path / name)
    assert "permission" in failure.message.lower()


def test_link_that_leads_to_itself_is_one_failure(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "a.txt")
    _, (failure,) = read_all(tmp_path / "a.txt")
    assert "cannot be opened" in failure.message


def test_file_name_that_is_no_utf8_gives_a_path_that_can_be_stored(tmp_path):
    name = os.fsdecode(b"caf\xe9.txt")
    (document,) = read_file(write(tmp_path / name, ARTICLE))
    assert document.path == f"{tmp_path}/caf\ufffd.txt"


def test_read_file_refuses_a_folder(tmp_path):
    with pytest.raises(DocumentError, match="a folder"):
        read_file(tmp_path)
