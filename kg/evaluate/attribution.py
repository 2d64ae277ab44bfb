"""Extraction against gold: who said what, contents, spans and words → precision, recall, F1.

A role is compared as the set of words (runs of letters and digits) that its spans touch, so that
quotation marks, commas and white space at the edges never count. All is micro-averaged.
Source: the measures are those of the project's scorer for PolNeAR; `spans` is the one that
published results on PolNeAR and RiQuA use.
"""

import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from kg.errors import DocumentError
from kg.model import HasRoles, Span, Spans, SpeechKind

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")
KINDS: tuple[SpeechKind, ...] = ("direct", "indirect", "mixed")
MIN_CONTENT_OVERLAP = 0.5  # Jaccard, from which two contents are one
MIN_SOURCE_OVERLAP = 0.5  # of the shorter one's words, from which two sources are one
MIN_QUOTED_SHARE = 0.9  # of a content's words, from which it is direct speech

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]")

Ordinals = frozenset[int]  # places of words in a text


class Roles(NamedTuple):
    """An attribution as an annotator or another program marked it."""

    source: Spans
    cue: Spans
    content: Spans


class Gold(NamedTuple):
    """A text and the attributions that people found in it."""

    text: str
    attributions: tuple[Roles, ...]


@dataclass(slots=True)
class Measure:
    """How many were right, of how many found, of how many there are."""

    right: int = 0
    found: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, right: int, found: int, gold: int) -> None:
        self.right += right
        self.found += found
        self.gold += gold


def _by_role() -> dict[Role, Measure]:
    return {role: Measure() for role in ROLES}


@dataclass(frozen=True, slots=True)
class Scores:
    """What was right in a corpus.

    `recall`: who said what by the kind of speech of the gold; of these, only the recall means anything.
    """

    who_said_what: Measure = field(default_factory=Measure)
    who_said_what_exact: Measure = field(default_factory=Measure)
    content_soft: Measure = field(default_factory=Measure)
    content_exact: Measure = field(default_factory=Measure)
    spans: dict[Role, Measure] = field(default_factory=_by_role)
    tokens: dict[Role, Measure] = field(default_factory=_by_role)
    recall: dict[SpeechKind, Measure] = field(default_factory=lambda: {kind: Measure() for kind in KINDS})


def score(gold: Mapping[str, Gold], predicted: Mapping[str, Sequence[HasRoles]]) -> Scores:
    """Score attributions by document id; a document without predictions counts as one without finds.

    Raises:
        DocumentError: There are predictions for a document that is not in `gold`.
    """
    unknown = sorted(set(predicted) - set(gold))
    if unknown:
        raise DocumentError(
            f"{len(unknown)} documents are not in the gold, as {unknown[0]!r}; score the same files"
        )
    scores = Scores()
    for key, document in gold.items():
        _score_document(scores, document, predicted.get(key, ()))
    return scores


def read_gold(path: str | Path) -> dict[str, Gold]:
    """Return the gold documents of a `.jsonl` file with rows `{"id", "text", "attributions"}`.

    Raises:
        DocumentError: It cannot be opened or is no such file.
    """
    try:
        with Path(path).open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        return {row["id"]: Gold(row["text"], tuple(map(_roles, row["attributions"]))) for row in rows}
    except (OSError, ValueError, KeyError, TypeError) as error:
        message = f"{path}: no gold file ({error}); rows are {{'id', 'text', 'attributions'}}"
        raise DocumentError(message) from error


def _roles(row: Mapping[str, Iterable[Sequence[int]]]) -> Roles:
    source, cue, content = (tuple(Span(*span) for span in row.get(role) or ()) for role in ROLES)
    return Roles(source, cue, content)


class _Touched(NamedTuple):
    """An attribution as the words that its roles touch."""

    source: Ordinals
    cue: Ordinals
    content: Ordinals


