"""The gold: offsets stand at whole words of its texts; of texts that are not ours it holds only names."""

import csv
import json
from collections import Counter

import pytest
from needs import needs
from places import DATA, GOLD

from kg.errors import DocumentError
from kg.evaluate import MarkedArticle, read_gold, read_marked

NOTES = GOLD / "speakers.jsonl"
CORPUS = DATA / "polnear_dev.jsonl"


@pytest.fixture(scope="module")
def articles() -> list[MarkedArticle]:
    needs(CORPUS, "../shared/data/polnear_dev.jsonl is missing")
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


def test_attributions_are_those_of_the_corpus(articles):
    with CORPUS.open(encoding="utf-8") as file:
        corpus = {row["id"]: row["attributions"] for row in map(json.loads, file)}
    for article in articles:
        spans = [[list(map(list, a.source)), list(map(list, a.content))] for a in article.attributions]
        assert spans == [[a["source"], a["content"]] for a in corpus[article.id]]


def test_mentions_stand_at_whole_words_and_in_one_entity(articles):
    assert sum(len(article.entities) for article in articles) > 100
    for article in articles:
        spans = [span for spans in article.entities.values() for span in spans]
        assert len(spans) == len(set(spans))
        for start, end in spans:
            words = article.text[start:end]
            assert words == words.strip()
            assert not (article.text[max(0, start - 1) : start] + article.text[start]).isalnum() or start == 0
            assert not article.text[end - 1 : end + 1].isalnum() or end == len(article.text)


def test_notes_on_another_text_are_refused(tmp_path, articles):
    rows = [json.loads(line) for line in NOTES.read_text(encoding="utf-8").splitlines()]
    rows[0]["sha256"] = "0" * 64
    changed = tmp_path / "speakers.jsonl"
    changed.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"speakers\.jsonl: no notes on the articles of .* has changed"):
        read_marked(changed, CORPUS)


def test_attributions_of_our_own_stand_at_whole_words():
    gold = read_gold(GOLD / "attributions.jsonl")
    roles = [(one.text, spans) for one in gold.values() for found in one.attributions for spans in found]
    assert len(gold) >= 20 and len(roles) >= 3 * 60
    for text, spans in roles:
        assert spans
        for span in spans:
            words = span.cut(text)
            assert words == words.strip() != ""
            assert not (span.start and text[span.start - 1 : span.start + 1].isalnum())
            assert not text[span.end - 1 : span.end + 1].isalnum() or span.end == len(text)


def test_pairs_of_our_own_have_each_answer_equally_often():
    with (GOLD / "name_pairs.csv").open(encoding="utf-8") as lines:
        names = Counter(row["is_match"] for row in csv.DictReader(lines))
    with (GOLD / "statement_pairs.jsonl").open(encoding="utf-8") as lines:
        labels = Counter(json.loads(line)["label"] for line in lines)
    assert names == {"true": 30, "false": 30}
    assert labels == {"entailment": 20, "neutral": 20, "contradiction": 20}
