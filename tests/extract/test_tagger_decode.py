import itertools

import numpy as np
import pytest

from kg.extract.tagger.decoding import (
    TAGS,
    TaggedAttribution,
    allowed_transitions,
    best_paths,
    choose,
    distance_bucket,
    paragraph_bucket,
)

TRANSITIONS = np.where(allowed_transitions(), 0.0, -1e4).astype(np.float32)


def emissions_for(*tags):
    """Score the given tags 5 and all others 0, for one anchor."""
    return np.array([[[5.0 * (t == tag) for t in TAGS] for tag in tags]], dtype=np.float32)


def all_inside(emissions):
    return np.ones(emissions.shape[:2], dtype=bool)


def test_the_best_path_and_its_probability_are_those_of_trying_all_paths():
    rng = np.random.default_rng(0)
    emissions = rng.normal(size=(1, 3, len(TAGS))).astype(np.float32)
    scores = {
        path: sum(emissions[0, i, tag] for i, tag in enumerate(path))
        + sum(TRANSITIONS[a, b] for a, b in itertools.pairwise(path))
        for path in itertools.product(range(len(TAGS)), repeat=3)
    }
    best = max(scores, key=scores.__getitem__)
    log_z = np.logaddexp.reduce(list(scores.values()))
    paths, logps = best_paths(emissions, TRANSITIONS, all_inside(emissions))
    assert tuple(paths[0]) == best
    assert logps[0] == pytest.approx(scores[best] - log_z, abs=1e-4)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("O", "B-content", True),
        ("B-content", "E-content", True),
        ("E-source", "B-cue", True),
        ("S-cue", "S-content", True),
        ("O", "E-content", False),
        ("B-content", "O", False),
        ("I-content", "B-cue", False),
        ("B-source", "E-content", False),
    ],
)
def test_a_run_is_never_cut_short(before, after, allowed):
    assert allowed_transitions()[TAGS.index(before), TAGS.index(after)] == allowed


def test_a_word_that_looks_like_nothing_does_not_break_its_run():
    emissions = emissions_for("B-content", "O", "E-content")
    paths, _ = best_paths(emissions, TRANSITIONS, all_inside(emissions))
    assert [TAGS[t] for t in paths[0]] == ["B-content", "I-content", "E-content"]


def test_a_run_may_come_from_beyond_the_window():
    emissions = emissions_for("O", "I-content", "E-content")
    inside = np.array([[False, True, True]])
    paths, _ = best_paths(emissions, TRANSITIONS, inside)
    assert [TAGS[t] for t in paths[0]] == ["O", "I-content", "E-content"]


def found(cue, content, confidence):
    return TaggedAttribution(cue[0], None, cue, (content,), 0.0, 0.0, confidence)


@pytest.mark.parametrize(
    ("first", "second", "n_kept"),
    [
        (found((1, 2), (2, 9), 0.9), found((1, 3), (20, 29), 0.8), 1),  # one cue twice
        (found((1, 2), (2, 9), 0.9), found((10, 11), (5, 8), 0.8), 1),  # the same words said twice
        (found((1, 2), (2, 9), 0.9), found((4, 5), (12, 15), 0.8), 1),  # a cue within a content
        (found((1, 2), (2, 9), 0.9), found((10, 11), (11, 15), 0.2), 1),  # too unsure
        (found((1, 2), (2, 9), 0.9), found((10, 11), (11, 15), 0.8), 2),
    ],
)
def test_only_the_surest_of_those_that_claim_the_same_words_is_kept(first, second, n_kept):
    kept = choose([second, first], floor=0.5)
    assert kept[0] == first
    assert len(kept) == n_kept


def test_a_run_that_two_claim_stays_with_the_nearer_cue():
    first = TaggedAttribution(1, None, (1, 2), ((2, 9), (12, 20)), 0.0, 0.0, 0.9)
    second = found((21, 22), (12, 20), 0.8)
    assert [one.content for one in choose([second, first], floor=0.5)] == [((2, 9),), ((12, 20),)]


def test_nobody_is_left_with_a_word_or_two_of_what_he_said():
    first = TaggedAttribution(1, None, (1, 2), ((2, 3), (12, 20)), 0.0, 0.0, 0.9)
    second = found((21, 22), (12, 20), 0.8)
    assert choose([second, first], floor=0.5) == [first]


def test_near_distances_have_a_bucket_each_and_far_ones_share():
    assert distance_bucket(np.array([-10, -1, 0, 1, 10, 100, 5000])).tolist() == [10, 19, 20, 21, 30, 40, 40]


def test_far_paragraphs_share_a_bucket():
    assert paragraph_bucket(np.array([-7, -1, 0, 2, 3])).tolist() == [0, 1, 2, 4, 4]


def test_a_run_between_two_cues_goes_to_that_of_its_sentence():
    """“Taxes rose,” Rao said . The port closed , she added ."""
    shared = (5, 8)
    first = TaggedAttribution(3, None, (3, 4), ((0, 2), shared), 0.0, 0.0, 0.9)
    second = TaggedAttribution(10, None, (10, 11), (shared,), 0.0, 0.0, 0.8)
    assert choose([first, second], floor=0.5) == [first]
    sentence_of = [0] * 5 + [1] * 7
    kept = choose([first, second], floor=0.5, sentence_of=sentence_of)
    assert [one.content for one in kept] == [((0, 2),), (shared,)]
