"""Runs of tokens, and which of many cover which others."""

from collections.abc import Sequence
from typing import NamedTuple


class Range(NamedTuple):
    """Half-open [start, end) tokens."""

    start: int
    end: int

    def covers(self, other: "Range") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Range") -> bool:
        return self.start < other.end and other.start < self.end

    def holds(self, i: int) -> bool:
        return self.start <= i < self.end


Ranges = tuple[Range, ...]


def hold(ranges: Sequence[Range], i: int) -> bool:
    """Does any of the ranges hold token `i`?"""
    return any(found.holds(i) for found in ranges)


def covering(outer: Sequence[tuple[int, int]], inner: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return for each of `inner` the indices of all `outer` that cover it, ascending.

    Neither need be in order. Takes one sweep from left to right, not a comparison of each with each.
    """
    waiting = sorted(range(len(outer)), key=lambda j: outer[j][0], reverse=True)
    found: list[list[int]] = [[] for _ in inner]
    begun: list[int] = []
    for i in sorted(range(len(inner)), key=lambda i: inner[i][0]):
        start, end = inner[i]
        while waiting and outer[waiting[-1]][0] <= start:
            begun.append(waiting.pop())
        begun = [j for j in begun if outer[j][1] > start]
        found[i] = sorted(j for j in begun if outer[j][1] >= end)
    return found
