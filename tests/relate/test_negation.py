"""The one reader of negation in contents (`kg/relate/words/negation.py`)."""

import pytest

from kg.relate.words.negation import is_negative, without_idle


@pytest.mark.parametrize(
    "content",
    [
        "the border is not stable",
        "there are no camps",
        "he doesn’t know them",
        "that nobody was hurt",
        "the ministry failed to act",
        "neither side attacked",
        "the army stopped firing",
        "the report is far from complete",
    ],
)
def test_main_clause_that_says_it_is_not_so_is_negative(content):
    assert is_negative(content)


@pytest.mark.parametrize(
    "content",
    [
        "the border is stable",
        "no fewer than 40 camps lie there",
        "nothing less than the future is at stake",
        "they aren't just late, they are lost",
        "turnout did not exceed 40 percent",
        "not only the army fired",
        "it is not untrue",
        "a man with no hat came",
        "to go on without delay",
        "the roads are open, but nobody uses them",
        "he failed in the east",
    ],
)
def test_what_denies_nothing_or_twice_is_not_negative(content):
    assert not is_negative(content)


def test_idle_words_leave_offsets_as_they_are():
    text = "not only the army, no camps"
    assert without_idle(text) == "         the army, no camps"
