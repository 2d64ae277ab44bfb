"""The lexicon of cue verbs."""

from typing import get_args

import pytest

from kg.extract.nouns import armed_groups, noun_type
from kg.extract.outlets import known_outlets
from kg.extract.rules.cues import cue_verbs
from kg.extract.rules.modality import cue_words
from kg.model import Modality

FRAMES = frozenset(
    "clause quote wh inf obj as addr sub call about to of for on against with at out like".split()
)


def test_every_group_has_a_modality_of_the_model() -> None:
    assert {modality for cue in cue_verbs().values() for modality in cue.frames.values()} <= {
        *get_args(Modality)
    }


def test_every_frame_is_one_that_a_rule_reads() -> None:
    assert {frame for cue in cue_verbs().values() for frame in cue.frames} <= FRAMES


def test_first_group_decides_where_a_verb_stands_in_two() -> None:
    assert cue_verbs()["deny"].modality == "denies"
    assert cue_verbs()["say"].frames == {"clause": "asserts", "quote": "asserts"}


@pytest.mark.parametrize("lemma", ["close", "sink", "be"])
def test_other_verbs_are_not_in_it(lemma: str) -> None:
    assert lemma not in cue_verbs()


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("spokeswoman", "PERSON"),
        ("ministers", "PERSON"),
        ("ministry", "ORG"),
        ("country", "GPE"),
        ("militants", "GROUP"),
        ("border", "CONCEPT"),
    ],
)
def test_noun_tells_what_it_stands_for(lemma: str, kind: str) -> None:
    assert noun_type(lemma) == kind


def test_comments_of_the_lists_are_no_names() -> None:
    assert not any(name.startswith("#") for name in known_outlets() | armed_groups())


def test_other_words_of_cues_have_a_modality_of_the_model() -> None:
    assert set(cue_words().values()) <= {*get_args(Modality)}
