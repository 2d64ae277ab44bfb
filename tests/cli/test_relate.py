"""`kg relate`: two statements on the command line and in a file, and how often it is right."""

import json

import pytest
from click.testing import CliRunner
from floors import floor

from kg.cli import main
from kg.evaluate.relating import LabelledPair, average_precision, read_pairs, score_labels
from kg.relate.texts import relate_all


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, ["relate", *arguments])
    assert result.exit_code == code, result.output
    return result.output


def test_two_texts_give_label_probability_and_reason():
    shown = run("The situation on the border is stable.", "The situation on the border is deteriorating.")
    assert shown.startswith("contradiction (0.")
    assert "“stable” against “deteriorating”" in shown


def test_json_gives_three_probabilities_that_sum_to_one():
    record = json.loads(run("A man is sleeping.", "A man is asleep.", "--json"))
    assert list(record) == ["label", "p", "why"]
    assert (
        record["label"] == "entailment" == ("entailment", "neutral", "contradiction")[_largest(record["p"])]
    )
    assert sum(record["p"]) == pytest.approx(1.0, abs=0.001)


def test_pairs_give_one_line_a_pair_in_their_order(tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    rows = [
        {"a": "A dog is running.", "b": "No dog is running."},
        {"a": "It rains.", "b": "It rains.", "id": 7},
    ]
    pairs.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    labels = [json.loads(line)["label"] for line in run("--pairs", str(pairs)).splitlines()]
    assert labels == ["contradiction", "entailment"]


def test_a_bad_line_is_told_and_the_rest_goes_on(tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    rows = [
        "{",
        "[1]",
        '{"a": "x"}',
        '{"a": "x", "b": 7}',
        '{"a": "x", "b": "..."}',
        '{"a": "It rains.", "b": "It rains."}',
    ]
    pairs.write_text("\n".join(rows), encoding="utf-8")
    shown = run("--pairs", str(pairs), code=1)
    for wrong in (
        "line 1: no JSON",
        "line 2: not an object",
        'line 3: "b" is missing',
        'line 4: "b" is not a text',
        "line 5: a statement has no words",
        "Error: 5 lines could not be judged",
    ):
        assert wrong in shown
    assert '"label": "entailment"' in shown


def test_a_file_that_is_not_utf8_is_one_error(tmp_path):
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_bytes(b'{"a": "caf\xe9", "b": "x"}\n')
    assert "Error: line 1 or soon after it: not UTF-8" in run("--pairs", str(pairs), code=1)


@pytest.mark.parametrize("texts", [(), ("one",), ("one", "two", "three")])
def test_other_than_two_texts_are_refused(texts):
    assert "Give two texts, or --pairs FILE.jsonl and no texts" in run(*texts, code=2)


def test_a_text_without_words_is_refused():
    assert run("...", "It rains.", code=1) == "Error: a statement has no words\n"


def test_control_characters_are_not_shown():
    assert "\x1b" not in run("The \x1b[31mborder\x1b[0m is stable.", "The \x1b[31mborder\x1b[0m is unstable.")


def test_labels_of_our_own_pairs_stay_above_their_floor():
    path, least = floor("relate.own")
    gold = [LabelledPair(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    found = relate_all([(pair.a, pair.b) for pair in gold])
    assert score_labels(gold, found).accuracy >= least["accuracy"]


@pytest.mark.parametrize("corpus", ["general", "sick"])
def test_labels_of_the_held_back_tenth_stay_above_their_floors(corpus):
    path, least = floor(f"relate.{corpus}")
    gold = read_pairs(path.parent, corpus, "held")
    found = relate_all([(pair.a, pair.b) for pair in gold])
    assert score_labels(gold, found).accuracy >= least["accuracy"]


def test_what_weakens_a_claim_is_ranked_above_its_floor():
    path, least = floor("relate.claimdiff")
    gold = read_pairs(path.parent, "claimdiff", "held")
    found = relate_all([(pair.a, pair.b) for pair in gold])
    weakens = average_precision([verdict.p[2] for verdict in found], [pair.weakens for pair in gold])
    assert weakens >= least["weakens_average_precision"]


def _largest(p: list[float]) -> int:
    return p.index(max(p))
