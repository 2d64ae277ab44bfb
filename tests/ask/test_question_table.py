"""Questions as analysts type them, and the claims that answer them, by reading the five sample articles.

`tests/gold/questions.tsv` has a question a row, then how it is read, and beginnings of the ids of all claims
in the answer: what is asked for, not what comes near it. "…" stands where there are more.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from places import SEEDS, TESTS

import kg


def rows_of(name: str) -> list[list[str]]:
    lines = (TESTS / "gold" / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def as_test(row: list[str]) -> object:
    """A row that is marked as a miss must stay one, until its mark goes."""
    question, form, claims = row
    missed = pytest.mark.xfail(strict=True, reason="answered otherwise as yet")
    marks = [missed] if form.startswith("miss ") else []
    return pytest.param(question, form.removeprefix("miss "), claims, id=question, marks=marks)


ROWS = rows_of("questions.tsv")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(tmp_path_factory.mktemp("seeds") / "kg.db", create=True) as graph:
        graph.ingest(*sorted(SEEDS.glob("*.txt")))
        yield graph


@pytest.fixture(scope="module")
def velm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kg.KnowledgeGraph]:
    with kg.open(tmp_path_factory.mktemp("velm") / "kg.db", create=True) as graph:
        graph.ingest(TESTS / "gold" / "question_articles.jsonl")
        yield graph


def answered(answer: kg.Answer) -> list[str]:
    lines = [*answer.lines, *(answer.also.lines if answer.also else ())]
    return [line.claim.id[:8] for line in lines if not line.near]


def test_there_are_at_least_eighty_questions():
    assert len({row[0] for row in ROWS}) >= 80


@pytest.mark.parametrize(("question", "form", "claims"), ROWS, ids=[row[0] for row in ROWS])
def test_question_is_answered_by_its_claims(
    seeds: kg.KnowledgeGraph, question: str, form: str, claims: str
) -> None:
    answer = seeds.ask(question)
    found, expected = answered(answer), claims.split()
    more = expected[-1:] == ["…"]
    if more:
        expected.pop()
    assert answer.question.form == form
    assert set(expected) <= set(found) if more else set(expected) == set(found)


@pytest.mark.parametrize("words", ["what did he say", "asdfgh", "summary", "who fears a spillover?", "why"])
def test_what_finds_nothing_says_so_and_offers_questions_that_have_answers(
    seeds: kg.KnowledgeGraph, words: str
) -> None:
    answer = seeds.ask(words)
    assert answered(answer) == []
    offers = [note for note in answer.notes if note.startswith("To be asked instead: ")]
    asked = [one.split('"')[1] for one in offers[0].split("; ")]
    assert len(asked) == 3
    assert all(answered(seeds.ask(one)) for one in asked)


def test_question_of_last_week_leaves_out_what_is_undated(seeds: kg.KnowledgeGraph) -> None:
    answer = seeds.ask("what did Rahmon say since last week?")
    assert answered(answer) == []
    assert "4 claims of undated articles are left out." in answer.notes


def test_table_lies_where_it_is_looked_for() -> None:
    assert Path(TESTS / "gold" / "questions.tsv").is_file()


@pytest.mark.parametrize(
    ("question", "form", "claims"), [as_test(row) for row in rows_of("questions_velm.tsv")]
)
def test_question_to_made_up_articles_is_answered_by_its_claims(
    velm: kg.KnowledgeGraph, question: str, form: str, claims: str
) -> None:
    answer = velm.ask(question)
    expected = set(claims.split())
    found = set(answered(answer))
    if any(one.startswith("~") for one in expected):
        found |= {"~" + line.claim.id[:8] for line in answer.lines if line.near}
    assert answer.question.form == form
    assert found == expected


@pytest.mark.parametrize(
    "words",
    [
        *("?", "why", "the", "who", "and", "what did he say", "is it", "how come", "tell me", "\x1b[31m"),
        *("'", '"', "-", "123", "who said who said", "x" * 3000, "or", "Hallen and", "not the harbour"),
        "what does what say about what",
    ],
)
def test_no_question_ends_in_an_error(velm: kg.KnowledgeGraph, words: str) -> None:
    answer = velm.ask(words)
    assert answer.found or answer.notes
