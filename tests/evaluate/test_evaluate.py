"""Scores of extraction against gold, written out on small cases and compared with the shared scorer."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from needs import needs
from places import ROOT, SHARED

from kg.errors import DocumentError
from kg.evaluate import KINDS, ROLES, Gold, Measure, Roles, read_gold, score
from kg.model import Span, Spans

SCORER = SHARED / "tools" / "score_attribution.py"
TEXT = 'Rao said taxes rose in May. "We will win," Doe told them. It is thought that "all is" lost.'


def at(words: str) -> Spans:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),) if words else ()


RAO = Roles(at("Rao"), at("said"), at("taxes rose in May"))
DOE = Roles(at("Doe"), at("told"), at('"We will win,"'))
IT = Roles((), at("is thought"), at('that "all is" lost'))
GOLD = {"d": Gold(TEXT, (RAO, DOE, IT))}


def who_said_what(*predicted: Roles) -> Measure:
    return score(GOLD, {"d": predicted}).who_said_what


@pytest.mark.parametrize(
    ("predicted", "right"),
    [
        (RAO, 1),
        (RAO._replace(cue=()), 1),  # the cue is no part of who said what
        (RAO._replace(content=at("taxes rose")), 1),  # half of the words
        (RAO._replace(content=at("taxes")), 0),
        (RAO._replace(source=at("Rao said")), 1),  # shares all the shorter one's words
        (RAO._replace(source=at("Doe")), 0),
        (RAO._replace(source=()), 0),
        (DOE._replace(content=at("We will win")), 1),  # quotation marks never count
        (IT, 1),  # no source on either side
        (IT._replace(source=at("It")), 0),
        (RAO._replace(content=()), 0),
    ],
)
def test_who_said_what_needs_half_the_content_and_the_source(predicted, right):
    assert who_said_what(predicted).right == right


def test_measures_count_right_found_and_gold():
    measure = who_said_what(RAO, DOE._replace(source=at("Rao")))
    assert (measure.right, measure.found, measure.gold) == (1, 2, 3)
    assert (measure.precision, measure.recall) == (1 / 2, 1 / 3)
    assert measure.f1 == pytest.approx(0.4)


def test_one_gold_content_is_matched_once():
    measure = who_said_what(RAO, RAO)
    assert (measure.right, measure.found) == (1, 2)


def test_recall_goes_by_kind_of_speech():
    scores = score(GOLD, {"d": (DOE, IT)})
    assert [(scores.recall[kind].right, scores.recall[kind].gold) for kind in KINDS] == [
        (1, 1),
        (0, 1),
        (1, 1),
    ]


def test_a_run_of_words_is_right_only_as_a_whole():
    split = RAO._replace(content=(*at("taxes rose"), *at("in May")))
    assert score(GOLD, {"d": (split,)}).spans["content"].right == 1
    short = RAO._replace(content=at("taxes rose"))
    scores = score(GOLD, {"d": (short,)})
    assert scores.spans["content"].right == 0
    assert (scores.tokens["content"].right, scores.tokens["content"].found) == (2, 2)


def test_nothing_found_scores_zero_and_gold_scores_one():
    assert score(GOLD, {}).who_said_what.f1 == 0.0
    assert score(GOLD, {"d": GOLD["d"].attributions}).who_said_what_exact.f1 == 1.0
    assert score({}, {}).content_soft.f1 == 0.0


def test_predictions_for_an_unknown_document_are_refused():
    with pytest.raises(DocumentError, match="'x'"):
        score(GOLD, {"x": ()})


@pytest.mark.parametrize(
    "content", ["{", '{"id": 1}', '["x"]', '{"id": "d", "text": "t", "attributions": 3}']
)
def test_file_that_is_no_gold_is_refused(tmp_path, content):
    path = tmp_path / "gold.jsonl"
    path.write_text(content)
    with pytest.raises(DocumentError, match=r"gold\.jsonl: no gold file"):
        read_gold(path)


def test_scores_agree_with_the_shared_scorer(tmp_path):
    """Random spans over texts with all kinds of quotation marks, nested, touching and empty."""
    needs(SCORER, "../shared/tools/score_attribution.py is missing")
    chance = random.Random(7)
    gold_rows, found_rows = [], []
    for number in range(30):
        marks = ['"', "“", "”", "«", "»", "„", "“", "  ", ", ", "\n"]
        text = "".join(chance.choice([*marks, "word ", "it's ", "é1 ", "Rao "]) for _ in range(120))
        gold = [_random_row(chance, len(text)) for _ in range(chance.randrange(9))]
        found = [_shaken(chance, row) for row in gold if chance.random() < 0.8]
        found += [_random_row(chance, len(text)) for _ in range(chance.randrange(3))]
        gold_rows.append({"id": f"d{number}", "text": text, "attributions": gold})
        found_rows.append({"id": f"d{number}", "attributions": found})
    gold_file, found_file = (
        _write(tmp_path / "gold.jsonl", gold_rows),
        _write(tmp_path / "found.jsonl", found_rows[3:]),
    )
    command = [sys.executable, str(SCORER), str(gold_file), str(found_file), "--json"]
    expected = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert _as_the_scorer_prints(gold_file, found_rows[3:]) == expected


def _as_the_scorer_prints(gold_file: Path, found_rows: list[dict[str, Any]]) -> dict[str, Any]:
    found = {
        row["id"]: [
            Roles(*(tuple(Span(*span) for span in one[role]) for role in ROLES))
            for one in row["attributions"]
        ]
        for row in found_rows
    }
    scores = score(read_gold(gold_file), found)
    named = {f"tokens:{role}": scores.tokens[role] for role in ROLES}
    named |= {f"spans:{role}": scores.spans[role] for role in ROLES}
    named |= {"content:exact": scores.content_exact, "content:soft": scores.content_soft}
    named |= {"who-said-what": scores.who_said_what, "who-said-what:exact": scores.who_said_what_exact}
    printed = {name: {"p": m.precision, "r": m.recall, "f1": m.f1} for name, m in named.items()}
    recalls = {f"recall:{kind}": {"r": m.recall, "n": m.gold} for kind, m in scores.recall.items()}
    return printed | recalls


def _random_row(chance: random.Random, length: int) -> dict[str, list[list[int]]]:
    def spans(most: int) -> list[list[int]]:
        starts = [chance.randrange(length) for _ in range(chance.randrange(most + 1))]
        return [[start, min(length, start + chance.randrange(1, 60))] for start in starts]

    return {"source": spans(1), "cue": spans(1), "content": spans(3)}


def _shaken(chance: random.Random, row: dict[str, list[list[int]]]) -> dict[str, list[list[int]]]:
    def shake(span: list[int]) -> list[int]:
        return [max(0, span[0] - chance.randrange(8)), span[1] + chance.randrange(8)]

    return {
        role: [shake(span) if chance.random() < 0.4 else span for span in spans]
        for role, spans in row.items()
    }


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_benchmark_says_in_one_line_that_the_gold_is_missing(tmp_path):
    script = ROOT / "benchmarks" / "attribution.py"
    command = [sys.executable, str(script), "--gold", str(tmp_path / "none.jsonl")]
    environment = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert done.returncode == 0
    assert done.stderr == f"skipped: {tmp_path / 'none.jsonl'} is missing; --gold names another file\n"
