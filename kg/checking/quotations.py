"""A quotation in an article: word for word, or nearly so, with the difference word by word."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from typing import Literal, NamedTuple

from kg.checking.word_runs import Run, Word, words_in
from kg.language.en.fold import fold_words
from kg.model import Span

_BIN = 4  # words: places of one alignment that a few words put in or left out move against each other
_MOST_PLACES = 40  # of one word in an article; a commoner one tells nothing of where a quotation stands
_SLACK = 6  # words looked at before and after where a quotation seems to stand
_JOINED = 2  # words in a row at an end without which an alignment stops there


class Change(NamedTuple):
    """A stretch of a quotation against the article: its words there and here, either may be empty."""

    kind: Literal["same", "changed", "added", "missing"]
    drafted: str
    printed: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands in an article. `likeness`: 1 word for word, 0 no word in common.

    `left_out`: the article's words for which an ellipsis or a bracket stands.
    """

    span: Span
    likeness: float
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_verbatim(self) -> bool:
        return not self.changes


class Printed:
    """An article as quotations are looked up in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = words_in(text)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            self._places[word.same].append(place)

    def find_all(self, runs: Sequence[Run]) -> list[Place]:
        """Return every place where all words of a quotation stand, in their order."""
        if not runs:
            return []
        return [
            self._verbatim(found)
            for start in self._places.get(runs[0].words[0].same, ())
            if (found := self._follow(runs, start, 0))
        ]

    def nearest(self, drafted: str, runs: Sequence[Run]) -> Place | None:
        """Return the place that is most like a quotation, if a telling word of it stands anywhere."""
        words = [word for run in runs for word in run.words]
        votes: Counter[int] = Counter()
        for at, word in enumerate(words):
            places = self._places.get(word.same, ())
            if len(places) <= _MOST_PLACES:
                for place in places:
                    votes.update({(place - at) // _BIN: 1, (place - at) // _BIN + 1: 1})
        best = [shift for shift, _ in votes.most_common(3)]
        aligned = (self._align(drafted, words, shift * _BIN) for shift in best)
        return max(filter(None, aligned), key=lambda found: found.likeness, default=None)

    def _follow(self, runs: Sequence[Run], start: int, number: int) -> list[tuple[int, int]] | None:
        """Return where each run from `number` on stands, the first at `start` or within its gap after it."""
        run = runs[number]
        for place in range(start, start + (run.gap if number else 0) + 1):
            end = place + len(run.words)
            if [word.same for word in self.words[place:end]] != [word.same for word in run.words]:
                continue
            if number + 1 == len(runs):
                return [(place, end)]
            if rest := self._follow(runs, end, number + 1):
                return [(place, end), *rest]
        return None

    def _verbatim(self, found: Sequence[tuple[int, int]]) -> Place:
        between = zip((end for _, end in found), (start for start, _ in found[1:]), strict=False)
        left_out = tuple(self._cut(end, start) for end, start in between if start > end)
        return Place(Span(self._start(found[0][0]), self._end(found[-1][1])), 1.0, (), left_out)

    def _align(self, drafted: str, words: Sequence[Word], shift: int) -> Place | None:
        low = max(shift - _SLACK, 0)
        high = min(shift + len(words) + len(words) // 3 + 2 * _SLACK, len(self.words))
        window = [word.same for word in self.words[low:high]]
        matcher = SequenceMatcher(None, [word.same for word in words], window, autojunk=False)
        blocks = _without_strays([block for block in matcher.get_matching_blocks() if block.size])
        if not blocks:
            return None
        same = sum(block.size for block in blocks)
        # Of what is added or changed at the ends of the draft, as many words of the article count as here.
        first = max(low + blocks[0].b - blocks[0].a, low)
        last = min(
            low + blocks[-1].b + blocks[-1].size + len(words) - blocks[-1].a - blocks[-1].size,
            len(self.words),
        )
        here = (low + blocks[0].b) if blocks[0].a == 0 else first
        changes: list[Change] = []
        at, there = 0, here
        for block in [*blocks, None]:
            a, b = (block.a, low + block.b) if block else (len(words), last)
            self._change(changes, drafted, words[at:a], there, b)
            if block:
                changes.append(
                    Change("same", _cut(drafted, words[a : a + block.size]), self._cut(b, b + block.size))
                )
                at, there = a + block.size, b + block.size
        likeness = 2 * same / (len(words) + last - here)
        return Place(Span(self._start(here), self._end(last)), likeness, tuple(changes))

    def _change(
        self, changes: list[Change], drafted: str, words: Sequence[Word], start: int, end: int
    ) -> None:
        mine, theirs = _cut(drafted, words), self._cut(start, end)
        if mine or theirs:
            changes.append(
                Change("changed" if mine and theirs else "added" if mine else "missing", mine, theirs)
            )

    def _cut(self, start: int, end: int) -> str:
        return self.text[self._start(start) : self._end(end)] if start < end else ""

    def _start(self, place: int) -> int:
        return self.words[place].span.start

    def _end(self, place: int) -> int:
        return self.words[place - 1].span.end


def telling_words(runs: Sequence[Run]) -> int:
    """Return how many words of a quotation are no mere "the" or "of"."""
    return sum(bool(fold_words(word.same)) for run in runs for word in run.words)


def _without_strays(blocks: list[Match]) -> list[Match]:
    """Drop single words at the ends that stand far from the rest of an alignment."""
    while len(blocks) > 1 and _is_stray(blocks[0], blocks[1]):
        blocks = blocks[1:]
    while len(blocks) > 1 and _is_stray(blocks[-1], blocks[-2]):
        blocks = blocks[:-1]
    return blocks


def _is_stray(end: Match, next_one: Match) -> bool:
    first, second = sorted((end, next_one))
    apart = second.b - first.b - first.size
    return end.size < _JOINED and apart > second.a - first.a - first.size + _JOINED


def _cut(text: str, words: Sequence[Word]) -> str:
    return text[words[0].span.start : words[-1].span.end] if words else ""
