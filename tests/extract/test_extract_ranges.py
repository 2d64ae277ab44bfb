"""Runs of tokens, and which cover which."""

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.ranges import Range, covering

ranges = st.builds(lambda start, length: Range(start, start + length), st.integers(0, 30), st.integers(1, 15))


@given(st.lists(ranges, max_size=12), st.lists(ranges, max_size=12))
def test_sweep_finds_what_comparing_each_with_each_finds(outer: list[Range], inner: list[Range]) -> None:
    expected = [[j for j, whole in enumerate(outer) if whole.covers(part)] for part in inner]
    assert covering(outer, inner) == expected


@given(ranges, ranges)
def test_ranges_overlap_where_they_share_a_token(one: Range, two: Range) -> None:
    assert one.overlaps(two) == bool(set(range(*one)) & set(range(*two)))
