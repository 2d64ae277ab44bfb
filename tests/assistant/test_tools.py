"""What assistants may ask of a store."""

import pytest
from shelf import fill_shelf

from kg.assistant.tools import MOST_ROWS, Tools
from kg.errors import QuestionError, StoreError


@pytest.fixture
def tools(tmp_path):
    return Tools(fill_shelf(tmp_path / "kg.db"))


def test_an_answer_has_ids_and_exact_words(tools):
    answer = tools.ask("what did Silva say?")
    assert answer["of"] == len(answer["rows"]) == 2
    assert {row["content"]["text"] for row in answer["rows"]} == {
        "the port will reopen in May", "“The Swedish-Danish border is quiet,”",
    }  # fmt: skip
    assert "PERSON" not in answer["understood"]


def test_limits_hold_whatever_is_asked_for(tools):
    assert len(tools.ask("what did Silva say?", limit=1)["rows"]) == 1
    assert tools.ask("what did Silva say?", limit=1)["of"] == 2
    assert len(tools.ask("what did Silva say?", limit=-5)["rows"]) == 1
    assert MOST_ROWS >= len(tools.ask("what did Silva say?", limit=10**9)["rows"]) == 2


def test_a_claim_comes_with_its_paragraph_and_article(tools):
    (first, *_) = tools.ask("what did Berg say?")["rows"]
    claim = tools.claim(first["id"][:8])
    assert claim["article"]["outlet"] == "Harbour Post"
    assert first["content"]["text"] in claim["paragraphs"][0]


def test_articles_are_found_by_words_that_nobody_claims(tools):
    found = tools.search("ferries")
    assert found["of"] == 1 and found["rows"][0]["document"]["title"] == "Port to reopen"


def test_conflicts_and_stories_of_a_store_without_any_are_empty(tools):
    assert tools.conflicts() == {"rows": [], "of": 0}
    assert tools.story() == {"rows": [], "of": 0}


def test_what_is_unknown_is_an_error_that_says_so(tools):
    with pytest.raises(StoreError, match="ffffffff"):
        tools.claim("ffffffff")
    with pytest.raises(StoreError):
        tools.story("no such story")
    with pytest.raises(QuestionError, match="check it in parts"):
        tools.check("x" * 200_000)


@pytest.mark.model
def test_a_draft_is_checked_as_text(tools):
    checked = tools.check("“The Swedish-Danish border is quiet,” Ana Silva said.")
    assert [row["verdict"] for row in checked["rows"]] == ["verbatim"]
