"""Web archives, made here: an article a page, and what is no article counted."""

import gzip
import sys

import pytest
from needs import needs_module
from reading import read_all, write

from kg.read.formats import warc

needs_module("warcio", "warcio is not installed")

PAGE = "<html><head><title>{0}</title></head><body><article><p>The minister said on Monday that {0} would come in the next year.</p><p>He denied that he had known anything about it for long.</p></article></body></html>"  # noqa: E501


def record(kind: str, url: str, content: bytes, media_type: str) -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2022-01-10T10:00:00Z\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def archive(*captures: tuple[str, str, bytes, str], packed: bool = True) -> bytes:
    """Return an archive of captures: address, type, content and status."""
    records = [record("warcinfo", "x", b"software: test\r\n", "application/warc-fields")]
    for url, kind, content, status in captures:
        head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
        records += [
            record("request", url, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "application/http; msgtype=request"),
            record("response", url, head + content, "application/http; msgtype=response"),
        ]
    return b"".join(gzip.compress(one) if packed else one for one in records)


TAXES = (
    "https://news.example/taxes",
    "text/html; charset=windows-1252",
    PAGE.format("caf\xe9 taxes").encode("cp1252"),
    "200 OK",
)


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_archive_gives_an_article_a_page_and_says_what_else_it_holds(tmp_path, name, packed):
    oil = ("https://news.example/oil", "text/html", PAGE.format("oil").encode(), "200 OK")
    content = archive(
        TAXES, ("https://news.example/", "text/html", b"<html><body></body></html>", "200 OK"),
        ("https://news.example/x.png", "image/png", b"\x89PNG", "200 OK"), TAXES,
        ("https://news.example/gone", "text/html", PAGE.encode(), "404 Not Found"), oil, packed=packed,
    )  # fmt: skip
    path = write(tmp_path / name, content)
    documents, failures, notes = read_all(path)
    assert [document.title for document in documents] == ["caf\xe9 taxes", "oil"]
    assert documents[0].path == f"{path}#https://news.example/taxes"
    assert (documents[0].url, documents[0].published) == ("https://news.example/taxes", None)
    assert failures == []
    assert notes == [
        f"{path}: 1 page without an article: https://news.example/",
        f"{path}: 1 page captured again, read once",
        f"{path}: 2 records that are no pages: passed over",
    ]


def test_a_page_has_one_id_in_an_archive_and_from_its_address(tmp_path):
    (first,), _, _ = read_all(write(tmp_path / "a.warc", archive(TAXES)))
    (second,), _, _ = read_all(write(tmp_path / "b.warc.gz", archive(TAXES)))
    assert first.id == second.id


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path):
    oil = ("https://news.example/oil", "text/html", PAGE.format("oil").encode() * 30, "200 OK")
    path = write(tmp_path / "a.warc", archive(TAXES, oil, packed=False)[:-900])
    documents, failures, notes = read_all(path)
    assert documents[0].title == "caf\xe9 taxes"
    assert len(documents) + len(failures) + len(notes) >= 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "no page in this archive"),
        (b"Just a text.", "no archive, or one that breaks off"),
        (gzip.compress(b"Just a text."), "no archive, or one that breaks off"),
        (b"\x1f\x8b" + b"x" * 100, "no archive, or one that breaks off"),
        (archive(), "no page in this archive"),
    ],
)
def test_what_is_no_archive_fails_with_one_line(tmp_path, content, words):
    documents, (failure,), _ = read_all(write(tmp_path / "a.warc.gz", content))
    assert documents == []
    assert words in failure


def test_a_record_that_unpacks_without_end_stops_the_archive(tmp_path, monkeypatch):
    monkeypatch.setattr(warc, "MAX_SKIPPED_BYTES", 5_000_000)
    film = ("https://news.example/film", "video/mp4", b"\0" * 20_000_000, "200 OK")
    path = write(tmp_path / "a.warc.gz", archive(TAXES, film))
    assert path.stat().st_size < 100_000
    documents, (failure,), _ = read_all(path)
    assert len(documents) == 1
    assert "a record unpacks to more than" in failure


def test_a_page_that_is_too_large_is_passed_over(tmp_path):
    page = ("https://news.example/big", "text/html", b"<p>" * 6_000_000, "200 OK")
    documents, failures, notes = read_all(write(tmp_path / "a.warc.gz", archive(page, TAXES)))
    assert ([document.title for document in documents], failures) == (["caf\xe9 taxes"], [])
    assert notes[0].endswith("1 page without an article: https://news.example/big")


def test_without_warcio_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "warcio", None)
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    _, (failure,), _ = read_all(write(tmp_path / "a.warc", b"WARC/1.0"))
    assert failure.endswith("warcio is not installed; install with: pip install 'kg[warc]'")
