"""PDFs, made here byte by byte: their paragraphs, what every page repeats, scans, locks and bombs."""

import sys
import zlib

import pytest
from needs import needs_module
from reading import read_all, write

from kg.read.formats import pdf
from kg.read.formats.printed_pages import Line, join_pages

pypdf = needs_module("pypdf", "pypdf is not installed")

PICTURE = b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"


def shown(*lines: tuple[float, float, str], size: float = 11) -> bytes:
    """Return what draws lines at (x, y)."""
    drawn = [f"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET" for x, y, text in lines]
    return "\n".join(drawn).encode("latin-1")


def pdf_of(*pages: bytes, info: str = "", picture: bool = False, packed: bool = False) -> bytes:
    """Return a PDF with these drawings as its pages."""
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        4: f"<< {info} >>".encode("latin-1"),
        5: PICTURE + b" /Length 1 >>\nstream\n\xff\nendstream",
    }
    images = b" /XObject << /I 5 0 R >>" if picture else b""
    for number, page in enumerate(pages):
        coded, filtered = (zlib.compress(page, 9), b" /Filter /FlateDecode") if packed else (page, b"")
        objects[10 + 2 * number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >>%s >> >>" % (11 + 2 * number, images)
        )
        objects[11 + 2 * number] = b"<< /Length %d%s >>\nstream\n%s\nendstream" % (
            len(coded),
            filtered,
            coded,
        )
    out, places = b"%PDF-1.4\n", {}
    for number, content in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, place) for number, place in sorted(places.items()))
    end = b"trailer\n<< /Size 99 /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + end


ARTICLE = shown(
    (60, 700, "The minister said on Monday that taxes would rise in the"),
    (60, 686, "next year, and that the govern-"),
    (60, 672, "ment had known it for long."),
    (60, 650, "He denied that he had told anybody about the plan."),
)
PARAGRAPHS = (
    "The minister said on Monday that taxes would rise in the next year, and that the government had known "
    "it for long.\n\nHe denied that he had told anybody about the plan."
)


def test_pdf_gives_whole_paragraphs_and_its_title(tmp_path):
    page = shown((60, 760, "Taxes to rise"), size=20) + b"\n" + ARTICLE
    (document,), failures, notes = read_all(write(tmp_path / "a.pdf", pdf_of(page)))
    assert failures == notes == []
    assert document.text == f"Taxes to rise\n\n{PARAGRAPHS}"
    assert document.title == "Taxes to rise"
    assert [span.cut(document.text)[:9] for span in document.body] == ["Taxes to ", "The minis", "He denied"]


def test_what_every_page_repeats_and_its_numbers_are_left_out(tmp_path):
    head = shown((60, 810, "The Daily - politics"))
    lines = [
        "Taxes would rise in the",
        "next year, he said on Monday.",
        "He denied that he knew",
        "anything of it at all.",
    ]
    pages = []
    for two, foot in ((lines[:2], "Page 1"), (lines[2:], "Page 2")):
        drawn = [shown((60, 700 - 14 * row, line)) for row, line in enumerate(two)]
        pages.append(b"\n".join([head, *drawn, shown((290, 30, foot))]))
    (document,), _, _ = read_all(write(tmp_path / "a.pdf", pdf_of(*pages)))
    assert document.text == "\n\n".join([" ".join(lines[:2]), " ".join(lines[2:])])


def test_properties_are_taken_only_where_the_text_has_them(tmp_path):
    page = shown((60, 760, "Taxes to rise next year")) + b"\n" + ARTICLE
    for told, title in (("Taxes to rise next year", "Taxes to rise next year"), ("Microsoft Word - x", None)):
        path = write(tmp_path / "a.pdf", pdf_of(page, info=f"/Title ({told}) /CreationDate (D:2020)"))
        (document,), _, _ = read_all(path)
        assert (document.title in (title, "Taxes to rise next year"), document.published) == (True, None)
        assert document.title != "Microsoft Word - x"


