"""Train the entailment model: `python -m training.entailment.train --help`.

The learning rate falls to zero over the epochs. What is saved is the moving average of the weights.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.evaluate.relating import average_precision, read_pairs
from training.entailment.corpus import (
    CORPORA,
    Batch,
    Example,
    Mixture,
    batches,
    collate,
    examples_of,
    grouped,
    mixture_of,
)
from training.entailment.model import Entailment, load_mean
from training.model import BERT, move, open_tokenizer

WARM_UP = 0.1
SMOOTHING = 0.05
WEAKENS, DOES_NOT = 0.83, 0.03  # how sure ClaimDiff's labels make of a contradiction
PIECES_AT_ONCE = 4096  # when predicting


def loss_of(logits: Tensor, batch: Batch) -> Tensor:
    """Return the mean cross entropy; of a pair known only to contradict or not, of that alone."""
    logs = F.log_softmax(logits, -1)
    target = batch.target * (1 - SMOOTHING) + SMOOTHING / 3
    three_way = -(target * logs).sum(-1)
    against = batch.target[:, 2] * (WEAKENS - DOES_NOT) + DOES_NOT
    two_way = -(against * logs[:, 2] + (1 - against) * torch.logsumexp(logs[:, :2], -1))
    losses = torch.where(batch.binary, two_way, three_way)
    return (losses * batch.weight).sum() / batch.weight.sum()


def optimizer_of(
    model: Entailment, *, rate: float, head_rate: float, layer_decay: float
) -> torch.optim.Optimizer:
    """Return AdamW with a slower rate for lower layers and a faster one for all that is new."""
    n_layers = len(model.encoder.layers)

    def peak_of(name: str) -> float:
        if not name.startswith("encoder.") or name.startswith("encoder.features"):
            return head_rate
        if name.startswith("encoder.layers."):
            return rate * layer_decay ** (n_layers - 1 - int(name.split(".")[2]))
        return rate * layer_decay**n_layers

    return adamw(model, peak_of)


def adamw(model: nn.Module, peak_of: Callable[[str], float]) -> torch.optim.Optimizer:
    """Return AdamW for the weights that are learnt, with the highest rate that each name has."""
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            shrink = 0.01 if weight.ndim > 1 and "features" not in name else 0.0
            groups.setdefault((peak_of(name), shrink), []).append(weight)
    return torch.optim.AdamW(
        [{"params": ws, "lr": lr, "peak": lr, "weight_decay": shrink} for (lr, shrink), ws in groups.items()],
        betas=(0.9, 0.98),
        fused=True,
    )


def set_rates(optimizer: torch.optim.Optimizer, progress: float) -> None:
    """Let the rates rise to their highest and fall to nearly zero; `progress` goes from 0 to 1."""
    scale = min((progress + 0.001) / WARM_UP, (1 - progress) / (1 - WARM_UP))
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * max(scale, 0.002)


def predict(model: Entailment, examples: list[Example]) -> np.ndarray:
    """Return logits [examples, 3], in the order of the examples."""
    return predict_with(model, lambda batch: model(batch.pieces, batch.features, batch.mask), examples)


@torch.no_grad()
def predict_with(
    model: nn.Module, logits_of: Callable[[Batch], Tensor], examples: list[Example]
) -> np.ndarray:
    """Return what `logits_of` says of all examples, in their order, with `model` at rest."""
    model.eval()
    found = np.empty((len(examples), 3), dtype=np.float32)
    for group in grouped(examples, PIECES_AT_ONCE):
        found[group] = logits_of(collate([examples[i] for i in group])).numpy()
    model.train()
    return found


def describe(model: Entailment, parts: dict[str, list[Example]]) -> str:
    """Return the accuracy on each corpus; of ClaimDiff, the average precision of "weakens"."""
    return ", ".join(
        describe_logits(name, predict(model, examples), examples) for name, examples in parts.items()
    )


def describe_logits(name: str, logits: np.ndarray, examples: list[Example]) -> str:
    targets = np.array([example.target for example in examples])
    if not examples[0].binary:
        return f"{name} {(logits.argmax(-1) == targets.argmax(-1)).mean():.4f}"
    against = logits[:, 2] - np.logaddexp(logits[:, 0], logits[:, 1])
    precision = average_precision(against.tolist(), (targets[:, 2] > 0).tolist())
    return f"{name} ap {precision:.3f} base {targets[:, 2].mean():.3f}"


class Run:
    """A training run: the model, the moving average of its weights, and its place in time."""

    def __init__(
        self, arguments: argparse.Namespace, mixture: Mixture, check: dict[str, list[Example]]
    ) -> None:
        self.arguments, self.mixture, self.check = arguments, mixture, check
        self.rng = np.random.default_rng(arguments.seed)
        self.model = Entailment(BERT, arguments.dropout)
        self.model.encoder.load_bert(BERT)
        self.model.encoder.words.weight.requires_grad_(False)
        if arguments.start:
            self.model.load_state_dict(load_mean(arguments.start))
        self.optimizer = optimizer_of(
            self.model, rate=arguments.rate, head_rate=arguments.head_rate, layer_decay=arguments.layer_decay
        )
        self.average = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.step = 0

    def train(self) -> None:
        n_steps = self.arguments.epochs * sum(1 for _ in self._batches())
        print(f"{sum(len(many) for many, _ in self.mixture)} pairs, about {n_steps} steps", flush=True)
        began = time.monotonic()
        for epoch in range(self.arguments.epochs):
            for batch in self._batches():
                loss = self._step(batch, min(self.step / n_steps, 1.0))
                if self.step % 50 == 0:
                    print(f"step {self.step} loss {loss:.4f} {time.monotonic() - began:.0f} s", flush=True)
            self._check(epoch + 1)

    def _batches(self) -> list[Batch]:
        chosen = [e for many, share in self.mixture for e in many if share == 1 or self.rng.random() < share]
        return list(batches(chosen, self.arguments.budget, self.rng))

    def _step(self, batch: Batch, progress: float) -> float:
        set_rates(self.optimizer, progress)
        loss = loss_of(self.model(batch.pieces, batch.features, batch.mask), batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        weights = self.model.state_dict()
        del weights["encoder.words.weight"]  # these stay as they are
        move(self.average, weights, self.step, self.arguments.average)
        return float(loss.detach())

    def _check(self, epoch: int) -> None:
        now = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.average)
        torch.save(self.average, self.arguments.out)
        print(f"epoch {epoch}, validation: {describe(self.model, self.check)}", flush=True)
        self.model.load_state_dict(now)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the three corpora")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, nargs="*", help="go on from the mean of these weights")
    parser.add_argument("--share", type=float, default=1.0, help="of SICK and ClaimDiff, in each epoch")
    parser.add_argument("--written", type=float, default=0.0, help="share of the pairs written for kg")
    parser.add_argument("--soft", type=Path, help="pairs with a teacher's probabilities")
    parser.add_argument("--soft-share", type=float, default=1.0, help="of those, in each epoch")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--budget", type=int, default=800, help="pieces a batch")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--average", type=float, default=0.99)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    torch.manual_seed(arguments.seed)
    tokenizer = open_tokenizer()
    mixture = mixture_of(arguments, tokenizer)
    check = {
        corpus: examples_of(read_pairs(arguments.data, corpus, "validation"), tokenizer) for corpus in CORPORA
    }
    run = Run(arguments, mixture, check)
    run.model.train()
    run.train()


if __name__ == "__main__":
    main()
