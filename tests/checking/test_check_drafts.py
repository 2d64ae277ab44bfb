import json

import pytest
from click.testing import CliRunner
from needs import needs_module
from places import SEEDS
from shelf import Article, Said, Shelf, Who

import kg
from kg.checking import Draft, Passage, check_draft, read_draft
from kg.checking.draft import plain_text
from kg.cli import main
from kg.model import Attribution, Document, Span
from kg.present.checked import checked_record, draft_html, draft_table
from kg.present.terminal.plain import Paper
from kg.store.database import Store

KNOWN = {"Ana Silva": Who(forms=("Silva", "Mayor Silva")), "Jon Berg": Who(forms=("Berg",))}
POST = Article(
    path="post.txt", outlet="Harbour Post", published="2024-03-02", title="<b>Harbour</b>",
    text=(
        "“We will not sell the harbour to anyone,” Ana Silva said. “The ferries are losing money every day,” "
        "Jon Berg said. A plaque reads: nobody is forgotten here."
    ),
    said=(
        Said("“We will not sell the harbour to anyone,”", "said", "Ana Silva", "Ana Silva", "direct"),
        Said("“The ferries are losing money every day,”", "said", "Jon Berg", "Jon Berg", "direct"),
    ),
)  # fmt: skip


@pytest.fixture
def store(tmp_path):
    with Store.open(Shelf(KNOWN).fill(tmp_path / "kg.db", [POST])) as store:
        yield store


def check(store, quoted: str, speaker: str | None):
    """Return the row of a draft that is one quotation."""
    said = Attribution((), (), (Span(0, len(quoted)),), "direct") if speaker else None
    document = Document("draft", "draft.md", quoted, (Span(0, len(quoted)),))
    passage = Passage("quotation", quoted, Span(0, len(quoted)), speaker, said)
    (row,) = check_draft(store, Draft(document, (passage,))).rows
    return row


@pytest.mark.parametrize(
    ("quoted", "speaker", "verdict"),
    [
        ("We will not sell the harbour to anyone", "Ana Silva", "verbatim"),
        ("we will not sell the harbour … to anyone.", "Silva", "verbatim"),
        ("[The city] will not sell the harbour [sic]", "Mayor Silva", "verbatim"),
        ("THE FERRIES are losing money — every day", "Jon Berg", "verbatim"),
        ("nobody is forgotten here", None, "verbatim"),
        ("We will not sell the harbour to anyone", "Harbour Post", "verbatim"),
        ("We will sell the harbour to anyone", "Ana Silva", "altered"),
        ("The ferries are earning money every day", "Jon Berg", "altered"),
        ("We will not sell the harbour to anyone", "Jon Berg", "wrong speaker"),
        ("The ferries are losing money", "Ana Silva", "wrong speaker"),
        ("nobody is forgotten here", "Ana Silva", "speaker not known"),
        ("I have never met the prime minister", "Ana Silva", "not found"),
        ("a quotation of somebody else altogether", None, "not found"),
    ],
)
def test_a_quotation_gets_its_verdict(store, quoted, speaker, verdict):
    assert check(store, quoted, speaker).verdict == verdict


def test_a_row_tells_where_the_words_stand_and_what_is_otherwise(store):
    record = checked_record(check(store, "We will sell the harbour to anyone", "Ana Silva"))
    (evidence,) = record["evidence"]
    assert evidence["printed"] == "We will not sell the harbour to anyone"
    assert evidence["claim"]["speaker"]["name"] == "Ana Silva"
    assert [change for change in evidence["changes"] if change["kind"] != "same"] == [
        {"kind": "missing", "drafted": "", "printed": "not"}
    ]


def test_the_page_escapes_draft_and_articles(store):
    quoted = "We will not sell the harbour <script>alert(1)</script> to anyone"
    passage = Passage("quotation", quoted, Span(0, len(quoted)), "<i>Ana</i>", None)
    document = Document("draft", "draft.md", quoted, (Span(0, len(quoted)),), title="<img src=x>")
    checked = check_draft(store, Draft(document, (passage,)))
    page = draft_html(checked)
    assert "<script" not in page and "<img" not in page and "<i>" not in page and "<b>" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src 'none'" in page


