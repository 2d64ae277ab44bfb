"""Stances: who is for a thing, who is against it, and who is on neither side."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from stories import Said, fill, story

import kg
from kg.ask.question import read_question
from kg.cli import main
from kg.model import EntityType
from kg.store.database import Store

TYPES: dict[str, EntityType] = {"Ruritanian Pact": "WORK", "Muslims": "NORP", "gun control": "CONCEPT"}
PACT, GUNS, FAITH = ("Ruritanian Pact",), ("gun control",), ("Muslims",)
STORIES = [
    story("a.txt",
          Said("Ann Lee", "praised", "the Ruritanian Pact as a way to peace", about=PACT, confidence=0.2),
          Said("Bo Ek", "refused to endorse", "the Ruritanian Pact", about=PACT, modality="declines"),
          outlet="Post", published="2022-01-10", types=TYPES),
    story("b.txt",
          Said("Cy Orr", "has denounced", "the Ruritanian Pact trade deal", about=PACT, modality="opposes"),
          Said("Di Fox", "does not support", "the Ruritanian Pact", about=PACT, modality="supports"),
          Said("Ed Gray", "criticized", "Lee's speech on the Ruritanian Pact", about=PACT),
          Said("Flo May", "said", "the Ruritanian Pact is dead", about=PACT),
          Said("Gus Ott", "drew criticism for", "the Ruritanian Pact", about=PACT),
          outlet="Wire", published="2022-01-12", types=TYPES),
    story("c.txt",
          Said("Hal Ives", "supports", "banning Muslims", about=FAITH, modality="supports"),
          Said("Ida Jung", "supports", "Muslims", about=FAITH, modality="supports"),
          Said("Jo Kerr", "came out in favor of", "gun control measures", about=GUNS, modality="supports"),
          Said("Kai Low", "supports", "gun control and the pact", about=GUNS, modality="supports"),
          Said("Neither Moe nor Nan", "would attack", "gun control", about=GUNS),
          outlet="Echo", published="2022-01-14", types=TYPES),
]  # fmt: skip


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("stances") / "kg.db"
    with Store.open(path, create=True) as store:
        fill(store, *STORIES)
    with kg.open(path, read_only=True) as graph:
        yield graph


def told(found) -> list[tuple[str, str, bool]]:
    return [(one.claim.speaker.name, one.side, one.near) for one in found]


def test_sides_are_taken_on_x_itself_however_unsure_the_claim(graph: kg.KnowledgeGraph):
    assert told(graph.stances("Ruritanian Pact")) == [
        ("Ann Lee", "for", False),
        ("Bo Ek", "neither", False),
        ("Cy Orr", "against", False),
        ("Di Fox", "against", False),
        ("Ed Gray", "against", True),  # on a speech about it
    ]


def test_who_bans_is_not_for_whom_he_bans(graph: kg.KnowledgeGraph):
    assert told(graph.stances("Muslims")) == [("Hal Ives", "for", True), ("Ida Jung", "for", False)]


def test_one_of_several_things_is_the_thing(graph: kg.KnowledgeGraph):
    assert told(graph.stances("gun control")) == [
        ("Jo Kerr", "for", False),
        ("Kai Low", "for", False),
        ("Neither Moe nor Nan", "neither", False),
    ]


def test_without_x_stances_of_a_speaker_on_whatever_it_be(graph: kg.KnowledgeGraph):
    (stance,) = graph.stances(filter=kg.Filter(speaker="Kai Low"))
    assert (stance.side, stance.thing) == ("for", "gun control and the pact")


def test_stances_are_narrowed_as_claims_are(graph: kg.KnowledgeGraph):
    assert told(graph.stances("Ruritanian Pact", kg.Filter(outlet="Post", limit=1))) == [
        ("Ann Lee", "for", False)
    ]
    assert graph.stances("Ruritanian Pact", kg.Filter(min_confidence=0.95)) == []


@pytest.mark.parametrize(
    ("words", "side", "speaker", "about"),
    [
        ("who supports the pact?", "for", None, "pact"),
        ("who has endorsed Ann Lee", "for", None, "Ann Lee"),
        ("who is for the pact", "for", None, "pact"),
        ("who is in favour of the pact", "for", None, "pact"),
        ("who opposes the pact", "against", None, "pact"),
        ("who condemned the attack", "against", None, "attack"),
        ("who is against the pact", "against", None, "pact"),
        ("who is opposed to the pact", "against", None, "pact"),
        ("who doesn’t support the pact", "against", None, "pact"),
        ("what does Ann Lee support", "for", "Ann Lee", None),
        ("does Ann Lee oppose the pact", "against", "Ann Lee", "pact"),
        ("who is for and who is against the pact", None, None, "pact"),
        ("stances on the pact", None, None, "pact"),
    ],
)
def test_a_question_for_stances_is_read(words: str, side: str | None, speaker: str | None, about: str | None):
    asked = read_question(words)
    assert (asked.form, asked.side, asked.speaker, asked.about) == ("stances", side, speaker, about)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("who backs up Ann Lee about floods", "agrees"),
        ("who denied the attack", "claims"),
        ("who said what about support for the pact", "claims"),
    ],
)
def test_other_questions_stay_what_they_are(words: str, form: str):
    assert read_question(words).form == form


def test_who_opposes_gives_that_side_and_counts_the_other(graph: kg.KnowledgeGraph):
    found = graph.ask("who opposes the Ruritanian Pact?")
    assert told(found.stances) == [
        ("Cy Orr", "against", False),
        ("Di Fox", "against", False),
        ("Ed Gray", "against", True),
    ]
    assert found.understood == "Stances, who is against it, about Ruritanian Pact (WORK)"
    assert found.notes == ("2 on another side of it; `kg stances` shows them.",)
    assert found.conflicts == ()


def test_where_nobody_takes_a_side_what_is_said_is_given(tmp_path: Path):
    with Store.open(tmp_path / "kg.db", create=True) as store:
        fill(store, story("a.txt", Said("Flo May", "welcomed", "that the dam is shut", about=("dam",),
                                        modality="supports"), types={"dam": "CONCEPT"}))  # fmt: skip
    with kg.open(tmp_path / "kg.db", read_only=True) as graph:
        found = graph.ask("who welcomed the dam?")
        assert [line.claim.speaker.name for line in found.lines] == ["Flo May"]
        assert found.notes[0] == "No stance on it is found; what is said about it:"


def test_command_sets_both_sides_next_to_each_other(graph: kg.KnowledgeGraph):
    path = str(graph._store.path)
    ids = {claim.speaker.name[:2]: claim.id[:8] for claim in graph.claims(kg.Filter(all=True))}
    shown = CliRunner().invoke(main, ["stances", "Ruritanian Pact", "--db", path])
    assert (shown.exit_code, shown.output) == (0, SHOWN.format(**ids))
    lines = (
        CliRunner().invoke(main, ["stances", "Ruritanian Pact", "--db", path, "--json"]).stdout.splitlines()
    )
    assert len(lines) == 5
    assert lines[0].startswith('{"side": "for", "thing": "the Ruritanian Pact", "near": false, "speaker": {')


SHOWN = """\
For: 1                                           │ Against: 2
Ann Lee, 2022-01-10                              │ Cy Orr, 2022-01-12
  Ann Lee praised the Ruritanian Pact as a way   │   Cy Orr has denounced the Ruritanian Pact trade
  to peace                                       │   deal
  Post · {An}                                │   Wire · {Cy}
                                                 │ Di Fox, 2022-01-12
                                                 │   Di Fox does not support the Ruritanian Pact
                                                 │   Wire · {Di}

Neither for nor against: 1
  Bo Ek, 2022-01-10
    Bo Ek refused to endorse the Ruritanian Pact
    Post · {Bo}

On something of it, or that names it: 1 stance

Against: 1
  Ed Gray, 2022-01-12
    Ed Gray criticized Lee's speech on the Ruritanian Pact
    Wire · {Ed}
"""
