"""Short forms of bodies within one document."""

import pytest
from marked import marked


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("{ORG:New Orleans Saints}", "{ORG:Saints}"),
        ("{ORG:New York Times}", "{ORG:Times}"),
        ("{ORG:US Supreme Court}", "{ORG:Supreme Court}"),
        ("{ORG:T-Mobile USA}", "{ORG:T-Mobile}"),
    ],
)
def test_a_short_form_is_the_body_named_in_full(long: str, short: str) -> None:
    assert len(marked(f"{long} came.", f"{short} left.").forms()) == 1


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("{ORG:White House}", "{ORG:House}"),
        ("{ORG:Norvik Saints}", "{ORG:Saints}"),
        ("{ORG:New Orleans Bank}", "{ORG:Bank}"),
        ("{NORP:Texas Republicans}", "{NORP:Republicans}"),
    ],
)
def test_another_name_of_the_same_last_word_stays_another(long: str, short: str) -> None:
    assert len(marked(f"{long} came.", f"{short} left.").forms()) == 2


def test_a_short_form_of_two_bodies_is_neither() -> None:
    article = marked("{ORG:New York Times} came.", "{ORG:Los Angeles Times} left.", "{ORG:Times} stayed.")
    assert len(article.forms()) == 3