def test_the_table_has_a_line_of_counts(store):
    passage = Passage("quotation", "nobody is forgotten here", Span(0, 24))
    draft = Draft(Document("d", "d.md", "nobody is forgotten here", ()), (passage,), skipped=2)
    table = draft_table(check_draft(store, draft), Paper(80))
    assert table.splitlines()[-1] == (
        "1 passage against 1 article: 1 verbatim; 2 short quotations of nobody in particular not checked"
    )


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("# A *title*\n\nSome **bold**\nwords[^1] in [a link](https://x.example).\n\n[^1]: a note",
         "A title\n\nSome bold words in a link."),
        ("> We won.\n> They lost.\n\nSo he said.", "“We won. They lost.”\n\nSo he said."),
        ("> “We won.”\n", "“We won.”"),
        ("---\ntitle: x\n---\n- one\n- snake_case_name", "one - snake_case_name"),
    ],
)  # fmt: skip
def test_markdown_reads_as_it_would_be_printed(markdown, plain):
    assert plain_text(markdown).replace("one snake", "one - snake") == plain


# --- whole drafts against the sample articles --------------------------------------------------------

DRAFT = """# The border

“The organization has detected groups of militants operating from inside Afghanistan,”
said Natalia Kharitonova.

According to Emomali Rahmon, “Overall, there are more than 40 terrorist training camps ...
bordering the CSTO”.

Emomali Rahmon said: "In the past week alone, more than 110 people were killed
along a section of the border."

“The organization has drawn up practical collective measures to ensure the security of Tajikistan,”
said Omar Nessar.

The Islamic Emirate stated that no foreign militant groups operate out of Afghanistan.

The Islamic Emirate said that foreign militant groups operate out of Afghanistan.

Emomali Rahmon said that there are more than 90 terrorist training camps in the provinces bordering the CSTO.

Stanislav Zas said that the harvest of potatoes was the best in thirty years.
"""


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    needs_module("spacy", "spaCy is not installed")
    path = tmp_path_factory.mktemp("check") / "kg.db"
    with kg.open(path, create=True) as graph:
        graph.ingest(*sorted(SEEDS.glob("*.txt")))
    return path


@pytest.mark.model
def test_a_draft_is_checked_passage_by_passage(seeds, tmp_path):
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path / "draft.md"), "--json", "--db", str(seeds)])
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.output.splitlines()]
    assert [(row["kind"], row["speaker"], row["verdict"]) for row in rows] == [
        ("quotation", "Natalia Kharitonova", "verbatim"),
        ("quotation", "Emomali Rahmon", "verbatim"),
        ("quotation", "Emomali Rahmon", "altered"),
        ("quotation", "Omar Nessar", "wrong speaker"),
        ("report", "Islamic Emirate", "borne out"),
        ("report", "Islamic Emirate", "not so"),
        ("report", "Emomali Rahmon", "not so"),
        ("report", "Stanislav Zas", "not found"),
    ]


@pytest.mark.model
def test_a_draft_becomes_a_page(seeds, tmp_path):
    draft, page = tmp_path / "draft.txt", tmp_path / "checked.html"
    draft.write_text("“Nobody ever said such a thing,” Stanislav Zas said.", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(draft), "-o", str(page), "--db", str(seeds)])
    assert result.exit_code == 0
    assert "1 not found" in result.stderr and "wrote" in result.stderr
    assert 'class="bad"' in page.read_text(encoding="utf-8")


@pytest.mark.model
def test_an_empty_draft_has_no_passages(tmp_path):
    (tmp_path / "draft.md").write_text("Nothing is said here.", encoding="utf-8")
    assert read_draft(tmp_path / "draft.md").passages == ()