def test_paragraphs_that_are_set_in_are_parted_and_go_on_in_the_next_column():
    texts = [
        ("First a line that is long", 70), ("and goes on here.", 60), ("Second one starts", 70),
        ("and it goes", 60), ("on and", 60),
        ("on there, he said.", 300), ("Third is the last.", 310), ("It ends.", 300), ("Or does it?", 300),
    ]  # fmt: skip
    lines = [Line(text, x, 700 - 11 * (number % 5), 9) for number, (text, x) in enumerate(texts)]
    assert join_pages([lines])[0].split("\n\n") == [
        "First a line that is long and goes on here.",
        "Second one starts and it goes on and on there, he said.",
        "Third is the last. It ends. Or does it?",
    ]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (("the long-", "term plan of long-term aims"), "the long-term plan of long-term aims"),
        (("the Anglo-", "Saxon world and so on to the end"), "the Anglo-Saxon world and so on to the end"),
        (("the presi-", "dent of all that there is here"), "the president of all that there is here"),
        (("in 2019-", "2021 as it was told by them all"), "in 2019-2021 as it was told by them all"),
        (("he said -", "and it was so told by them all"), "he said - and it was so told by them all"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_goes_only_where_it_parts_a_word(lines, joined):
    assert join_pages([[Line(text, 60, 700 - 14 * row, 11) for row, text in enumerate(lines)]])[0] == joined


def test_a_scan_is_said_to_be_one(tmp_path):
    path = write(tmp_path / "a.pdf", pdf_of(b"q 500 0 0 700 0 0 cm /I Do Q", picture=True))
    assert read_all(path)[1] == [
        f"{path}: a scan: its pages are pictures; run text recognition on it first (OCR)"
    ]


def test_pages_without_text_among_others_are_noted(tmp_path):
    path = write(tmp_path / "a.pdf", pdf_of(ARTICLE, b"", b""))
    documents, failures, notes = read_all(path)
    assert (len(documents), failures, notes) == (1, [], [f"{path}: no text on pages 2, 3; pictures?"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Just a text.", "no PDF, though it is named like one"),
        (b"%PDF-1.4\n", "damaged"),
        (pdf_of(ARTICLE)[:-400], ""),  # its table is gone: pypdf looks for the parts
        (b"%PDF-1.4\n" + b"1 0 obj << /A " * 5_000, "damaged"),
        (pdf_of(b""), "a PDF without text"),
    ],
)
def test_damaged_pdf_is_one_failure_or_is_read(tmp_path, content, words):
    documents, failures, _ = read_all(write(tmp_path / "a.pdf", content))
    assert len(documents) + len(failures) == 1
    assert not words or words in failures[0]


def test_pdf_with_a_password_is_said_to_be_locked(tmp_path):
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(write(tmp_path / "a.pdf", pdf_of(ARTICLE))))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    _, (failure,), _ = read_all(tmp_path / "b.pdf")
    assert failure.endswith("locked by a password; save it without one first")


def test_pdf_that_only_forbids_copying_is_read(tmp_path):
    writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(write(tmp_path / "a.pdf", pdf_of(ARTICLE))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    writer.write(tmp_path / "b.pdf")
    (document,), _, _ = read_all(tmp_path / "b.pdf")
    assert document.text == PARAGRAPHS


def test_a_page_that_unpacks_to_a_thousandfold_is_refused(tmp_path):
    path = write(tmp_path / "a.pdf", pdf_of(b" " * 100_000_000, packed=True))
    assert path.stat().st_size < 200_000
    documents, (failure,), _ = read_all(path)
    assert documents == []
    assert "damaged" in failure or "without text" in failure


def test_a_page_that_draws_without_end_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_OPERATIONS", 1_000)
    path = write(tmp_path / "a.pdf", pdf_of(ARTICLE * 100))
    assert "more drawing steps than a page of text has" in read_all(path)[1][0]


def test_without_pypdf_the_extra_is_named(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pypdf", None)
    _, (failure,), _ = read_all(write(tmp_path / "a.pdf", pdf_of(ARTICLE)))
    assert failure.endswith("pypdf is not installed; install with: pip install 'kg[pdf]'")
