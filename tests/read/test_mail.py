"""Messages (.eml), saved pages (.mhtml) and many messages in one file (.mbox)."""

from email.message import EmailMessage

import pytest
from reading import read_all, write

from kg.read import given_id

TEXT = "The minister said on Monday that taxes would rise in the café.\n\nHe denied more.\n"
PAGE = "<html><head><title>Taxes to rise</title></head><body><article><p>The minister said on Monday that taxes would rise in the next year, and he denied that he had known.</p><p>“We will win,” he said. “Nothing else matters to us in this hour.”</p></article></body></html>"  # noqa: E501


def message(text: str | None = TEXT, **headers: str) -> EmailMessage:
    made = EmailMessage()
    told = {
        "From": "Jane Doe <j@example.org>",
        "Subject": "Taxes to rise",
        "Date": "Mon, 10 Jan 2022 10:00:00 +0300",
    }
    for name, value in (told | {key.replace("_", "-"): value for key, value in headers.items()}).items():
        made[name] = value
    if text is not None:
        made.set_content(text)
    return made


def test_message_gives_its_text_subject_sender_and_time(tmp_path):
    (document,), failures, notes = read_all(write(tmp_path / "a.eml", bytes(message())))
    assert document.text == TEXT.rstrip("\n")
    assert (document.title, document.author, document.outlet) == ("Taxes to rise", "Jane Doe", None)
    assert (document.published, failures, notes) == ("2022-01-10T07:00:00Z", [], [])


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_text_is_decoded_as_the_message_declares_and_its_subject_too(tmp_path, encoding):
    made = message(None, Subject="Министр")
    made.set_content("Министр сказал в понедельник, что налоги вырастут.\n", charset=encoding)
    (document,), _, _ = read_all(write(tmp_path / "a.eml", bytes(made)))
    assert (document.text, document.title) == (
        "Министр сказал в понедельник, что налоги вырастут.",
        "Министр",
    )


def test_a_wrong_declaration_does_not_spoil_the_text(tmp_path):
    content = bytes(message()).replace(b"utf-8", b"us-ascii").replace(b"base64", b"8bit")
    head, _, _ = content.partition(b"\n\n")
    (document,), _, _ = read_all(write(tmp_path / "a.eml", head + b"\n\n" + TEXT.encode()))
    assert document.text == TEXT.rstrip("\n")


def test_html_is_read_where_there_is_no_plain_text(tmp_path):
    made = message(None)
    made.set_content(PAGE, subtype="html")
    (document,), _, _ = read_all(write(tmp_path / "a.eml", bytes(made)))
    assert document.text.startswith("Taxes to rise\n\nThe minister said on Monday")
    assert "<p>" not in document.text
    assert document.author == "Jane Doe"


def test_what_is_attached_is_named_and_not_read(tmp_path):
    made = message()
    made.add_alternative(PAGE, subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="plan.pdf")
    made.add_attachment("Another text.", filename="note.txt")
    path = write(tmp_path / "a.eml", bytes(made))
    (document,), _, notes = read_all(path)
    assert document.text == TEXT.rstrip("\n")
    assert notes == [f"{path}: attached, not read: plan.pdf, note.txt"]


def test_page_that_a_browser_saved_is_a_page(tmp_path):
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "<Saved by Blink>", "x", "Mon, 10 Jan 2022 10:00:00 -0000"
    made["Snapshot-Content-Location"] = "https://example.org/taxes"
    made.set_content(PAGE, subtype="html")
    (document,), _, _ = read_all(write(tmp_path / "a.mhtml", bytes(made)))
    assert (document.title, document.url) == ("Taxes to rise", "https://example.org/taxes")
    assert (document.published, document.author) == (None, None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"Just a text.\n\nAnd more.", "no message"),
        (b"Subject: x\n\n", "no text in this message"),
        (b"Subject: x\nContent-Type: image/png\n\nxxx", "no text in this message"),
        (b"Subject: x\n\n\x00\x01\x02", "binary"),
        (b"Subject: x\n\n" + b"\n--b" * 20_000, "more parts than a message has"),
        (b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b", "no text in this message"),
    ],
)
def test_what_is_no_message_fails_with_one_line(tmp_path, content, words):
    documents, (failure,), _ = read_all(write(tmp_path / "a.eml", content))
    assert documents == []
    assert words in failure


@pytest.mark.parametrize("header", [b"Date: 99 Foo 0000", b"From: =?x?q?=", b"From: \xff\xfe", b"Date: \x00"])
def test_damaged_headers_cost_no_message(tmp_path, header):
    path = write(tmp_path / "a.eml", header + b"\nSubject: x\n\nThe minister said so.\n")
    documents, failures, _ = read_all(path)
    assert ([document.text for document in documents], failures) == (["The minister said so."], [])


# --- many in one ---------------------------------------------------------------------------------


def mbox(*messages: EmailMessage | bytes) -> bytes:
    return b"".join(b"From x Mon Jan 10 10:00:00 2022\n" + bytes(one) + b"\n" for one in messages)


def test_mbox_gives_an_article_a_message(tmp_path):
    made = [
        message("Oil falls.\n", Message_ID="<1@x>"),
        message("From here on\n\n>From there.\n"),
        message("Oil.\n"),
    ]
    escaped = bytes(made[1]).replace(b">From", b">>From").replace(b"\nFrom here", b"\n>From here")
    path = write(tmp_path / "a.mbox", mbox(made[0], escaped, made[2]))
    documents, failures, notes = read_all(path)
    assert [document.text for document in documents] == ["Oil falls.", "From here on\n\n>From there.", "Oil."]
    assert [document.path for document in documents] == [f"{path}#1@x", f"{path}#2", f"{path}#3"]
    assert given_id(documents[0]) == "1@x"
    assert failures == notes == []


def test_a_bad_message_and_one_that_stands_there_twice_stop_nothing(tmp_path):
    good = message("Oil falls.\n", Message_ID="<1@x>")
    path = write(tmp_path / "a.mbox", mbox(good, b"Subject: x\n\n", good, message("Oil rises.\n")))
    documents, failures, notes = read_all(path)
    assert [document.text for document in documents] == ["Oil falls.", "Oil rises."]
    assert [failure.split(": ")[0] for failure in failures] == [f"{path}:2"]
    assert notes == [f"{path}:3: the message 1@x stands in it before; passed over"]


def test_a_message_that_is_too_long_is_one_failure_and_takes_no_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("kg.read.formats.mbox.MAX_MESSAGE_BYTES", 2_000)
    path = write(tmp_path / "a.mbox", mbox(message("word " * 1_000 + "\n"), message("Oil rises.\n")))
    documents, (failure,), _ = read_all(path)
    assert [document.text for document in documents] == ["Oil rises."]
    assert failure.startswith(f"{path}:1: a message of more than")


@pytest.mark.parametrize(("content", "words"), [(b"", "empty"), (b"\n\n", "empty"), (b"Hello\n", "no mbox")])
def test_what_is_no_mbox_fails_with_one_line(tmp_path, content, words):
    assert words in read_all(write(tmp_path / "a.mbox", content))[1][0]
