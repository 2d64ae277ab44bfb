"""Train the judge: `python -m training.judge.train --help`.

The rates rise and fall over all epochs. Label files are read anew at each epoch. What is saved is the moving
average of the weights; the held-back pairs are printed, not chosen by.
"""

import argparse
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from kg.evaluate.relating import average_precision, read_pairs
from training.entailment.train import adamw, set_rates
from training.entailment.written import read_written
from training.judge.corpus import (
    VARIED,
    Articles,
    Batch,
    Example,
    LabelledClaims,
    batches,
    collate,
    encoded,
    read_labels,
    sentences,
    targets_of,
    varied,
)
from training.judge.model import Judge
from training.model import BERT, move, narrow, open_tokenizer
from training.shipped import read_entailment

SMOOTHING = 0.05
PAIRS_AT_ONCE = 24  # when predicting


def loss_of(question: Tensor, opposed: Tensor, batch: Batch) -> Tensor:
    """Return the mean loss over the pairs of what is known of each."""
    asked, answered = batch.question >= 0, batch.opposed >= 0
    loss = question.new_zeros(())
    if asked.any():
        loss = loss + F.cross_entropy(
            question[asked], batch.question[asked], reduction="sum", label_smoothing=SMOOTHING
        )
    if answered.any():
        target = batch.opposed[answered] * (1 - SMOOTHING) + SMOOTHING / 2
        loss = loss + F.binary_cross_entropy_with_logits(opposed[answered], target, reduction="sum")
    return loss / len(batch.question)


def probabilities(model: Judge, examples: Sequence[Example]) -> np.ndarray:
    """Return same, opposed, compatible, another of each example, [examples, 4], the mean of both orders."""
    turned = [Example(e.b, e.a, *e[2:]) for e in examples]
    return (_answers(*logits_of(model, examples)) + _answers(*logits_of(model, turned))) / 2


def _answers(question: Tensor, opposed: Tensor) -> np.ndarray:
    q, o = question.softmax(-1).numpy(), opposed.sigmoid().numpy()
    return np.stack([q[:, 0] * (1 - o), q[:, 0] * o, q[:, 1], q[:, 2]], -1)


@torch.no_grad()
def logits_of(model: Judge, examples: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """Return the logits of both questions, in the order of the examples."""
    was_training = model.training
    model.eval()
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].a.pieces) + len(examples[i].b.pieces))
    question, opposed = torch.zeros(len(examples), 3), torch.zeros(len(examples))
    for at in range(0, len(order), PAIRS_AT_ONCE):
        chosen = order[at : at + PAIRS_AT_ONCE]
        batch = collate([examples[i] for i in chosen])
        question[chosen], opposed[chosen] = model(*batch[:4])
    model.train(was_training)
    return question, opposed


def describe(found: np.ndarray, pairs: list[LabelledClaims]) -> str:
    """Return average precision of each answer and its base rate, and recall at high precision."""
    parts = []
    for name, column, truth in (("same", 0, "S"), ("opposed", 1, "O"), ("another", 3, "NX")):
        gold = [pair.label in truth for pair in pairs]
        ap = average_precision(found[:, column].tolist(), gold)
        parts.append(
            f"{name} ap {ap:.3f} base {np.mean(gold):.3f} R@P.9 {_recall_at(found[:, column], gold, 0.9):.2f}"
        )
    return "; ".join(parts)


def _recall_at(scores: np.ndarray, gold: list[bool], precision: float) -> float:
    hits, best = 0, 0
    for rank, i in enumerate(np.argsort(-scores, kind="stable"), start=1):
        hits += gold[i]
        if hits >= precision * rank:
            best = hits
    return best / max(sum(gold), 1)