def _score_document(scores: Scores, document: Gold, predicted: Sequence[HasRoles]) -> None:
    words = [Span(*match.span()) for match in _WORD.finditer(document.text)]
    gold = [_touched_by(words, attribution) for attribution in document.attributions]
    found = [_touched_by(words, attribution) for attribution in predicted]
    for role in ROLES:
        _score_role(scores, role, gold=gold, found=found)
    gold, found = ([one for one in many if one.content] for many in (gold, found))
    counts = len(found), len(gold)
    pairs = _match(gold, found)
    right = {i for i, j in pairs if _is_same_source(gold[i].source, found[j].source)}
    scores.content_soft.add(len(pairs), *counts)
    scores.who_said_what.add(len(right), *counts)
    scores.content_exact.add(_common((a.content for a in gold), (a.content for a in found)), *counts)
    scores.who_said_what_exact.add(
        _common(((a.content, a.source) for a in gold), ((a.content, a.source) for a in found)), *counts
    )
    quoted = _touched(words, [Span(*match.span()) for match in _QUOTED.finditer(document.text)])
    for index, attribution in enumerate(gold):
        scores.recall[_kind_of(attribution.content, quoted)].add(index in right, 0, 1)


def _score_role(scores: Scores, role: Role, *, gold: list[_Touched], found: list[_Touched]) -> None:
    """Count words and unbroken runs of words of one role, all attributions of a document together."""
    gold_words, found_words = (
        frozenset[int]().union(*(getattr(one, role) for one in many)) for many in (gold, found)
    )
    scores.tokens[role].add(len(gold_words & found_words), len(found_words), len(gold_words))
    gold_runs, found_runs = (
        {run for one in many for run in _runs(getattr(one, role))} for many in (gold, found)
    )
    scores.spans[role].add(len(gold_runs & found_runs), len(found_runs), len(gold_runs))


def _touched_by(words: Sequence[Span], attribution: HasRoles) -> _Touched:
    return _Touched(*(_touched(words, getattr(attribution, role)) for role in ROLES))


def _touched(words: Sequence[Span], spans: Sequence[Span]) -> Ordinals:
    """Return the ordinals of the words that any of the spans touches; `words` are in order."""
    touched: set[int] = set()
    for start, end in spans:
        first = bisect_right(words, start, key=lambda word: word.end)
        touched.update(range(first, bisect_left(words, end, lo=first, key=lambda word: word.start)))
    return frozenset(touched)


def pair_contents(text: str, gold: Sequence[HasRoles], found: Sequence[HasRoles]) -> list[tuple[int, int]]:
    """Return the indices of gold and found attributions whose contents are one, as `score` pairs them."""
    words = [Span(*match.span()) for match in _WORD.finditer(text)]
    touched = [[_touched_by(words, attribution) for attribution in many] for many in (gold, found)]
    return [(i, j) for i, j in _match(*touched)]


def _runs(words: Ordinals) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each unbroken run."""
    start = last = None
    for word in sorted(words):
        if start is None or last is None:
            start = word
        elif word != last + 1:
            yield start, last
            start = word
        last = word
    if start is not None and last is not None:
        yield start, last


def _match(gold: Sequence[_Touched], found: Sequence[_Touched]) -> list[tuple[int, int]]:
    """Pair contents one to one by their overlap, the best first; of equal ones, those of one source."""
    candidates = sorted(
        (
            (_jaccard(g.content, f.content), _is_same_source(g.source, f.source), -i, -j)
            for i, g in enumerate(gold)
            for j, f in enumerate(found)
            if g.content & f.content
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for overlap, _, i, j in candidates:
        if overlap >= MIN_CONTENT_OVERLAP and -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return list(pairs.items())


def _jaccard(a: Ordinals, b: Ordinals) -> float:
    return len(a & b) / len(a | b)


def _is_same_source(a: Ordinals, b: Ordinals) -> bool:
    if not a or not b:
        return not a and not b
    return len(a & b) / min(len(a), len(b)) >= MIN_SOURCE_OVERLAP


def _common(gold: Iterable[object], found: Iterable[object]) -> int:
    return sum((Counter(gold) & Counter(found)).values())


def _kind_of(content: Ordinals, quoted: Ordinals) -> SpeechKind:
    inside = len(content & quoted)
    if inside >= MIN_QUOTED_SHARE * len(content):
        return "direct"
    return "mixed" if inside else "indirect"
