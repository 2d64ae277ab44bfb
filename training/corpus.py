"""PolNeAR as training examples: words, and for every attribution its anchor and its runs of words.

One example is one window of one article, assembled anew every epoch, with some names replaced by others
so that the model cannot learn who talks. A batch is a few windows of about the same length.
"""

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from kg.extract.tagger.decoding import REACH, ROLES, TAGS, distance_bucket, paragraph_bucket
from kg.extract.tagger.pieces import Ints, WordTable, read_words, windows

CLS, SEP = 101, 102
FUNCTION_WORDS = frozenset(
    "a also an and are as at be been being but by can could did do does had has have having he her his "
    "i in is it its just may might must n not of on only or s she should t that the their they to was "
    "we were who will with would you "
    "’ ' \" “ ” , - : ;".split()
)
NAME_SWAP = 0.15  # share of the distinct names of a window that are replaced
TAG = {name: i for i, name in enumerate(TAGS)}


@dataclass(frozen=True)
class Gold:
    """One attribution: an anchor word and (role, first word, last word) of each run."""

    anchor: int
    runs: list[tuple[str, int, int]]


@dataclass(frozen=True)
class Article:
    id: str
    words: list[str]
    table: WordTable
    golds: list[Gold]


@dataclass(frozen=True)
class Batch:
    """Windows as tensors; anchors are rows of (window, word) with the words around them."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor  # [batch, words] 1 where there is a word
    is_anchor: Tensor
    roles: Tensor  # [batch, words, 3]
    anchors: Tensor  # [anchors, 2] window, word
    around: Tensor  # [anchors, reach] word of each place
    around_mask: Tensor
    distance: Tensor
    paragraph: Tensor
    tags: Tensor


def read_rows(path: Path) -> list[dict]:
    """Read one article a line, as it stands there: its text, and attributions of spans in it."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def read_article(row: dict, tokenizer: Tokenizer) -> Article:
    """Return an article in words."""
    table = read_words(row["text"], tokenizer)
    words = [row["text"][s:e] for s, e in zip(table.starts.tolist(), table.ends.tolist(), strict=True)]
    golds = [gold for a in row["attributions"] if (gold := _gold(a, words, table))]
    return Article(row["id"], words, table, golds)


def _gold(attribution: dict, words: list[str], table: WordTable) -> Gold | None:
    """Return the attribution in words; None for the one of 19,832 that has no cue."""
    taken: set[int] = set()
    role_words: dict[str, list[int]] = {}
    for role in ("cue", "source", "content"):
        touched = np.zeros(len(table), dtype=bool)
        for start, end in attribution[role]:
            touched |= (table.starts < end) & (start < table.ends)
        role_words[role] = sorted(set(np.flatnonzero(touched).tolist()) - taken)
        taken |= set(role_words[role])
    cue = role_words["cue"]
    if not cue:
        return None
    anchor = next((i for i in cue if words[i].lower() not in FUNCTION_WORDS), cue[0])
    runs = [(role, *run) for role, where in role_words.items() for run in _runs(where)]
    return Gold(anchor, runs)


def _runs(where: list[int]) -> Iterator[tuple[int, int]]:
    begin = 0
    for i in range(1, len(where) + 1):
        if i == len(where) or where[i] != where[i - 1] + 1:
            yield where[begin], where[i - 1]
            begin = i


class NameSwapper:
    """Replaces names by others: capitalised words that the corpus hardly ever writes in lower case."""

    def __init__(self, articles: Iterable[Article], tokenizer: Tokenizer, more_names: Iterable[str]) -> None:
        capital, lower = Counter[str](), Counter[str]()
        for article in articles:
            for word, following in zip(article.words, [".", *article.words], strict=False):
                if word.islower():
                    lower[word] += 1
                elif word.istitle() and len(word) > 2 and following not in '.?!“":':
                    capital[word] += 1
        self.names = {w for w, n in capital.items() if n > 2 * lower[w.lower()]}
        more = {w for name in more_names for w in name.split() if w.istitle() and len(w) > 2}
        self.pool = [tokenizer.encode(w, add_special_tokens=False).ids for w in sorted(self.names | more)]
        self.pool = [ids for ids in self.pool if len(ids) < 6]

    def swaps(self, words: Iterable[str], rng: random.Random) -> dict[str, list[int]]:
        """Return the pieces that take the place of some of these words."""
        names = sorted({w for w in words if w in self.names})
        return {w: rng.choice(self.pool) for w in names if rng.random() < NAME_SWAP}


