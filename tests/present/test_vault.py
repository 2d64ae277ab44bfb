"""The Obsidian vault: its notes, the links between them, and that no name gets out of its folder."""

import re
from pathlib import Path

import pytest
from exported import HOSTILE_WORDS, filled
from linking import put_links
from stories import Said, changed, fill, story

from kg.graph.selection import select
from kg.model import Link, Wanted
from kg.present.export import export
from kg.present.export.vault import safe_name, vault_notes
from kg.store.database import Store

TYPES = {"port": "CONCEPT", "Port": "CONCEPT"}
OPEN = Said("Ana Silva", "said", "the port is open", about=("port",))
SHUT = Said("Jon Berg", "denied", "that the port is open", about=("port",), modality="denies")


@pytest.fixture
def notes(tmp_path: Path) -> dict[str, str]:
    with Store.open(tmp_path / "kg.db", create=True) as store:
        dated = changed(story("a.txt", OPEN, outlet="Post", published="2024-01-10", types=TYPES),
                        url="https://post.example/a")  # fmt: skip
        fill(store, dated, story("b.txt", SHUT, outlet="Wire", published="2024-01-12", types=TYPES))
        claims = {claim.content.text: claim.id for claim in store.claims.list()}
        put_links(store, [Link("contradicts", claims[OPEN.content], claims[SHUT.content], 0.97, "denied")])
        return dict(vault_notes(store, select(store)))


def test_each_speaker_and_topic_has_a_note(notes):
    assert list(notes) == ["Start here", "Speakers/Ana Silva", "Speakers/Jon Berg", "Topics/port"]


def test_a_claim_has_its_exact_words_its_place_and_the_other_side(notes):
    text = notes["Speakers/Ana Silva"]
    assert "- **2024-01-10** Ana Silva said the port is open ^c-" in text
    assert "  - > the port is open\n" in text
    assert "<https://post.example/a>" in text
    assert re.search(
        r"Contradicted by: \[\[Speakers/Jon Berg#\^c-\w+\|Jon Berg denied that the port is", text
    )


def test_every_link_leads_to_a_note_and_a_claim_that_are_there(notes):
    links = [
        link for text in notes.values() for link in re.findall(r"\[\[([^\]|#]+)(?:#\^([\w-]+))?\|", text)
    ]
    assert len(links) > 6
    assert [note for note, _ in links if note not in notes] == []
    assert [mark for note, mark in links if mark and f" ^{mark}\n" not in notes[note]] == []


def test_topic_links_back_to_who_speaks_of_it(notes):
    assert re.findall(r"- (\S+) \[\[Speakers/([^#]+)#", notes["Topics/port"]) == [
        ("2024-01-10", "Ana Silva"), ("2024-01-12", "Jon Berg"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ana Silva", "Ana Silva"),
        ("Эмомали Рахмон", "Эмомали Рахмон"),
        ("../../etc/passwd", "etc passwd"),
        ("C:\\new\x00line\n#tag [[x]] ^y|z", "C new line tag x y z"),
        ("con", "con_"),
        ("LPT1.txt", "LPT1.txt_"),
        ("...", ""),
        ("\u202eevil", "evil"),
        ("x" * 300, "x" * 80),
    ],
)
def test_name_of_a_note_is_safe_on_every_system(name, file):
    assert safe_name(name) == file


def test_two_names_that_differ_in_case_have_two_notes(tmp_path):
    said = [Said("Ann Lee", "said", "it rains", about=(topic,)) for topic in ("port", "Port")]
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, story("a.txt", said[0], types=TYPES), story("b.txt", said[1], types=TYPES))
        names = [name.casefold() for name, _ in vault_notes(store, select(store))]
    assert len(names) == len(set(names))


def test_hostile_names_stay_in_their_folder_and_hostile_words_are_text(tmp_path):
    with filled(tmp_path / "kg.db") as store:
        out = export(store, "obsidian", tmp_path / "vault", Wanted())
        files = [path.relative_to(out) for path in out.rglob("*.md")]
        again = export(store, "obsidian", tmp_path / "vault", Wanted())
    assert {path.parts[0] for path in files if len(path.parts) > 1} <= {"Speakers", "Topics", "Stories"}
    assert sorted(path.relative_to(again) for path in again.rglob("*.md")) == sorted(files)
    texts = "".join(path.read_text(encoding="utf-8") for path in out.rglob("*.md"))
    assert "<img" not in texts.replace("\\<img", "") and "\x1b" not in texts
    assert HOSTILE_WORDS[1:4] in texts
