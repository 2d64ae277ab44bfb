"""The trained judge of two claims."""

from dataclasses import replace

import numpy as np
import pytest

from kg.errors import ModelError
from kg.relate.models.judge import ANSWERS, Judge, shipped_judge
from kg.relate.models.judge_text import JudgedClaim

SAME, OPPOSED = ANSWERS.index("same"), ANSWERS.index("opposed")


def claim(content: str, speaker: str = "the mayor", cue: str = "said") -> JudgedClaim:
    return JudgedClaim(speaker, cue, "so", None, None, f"{speaker} {cue}", content, ".")


FLOOD = claim("the flood destroyed the old bridge over the river")
RETOLD = claim("the old river bridge was destroyed by the flood", "an officer")
DENIED = claim("the flood had destroyed the old bridge over the river", "the minister", "denied that")
SCHOOL = claim("the school will open its doors in September", "a teacher")


def test_claims_of_one_meaning_are_the_same_and_of_two_matters_are_not() -> None:
    found = shipped_judge().judge([(FLOOD, RETOLD), (FLOOD, SCHOOL)])
    assert found[0].argmax() == SAME
    assert found[1, SAME] + found[1, OPPOSED] < 0.2


def test_a_denial_is_more_opposed_than_a_retelling() -> None:
    found = shipped_judge().judge([(FLOOD, DENIED), (FLOOD, RETOLD)])
    assert found[0, OPPOSED] > 3 * found[1, OPPOSED]
    assert found[0, SAME] < found[1, SAME]


def test_order_of_two_claims_and_company_of_others_do_not_count() -> None:
    judge = shipped_judge()
    alone = judge.judge([(FLOOD, DENIED)])[0]
    turned = judge.judge([(SCHOOL, FLOOD), (DENIED, FLOOD)])[1]
    assert np.array_equal(alone, turned)


def test_answers_are_probabilities() -> None:
    found = shipped_judge().judge(
        [(FLOOD, one) for one in (RETOLD, DENIED, SCHOOL, replace(FLOOD, content="it"))]
    )
    assert found.shape == (4, len(ANSWERS))
    assert np.allclose(found.sum(1), 1.0, atol=1e-3)


def test_no_pairs_no_answers() -> None:
    assert shipped_judge().judge([]).shape == (0, len(ANSWERS))


def test_folder_without_a_network_is_said(tmp_path) -> None:
    with pytest.raises(ModelError, match="reinstall kg"):
        Judge.load(tmp_path)
