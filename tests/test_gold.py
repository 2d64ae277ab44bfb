"""The gold for resolution: its offsets fit the texts it was made on, and of these it holds only names."""

import json
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.evaluate import MarkedArticle, read_marked

NOTES = Path(__file__).parent / "gold" / "speakers.jsonl"
CORPUS = Path(__file__).parents[2] / "shared" / "data" / "polnear_dev.jsonl"
needs_corpus = pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/data/polnear_dev.jsonl")


@pytest.fixture(scope="module")
def articles() -> list[MarkedArticle]:
    return read_marked(NOTES, CORPUS)


def test_ten_articles_were_used_and_at_least_three_held_out():
    rows = [json.loads(line) for line in NOTES.read_text(encoding="utf-8").splitlines()]
    assert [row["held_out"] for row in rows].count(False) == 10
    assert [row["held_out"] for row in rows].count(True) >= 3
    assert len({row["id"] for row in rows}) == len(rows)


def test_gold_has_no_text_of_an_article():
    longest = max(
        (words for row in map(json.loads, NOTES.read_text(encoding="utf-8").splitlines())
         for attribution in row["attributions"]
         for words in (*attribution["names"], *attribution["descriptions"])),
        key=lambda words: len(words.split()),
    )  # fmt: skip
    assert len(longest.split()) <= 7, longest


def test_each_source_has_a_speaker_and_no_source_has_none():
    for row in map(json.loads, NOTES.read_text(encoding="utf-8").splitlines()):
        for attribution in row["attributions"]:
            assert bool(attribution["names"] or attribution["descriptions"]) == bool(attribution["source"])


@needs_corpus
def test_attributions_are_those_of_the_corpus(articles):
    with CORPUS.open(encoding="utf-8") as file:
        corpus = {row["id"]: row["attributions"] for row in map(json.loads, file)}
    for article in articles:
        spans = [[list(map(list, a.source)), list(map(list, a.content))] for a in article.attributions]
        assert spans == [[a["source"], a["content"]] for a in corpus[article.id]]


@needs_corpus
def test_mentions_stand_at_whole_words_and_in_one_entity(articles):
    for article in articles:
        spans = [span for spans in article.entities.values() for span in spans]
        assert len(spans) == len(set(spans))
        for start, end in spans:
            words = article.text[start:end]
            assert words == words.strip()
            assert not (article.text[max(0, start - 1) : start] + article.text[start]).isalnum() or start == 0
            assert not article.text[end - 1 : end + 1].isalnum() or end == len(article.text)


@needs_corpus
def test_notes_on_another_text_are_refused(tmp_path):
    rows = [json.loads(line) for line in NOTES.read_text(encoding="utf-8").splitlines()]
    rows[0]["sha256"] = "0" * 64
    changed = tmp_path / "speakers.jsonl"
    changed.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"speakers\.jsonl: no notes on the articles of .* has changed"):
        read_marked(changed, CORPUS)
