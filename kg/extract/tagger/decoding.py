"""From the attribution model's numbers to attributions: all that happens after the network has run.

For each anchor (one word of a cue) the words within REACH are tagged as its source, cue and content by a
linear-chain CRF. In numpy, for all anchors of a window at once.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.extract.tagger.pieces import WordTable

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Run = tuple[int, int]  # half-open run of words

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{place}-{role}" for role in ROLES for place in "BIES"))
REACH = 100  # words on either side of an anchor; 99.3% of PolNeAR's attributions lie within
N_DISTANCES = 41
N_PARAGRAPH_STEPS = 5
IS_CUE = np.array([tag.endswith("-cue") for tag in TAGS])
ROLE_OF_TAG = np.array([-1, *(i for i in range(len(ROLES)) for _ in "BIES")])
IMPOSSIBLE = np.float32(-1e4)
MIN_SHARE_KEPT = 0.2  # of the words of a content of which another attribution has some


@dataclass(frozen=True, slots=True)
class TaggedAttribution:
    """One attribution in words of the text. `anchor_logit` and `path_logp` are what confidence is made of."""

    anchor: int
    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    anchor_logit: float
    path_logp: float  # log p(all its tags | its anchor)
    confidence: float = 0.0

    def with_confidence(self, weights: Floats) -> "TaggedAttribution":
        """Return it with the confidence that a logistic regression gives it.

        Args:
            weights: Of 1, `anchor_logit` and `path_logp`; fitted by `training/calibrate.py`.
        """
        evidence = weights[0] + weights[1] * self.anchor_logit + weights[2] * self.path_logp
        return replace(self, confidence=float(1.0 / (1.0 + np.exp(-evidence))))


@dataclass(frozen=True, slots=True)
class PairHead:
    """The weights of the conditioned tagger, and of the confidence, that live outside the ONNX graph."""

    distance: Floats
    paragraph: Floats
    tag_weight: Floats
    tag_bias: Floats
    transitions: Floats
    confidence: Floats  # logistic regression: bias, anchor_logit, path_logp

    @classmethod
    def of(cls, arrays: Mapping[str, Floats]) -> "PairHead":
        """Read the head from named arrays, such as an `.npz` file."""
        transitions = np.where(allowed_transitions(), arrays["transitions"], IMPOSSIBLE)
        names = ("distance", "paragraph", "tag_weight", "tag_bias", "confidence")
        return cls(transitions=transitions.astype(np.float32), **{name: arrays[name] for name in names})

    def decode(
        self, anchors: Ints, logits: Floats, word: Floats, cue: Floats, *, start: int, table: WordTable
    ) -> Iterator[TaggedAttribution]:
        """Yield the best tagging around each anchor of one window.

        Only the anchor's own paragraph is looked at: in PolNeAR 16 of 2,192 attributions reach beyond, and
        the network learns never to.

        Args:
            anchors: Words of the window, counted from its `start`.
            logits: One an anchor.
            word, cue: One row a word of the window.
        """
        if not len(anchors):
            return
        paragraphs = table.paragraphs[start : start + len(word)]
        first = np.maximum(np.searchsorted(paragraphs, paragraphs[anchors]), anchors - REACH)
        last = np.searchsorted(paragraphs, paragraphs[anchors], side="right") - 1
        last = np.minimum(last, anchors + REACH)
        steps = np.arange(-int((anchors - first).max()), int((last - anchors).max()) + 1)
        places = anchors[:, None] + steps
        inside = (places >= first[:, None]) & (places <= last[:, None])
        emissions = self._emissions(word[np.clip(places, 0, len(word) - 1)], cue[anchors], steps)
        emissions[:, -steps[0], ~IS_CUE] = IMPOSSIBLE
        emissions[~inside] = IMPOSSIBLE  # outside there is only O, and it costs nothing
        emissions[~inside, 0] = 0.0
        paths, logps = best_paths(emissions, self.transitions, inside)
        for i, anchor in enumerate((anchors + start).tolist()):
            runs = _runs_by_role(paths[i], anchor + int(steps[0]))
            cue_run = next((run for run in runs["cue"] if run[0] <= anchor < run[1]), None)
            if cue_run is None or not runs["content"]:
                continue
            found = TaggedAttribution(
                anchor, _nearest(runs["source"], cue_run), cue_run, tuple(runs["content"]),
                float(logits[i]), float(logps[i]),
            )  # fmt: skip
            yield found.with_confidence(self.confidence)

    def _emissions(self, word: Floats, cue: Floats, steps: Ints) -> Floats:
        scale, shift = np.split(cue[:, None, :], 2, axis=-1)
        mixed = word * (1.0 + scale)
        mixed += shift + self.paragraph[paragraph_bucket(np.zeros(1, dtype=np.int64))]
        mixed += self.distance[distance_bucket(steps)]
        np.maximum(mixed, 0.0, out=mixed)
        return np.asarray(mixed @ self.tag_weight.T + self.tag_bias, dtype=np.float32)


def best_paths(emissions: Floats, transitions: Floats, inside: NDArray[np.bool_]) -> tuple[Ints, Floats]:
    """Return the best tags of each [anchors, words] and their log probability.

    The Viterbi and the forward algorithm. A sequence may begin and end with any tag where the window
    cuts it: moves over the window's edge cost nothing.
    """
    n, length, n_tags = emissions.shape
    scores = np.empty((length, n, n_tags), dtype=np.float32)
    scores[0] = emissions[:, 0]
    alpha, log_z = _normalized(np.exp(emissions[:, 0] - emissions[:, 0].max(1, keepdims=True)))
    log_z = log_z + emissions[:, 0].max(1)
    grow = np.exp(transitions)
    for t in range(1, length):
        open_edge = (~(inside[:, t] & inside[:, t - 1]))[:, None]
        moved = (scores[t - 1][:, :, None] + transitions).max(1)
        scores[t] = np.where(open_edge, scores[t - 1].max(1, keepdims=True), moved) + emissions[:, t]
        peak = emissions[:, t].max(1, keepdims=True)
        alpha = np.where(open_edge, alpha.sum(1, keepdims=True), alpha @ grow)
        alpha, grown = _normalized(alpha * np.exp(emissions[:, t] - peak))
        log_z = log_z + grown + peak[:, 0]
    paths = np.empty((n, length), dtype=np.int64)
    paths[:, -1] = scores[-1].argmax(1)
    for t in range(length - 1, 0, -1):
        open_edge = (~(inside[:, t] & inside[:, t - 1]))[:, None]
        paths[:, t - 1] = (scores[t - 1] + np.where(open_edge, 0.0, transitions[:, paths[:, t]].T)).argmax(1)
    return paths, scores[-1].max(1) - log_z


def _normalized(alpha: Floats) -> tuple[Floats, Floats]:
    total = alpha.sum(1, keepdims=True)
    return alpha / total, np.log(total[:, 0])


def _runs_by_role(path: Ints, first: int) -> dict[str, list[Run]]:
    """Return the unbroken runs of each role; runs of one role that touch are one."""
    out: dict[str, list[Run]] = {role: [] for role in ROLES}
    roles = np.concatenate(([-1], ROLE_OF_TAG[path], [-1]))
    edges = np.flatnonzero(np.diff(roles)).tolist()
    for begin, end in itertools.pairwise(edges):
        if (role := int(roles[end])) >= 0:
            out[ROLES[role]].append((first + begin, first + end))
    return out


def _nearest(runs: list[Run], cue: Run) -> Run | None:
    """Return the run nearest to the cue: an attribution has one source."""
    return min(runs, key=lambda run: _gap(run, cue), default=None)


def choose(
    found: Iterable[TaggedAttribution], *, floor: float, sentence_of: Sequence[int] | None = None
) -> list[TaggedAttribution]:
    """Keep the surest of those that contradict each other, in reading order; leave out those below `floor`.

    Two attributions never share a cue word (as when both words of "called on" are anchors), and none stands
    within another's content: reports within reports are found by reading a content as a text of its own.
    Of two runs of content that overlap the one nearer to its cue stays, unless it leaves too little of an
    attribution: then the surer of the two attributions stays as it is, alone.

    Args:
        sentence_of: For each word the number of its sentence; nearer is first of all in fewer sentences.
    """
    kept: dict[int, TaggedAttribution] = {}
    owners: dict[int, int] = {}  # of each word of a content
    cues: set[int] = set()
    for one in sorted(found, key=lambda a: (-a.confidence, a.anchor)):
        words = _words(one.content)
        if one.confidence < floor or not cues.isdisjoint((*range(*one.cue), *words)):
            continue
        if not owners.keys().isdisjoint(range(*one.cue)):
            continue
        changed = {one.anchor: one}
        for key in sorted({owners[i] for i in words if i in owners}):
            changed[key], changed[one.anchor] = _parted(kept[key], changed[one.anchor], sentence_of)
        if all(_is_meant(each, kept.get(key, one)) for key, each in changed.items()):
            kept |= changed
            owners |= {i: key for key, each in changed.items() for i in _words(each.content)}
            cues.update(range(*one.cue))
    return [kept[anchor] for anchor in sorted(kept)]


def _parted(
    first: TaggedAttribution, second: TaggedAttribution, sentence_of: Sequence[int] | None
) -> tuple[TaggedAttribution, TaggedAttribution]:
    """Return both without the runs that overlap one of the other's which is nearer to its cue."""
    firsts, seconds = list(first.content), list(second.content)
    for a in first.content:
        for b in second.content:
            if a[0] < b[1] and b[0] < a[1] and a in firsts and b in seconds:
                if _farness(b, second.cue, sentence_of) < _farness(b, first.cue, sentence_of):
                    firsts.remove(a)
                else:
                    seconds.remove(b)
    return replace(first, content=tuple(firsts)), replace(second, content=tuple(seconds))