class Run:
    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.rng = np.random.default_rng(arguments.seed)
        self.chance = random.Random(arguments.seed)
        self.tokenizer = open_tokenizer()
        self.articles = Articles(arguments.data)
        self.model = Judge(BERT)
        if arguments.start:
            self.model.load_state_dict(torch.load(arguments.start))
        else:
            self.model.encoder.load_bert(BERT)
            self.model.start_from(read_entailment(arguments.entailment))
        self.model.encoder.words.weight.requires_grad_(False)
        self.optimizer = adamw(self.model, self._peak_of)
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.known = self._known()
        self.step = 0

    def _peak_of(self, name: str) -> float:
        if not name.startswith("encoder.") or name.startswith("encoder.features"):
            return float(self.arguments.head_rate)
        return float(self.arguments.rate)

    def _known(self) -> list[Example]:
        """Return pairs of sentences that are known to agree or to contradict: for the second question."""
        general = read_pairs(self.arguments.data, "general", "train")
        pairs = [p for p in [*general, *read_written()] if p.label in ("entailment", "contradiction")]
        return encoded(
            [sentences(p.a, p.b) for p in pairs],
            [(-1, float(p.label == "contradiction")) for p in pairs],
            self.tokenizer,
        )

    def labelled(self) -> list[LabelledClaims]:
        return read_labels([p for p in self.arguments.labels if p.exists()], self.articles)

    def epoch(self, pairs: list[LabelledClaims]) -> list[Batch]:
        told = [varied(p, self.chance) if self.chance.random() < VARIED else p for p in pairs]
        real = encoded([(p.a, p.b) for p in told], [targets_of(p.label) for p in told], self.tokenizer)
        n_known = int(self.arguments.known * len(pairs))
        chosen = self.rng.choice(len(self.known), n_known, replace=False)
        many = [
            *batches(real, self.arguments.budget, self.rng),
            *batches([self.known[i] for i in chosen], self.arguments.budget, self.rng),
        ]
        self.rng.shuffle(many)  # type: ignore[arg-type]
        return many

    def train(self) -> None:
        began = time.monotonic()
        for epoch in range(self.arguments.epochs):
            narrow(self.model, epoch >= self.arguments.narrow_from)
            pairs = self.labelled()
            many = self.epoch([p for p in pairs if not p.held or self.arguments.all])
            print(f"epoch {epoch + 1}: {len(pairs)} pairs, {len(many)} batches", flush=True)
            for i, batch in enumerate(many):
                self._step(batch, (epoch + i / len(many)) / self.arguments.epochs)
                if self.step % 50 == 0:
                    print(f"step {self.step} {time.monotonic() - began:.0f} s", flush=True)
            self._check([p for p in pairs if p.held])

    def _step(self, batch: Batch, progress: float) -> None:
        set_rates(self.optimizer, progress)
        loss = loss_of(*self.model(*batch[:4]), batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        weights = self.model.state_dict()
        del weights["encoder.words.weight"]  # these stay as they are
        move(self.average, weights, self.step, self.arguments.average)

    def _check(self, held: list[LabelledClaims]) -> None:
        now = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        torch.save(self.average, self.arguments.out)
        for name, part in (
            ("stories", [p for p in held if p.story]),
            ("polnear", [p for p in held if not p.story]),
        ):
            examples = encoded(
                [(p.a, p.b) for p in part], [targets_of(p.label) for p in part], self.tokenizer
            )
            print(
                f"held {name} {len(part)}: {describe(probabilities(self.model, examples), part)}", flush=True
            )
        self.model.load_state_dict(now)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the corpora")
    parser.add_argument("--labels", type=Path, nargs="+", required=True)
    parser.add_argument("--entailment", type=Path, help="entailment.onnx to begin with")
    parser.add_argument("--start", type=Path, help="weights of a judge to go on from")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--all", action="store_true", help="train on the held-back pairs too")
    parser.add_argument("--known", type=float, default=0.5, help="pairs of sentences to each labelled pair")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--narrow-from", type=int, default=1, help="epochs before computing as int8 will")
    parser.add_argument("--budget", type=int, default=1600, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--head-rate", type=float, default=4e-4)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    run = Run(arguments)
    run.model.train()
    run.train()


if __name__ == "__main__":
    main()
