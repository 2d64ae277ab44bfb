"""Who "I" is outside quotations."""

from dataclasses import replace

import pytest
from marked import Marked, marked

from kg.resolve.document.authors import person_of


def by(author: str | None, *lines: str) -> Marked:
    article = marked(*lines)
    return article._replace(document=replace(article.document, author=author))


def test_i_is_the_author_outside_quotations() -> None:
    assert by("Ann Lee", "‹{I}› think «so».").speakers() == ["Ann Lee"]


def test_i_is_the_speaker_inside_a_quotation() -> None:
    article = by("Ann Lee", '‹{PERSON:Bob Ray}› said «"{I} am sure {I} won"».')
    assert article.forms() == [("Bob Ray",)]


def test_i_is_nobody_where_no_author_is_known() -> None:
    assert by(None, "‹{I}› think «so».").speakers() == [None]


def test_author_who_is_named_in_the_article_is_one_person() -> None:
    article = by("Ann Lee", "{PERSON:Ann Lee} is a professor.", "‹{I}› think «so».")
    assert article.forms() == [("Ann Lee",)]


@pytest.mark.parametrize(
    ("author", "person"),
    [
        ("Katie Zezima", "Katie Zezima"),
        ("By JAMES B. STEWART", "James B. Stewart"),
        ("Josh van der Berg", "Josh van der Berg"),
        ("Sean Sullivan, Sari Horwitz", None),
        ("MARK LANDLER and NOAH WEILAND", None),
        ("Breitbart News", None),
        ("Reuters", None),
        ("", None),
        (None, None),
    ],
)
def test_author_is_one_person_or_none(author: str | None, person: str | None) -> None:
    assert person_of(author) == person