def epoch_batches(
    articles: list[Article], *, rng: random.Random, size: int, swapper: NameSwapper | None
) -> Iterator[Batch]:
    """Yield an epoch's windows in random order, `size` windows of similar length at a time.

    A window that holds fewer attributions than the median may be left out, in proportion: on two cores
    it is computing that is scarce, and it is attributions that teach.
    """
    places = [(a, start, end) for a in articles for start, end in _shifted_windows(a.table, rng)]
    densities = [(_n_anchors(p) + 0.5) / _n_pieces(p) for p in places]
    median = sorted(densities)[len(densities) // 2]
    places = [p for p, density in zip(places, densities, strict=True) if rng.random() * median < density]
    rng.shuffle(places)
    batches = []
    for i in range(0, len(places), 32 * size):
        block = sorted(places[i : i + 32 * size], key=_n_pieces)
        batches += [block[j : j + size] for j in range(0, len(block), size)]
    rng.shuffle(batches)
    for batch in batches:
        yield make_batch(batch, rng=rng, swapper=swapper)


def _n_pieces(place: tuple[Article, int, int]) -> int:
    article, start, end = place
    return int(article.table.first[end] - article.table.first[start])


def _n_anchors(place: tuple[Article, int, int]) -> int:
    article, start, end = place
    return sum(start <= gold.anchor < end for gold in article.golds)


def _shifted_windows(table: WordTable, rng: random.Random) -> list[tuple[int, int]]:
    """Return windows that overlap little and whose edges fall elsewhere every epoch."""
    places = windows(table, size=rng.randint(250, 318), overlap=24)
    return [p for p in places if p[1] - p[0] > 20] or places


def make_batch(
    places: list[tuple[Article, int, int]], *, rng: random.Random, swapper: NameSwapper | None
) -> Batch:
    """Assemble windows into tensors."""
    rows = [_assemble(a, s, e, rng, swapper) for a, s, e in places]
    n_words = max(e - s for _, s, e in places)
    length = max(len(r[0]) for r in rows)
    out = {k: np.zeros((len(rows), length), dtype=np.int64) for k in ("pieces", "features", "mask")}
    first, words, is_anchor = (np.zeros((len(rows), n_words), dtype=np.int64) for _ in range(3))
    roles = np.zeros((len(rows), n_words, len(ROLES)), dtype=np.float32)
    anchors, around, tags, distance, paragraph = [], [], [], [], []
    for b, ((article, start, end), (pieces, features, firsts)) in enumerate(zip(places, rows, strict=True)):
        out["pieces"][b, : len(pieces)] = pieces
        out["features"][b, : len(pieces)] = features
        out["mask"][b, : len(pieces)] = 1
        first[b, : end - start] = firsts
        words[b, : end - start] = 1
        for gold in article.golds:
            for role, i, j in gold.runs:
                roles[b, max(i - start, 0) : max(min(j, end - 1) - start + 1, 0), ROLES.index(role)] = 1
            if not start <= gold.anchor < end:
                continue
            is_anchor[b, gold.anchor - start] = 1
            anchors.append((b, gold.anchor - start))
            place = np.arange(max(gold.anchor - REACH, start), min(gold.anchor + REACH + 1, end))
            around.append(place - start)
            tags.append(_tags(gold, place))
            distance.append(distance_bucket(place - gold.anchor))
            paragraphs = article.table.paragraphs
            paragraph.append(paragraph_bucket(paragraphs[place] - paragraphs[gold.anchor]))
    width = max((len(x) for x in around), default=1)
    around_mask = np.array([np.arange(width) < len(x) for x in around], dtype=bool).reshape(-1, width)
    t = torch.from_numpy
    return Batch(
        t(out["pieces"]), t(out["features"]), t(out["mask"]).float(), t(first), t(words).float(),
        t(is_anchor).float(), t(roles), t(np.array(anchors, dtype=np.int64).reshape(-1, 2)),
        _padded(around, width), t(around_mask), _padded(distance, width), _padded(paragraph, width),
        _padded(tags, width),
    )  # fmt: skip


def _padded(rows: list[Ints], width: int) -> Tensor:
    padded = [np.pad(row, (0, width - len(row))) for row in rows]
    return torch.from_numpy(np.array(padded, dtype=np.int64).reshape(-1, width))


def _tags(gold: Gold, place: Ints) -> Ints:
    tags = np.zeros(len(place), dtype=np.int64)
    for role, i, j in gold.runs:
        if i == j:
            tags[place == i] = TAG[f"S-{role}"]
        else:
            tags[(place > i) & (place < j)] = TAG[f"I-{role}"]
            tags[place == i] = TAG[f"B-{role}"]
            tags[place == j] = TAG[f"E-{role}"]
    return tags


def _assemble(
    article: Article, start: int, end: int, rng: random.Random, swapper: NameSwapper | None
) -> tuple[list[int], list[int], list[int]]:
    """Return the window's pieces and features, and where each word's first piece stands."""
    table = article.table
    swaps = swapper.swaps(article.words[start:end], rng) if swapper else {}
    pieces, features, firsts = [CLS], [0], []
    for i in range(start, end):
        own = swaps.get(article.words[i]) or table.pieces[table.first[i] : table.first[i + 1]].tolist()
        firsts.append(len(pieces))
        pieces += own
        features += [int(table.features[i])] * len(own)
    return [*pieces, SEP], [*features, 0], firsts
