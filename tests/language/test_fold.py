"""Folding: the ways a name or a group of words may be written come to one key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.en.fold import concept_key, fold_name, fold_words
from kg.language.en.singular import singular

NEWS_WORDS = st.sampled_from(
    """the a US U.S. USA us UK WHO who IT it President Tajik Tajiks Afghan Tajikistan's Polish polish forces
    Dr. Mr Secretary General General Motors ex- of and D.C. Organisation ISIS series United States Arab
    Emirates Democratic Republic Congo Côte d'Ivoire “security belt” al-Qa'ida O'Brien's 1,344 e.g. New
    Zealand Zealander militaries theses 中国 Ёлкин Prime Minister The Hague""".split()
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(NEWS_WORDS, max_size=8).map(" ".join))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("the Tajik President Emomali Rahmon's", "emomali rahmon"),
        ("U.S. President Joe Biden", "joe biden"),
        ("Secretary General Stanislav Zas", "stanislav zas"),
        ("Press secretary Natalia Kharitonova", "natalia kharitonova"),
        ("Collective Security Treaty Organisation", "collective security treaty organization"),
        ("the USA", "united states"),
        ("Côte d'Ivoire", "ivory coast"),
        ("“Daesh”", "daesh"),
        ("al-Qa’ida", "al qaida"),
        ("Trump’s", "trump"),
        # What only looks like a title stays.
        ("General Motors", "general motors"),
        ("Justice Department", "justice department"),
        ("President of Tajikistan", "president of tajikistan"),
        ("Prime Minister", "prime minister"),
        ("Pope Francis", "pope francis"),
        # A demonym names people, not the country.
        ("Afghans", "afghans"),
    ],
)
def test_a_name_folds_to_its_key(name: str, key: str) -> None:
    assert fold_name(name) == key


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the Tajik-Afghan border", ("tajikistan", "afghanistan", "border")),
        ("US-led forces", ("united-states", "led", "force")),
        ("he told us", ("told",)),
        ("the U.S. and its allies", ("united-states", "ally")),
        ("the United Arab Emirates' militaries", ("united-arab-emirates", "military")),
        ("WHO experts", ("world", "health", "organization", "expert")),
        ("experts who left", ("expert", "left")),
        ("Polish troops", ("poland", "troop")),
        ("Central Asian countries", ("central", "asia", "country")),
        ("Latin American and American troops", ("latin-america", "united-states", "troop")),
        ("to polish boots", ("polish", "boot")),
        ("targeted inter-state programmes", ("targeted", "inter", "state", "program")),
        ("", ()),
    ],
)
def test_a_text_folds_to_its_content_words(text: str, words: tuple[str, ...]) -> None:
    assert fold_words(text) == words


def test_a_concept_has_one_key_in_any_order_of_words() -> None:
    assert concept_key("the Tajik-Afghan border") == concept_key("the border of Afghanistan with Tajikistan")


@pytest.mark.parametrize(
    "word", ["isis", "series", "politics", "status", "gas", "reuters", "news", "aids", "press"]
)
def test_what_is_no_plural_stays(word: str) -> None:
    assert singular(word) == word


@given(TEXTS)
def test_folding_a_name_again_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(TEXTS)
def test_folding_words_again_changes_nothing(text: str) -> None:
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words


@given(TEXTS)
def test_a_key_is_plain_ascii(text: str) -> None:
    assert all(character in "abcdefghijklmnopqrstuvwxyz0123456789 " for character in fold_name(text))
