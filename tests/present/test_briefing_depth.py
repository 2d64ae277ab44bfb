"""What a briefing tells on top, how much of it, by which roles, and as a Word document."""

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from linking import put_links
from stories import Said, changed, fill, story

import kg
from kg.model import DocumentLine, Fact, Filter, Link, Wanted
from kg.present.briefing import briefing_docx, briefing_html, briefing_markdown
from kg.present.briefing.depth import of_each_first, weightiest
from kg.present.briefing.roles import role_of
from kg.present.kind_words import without_kinds
from kg.read import read_file
from kg.store.database import Store

TYPES = {"port": "CONCEPT"}
OPEN = Said("Ana Silva", "said", "the port is open to all ships", about=("port",))
SHUT = Said("Jon Berg", "denied", "that the port is open", about=("port",), modality="denies")
CAPTAINS = "Ahl Boe Cox Dahl Ek Fry Gil Hov Ibe Jul Kok".split()
SHIPS = [
    Said(f"Captain {name}", "said", f"{n + 2} ships wait at the port", about=("port",))
    for n, name in enumerate(CAPTAINS)
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with Store.open(tmp_path / "kg.db", create=True) as opened:
        whole = story("a.txt", OPEN, *SHIPS, outlet="Post", published="2024-01-10", types=TYPES)
        fill(
            opened,
            changed(whole, url="https://post.example/port?a=1&b=2"),
            story("b.txt", SHUT, outlet="Wire", published="2024-01-12", types=TYPES),
        )
        claims = {claim.content.text: claim.id for claim in opened.claims.list(Wanted(Filter(all=True)))}
        put_links(opened, [
            Link("contradicts", claims[OPEN.content], claims[SHUT.content], 0.97, "one denies it"),
        ])  # fmt: skip
        yield opened


def brief(store: Store, depth: str = "normal"):
    return kg.api.KnowledgeGraph(store).report("port", depth=depth)


def test_top_lines_tell_dispute_change_origin_and_figures(store):
    lines = {line.of: line.text for line in brief(store).in_short}
    assert list(lines) == ["Disputed", "Changed", "One origin", "Figures"]
    assert lines["Disputed"].startswith("Ana Silva and Jon Berg say otherwise: ")
    assert lines["Changed"] == "Nobody is known to have said otherwise at another time."
    assert "2 ships (Captain Ahl, and 10 other figures)" in lines["Figures"]


def test_disputes_stand_before_who_said_what(store):
    text = briefing_markdown(brief(store))
    assert text.index("## Where they disagree") < text.index("## Who said what")
    assert "Almost certain, because one denies it" in text


@pytest.mark.parametrize(("depth", "speakers"), [("short", 5), ("normal", 10), ("full", 13)])
def test_depth_says_how_many_speakers_are_shown_and_how_many_not(store, depth, speakers):
    briefing = brief(store, depth)
    assert len(briefing.voices) == speakers
    assert briefing.left_out["voices"] == 13 - speakers
    assert ("more speakers; --depth full" in briefing_markdown(briefing)) == (speakers < 13)
    assert briefing.counts.speakers == 13


def test_disputes_of_other_speakers_come_before_more_of_the_same_two():
    one, same, other = "ab", "ba", "cd"
    assert of_each_first([one, same, other], frozenset) == [one, other, same]


def test_who_is_disputed_is_shown_before_who_is_not(store):
    shown = {voice.speaker.name for voice in brief(store, "short").voices}
    assert {"Ana Silva", "Jon Berg"} <= shown


def test_a_speaker_is_told_of_in_a_sentence(store):
    sentence = "Jon Berg, called “speaker of the story”, spoke of it once, in 1 article, "
    sentence += "published on 2024-01-12."
    page = briefing_html(brief(store))
    assert f"<bdi>{sentence}</bdi>" in page


def test_method_box_warns_and_names_version_and_articles(store):
    page = briefing_html(brief(store))
    assert "Found by a program: verify before publishing." in page
    assert "of 2 articles" in page


def test_only_an_address_of_the_web_becomes_a_link(store):
    page = briefing_html(brief(store))
    assert 'href="https://post.example/port?a=1&amp;b=2"' in page
    assert "<https://post.example/port?a=1&b=2>" in briefing_markdown(brief(store))
    assert page.count("https://") == page.count('href="https://post.example') + page.count(", https://post")


def test_weightiest_keeps_the_order_that_was_given():
    assert weightiest([3, 1, 2, 5], 2, lambda n: (n,)) == (3, 5)
    assert weightiest([3, 1], None, lambda n: (n,)) == (3, 1)


@pytest.mark.parametrize(
    ("roles", "called"),
    [
        (("the harbour master", "harbour master", "Mr."), "harbour master"),
        (("President", "President", "President", "guest speaker"), "President"),
        (("his aide", "Mr. Lee's aide", "the man who sold it"), ""),
        ((), ""),
    ],
)
def test_role_is_what_most_articles_call_somebody(roles, called):
    line = DocumentLine("d", "d.txt", None, None, None)
    assert role_of([Fact(line, (), (role,), (), "r") for role in roles]) == called


def test_types_of_names_are_left_out_for_readers():
    told = "About militant groups (CONCEPT), said by Ann Lee (PERSON, also Lee, A. Lee) (2 in all)"
    assert without_kinds(told) == "About militant groups, said by Ann Lee (also Lee, A. Lee) (2 in all)"


# --- Word --------------------------------------------------------------------------------------------


def test_word_file_is_a_document_with_a_footnote_for_each_claim(store, tmp_path):
    briefing = brief(store, "full")
    with zipfile.ZipFile(io.BytesIO(briefing_docx(briefing))) as archive:
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    noted = [one.get(f"{space}id") for one in parts["word/footnotes.xml"].iter(f"{space}footnote")]
    asked = [one.get(f"{space}id") for one in parts["word/document.xml"].iter(f"{space}footnoteReference")]
    assert sorted(asked, key=int) == noted[2:]
    assert len(asked) == len(briefing.footnotes)


def test_word_file_is_read_back_by_kg(store, tmp_path):
    path = tmp_path / "briefing.docx"
    path.write_bytes(briefing_docx(brief(store)))
    (document,) = read_file(path)
    assert "Where they disagree" in document.text
    assert "Jon Berg denied that the port is open" in document.text


def test_word_file_holds_hostile_words_as_text(tmp_path):
    words = "<w:b/> ]]> & \u202e \ufffe"
    said = Said("Ana <i>Silva</i>", "said", f"the port {words}", about=("port",))
    with Store.open(tmp_path / "kg.db", create=True) as opened:
        fill(opened, story("a.txt", said, outlet=words, types=TYPES))
        written = briefing_docx(brief(opened))
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        tree = ElementTree.fromstring(archive.read("word/document.xml"))
    assert "<w:b/> ]]> &" in "".join(tree.itertext())


def test_word_file_is_the_same_on_every_run(store):
    assert briefing_docx(brief(store)) == briefing_docx(brief(store))