def _is_meant(parted: TaggedAttribution, whole: TaggedAttribution) -> bool:
    return len(_words(parted.content)) >= MIN_SHARE_KEPT * len(_words(whole.content))


def _words(runs: Iterable[Run]) -> list[int]:
    return [i for run in runs for i in range(*run)]


def _gap(run: Run, cue: Run) -> int:
    return max(run[0] - cue[1], cue[0] - run[1])


def _farness(run: Run, cue: Run, sentence_of: Sequence[int] | None) -> tuple[int, int]:
    """How far a run is from a cue: in sentences begun between them, then in words."""
    if sentence_of is None:
        return 0, _gap(run, cue)
    before, after = sorted((run, cue))
    return max(sentence_of[after[0]] - sentence_of[before[1] - 1], 0), _gap(run, cue)


def allowed_transitions() -> NDArray[np.bool_]:
    """Return which tag may follow which: a run goes B I* E or S, and nothing cuts it short."""
    allowed = np.zeros((len(TAGS), len(TAGS)), dtype=bool)
    for i, before in enumerate(TAGS):
        for j, after in enumerate(TAGS):
            if before[0] in "BI":
                allowed[i, j] = after[0] in "IE" and after[1:] == before[1:]
            else:
                allowed[i, j] = after[0] in "OBS"
    return allowed


def distance_bucket(steps: Ints) -> Ints:
    """Return 0..40 for a number of words from the anchor, which is 20: exact up to 10, then ever coarser."""
    far = np.abs(steps)
    coarse = 11 + np.floor(np.log2(np.maximum(far, 10) / 10.0) * 3.0).astype(np.int64)
    return 20 + np.sign(steps) * np.minimum(np.where(far <= 10, far, coarse), 20)


def paragraph_bucket(steps: Ints) -> Ints:
    """Return 0..4 for a number of paragraphs from the anchor's; 2 is its own."""
    return np.clip(steps, -2, 2) + 2
