"""Where a text itself says that two names mean one: "Islamic State (ISIS)", "Rao, also known as ..."."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extract.mentions.found import Found
from kg.extract.ranges import Range
from kg.extract.reading import Reading
from kg.model import Alias

GROUPS_OF_PEOPLE = frozenset({"ORG", "GROUP", "OTHER", "NORP"})
MAX_TOKENS_BETWEEN = 8
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z]\.?$")
_SAME_AS = re.compile(r"[,(]?\s*(also known as|a\.?k\.?a\.?|formerly known as|formerly)")


def find_aliases(reading: Reading, found: Sequence[Found]) -> Iterator[Alias]:
    """Yield pairs of neighbouring names that the text says are one.

    Args:
        found: mentions in reading order; aliases are pairs of their indices.
    """
    names = [(i, mention) for i, mention in enumerate(found) if mention.form == "name"]
    for (i, one), (j, two) in pairwise(names):
        gap = Range(one.range.end, two.range.start)
        if gap.end - gap.start > MAX_TOKENS_BETWEEN or not _may_be_one(reading, one, two):
            continue
        between = reading.text(gap).strip()
        both = Range(one.range.start, two.range.end)
        if between == "(" and reading.text(Range(both.end, both.end + 1)) == ")":
            yield Alias(i, j, f'in parentheses: "{reading.text(Range(both.start, both.end + 1))}"')
        elif _SAME_AS.fullmatch(between):
            yield Alias(i, j, f'the text says so: "{reading.text(both)}"')


def _may_be_one(reading: Reading, one: Found, two: Found) -> bool:
    """Can one be another name of the other: both groups of people, or the acronym of no person?"""
    kinds = {one.type, two.type}
    if one.range.end - one.range.start > 1 and _ACRONYM.match(reading.text(two.range)):
        return "PERSON" not in kinds or "OTHER" in kinds
    return kinds <= GROUPS_OF_PEOPLE or len(kinds) == 1
