"""Word documents, made here as ZIP archives: paragraphs, changes, properties; damaged and hostile ones."""

import io
import zipfile

import pytest
from reading import read_all, write

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
CORE = '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'


def paragraph(inner: str, style: str = "") -> str:
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}{inner}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(*paragraphs: str, core: str = "", document: str | bytes = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        body = document or f"<w:document {W} {MC}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        archive.writestr("word/document.xml", body)
        if core:
            archive.writestr("docProps/core.xml", f"{CORE}{core}</cp:coreProperties>")
    return out.getvalue()


def test_word_document_gives_its_paragraphs_and_its_title(tmp_path):
    content = docx(
        paragraph(run("Taxes to rise"), "Title"), paragraph(run("The minister ") + run("said so.")),
        paragraph(""), paragraph(run("He") + "<w:r><w:tab/></w:r>" + run("denied it.<!-- no -->")),
    )  # fmt: skip
    (document,), failures, notes = read_all(write(tmp_path / "a.docx", content))
    assert document.text == "Taxes to rise\n\nThe minister said so.\n\nHe\tdenied it."
    assert (document.title, document.published, failures, notes) == ("Taxes to rise", None, [], [])


def test_changes_are_read_as_accepted_and_nothing_is_read_twice(tmp_path):
    changed = (
        run("He said ") + '<w:del w:id="1"><w:r><w:delText>no</w:delText></w:r></w:del>'
        + f'<w:ins w:id="2">{run("yes")}</w:ins>' + "<w:r><w:instrText>HYPERLINK</w:instrText></w:r>"
        + f"<mc:AlternateContent><mc:Choice>{paragraph(run('boxed'))}</mc:Choice>"
        f"<mc:Fallback>{paragraph(run('boxed'))}</mc:Fallback></mc:AlternateContent>" + run(" today.")
    )  # fmt: skip
    (document,), _, _ = read_all(write(tmp_path / "a.docx", docx(paragraph(changed))))
    assert document.text == "He said yes today.\n\nboxed"


def test_cells_of_a_table_are_paragraphs(tmp_path):
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("Oil", "falls"))
    (document,), _, _ = read_all(write(tmp_path / "a.docx", docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>")))
    assert document.text == "Oil\n\nfalls"


@pytest.mark.parametrize(
    ("told", "title", "author"),
    [
        ("<dc:title>Taxes to rise</dc:title><dc:creator>Jane Doe</dc:creator>", "Taxes to rise", "Jane Doe"),
        ("<dc:title>Template 7</dc:title><dc:creator>Office User</dc:creator>", None, None),
        ("<dc:title/><dc:creator/>", None, None),
    ],
)
def test_properties_are_taken_only_where_the_text_has_them(tmp_path, told, title, author):
    lines = [paragraph(run(text)) for text in ("On Monday he said: Taxes to rise.", "Jane Doe wrote it.")]
    (document,), _, _ = read_all(write(tmp_path / "a.docx", docx(*lines, core=told)))
    assert (document.title, document.author) == (title, author)


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


BOMB = f'<!DOCTYPE d [<!ENTITY a "{"x" * 100}"><!ENTITY b "{"&a;" * 100}">]><w:document {W}><w:body>&b;</w:body></w:document>'  # noqa: E501


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Just a text.", "no Word document that can be read"),
        (docx(paragraph(run("Oil falls.")))[:-30], "no Word document that can be read"),
        (spreadsheet(), "a ZIP archive, but no Word document"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 600, "an old Word document, or one locked by a password"),
        (docx(document="<w:document"), "its XML is damaged"),
        (docx(document=BOMB), "its XML defines entities"),
        (docx(document=BOMB.encode("utf-16")), "its XML defines entities"),
        (docx(document=b"<d>" + b" " * 50_000_000 + b"</d>"), "unpacks to more than 16 MB"),
        (docx(document="<d>" * 5_000 + "</d>" * 5_000), "its XML is damaged"),
        (docx(paragraph("")), "no text in it"),
    ],
)
def test_what_is_no_word_document_fails_with_one_line(tmp_path, content, words):
    documents, (failure,), _ = read_all(write(tmp_path / "a.docx", content))
    assert documents == []
    assert words in failure


def test_a_deep_paragraph_does_not_crash(tmp_path):
    deep = "<w:ins>" * 200 + run("Oil falls.") + "</w:ins>" * 200
    assert read_all(write(tmp_path / "a.docx", docx(paragraph(deep))))[0][0].text == "Oil falls."
