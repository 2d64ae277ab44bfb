"""Make the word-piece vectors of `kg.relate.models.embedding`: `python -m training.embedding DATA OUT.npz`.

As model2vec does it: each piece of the vocabulary runs through MiniLM alone, the vectors are rotated to their
main directions (PCA) and cut short, and a frequent piece counts less (SIF, Arora 2017). Main directions are
made half as unlike in size as they are, which finds pairs better than leaving them or making them alike.
Frequencies are counted in the training texts; a piece that is not there counts as if it were there once.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from kg.evaluate.relating import FILES
from training.model import BERT, Encoder, open_tokenizer

SIF = 1e-3


@torch.no_grad()
def piece_vectors(size: int) -> np.ndarray:
    """Return MiniLM's vector of each piece alone, [pieces, 384]."""
    encoder = Encoder(BERT).eval()
    encoder.load_bert(BERT)
    vectors = []
    for begin in range(0, size, 512):
        ids = torch.arange(begin, min(begin + 512, size))
        pieces = torch.stack([torch.full_like(ids, 101), ids, torch.full_like(ids, 102)], 1)
        vectors.append(encoder(pieces, torch.zeros_like(pieces), torch.ones(pieces.shape)).mean(1).numpy())
    return np.concatenate(vectors)


def texts_of(folder: Path) -> list[str]:
    lines = (json.loads(line) for name in FILES.values() for line in (folder / name).open(encoding="utf-8"))
    pairs = [row.get(key, "") for row in lines for key in ("a", "b", "claim_a", "claim_b")]
    return pairs + [
        json.loads(line)["text"] for line in (folder / "polnear_train.jsonl").open(encoding="utf-8")
    ]


def frequencies(texts: list[str], tokenizer: Tokenizer) -> np.ndarray:
    """Return the share of each piece, smoothed."""
    counts = Counter(
        piece for text in texts for piece in tokenizer.encode(text, add_special_tokens=False).ids
    )
    found = np.ones(tokenizer.get_vocab_size())
    for piece, count in counts.items():
        found[piece] += count
    return found / found.sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the corpora")
    parser.add_argument("out", type=Path)
    parser.add_argument("--dimensions", type=int, default=256)
    parser.add_argument("--cache", type=Path, help="keep the raw vectors here")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    tokenizer = open_tokenizer()
    if arguments.cache and arguments.cache.exists():
        raw = np.load(arguments.cache)
    else:
        raw = piece_vectors(tokenizer.get_vocab_size())
        if arguments.cache:
            np.save(arguments.cache, raw)
    share = frequencies(texts_of(arguments.data), tokenizer)
    centred = raw - share @ raw
    spread, directions = np.linalg.eigh(np.cov(centred.T))
    kept = np.argsort(-spread)[: arguments.dimensions]
    vectors = centred @ (directions[:, kept] / spread[kept] ** 0.25) * (SIF / (SIF + share))[:, None]
    scale = np.abs(vectors).max(1, keepdims=True) / 127
    np.savez(arguments.out, vectors=np.round(vectors / scale).astype(np.int8), scale=scale.astype(np.float32))


if __name__ == "__main__":
    main()
