"""Quotation marks, paired by what stands beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quotes import find_quotations, with_quotations_on_one_line

marked_text = st.text(alphabet="ab A.,!?;:- \n\"'“”„«»‘’`(—1\u00a0", max_size=120)


def quotations(text: str) -> list[str]:
    return [span.cut(text) for span in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” Rao said.", ["“We won,”"]),
        ('"We won," Rao said.', ['"We won,"']),
        ("«We won», Rao said.", ["«We won»"]),
        ("„We won”, Rao said.", ["„We won”"]),
        ("``We won,'' Rao said.", ["``We won,''"]),
        ("‘We won,’ Rao said.", ["‘We won,’"]),
        ('“We won," Rao said.', ['“We won,"']),
        ('"We won,"- Rao said.', ['"We won,"']),
        ("“We won,” he said, “and they lost.”", ["“We won,”", "“and they lost.”"]),
        ("“He said ‘never’ to us,” she said.", ["“He said ‘never’ to us,”"]),
        ("“A “free” vote it was,” he said.", ["“A “free” vote it was,”"]),
        ("He left. We have won it,” Rao said.", ["We have won it,”"]),
        ("“We won. And so on\nIt rained.", ["“We won. And so on"]),
        ("“One.\n“Two.”", ["“One.", "“Two.”"]),
        ('"We won, "Rao said.', ['"We won, "']),
        ('"We won! "Rao said. "They lost. "', ['"We won! "', '"They lost. "']),
        ('"We won, he said, "and they lost."', ['"We won, he said,', '"and they lost."']),
        ("`` We won, `` Rao said.", ["`` We won, ``"]),
        ("`` We won . `` ", ["`` We won . ``"]),
        ("`` We won, ' ' Rao said.", ["`` We won, ' '"]),
    ],
)
def test_quotation_is_found_with_its_marks(text: str, expected: list[str]) -> None:
    assert quotations(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "No marks at all.", "It's Rao's and the workers' plan.", "rock 'n roll", "Oh,” he said.", "5’ tall"],
)
def test_other_marks_quote_nothing(text: str) -> None:
    assert quotations(text) == []


def test_stray_mark_costs_no_more_than_its_paragraph() -> None:
    assert quotations('A " stray\n"We won," he said.')[-1] == '"We won,"'


@given(marked_text)
def test_quotations_come_in_order_and_never_overlap(text: str) -> None:
    found = find_quotations(text)
    assert all(span.start < span.end <= len(text) for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@given(marked_text)
def test_quotation_stays_in_its_paragraph(text: str) -> None:
    assert not any("\n" in span.cut(text) for span in find_quotations(text))


@pytest.mark.parametrize(
    "text", ['"' * 10_000, "“" * 10_000, "a” " * 10_000, " " * 50_000 + "”" * 5_000, "“\n" * 10_000]
)
def test_thousands_of_marks_are_read(text: str) -> None:
    found = find_quotations(with_quotations_on_one_line(text))
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won.\nThey lost.”\nRain.", "“We won. They lost.”\nRain."),
        ("`` We won.\nThey lost.\nSo , '' he said.", "`` We won. They lost. So , '' he said."),
        ("`` We won.\nThey lost, `` he said.", "`` We won. They lost, `` he said."),
        ("“One.\nTwo.” “Three.\nFour.”\nFive.", "“One. Two.” “Three. Four.”\nFive."),
        ('He said, "We won.\n\nThey lost." It rained.', 'He said, "We won.  They lost." It rained.'),
    ],
)
def test_line_break_inside_a_quotation_is_a_space(text: str, expected: str) -> None:
    assert with_quotations_on_one_line(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“We won.\n“They lost.”",
        "“We won.\n\nThey lost.\n\nIt rained.”",
        "“We won.\n\n\nThey lost.”",
        '"We won.\n\n“They lost,” he said.',
        "“We won.”\nThey lost.”",
        "“We won. And so on\nIt rained.",
        "“We won.\nIt rained.\n“They lost.”",
        "“We won.\n1\n2\n3\n4\n5\n6\nThey lost.”",
        "He was 6' tall\nand 5\" wide.\nRain.",
        "",
    ],
)
def test_line_break_stays_where_no_quotation_closes_after_it(text: str) -> None:
    assert with_quotations_on_one_line(text) == text


@given(marked_text)
def test_joined_text_has_every_mark_and_word_where_it_was(text: str) -> None:
    joined = with_quotations_on_one_line(text)
    assert len(joined) == len(text)
    assert all(one == two or (one, two) == ("\n", " ") for one, two in zip(text, joined, strict=True))
